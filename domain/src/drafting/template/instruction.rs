//! What a person asked the next version to do, as far as an offline drafter can follow it.

use std::sync::LazyLock;

use regex::Regex;

use crate::drafting::patterns::pattern;

use crate::intents::folding::words;

/// The wishes that were understood; all others need a model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wish {
    pub(super) is_brief: bool,
    pub(super) is_apology: bool,
    pub(super) sentence: Option<String>,
}

static SAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?is)\b(?:mention|say|add|write|state|note|explain|tell (?:him|her|them|the (?:customer|sender|client)|\p{Lu}\p{L}+))",
        r"(?:\s+that\s+|\s*:\s*|\s+(?:we|our|i|the|it|there|this|you|yes|no)\b)",
    ))
});

const BRIEF: [&str; 12] = [
    "short", "shorter", "brief", "briefer", "concise", "kurz", "kurzer", "court", "breve", "corto", "curto", "korter",
];
const APOLOGY: [&str; 10] = [
    "apologise",
    "apologize",
    "apology",
    "sorry",
    "entschuldige",
    "entschuldigen",
    "excuses",
    "disculpa",
    "desculpa",
    "scusa",
];

impl Wish {
    /// Reads an instruction.
    pub(super) fn read(instruction: Option<&str>) -> Self {
        let Some(text) = instruction else {
            return Self::default();
        };
        let spoken = words(text);
        let has = |list: &[&str]| spoken.iter().any(|(word, _)| list.contains(&word.as_str()));
        Self {
            is_brief: has(&BRIEF),
            is_apology: has(&APOLOGY),
            sentence: sentence(text),
        }
    }
}

/// The owner's own words, made a sentence: `tell them that we ship on Friday` → `We ship on Friday.`
fn sentence(text: &str) -> Option<String> {
    let found = SAY.find(text)?;
    let is_joined =
        found.as_str().trim_end().to_lowercase().ends_with("that") || found.as_str().trim_end().ends_with(':');
    let last_word = found.as_str().split_whitespace().last().unwrap_or_default();
    let start = if is_joined {
        found.end()
    } else {
        found.end() - last_word.len()
    };
    let said = text
        .get(start..)?
        .trim()
        .trim_matches(['"', '“', '”', '\''])
        .trim_end_matches(['.', ' ']);
    let mut letters = said.chars();
    let first = letters.next()?;
    (said.split_whitespace().count() >= 3).then(|| {
        format!("{}{}.", first.to_uppercase(), letters.as_str())
            .replace("?.", "?")
            .replace("!.", "!")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_to_say_become_a_sentence() {
        for (instruction, expected) in [
            ("Mention that we are closed on Friday", Some("We are closed on Friday.")),
            (
                "tell them we can extend the trial by a week.",
                Some("We can extend the trial by a week."),
            ),
            (
                "Add: \"Shipping is free this month\"",
                Some("Shipping is free this month."),
            ),
            ("make it friendlier", None),
            ("say sorry", None),
        ] {
            assert_eq!(
                Wish::read(Some(instruction)).sentence.as_deref(),
                expected,
                "{instruction}"
            );
        }
    }

    #[test]
    fn brevity_and_apologies_are_understood() {
        assert!(Wish::read(Some("Shorter, please")).is_brief);
        assert!(Wish::read(Some("apologise first")).is_apology);
        assert_eq!(Wish::read(None), Wish::default());
    }
}
