//! Promises: what a draft commits the company to must be the company's own word. A sender who asks for a refund, or
//! claims to have been promised one, grounds nothing. Sentences that ask, refuse or put off promise nothing.

use std::sync::LazyLock;

use regex::Regex;

use super::folded::Folded;
use super::issue::{Issue, IssueCode};
use crate::drafting::patterns::ascii_pattern;
use crate::drafting::sentences;

/// For each kind of promise its words, which also ground it where the company uses them; all text here is folded.
const KINDS: [&str; 5] = [
    r"\b(?:refund\w*|money back|reimburs\w+|(?:ruck)?erstatt\w+|ruckzahlung|rembours\w+|reembols\w+|rimbors\w+|terugbeta\w+|geld terug)\b",
    r"\b(?:discount\w*|waiv(?:e|ed|ing)|rabatt\w*|preisnachlass|une remise|remise de|descuentos?|descontos?|sconto|korting)\b",
    r"\b(?:free of charge|for free|at no (?:extra |additional )?(?:cost|charge)|kostenlos\w*|kostenfrei\w*|gratis|gratuit\w*|sin (?:coste|costo|cargo)|sem custos?|senza costi|kosteloos)\b",
    r"\b(?:guarante\w+|warrant\w+|garant\w+|(?:i|we|can) promise|(?:ich|wir) verspreche?n?|(?:je|nous) promet\w+|prometemos|prometo|promett\w+|(?:ik|wij|we) beloven?)\b",
    r"\b(?:compensat\w+|vouchers?|gift cards?|gutschein\w*|gutschrift\w*|entschadig\w+|dedommag\w+|bon d'achat|compensac\w+|indemni\w+|risarci\w+|schadevergoed\w+|tegoedbon)\b",
];

static PROMISES: LazyLock<Vec<Regex>> = LazyLock::new(|| KINDS.map(ascii_pattern).into());

/// Asking, refusing, putting off, or speaking of what the sender asked.
static HEDGE: LazyLock<Regex> = LazyLock::new(|| {
    ascii_pattern(concat!(
        r"\?|n't\b|\b(?:whether|if|check\w*|find out|look into|ask\w*|clarify|not|no|never|cannot|unable|unfortunately|request\w*|questions?|regarding|concerning|about)\b",
        r"|\b(?:ob|falls|wenn|prufe\w*|klare\w*|frage\w*|nicht|kein\w*|leider|anfrage\w*|bezuglich|wegen)\b",
        r"|\b(?:si|verifi\w+|renseigne\w*|demande\w*|pas|aucun\w*|malheureusement|concernant|sujet)\b",
        r"|\b(?:averigu\w+|consult\w+|preguntar?|solicitud|lamentablemente|sobre|confirmar\w*|nao|pedido|pergunta|infelizmente)\b",
        r"|\b(?:controll\w+|chied\w+|richiesta|domanda|non|nessun\w*|purtroppo|riguardo)\b",
        r"|\b(?:of (?:er|dit|dat|we|wij|u|het)|nagaan|uitzoek\w*|navraag|vraag|verzoek|niet|geen|helaas)\b",
    ))
});

/// `own` is what the company says, folded: its knowledge, its people's words, its earlier messages.
pub(super) fn check(body: &str, own: &str) -> Vec<Issue> {
    let mut issues = Vec::new();
    for span in sentences::split(body) {
        let written = body.get(span.clone()).unwrap_or_default();
        let sentence = Folded::new(written);
        if HEDGE.is_match(&sentence.text) {
            continue;
        }
        let found = PROMISES.iter().filter(|promise| !promise.is_match(own));
        for words in found.filter_map(|promise| promise.find(&sentence.text)) {
            let at = sentence.original(&words.range());
            let message = format!(
                "the promise \"{}\" stands neither in the knowledge base nor in what you wrote",
                written.get(at.clone()).unwrap_or_default()
            );
            issues.push(Issue::at(
                IssueCode::InventedPromise,
                span.start + at.start..span.start + at.end,
                message,
            ));
        }
    }
    issues
}
