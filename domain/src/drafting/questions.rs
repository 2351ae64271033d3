//! Questions: the sentences of a mail that want an answer, in the order they were asked.

use std::sync::LazyLock;

use regex::Regex;

use super::patterns::pattern;

use super::sentences;

const MOST: usize = 8;
/// Sentences before a question that tell what it is about.
const MOST_BEFORE: usize = 3;

/// A question of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Question {
    /// On one line, one matter.
    pub(super) text: String,
    /// What was said just before it, the nearest first.
    pub(super) before: Vec<String>,
    /// How much of that stands in its own sentence.
    pub(super) shared: usize,
}

/// Words that ask for an answer without a question mark, whatever else the mail asks.
static INQUIRY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:(?:please|bitte|kindly)[, ]+)*(?:(?:please|kindly) (?:tell|let (?:me|us) know|explain|confirm|advise|clarify|inform)",
        r"|(?:i|we)(?:[’']d| would)? (?:(?:also |really )?(?:like|love|want|need|wish) to (?:know|ask|find out|understand|learn)|wonder(?:ed)?\b|(?:was|were|am|are) wondering|(?:have|had) (?:a|one|two|another) questions?\b)|i[’']m wondering|we[’']re wondering|let (?:me|us) know\b|tell (?:me|us)\b|my (?:only )?question is|the question is|just curious",
        r"|(?:ich|wir) (?:wüssten?|würden?|möchten?|wollten?|wollen|hätten?|will)\b.{0,40}\b(?:gern(?:e)?|wissen|erfahren|fragen|gewusst)\b|mich (?:würde|interessiert)|uns (?:würde|interessiert)|(?:bitte )?(?:sagen|teilen|erklären|nennen|schreiben|verraten) sie (?:mir|uns)\b.{0,20}(?:bitte|ob|wie|was|wann|wo|mit)|geben sie (?:mir|uns) (?:bitte )?bescheid|ich frage mich",
        r"|(?:wüssten?|würden?|möchten?|wollten?|hätten?|will|wollen) (?:ich|wir)\b.{0,40}\b(?:wissen|erfahren|fragen|gewusst|gern(?:e)?,? (?:ob|wie|was|wann|wo|wer))\b",
        r"|(?:je|nous) (?:voudr\w+|souhait\w+|aimer\w+|désir\w+) (?:\w+ )?(?:savoir|connaître|demander)|j[’']aimerais (?:aussi |également |bien )?(?:savoir|connaître)|(?:dites|indiquez|expliquez|précisez|confirmez)-(?:moi|nous)|(?:merci de|veuillez) (?:me |nous )?(?:dire|indiquer|préciser|confirmer|faire savoir)|je me demande",
        r"|(?:me|nos) (?:gustaría|interesaría) (?:saber|conocer|preguntar)|(?:quisiera|quisiéramos|quiero|queremos|querría|necesito) (?:saber|preguntar|conocer)|(?:díganme|dígame|dime|indíquenme|confírmenme)|me pregunto",
        r"|(?:gostaria|gostaríamos|queria|quero|preciso) (?:de )?(?:saber|perguntar)|(?:digam-me|diga-me|informem-me)|(?:vorrei|vorremmo|volevo|desidero) (?:sapere|chiedere|conoscere)|(?:mi|ci) (?:dica|dite|fate sapere|può dire)|mi chiedo",
        r"|(?:ik|wij|we) (?:wil|willen|zou|zouden)\b.{0,20}\bweten\b|(?:wil|willen|zou|zouden) (?:ik|wij|we)\b.{0,30}\bweten\b|(?:ik|wij) vraag(?:en)? (?:me|mij|ons) af|laat (?:me|mij|ons) .{0,12}weten|vertel (?:me|mij|ons))",
    ))
});

