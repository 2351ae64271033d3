//! What kind of fact a question asks for, and whether a text holds one: a length of time, a price, a time of day, a figure.

use std::sync::LazyLock;

use regex::Regex;

use super::patterns::pattern;
use crate::intents::folding::fold;

/// Kinds of facts: asked for by a question, held by a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// A length of time, or its end.
    pub(super) duration: bool,
    /// Money, or that there is none to pay.
    pub(super) price: bool,
    /// A time of day.
    pub(super) clock: bool,
    /// A figure.
    pub(super) number: bool,
    /// A day, or before or after what something happens.
    pub(super) time: bool,
}

impl Evidence {
    /// What a text holds.
    pub(super) fn of(text: &str) -> Self {
        let text = fold(text);
        let (duration, clock) = (DURATION.is_match(&text), CLOCK.is_match(&text));
        Self {
            duration,
            price: PRICE.is_match(&text),
            clock,
            number: NUMBER.is_match(&text),
            time: duration || clock || TIME.is_match(&text),
        }
    }

    /// What a question asks for.
    pub(super) fn asked_by(question: &str) -> Self {
        let text = fold(question);
        let clock = ASKS_CLOCK.is_match(&text);
        let duration = !clock && ASKS_DURATION.is_match(&text);
        let price = ASKS_PRICE.is_match(&text);
        Self {
            duration,
            price,
            clock,
            number: !clock && !duration && !price && ASKS_NUMBER.is_match(&text),
            time: ASKS_TIME.is_match(&text),
        }
    }

    /// Whether all that is asked for is held; lengths, times of day and figures stand for each other where a question leaves it open.
    pub(super) fn holds(self, asked: Self) -> bool {
        (!asked.duration || self.duration || self.clock)
            && (!asked.price || self.price)
            && (!asked.clock || self.clock || self.duration)
            && (!asked.number || self.number)
            && (!asked.time || self.time)
    }

    /// Whether it asks for a figure, which needs no translation.
    pub(super) fn is_figure(self) -> bool {
        self.duration || self.price || self.clock || self.number
    }

    /// What either of two texts holds.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            duration: self.duration || other.duration,
            price: self.price || other.price,
            clock: self.clock || other.clock,
            number: self.number || other.number,
            time: self.time || other.time,
        }
    }
}

const COUNT: &str = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|ein(?:en?|er|em)?|zwei|drei|vier|funf|un[eao]?|deux|trois|quatre|dos|tres|cuatro|dois|duas|due|tre|een|twee|drie)";

static DURATION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        concat!(
            r"\b{}[-–\s]?(?:\w+ )?(?:working |business |full )?(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?|sekunden?|minuten?|stunden?|tage?n?|werktage?n?|arbeitstage?n?|wochen?|monate?n?|jahre?n?",
            r"|secondes?|heures?|jours?|semaines?|mois|ans?\b|annees?|minutos?|horas?|dias?|semanas?|mes(?:es)?\b|anos?|giorn[oi]|or[ae]\b|settiman[ae]|mes[ei]\b|ann[oi]|minut[oi]|uur|uren|dag(?:en)?|weken|week|maand(?:en)?|jaar|jaren)",
            r"|\b(?:(?:a|an|the) (?:whole|full|entire) (?:day|week|month|year)|half a (?:day|week|month|year)|lifetime|at once|immediately|straight away|same day|sofort|umgehend|immediatement|inmediat\w+|immediat\w+|onmiddellijk|direct|no deadline|keine frist|eine frist|end of|until|by the end|bis zum|jusqu|hasta|fino)\b",
            r"|\b\d{{1,2}}\.? (?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|marz|mai|juni|juli|oktober|dezember)",
        ),
        COUNT
    ))
});
static PRICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"[€$£]\s?\d|\d\s?(?:[€$£]|eur\b|euros?\b|usd|dollars?|pounds?|chf|franken)|\d ?%|\b(?:free|no charge|nothing|included|at no|on us|at your own cost|kostenlos\w*|kostenfrei|gratis|gratuit\w*|inbegriffen|inclus|gratuito|incluid[oa]|incluso|inbegrepen",
        r"|pay (?:the )?(?:postage|shipping)|pay for|not charged|charged|auf eigene kosten|eigene kosten|auf unsere kosten|nichts|tragen wir|tragen sie)\b",
    ))
});
static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?(?:uhr|h\b|heures|am\b|pm\b|a\.m|p\.m|o'clock)|\bnoon\b|\bmidday\b|\bmittags?\b|\bclosed\b|\bgeschlossen\b|\bferme|\bcerrado|\bchius|\bgesloten|\bum \d{1,2}\b|\d{1,2}[-–]\d{1,2} uhr",
    )
});
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b{COUNT}\b|\d|\b(?:unlimited|no limit|unbegrenzt|illimite|ilimitad\w|illimitat\w|onbeperkt|pairs?|once|twice|einmal)\b"
    ))
});

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\w*|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo)s?\b",
        r"|\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|lunedi|martedi|mercoledi|giovedi|venerdi|domenica)\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b(?:first|last) (?:day|week|month)\b|\b\d{1,2}[./]\d{1,2}\b",
        r"|\b(?:after|before|once|when|until|as soon as|as long as|at the end|by then|straight away|automatically|always|never|daily|every|nach|vor|sobald|wenn|bis|solange|taglich|jeden|apres|avant|des que|quand|jusqu|chaque|despues|antes|cuando|cada|na|voor|zodra|tot|elke|dopo|prima|quando|ogni)\b",
    ))
});

