//! Questions: the sentences of a mail that want an answer, in the order they were asked.

use std::sync::LazyLock;

use regex::Regex;

use super::sentences;

const MOST: usize = 4;

static REQUEST: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the pattern is a constant that the tests compile")]
    Regex::new(concat!(
        r"(?i)^(?:(?:hi|hello|also|and|so|then|please|bitte|plus|secondly|first|finally|next)[, ]+)*(?:",
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
    .expect("a constant pattern compiles")
});

/// The questions and requests of a text; each on one line, at most four.
pub(super) fn questions(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for span in sentences::split(text) {
        let sentence = text
            .get(span)
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let plain = sentence.trim_start_matches(['-', '*', '•', '>', ' ', '¿', '¡']);
        let is_question = plain.ends_with(['?', '？']) || REQUEST.is_match(plain);
        if is_question && plain.chars().count() >= 8 && !found.iter().any(|known| known == plain) {
            found.push(plain.to_owned());
        }
    }
    let direct = found.iter().filter(|sentence| sentence.ends_with(['?', '？'])).count();
    if direct > 0 && found.len() > MOST {
        found.retain(|sentence| sentence.ends_with(['?', '？']));
    }
    found.truncate(MOST);
    found
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
            (
                "Guten Tag, können Sie mir helfen?",
                vec!["Guten Tag, können Sie mir helfen?"],
            ),
            ("¿Cuánto cuesta el plan?", vec!["Cuánto cuesta el plan?"]),
            (
                "- Is there SSO?\n- Is there an API?",
                vec!["Is there SSO?", "Is there an API?"],
            ),
            ("Thanks, all clear now.", vec![]),
        ] {
            assert_eq!(questions(text), expected, "{text}");
        }
    }
}