/// Words that ask for something to be done.
static REQUEST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:(?:please|bitte|kindly)[, ]+)*(?:",
        r"please (?:send|share|provide|help|call|quote|cancel|refund|check|fix|give|remove|delete|change|add|arrange|book|reserve|transfer|update)|send (?:me|us)\b|call (?:me|us)\b",
        r"|(?:can|could|would|will|do|does|did|is|are|may|how|what|when|where|which|who|why) (?:you|we|i|it|the|there|your|much|many|long|do|does|is|are|can)\b",
        r"|(?:können|könnten|würden) (?:sie|wir)\b|bitte (?:senden|schicken|prüfen|stornieren|ändern|rufen|kündigen|löschen)",
        r"|pourriez-vous|pouvez-vous|merci de\b|veuillez\b|(?:podrían?|pueden?)\b|por favor,? \p{L}+(?:en|an|e)me\b|(?:pode|podem|poderiam?)\b|(?:potrebbe|potete|può)\b|(?:kunt|kan) (?:u|je|jullie)\b",
        r")"
    ))
});

/// What the sender would like; a telling beside a question.
static WISH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:(?:i|we)(?: would|'d|’d)? (?:like|love|want|need|wish)\b|(?:i|we) (?:are|am) (?:looking|interested|trying)|i(?:'m|’m) (?:interested|looking|trying)|we(?:'re|’re) (?:interested|looking)",
        r"|(?:ich|wir) (?:möchten?|würden?|brauchen?|benötigen?|hätten?)\b|(?:je|nous) (?:voudr|souhait|aimer)|j[’']aimerais|(?:me gustaría|quisiera|quiero|necesito)\b|(?:gostaria|quero|preciso)\b|(?:vorrei|vorremmo)\b|(?:ik|wij|we) (?:wil|zou|willen|zouden)\b)",
    ))
});

/// What may stand before a question in its sentence: a list mark, a greeting, a joining word.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:[-*•>¿¡\s]+|\d{1,2}[.)]\s+|[a-h]\)\s+|q\d?:\s*|\d+ (?:quick )?questions?[^:.?]{0,40}[:.]\s*|(?:two|three|zwei|drei|deux|trois|dos|tres|twee|drie|due|tre)(?: \w+)? (?:questions?|fragen|preguntas|vragen|domande|perguntas)[^:.?]{0,40}[:.]\s*",
        r"|(?:hi|hello|hey|dear|hallo|guten (?:tag|morgen|abend)|bonjour|hola|olá|buongiorno|salve|goedendag|goedemorgen|goedemiddag|beste|servus|moin)\b[^,.!:?]{0,24}[,.!:]\s*",
        r"|(?:also|and|so|then|plus|secondly|first|finally|next|btw|by the way|separately|und|außerdem|et|aussi|y|también|e|anche|também|en|ook)\b[,:]?\s+)+",
    ))
});

/// The mark of an item of a list.
static ITEM: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:[-*•]\s+|\(?(?:\d{1,2}|[a-h])[.)]\s+|q\d:\s*)"));

/// What tells only that somebody asks: "our IT wants to know where it is stored?"
static ASKS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^[\p{L}'’ ]{1,40} (?:wants?|needs?|would like|have|has) to know (?:if |whether )?"));

/// Where one sentence asks twice: "how much is it, and do you ship abroad?"
static JOINT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i),? (?:and|und|et|y|e|en|or|oder)(?: also| auch| aussi| también| anche| também| ook| if so,?)? ",
        r"(?P<next>(?:for |from |until |by |after |within |at |in |up to )?(?:how|what|when|where|which|who|why)|do|does|is|are|can|could|will|would|may|(?:ab |bis |seit |für |an |in |nach )?(?:wie|was|wann|wo|wer|wen|wem|welche[rsnm]?)|kann|können|gibt|ist|sind|wird|werden|lässt|muss|darf|bekomme|bleib(?:t|en)|laufen",
        r"|combien|quand|où|quels?|quelles?|comment|est-ce|pouvez|(?:a |de |desde |hasta )?(?:cuánto|cuánt[oa]s|cuándo|dónde|cómo|qué|quién)|hay|se puede|puedo|quanto|quando|onde|como|dove|come|chi|(?:tot |met |voor |binnen )?(?:hoeveel|wat|waar|hoe|wanneer|wie|welke?)|kan|mag|moet)\b",
        r"|, (?P<other>(?:is|are|do|does|can|could) (?:it|you|we|they|there)\b)|[,;] (?:and |und )?(?P<item>[b-h]\) )",
    ))
});

/// The questions and requests of a text, one matter each, on one line.
pub(super) fn questions(text: &str) -> Vec<String> {
    asked(text).into_iter().map(|question| question.text).collect()
}