static ASKS_TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\bwhen (?:do|does|did|will|can|could|is|are|may|must|should|would|exactly)\b|\b(?:what|which) (?:days?|dates?|weekdays?)\b|\bfrom when\b|\b(?:ab |bis |seit )?wann\b|\ban welche[mn] tag",
        r"|^(?:et )?(?:a partir de |jusqu'a )?quand\b|\bquels? jours?\b|^(?:y )?(?:desde |hasta |para )?cuando\b|\bque dias?\b|^(?:e )?(?:da |fino a |a partir de |ate )?quando\b|\bquali giorni\b|^(?:en )?(?:vanaf |tot )?wanneer\b|\bwelke dag",
    ))
});

static ASKS_DURATION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\bhow (?:long|soon|fast|quickly)\b|\bhow (?:many|much) (?:\w+ ){0,2}(?:seconds|minutes|hours|days|weeks|months|years|time)\b|\b(?:until|till|by) when\b|\btime limit\b|\bhow far (?:back|ahead|in advance)\b|\bhow often\b",
        r"|\bwie (?:lange?|schnell|oft)\b|\b(?:wie ?viele?n?|welcher|welchem|wievielen?) (?:\w+ ){0,2}(?:sekunden|minuten|stunden|tage?n?|werktage?n?|arbeitstage?n?|wochen|monate?n?|jahre?n?|zeit|frist)\b|\bbis wann\b|\bwie weit (?:im voraus|zuruck)\b",
        r"|\bcombien (?:de |d')?(?:temps|minutes|heures|jours|semaines|mois|annees|ans)\b|\bjusqu'a quand\b|\b(?:quel|dans quel) delai\b|\ben combien\b",
        r"|\bcuant[oa]s? (?:tiempo|minutos|horas|dias|semanas|meses|anos)\b|\bhasta cuando\b|\bcuanto (?:tarda|tardan|dura|duran|tengo que esperar)\b|\bque plazo\b",
        r"|\bquant[oae]s? (?:tempo|minutos|horas|dias|semanas|meses|anos)\b|\bate quando\b|\bquanto (?:demora|dura)\b|\bquant[oie] (?:tempo|minuti|ore|giorni|settimane|mesi|anni)\b|\b(?:entro|fino a) quando\b|\bquanto ci\b",
        r"|\bhoe ?(?:lang|snel|vaak)\b|\bhoeveel (?:\w+ )?(?:minuten|uur|dagen|werkdagen|weken|maanden|jaar|tijd)\b|\btot wanneer\b|\bhoe ver (?:gaat|van tevoren|vooruit|terug)\b|\bbinnen (?:welke|hoeveel)\b",
    ))
});
static ASKS_PRICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\bwhat\b.{0,80}\b(?:costs?|price|fees?|charges?|surcharge|postage)\b|\bhow much (?:is|are|does|do|would|will|for|it|an?|the|extra|more|to)\b|\bhow expensive\b|\bset (?:me|us) back\b|\b(?:is there|are there|do you (?:charge|take)) (?:an? |any )?(?:\w+ )?(?:fees?|charges?|surcharge|costs?)\b|\b(?:is|are)\b.{0,80}\bfree(?: of charge)?(?:\?|$| (?:from|within|for|if|in|to|on|inside)\b)|\b(?:ist|sind)\b.{0,80}\b(?:kostenlos|gratis|kostenfrei|umsonst|frei)\b|\bhow much\b.{0,40}\b(?:costs?|charge|pay|take off|discount)|\bwho pays\b",
        r"|\bwas\b.{0,80}\b(?:kostet|kosten|kostete)\b|\bwas (?:wurde|wurden)\b.{0,60}\bkosten\b|\bwie (?:teuer|viel kostet|hoch (?:ist|sind) (?:der preis|die kosten|die gebuhr|der aufpreis|die kaution))\b|\bwieviel kostet\b|\bwer (?:zahlt|tragt|ubernimmt)\b",
        r"|\bcombien\b.{0,40}\b(?:cout\w*|paie\w*|factur\w*)|\bquel(?:s|le)?\b.{0,40}\b(?:prix|tarifs?|frais|cout)\b|\bqui paie\b",
        r"|\bcuanto\b.{0,20}\b(?:cuesta\w*|vale\w*|costaria\w*|cobra\w*|pag\w+)\b|\bque (?:precio|coste)\b|\bque\b.{0,20}\bcost\w+|\bquien paga\b|\bquanto (?:custa\w*|costa\w*|pag\w+)\b|\bqual (?:e )?o preco\b|\bquem paga\b|\bchi paga\b",
        r"|\bwat\b.{0,60}\b(?:kost|kosten)\b|\bhoeveel (?:kost|kosten|betaal\w*)\b|\bhoe duur\b|\bwie betaalt\b",
    ))
});
static ASKS_CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:what|which) time\b|\bopening hours\b|\bwhen\b.{0,40}\b(?:open|close|shut)\b|\bum wie ?viel uhr\b|\bbis wie ?viel uhr\b|\boffnungszeiten\b|\bwann\b.{0,40}\b(?:offen|geoffnet|offn\w+|schliess\w+|auf)\b",
        r"|\ba quelle heure\b|\bjusqu'a quelle heure\b|\bhoraires\b|\ba que hora\b|\bhasta que hora\b|\bhorario\b|\ba que horas\b|\ba che ora\b|\bfino a che ora\b|\borari\b|\bhoe laat\b|\bopeningstijden\b",
    ))
});
static ASKS_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\bhow (?:many|old)\b|\bfrom (?:which|what) (?:amount|quantity|age)\b|\bab welche[rm] (?:menge|alter|betrag)\b|\bwie ?viele?n?\b|\bwie alt\b|\bcombien d\b|\bcombien de\b|\bquel age\b|\bcuant[oa]s\b|\bquant[oa]s\b|\bquant[ie]\b|\bhoeveel\b|\bhoe oud\b|\b(?:maximum|minimum|highest|largest) (?:number|size|amount)\b",
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_met_by_the_kind_of_fact_it_asks_for() {
        for (question, holds, lacks) in [
            (
                "How long may I keep the bike?",
                "You may keep it for two days.",
                "You may keep it.",
            ),
            ("What does a helmet cost?", "A helmet is free.", "A helmet is a must."),
            (
                "Was kostet ein Anhänger?",
                "Der Anhänger: 9 € am Tag.",
                "Der Anhänger ist rot.",
            ),
            (
                "Combien de temps dure la visite ?",
                "La visite dure 2 heures.",
                "La visite est belle.",
            ),
            ("¿Cuánto cuesta?", "12 euros", "mucho"),
            (
                "Hoeveel fietsen heeft u?",
                "Wij hebben 40 fietsen.",
                "Wij hebben fietsen.",
            ),
            ("What time do you open?", "We open at 8:30.", "We are open."),
            (
                "When will the plan be billed?",
                "It is billed on the 1st.",
                "It is billed.",
            ),
            ("Wann röstet ihr?", "Wir rösten jeden Dienstag.", "Wir rösten."),
        ] {
            let asked = Evidence::asked_by(question);

            assert!(Evidence::of(holds).holds(asked), "{question} {holds}");
            assert!(!Evidence::of(lacks).holds(asked), "{question} {lacks}");
        }
    }
}
