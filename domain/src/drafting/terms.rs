//! Terms: the words of a text that carry its matter, reduced to a stem so that `pricing`, `prices` and `cost` meet.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use super::language::is_common_word;
use crate::intents::folding::words;

const STEM_LETTERS: usize = 6;

/// Stems of different words that ask for the same thing; the first stands for all.
const CONCEPTS: [&[&str]; 15] = [
    &[
        "price", "pric", "cost", "fee", "charg", "preis", "kost", "prix", "cout", "precio", "cuest", "preco", "custa",
        "prezzo", "prijs", "tarif", "tarifa", "tariff",
    ],
    &[
        "refund", "moneyba", "reimbur", "erstatt", "rembour", "reembol", "rimbors", "terugbe",
    ],
    &[
        "cancel", "terminat", "termina", "kundig", "kundigu", "annul", "annuler", "resili", "cancela", "disdett",
        "disdire", "opzegge",
    ],
    &[
        "trial", "test", "tryout", "probier", "essai", "essay", "prueba", "prova", "proefpe",
    ],
    &[
        "invoice", "invoic", "bill", "pay", "paid", "paymen", "zahl", "bezahl", "receipt", "rechnun", "factur",
        "factura", "fatura", "fattura", "factuur",
    ],
    &[
        "deliver", "ship", "shipp", "shipmen", "dispatc", "lieferu", "liefer", "livrais", "livr", "envio", "entrega",
        "spedizi", "consegn", "leverin", "bezorgi",
    ],
    &[
        "login", "log", "signin", "password", "passwor", "passwort", "anmelde", "einlogg", "connect", "contras",
        "senha", "inlogge", "wachtwo",
    ],
    &[
        "return", "ruckgab", "zuruckg", "retour", "renvoye", "devoluc", "devolve", "reso", "retourn",
    ],
    &["integra", "connecto", "plugin", "schnitt"],
    &[
        "discoun", "rabatt", "ermass", "reduct", "remise", "descuen", "descont", "sconto", "korting",
    ],
    &["hour", "offnung", "uhrzeit", "horaire", "horario", "orari", "orario"],
    &[
        "secur", "securit", "privac", "gdpr", "dsgvo", "rgpd", "datensc", "sicherh", "securi",
    ],
    &["phone", "telepho", "telefon", "telefoo", "telefono", "call", "numero"],
    &[
        "charit", "charity", "profit", "nonprof", "volunt", "verein", "gemeinn", "associ", "asocia", "associa",
    ],
    &[
        "seat", "user", "nutzer", "benutze", "utilisa", "usuario", "utente", "gebruik",
    ],
];

/// Words that every question shares: they say nothing about its matter.
const EMPTY: [&str; 75] = [
    "immediately",
    "asap",
    "urgent",
    "urgently",
    "again",
    "wissen",
    "savoir",
    "peux",
    "obtenir",
    "voir",
    "avoir",
    "faire",
    "saber",
    "sapere",
    "weten",
    "hacer",
    "fazer",
    "much",
    "many",
    "like",
    "want",
    "need",
    "just",
    "also",
    "still",
    "one",
    "two",
    "some",
    "more",
    "use",
    "using",
    "possible",
    "tell",
    "say",
    "give",
    "send",
    "make",
    "see",
    "look",
    "looking",
    "wondering",
    "question",
    "questions",
    "kindly",
    "email",
    "mail",
    "message",
    "reply",
    "answer",
    "hear",
    "today",
    "tomorrow",
    "now",
    "soon",
    "time",
    "day",
    "thing",
    "things",
    "able",
    "interested",
    "sure",
    "through",
    "same",
    "only",
    "other",
    "than",
    "then",
    "because",
    "really",
    "very",
    "work",
    "works",
    "into",
    "out",
    "over",
];

/// The distinct terms of a text.
pub(super) fn terms(text: &str) -> BTreeSet<String> {
    words(text).into_iter().filter_map(|(word, _)| term(&word)).collect()
}

/// The term of one folded word; `None` when the word carries no matter.
pub(super) fn term(word: &str) -> Option<String> {
    if word == "much" {
        return Some("price".to_owned());
    }
    let is_short_word = word.chars().count()
        < if word.bytes().all(|byte| byte.is_ascii_digit()) {
            2
        } else {
            3
        };
    if is_short_word || is_common_word(word) || EMPTY.contains(&word) {
        return None;
    }
    let stem = stem(word);
    Some(
        CONCEPT_OF
            .get(word)
            .or_else(|| CONCEPT_OF.get(stem.as_str()))
            .map_or(stem, |concept| (*concept).to_owned()),
    )
}

/// Each listed word, whole and as a stem, with the name of its concept.
static CONCEPT_OF: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    let named = CONCEPTS.iter().filter_map(|concept| Some((*concept.first()?, concept)));
    let pairs = named.flat_map(|(name, concept)| concept.iter().map(move |listed| (*listed, name)));
    pairs
        .flat_map(|(listed, name)| {
            [
                (listed.to_owned(), name),
                (listed.chars().take(STEM_LETTERS).collect(), name),
            ]
        })
        .collect()
});

fn stem(word: &str) -> String {
    let plain = word.split('\'').max_by_key(|part| part.len()).unwrap_or(word);
    let mut stem = plain;
    for suffix in ["ing", "ies", "ed", "es", "en", "s", "e", "y"] {
        if let Some(short) = stem.strip_suffix(suffix)
            && short.chars().count() >= 3
        {
            stem = short;
            if suffix != "s" {
                break;
            }
        }
    }
    let stem: String = stem.chars().take(STEM_LETTERS).collect();
    let mut letters = stem.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before)) if last == before && stem.len() > 3 && !matches!(last, 'l' | 's') => {
            stem.chars().take(stem.chars().count() - 1).collect()
        }
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_and_its_synonyms_meet() {
        for (left, right) in [
            ("price", "pricing"),
            ("prices", "cost"),
            ("costs", "fees"),
            ("refunds", "refunded"),
            ("cancelling", "cancel"),
            ("invoices", "billing"),
            ("shipping", "delivery"),
            ("kosten", "preis"),
            ("integrations", "integrate"),
            ("calls", "phone"),
            ("plans", "plan"),
            ("exports", "exporting"),
        ] {
            assert_eq!(term(left), term(right), "{left} and {right}");
        }
    }

    #[test]
    fn words_without_matter_are_no_terms() {
        assert!(terms("Hi, could you please tell me what this is? Vielen Dank, ich bin es").is_empty());
        assert_eq!(terms("Does the Pro plan include SSO?").len(), 4);
    }
}
