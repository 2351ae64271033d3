//! Times that are named to turn them down: `not Friday but Monday`, `Montag statt Freitag`.

use crate::language::{Language, Words};

/// Small words that may stand between the rejection and the time.
const BETWEEN: &[&str] = &[
    " on", " at", " the", " am", " um", " den", " dem", " der", " le", " la", " el", " il", " op", " de", " na", " no",
    " at the", " à", " alle", " om", " this", " next",
];
/// Before `not`, a suggestion: `why not Friday?`.
const ASKING: &[&str] = &[
    "why", "if", "warum", "wieso", "pourquoi", "por qué", "por que", "perché", "perche", "waarom",
];

/// The words right before a time turn it down.
pub(super) fn is_rejected(before: &str, language: Language) -> bool {
    let from = before.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
    let before = before
        .get(from..)
        .unwrap_or_default()
        .to_lowercase()
        .replace('\u{2019}', "'");
    let mut before = before.trim_end_matches(|letter: char| letter.is_whitespace() || letter == '\'');
    for _ in 0..2 {
        if is_turned_down(before, language) {
            return true;
        }
        let Some(shorter) = BETWEEN.iter().find_map(|word| before.strip_suffix(word)) else {
            break;
        };
        before = shorter.trim_end();
    }
    is_turned_down(before, language)
}

fn is_turned_down(before: &str, language: Language) -> bool {
    Words::of(language).dates.rejecting.iter().any(|words| {
        let Some(rest) = before.strip_suffix(words) else {
            return false;
        };
        let is_whole = rest.chars().next_back().is_none_or(|letter| !letter.is_alphanumeric());
        is_whole && !ASKING.iter().any(|asking| rest.trim_end().ends_with(asking))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_turned_down_is_told_from_what_is_suggested() {
        for (before, language, expected) in [
            ("Not ", Language::En, true),
            ("I can't make it, so not on ", Language::En, true),
            ("Why not ", Language::En, false),
            ("Maybe ", Language::En, false),
            ("Montag statt ", Language::De, true),
            ("Bitte nicht am ", Language::De, true),
            ("Warum nicht ", Language::De, false),
            ("plutôt que ", Language::Fr, true),
            ("en vez del ", Language::Es, true),
            ("invece di ", Language::It, true),
            ("in plaats van ", Language::Nl, true),
            ("em vez de ", Language::Pt, true),
        ] {
            assert_eq!(is_rejected(before, language), expected, "{before}");
        }
    }
}