/// The questions and requests of a text with what was said before each. Who asks questions only tells what else they would like.
pub(super) fn asked(text: &str) -> Vec<Question> {
    let mut found: Vec<(Question, Strength)> = Vec::new();
    let mut before: Vec<String> = Vec::new();
    let mut opening: Option<Vec<String>> = None;
    for (sentence, is_item) in sentences_of(text) {
        // Items of a list share what leads into it, not one another's matter.
        if is_item {
            before.clone_from(opening.get_or_insert_with(|| before.clone()));
        }
        let plain = LEAD.replace(&sentence, "");
        if let Some(strength) = Strength::of(&plain) {
            let whole = if plain.ends_with('?') {
                ASKS.replace(&plain, "")
            } else {
                REMARK.replace(&plain, ".")
            };
            let mut known = before.clone();
            let whole = AFTERTHOUGHT.replace(&whole, "?");
            let mut shared = 0;
            for matter in matters(&whole) {
                let (told, asks) = without_preface(&matter);
                shared += usize::from(told.is_some());
                known.splice(0..0, told.map(str::to_owned));
                let text = capitalised(asks);
                let is_new = text.chars().count() >= 4 && !found.iter().any(|(question, _)| question.text == text);
                let question = Question {
                    text: text.clone(),
                    before: known.clone(),
                    shared,
                };
                known.insert(0, text);
                shared += 1;
                if is_new {
                    found.push((question, strength));
                }
            }
        }
        before.insert(0, sentence);
        before.truncate(MOST_BEFORE);
    }
    let asks = found.iter().any(|(_, strength)| *strength != Strength::Wish);
    found.retain(|(_, strength)| !asks || *strength != Strength::Wish);
    found.truncate(MOST);
    found.into_iter().map(|(question, _)| question).collect()
}

/// How clearly a sentence asks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strength {
    Question,
    Request,
    Wish,
}

impl Strength {
    fn of(sentence: &str) -> Option<Self> {
        if sentence.ends_with(['?', '？']) {
            Some(Self::Question)
        } else if INQUIRY.is_match(sentence) || REQUEST.is_match(sentence) {
            Some(Self::Request)
        } else {
            WISH.is_match(sentence).then_some(Self::Wish)
        }
    }
}

/// What a question tells before it asks, and the question: "I lost my key, how do I get in?"
fn without_preface(question: &str) -> (Option<&str>, &str) {
    let preface = PREFACE.captures(question).and_then(|found| found.name("asks"));
    let preface = preface.filter(|_| !CONDITION.is_match(question));
    match preface.and_then(|asks| question.split_at_checked(asks.start())) {
        Some((told, asks)) => (Some(told.trim_end_matches([' ', ',', ':', '-', '–'])), asks),
        None => (None, question),
    }
}

/// Why somebody asks, told behind the question: "when do you open, I would like to come by?"
static AFTERTHOUGHT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i), (?:i(?:['’]d| would|['’]m| am| want| need| have|['’]ve) |we(?:['’]d| would|['’]re| are| want| need| have) |(?:since|because|as) (?:i|we|my|our) |weil |da (?:ich|wir) |denn |car |parce que |puisque |porque |ya que |pois |perché |omdat |want )[^,?]*(?:, [^?]*)?\?$",
    )
});

/// What is remarked behind a dash, where something is asked for without a question mark.
static REMARK: LazyLock<Regex> = LazyLock::new(|| pattern(r" [-–—] [^-–—]{3,}\.?$"));

/// A condition belongs to the question that follows it.
static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:and |but |so |und |et |y |e |en )?(?:if|when|once|after|as soon as|in case|unless|without|during|wenn|falls|sobald|sofern|ohne|nach|während|si|quand|lorsque|sans|cuando|sin|se|quando|senza|als|indien|zonder)\b",
    )
});

