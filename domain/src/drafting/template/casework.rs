//! Questions that only somebody with the records, or with a say, can answer: where one order is, why one thing failed,
//! whether an exception is made, what is planned. What the knowledge base says of such things in general is no answer.

use std::sync::LazyLock;

use regex::Regex;

use crate::drafting::patterns::pattern;
use crate::intents::folding::fold;

/// Whether a question of a mail is about one case.
pub(super) fn is_casework(question: &str, mail: &[&str]) -> bool {
    let folded = fold(question);
    let is_of_mine = || MINE.is_match(&folded) && mail.iter().any(|text| SERIAL.is_match(text));
    CASE.iter().any(|pattern| pattern.is_match(&folded)) || NUMBERED.is_match(question) || is_of_mine()
}

/// A serial number, by which somebody must look up what is meant.
static SERIAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\d{3,}-\d{3,}\b"));
static MINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:my|mine|our|ours|mein\w*|unser\w*|mon|ma|mes|notre|nos|mi|mis|nuestr\w+|meu|minha|nosso|nossa|mio|mia|nostr\w+|mijn|ons|onze)\b",
    )
});

/// The number of an order, invoice, repair or ticket.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:[A-Z]{1,4}-){1,2}\d{4,}\b|#\d{4,}\b|\b\d{6,}\b"));

