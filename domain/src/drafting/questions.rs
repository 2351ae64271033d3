//! Questions: the sentences of a mail that want an answer, in the order they were asked.

use std::sync::LazyLock;

use regex::Regex;

use super::patterns::pattern;

use super::sentences;

const MOST: usize = 4;

static REQUEST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:(?:please|bitte)[, ]+)*(?:",
        r"please (?:send|tell|let|explain|confirm|advise|provide|share|help|call|quote|cancel|refund|check|fix|give)",
        r"|(?:i|we)(?: would|'d|’d)? (?:like|love|want|need|wish|wonder(?:ed)?|was wondering|am wondering|were wondering|are looking|am looking|am interested|are interested)\b",
        r"|i(?:'m|’m| am) (?:wondering|interested|looking|trying)|we(?:'re|’re| are) (?:wondering|interested|looking)",
        r"|(?:can|could|would|will|do|does|did|is|are|may|how|what|when|where|which|who|why) (?:you|we|i|it|the|there|your|much|many|long|do|does|is|are|can)\b",
        r"|let me know\b|send me\b|tell me\b",
        r"|(?:ich|wir) (?:möchten?|würden?|brauchen?|benötigen?|hätten?)\b|(?:können|könnten) (?:sie|wir)\b|bitte (?:senden|schicken|teilen|sagen|nennen|erklären|kündigen)",
        r"|(?:je|nous) (?:voudr|souhait|aimer)|j[’']aimerais|pourriez-vous|pouvez-vous|merci de\b",
        r"|(?:me gustaría|quisiera|quiero|necesito|podría|pueden?)\b|(?:gostaria|quero|preciso|pode|poderia)\b|(?:vorrei|vorremmo|potrebbe|potete|può)\b",
        r"|(?:ik|wij|we) (?:wil|zou|willen|zouden)\b|(?:kunt|kan) (?:u|je|jullie)\b",
        r")"
    ))
});

/// What may stand before a question in its sentence: a list mark, a greeting, a joining word.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:[-*•>¿¡\s]+|\d{1,2}[.)]\s+|q\d?:\s*",
        r"|(?:hi|hello|hey|dear|hallo|guten tag|bonjour|hola|olá|buongiorno|salve|goedendag|goedemorgen|beste)\b[^,.!:?]{0,24}[,.!:]\s*",
        r"|(?:also|and|so|then|plus|secondly|first|finally|next|btw|by the way|und|außerdem|et|aussi|y|también|e|anche|também|en|ook)\b,?\s+)+",
    ))
});

/// What tells only that somebody asks: "our IT wants to know where it is stored?"
static ASKS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^[\p{L}'’ ]{1,40} (?:wants?|needs?|would like|have|has) to know (?:if |whether )?"));

/// Where one sentence asks twice: "how much is it, and do you ship abroad?"
static JOINT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i),? (?:and|und|et|y|e|en)(?: also| auch| aussi| también| anche| também| ook)? ",
        r"(?P<next>how|what|when|where|which|who|why|do|does|is|are|can|could|will|would|wie|was|wann|wo|wer|welche[rs]?|kann|können|gibt|ist|sind",
        r"|combien|quand|où|quels?|quelles?|comment|est-ce|pouvez|cuánto|cuándo|dónde|cómo|qué|hay|quanto|quando|onde|como|dove|come|hoeveel|wat|waar|hoe)\b",
        r"|, (?P<other>(?:is|are|do|does|can|could) (?:it|you|we|they|there)\b)"
    ))
});

/// The questions and requests of a text, one matter each, on one line; at most four.
pub(super) fn questions(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for span in sentences::split(text) {
        let sentence = text
            .get(span)
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let plain = LEAD.replace(&sentence, "");
        if !(plain.ends_with(['?', '？']) || REQUEST.is_match(&plain)) {
            continue;
        }
        let asked = if plain.ends_with('?') {
            ASKS.replace(&plain, "")
        } else {
            plain
        };
        for matter in matters(&asked) {
            if matter.chars().count() >= 8 && !found.contains(&matter) {
                found.push(matter);
            }
        }
    }
    let direct = found.iter().filter(|sentence| sentence.ends_with(['?', '？'])).count();
    if direct > 0 && found.len() > MOST {
        found.retain(|sentence| sentence.ends_with(['?', '？']));
    }
    found.truncate(MOST);
    found
}

/// A question divided where it asks for something else, each part a question of its own.
fn matters(question: &str) -> Vec<String> {
    if !question.ends_with(['?', '？']) {
        return vec![question.to_owned()];
    }
    let mut parts = Vec::new();
    let mut at = 0;
    for joint in JOINT.captures_iter(question) {
        let (Some(whole), Some(next)) = (joint.get(0), joint.name("next").or_else(|| joint.name("other"))) else {
            continue;
        };
        parts.push(format!(
            "{}?",
            question.get(at..whole.start()).unwrap_or_default().trim()
        ));
        at = next.start();
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
            ("Thanks, all clear now.", vec![]),
        ] {
            assert_eq!(questions(text), expected, "{text}");
        }
    }
}