/// A clause, then the words that open a question.
static PREFACE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^.{8,}?(?:,|:| –| -) (?:¿|so |and |then |dann |alors |entonces )?(?P<asks>(?:how|what|when|where|why|can|could|may|do|does|is|are|will|would|should) (?:i|we|you|it|there|they|the|this|that|my|our|your|long|much|many|do|does|is|are|can|would|will|happens)\b",
        r"|(?:wie|wann|wo|kann|können|muss|darf|gibt|ist|sind|bekomme|bekommen|was (?:kostet|passiert|muss|soll|kann|ist)) \p{L}+|(?:comment|combien|quand|est-ce|puis-je|peut-on|quels?|quelles?|où) \p{L}+|(?:cómo|cuánt\p{L}+|cuándo|dónde|puedo|se puede|podemos|hay|qué) \p{L}+",
        r"|(?:como|quanto|quando|onde|posso) \p{L}+|(?:come|quanto|dove|posso|si può) \p{L}+|(?:hoe|hoeveel|wanneer|waar|kan|mag|moet|kunnen|wat) \p{L}+)",
    ))
});

/// The sentences of a text, each on one line, and whether each begins an item of a list; numbered questions on one line are
/// each a sentence.
fn sentences_of(text: &str) -> Vec<(String, bool)> {
    let mut lines = Vec::new();
    let mut is_marked = false;
    for span in sentences::split(text) {
        let sentence = text.get(span).unwrap_or_default();
        let line = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_mark = line.len() <= 3 && line.starts_with(|letter: char| letter.is_ascii_digit());
        if !is_mark {
            let is_item = std::mem::take(&mut is_marked) || ITEM.is_match(&line);
            lines.push((line, is_item));
        } else {
            is_marked = true;
        }
    }
    lines
}

/// A question divided where it asks for something else, each part a question of its own.
fn matters(question: &str) -> Vec<String> {
    if !question.ends_with(['?', '？']) {
        return vec![question.to_owned()];
    }
    let mut parts = Vec::new();
    let mut at = 0;
    for joint in JOINT.captures_iter(question) {
        let next = joint
            .name("next")
            .or_else(|| joint.name("other"))
            .or_else(|| joint.name("item"));
        let (Some(whole), Some(next)) = (joint.get(0), next) else {
            continue;
        };
        parts.push(format!(
            "{}?",
            question.get(at..whole.start()).unwrap_or_default().trim()
        ));
        at = if joint.name("item").is_some() {
            next.end()
        } else {
            next.start()
        };
    }
    parts.push(question.get(at..).unwrap_or_default().to_owned());
    parts.into_iter().map(|part| capitalised(&part)).collect()
}

fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{}{}", first.to_uppercase(), letters.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_and_requests_are_picked_out() {
        for (text, expected) in [
            (
                "Hi,\n\nI saw your site. How much is Pro? Thanks!",
                vec!["How much is Pro?"],
            ),
            (
                "We would like to know the price.",
                vec!["We would like to know the price."],
            ),
            ("Please send me\nthe invoice.", vec!["Please send me the invoice."]),
            ("Guten Tag, können Sie mir helfen?", vec!["Können Sie mir helfen?"]),
            ("¿Cuánto cuesta el plan?", vec!["Cuánto cuesta el plan?"]),
            (
                "- Is there SSO?\n- Is there an API?",
                vec!["Is there SSO?", "Is there an API?"],
            ),
            ("1. Is it free?\n2) And is it safe?", vec!["Is it free?", "Is it safe?"]),
            (
                "Hi Jane, how much is Pro, and do you ship abroad?",
                vec!["How much is Pro?", "Do you ship abroad?"],
            ),
            (
                "Was kostet es und wie lange dauert es?",
                vec!["Was kostet es?", "Wie lange dauert es?"],
            ),
            (
                "Our council IT wants to know where data is stored, is it encrypted and are you certified?",
                vec!["Where data is stored?", "Is it encrypted?", "Are you certified?"],
            ),
            (
                "Außerdem wüsste ich gern, ob Sie Samstag öffnen - pardon, mein Chef fragt.",
                vec!["Wüsste ich gern, ob Sie Samstag öffnen."],
            ),
            (
                "Ook wil ik graag weten of u verzendt.",
                vec!["Wil ik graag weten of u verzendt."],
            ),
            ("Thanks, all clear now.", vec![]),
        ] {
            assert_eq!(questions(text), expected, "{text}");
        }
    }

    #[test]
    fn items_of_a_list_share_what_leads_into_it_and_nothing_else() {
        let asked = asked("We run a lab.\n\n1. Is it free?\n2. Where is the data stored?");

        let before: Vec<&[String]> = asked.iter().map(|question| question.before.as_slice()).collect();
        assert_eq!(before, [["We run a lab."], ["We run a lab."]]);
    }
}