static CASE: LazyLock<[Regex; 7]> = LazyLock::new(|| {
    [
        concat!(
            r"\b(?:can|could|would|will) (?:you|somebody|someone|anyone) (?:please |kindly )?(?:check|look (?:into|up|at)|see (?:if|why|whether|what)|find out|confirm (?:that|whether|if|my|our)|verify|investigate|extend|waive|guarantee|promise|make an exception|hold (?:it|my|our|the) |sign|merge|give (?:us|me) an? |send (?:me|us|it|them)\b)",
            r"|^(?:and |so |but )?(?:has|have|is|are|was|were|did|does) (?:my|our|it|this|that|order|the (?:order|parcel|package|refund|payment|invoice|repair))\b.{0,60}\b(?:left|shipped|sent|arrived|dispatched|ready|finished|done|paid|received|processed|way|yet|known|lost|go through|gone)\b",
            r"|^where (?:is|are|does|has|have) (?:my|our) (?:order|orders|parcel|package|delivery|shipment|refund|money|invoice|goods|item|items|card|tool|machine|payment|repair|bike|car|booking)\b|\bstatus of (?:my|our)\b|\bwhy (?:was|were|is|are|did|does|do|can't|cannot|can|has|have|won't) (?:i|we|my|our|she|he|member)\b|\bsee why\b|^what(?:'s| is) (?:wrong|the matter|going on|happening)\b|^did (?:you|your|it|the)\b|\b(?:what|which|how many|how much|when|why|where)\b.{0,50}\bdid (?:you|your|the|my|our)\b",
            r"|\b(?:do|must|should) (?:i|we) (?:have to |need to )?do (?:anything|something)\b|\b(?:goodwill|exception|roadmap|planned|planning|any plans|coming soon|coming to|in the (?:near )?future|in writing|right now|just now|at the moment)\b|^(?:is|was) (?:it|this|that|there) (?:\w+ ){0,4}(?:on|at) your (?:side|end)\b|\bdo you (?:still )?have (?:\d+|any|some|the|a)\b.{0,40}\b(?:in stock|left|available)\b|\bin stock\b",
        ),
        concat!(
            r"\b(?:konnen|konnten|wurden|konnt|konntet|kannst) (?:sie|ihr|du) .{0,60}\b(?:prufen|nachsehen|nachschauen|klaren|herausfinden|verlangern|entgegenkommen|garantieren|zusichern|zusammenfuhren)\b|^(?:und )?ist (?:mein|meine|unser|unsere|die bestellung|das paket|die lieferung)\b.{0,80}\b(?:fertig|da|angekommen|unterwegs|verschickt|versandt|eingegangen|raus)\b",
            r"|\b(?:muss|mussen|soll|sollen) (?:ich|wir) .{0,40}\b(?:was|etwas) (?:tun|machen|unternehmen)\b|\bwo (?:ist|bleibt|bleiben) (?:mein|meine|unser|unsere)\b|\b(?:warum|wieso|weshalb) .{0,20}\b(?:ich|wir|mein\w*|unser\w*)\b|\bwas ist (?:los|da los)\b|\b(?:kulanz|ausnahme|geplant|in planung|demnachst|zur ?zeit|momentan|aktuell|gerade)\b|\b(?:auf lager|vorratig|lagernd)\b|\bwann (?:kommt|kommen|bekomme ich|erhalte ich|trifft) (?:mein|meine|unser|unsere|endlich)",
        ),
        r"\bou (?:est|en est|sont) (?:ma|mon|mes|notre|nos)\b|\bpourquoi .{0,20}\b(?:je|j'|nous|mon|ma|mes|notre)\b|\b(?:pouvez|pourriez)-vous (?:verifier|regarder|prolonger|confirmer que|garantir)\b|\b(?:ma|mon|notre) \w+ (?:est|a)-t-(?:il|elle)\b|\b(?:geste commercial|exception|prevu|prevue|en stock|en ce moment|actuellement)\b",
        r"\bdonde esta (?:mi|nuestr[oa])\b|\bpor que (?:no )?(?:me|nos|mi|nuestr[oa]|puedo|podemos|he|ha)\b|\b(?:pueden?|podrian?) (?:comprobar|revisar|mirar|averiguar|confirmar(?:me)? (?:si|que)|garantizar|prorrogar)\b|^(?:ya )?(?:ha|han) (?:salido|llegado|enviado|recibido)\b|\b(?:excepcion|previsto|prevista|en stock|ahora mismo|actualmente|existencias)\b",
        r"\bonde esta (?:a minha|o meu|a nossa|o nosso)\b|\bpor ?que (?:nao )?(?:posso|podemos|a minha|o meu|me)\b|\b(?:podem|pode|poderiam) (?:verificar|confirmar se|garantir|prolongar)\b|^ja (?:saiu|chegou|enviaram)\b|\b(?:excecao|previsto|prevista|em stock|em estoque|neste momento)\b",
        r"\bdov'e (?:il mio|la mia|il nostro|la nostra)\b|\bdove si trova (?:il mio|la mia)\b|\bperche (?:non )?(?:posso|possiamo|il mio|la mia|mi)\b|\b(?:potete|puo|potreste) (?:verificare|controllare|confermare (?:se|che)|garantire|prolungare)\b|^(?:e gia|il mio|la mia) .{0,30}\b(?:partit|arrivat|pront|spedit)\w+|\b(?:eccezione|previsto|prevista|in magazzino|in questo momento)\b",
        r"\bwaar (?:is|blijft|blijven) (?:mijn|ons|onze)\b|\bwaarom .{0,20}\b(?:ik|wij|we|mijn|ons|onze)\b|\b(?:kunt|kunnen|kan) (?:u|jullie|je) .{0,40}\b(?:nakijken|controleren|uitzoeken|navragen|garanderen|verlengen)\b|^is (?:mijn|onze|ons|de bestelling|het pakket)\b.{0,60}\b(?:klaar|verzonden|onderweg|aangekomen|binnen)\b|\b(?:coulance|uitzondering|gepland|op voorraad|op dit moment|momenteel)\b",
    ]
    .map(pattern)
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_about_one_case_are_told_from_general_ones() {
        for question in [
            "Has my rental been paid?",
            "Where is my bike?",
            "Why can't I book for Sunday?",
            "Can you check whether the deposit came back?",
            "Is order RW-20441 ready?",
            "Are e-bikes planned?",
            "Ist mein Rad schon fertig?",
            "Wo bleibt mein Paket?",
            "Où en est ma commande ?",
            "¿Dónde está mi pedido?",
            "Waar blijft mijn bestelling?",
        ] {
            assert!(is_casework(question, &[]), "{question}");
        }
        for question in [
            "How long does a repair take?",
            "When do you open?",
            "Is a helmet included?",
            "Wie lange dauert eine Reparatur?",
            "Quand ouvrez-vous ?",
            "¿Cuánto cuesta un casco?",
        ] {
            assert!(!is_casework(question, &[]), "{question}");
        }
    }
}
