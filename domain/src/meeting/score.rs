//! How sure it is that a text proposes a meeting at one of the times it names.

use super::words;
use crate::dates::{Certainty, Grain, Mention};

/// Bytes around a time in which words count as said about it.
const NEAR: usize = 160;
/// Days ahead beyond which a date without a year is rather one that has passed.
const FURTHEST_WITHOUT_YEAR: i64 = 270;

/// A lower-cased text to look words up in.
pub(super) struct Text {
    lowered: String,
}

impl Text {
    pub(super) fn new(text: &str) -> Self {
        let plain: String = text
            .chars()
            .map(|character| if character == '\u{2019}' { '\'' } else { character })
            .collect();
        Self {
            lowered: plain.to_lowercase(),
        }
    }

    pub(super) fn has_any(&self, phrases: &[&str]) -> bool {
        self.count(phrases) > 0
    }

    /// How many of the phrases stand in the text as whole words.
    pub(super) fn count(&self, phrases: &[&str]) -> usize {
        phrases
            .iter()
            .filter(|phrase| has_phrase(&self.lowered, phrase))
            .count()
    }
}

fn has_phrase(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(start, found)| {
        let before = text.get(..start).and_then(|text| text.chars().next_back());
        let after = text.get(start + found.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// The sentence around a mention, and its neighbours within reach.
fn surroundings<'a>(text: &'a str, mention: &Mention) -> (&'a str, &'a str) {
    let from = boundary(text, mention.span.start.saturating_sub(NEAR));
    let to = boundary(text, mention.span.end.saturating_add(NEAR));
    let near = text.get(from..to).unwrap_or_default();
    let before = text.get(from..mention.span.start).unwrap_or_default();
    let after = text.get(mention.span.end..to).unwrap_or_default();
    let start = before.rfind(['.', '!', '?', '\n']).map_or(from, |at| from + at + 1);
    let end = after.find(['.', '!', '?']).map_or(to, |at| mention.span.end + at);
    (text.get(start..end).unwrap_or(near), near)
}

fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Confidence from 0 to 1 that the mention is when a meeting is proposed.
///
/// `around` is the text in which the mention stands: the body or the subject.
pub(super) fn confidence(subject: &str, body: &str, around: &str, mention: &Mention, has_link: bool) -> f32 {
    let whole = Text::new(body);
    let subject = Text::new(subject);
    let (sentence, near) = surroundings(around, mention);
    let (sentence, near) = (Text::new(sentence), Text::new(near));
    let names = whole.count(words::NAMES) + subject.count(words::NAMES);
    let hints = whole.count(words::HINTS) + subject.count(words::HINTS);
    if names + hints == 0 && !has_link {
        return 0.0;
    }
    let mut score = if names > 0 || has_link { 0.35 } else { 0.25 };
    score += precision(mention);
    score += if near.has_any(words::NAMES) || subject.has_any(words::NAMES) {
        0.1
    } else {
        0.0
    };
    score += if sentence.has_any(words::PROPOSALS) || near.has_any(words::PROPOSALS) {
        0.1
    } else {
        0.0
    };
    score += if names + hints > 1 { 0.05 } else { 0.0 };
    score += if has_link { 0.1 } else { 0.0 };
    score -= if sentence.has_any(words::REFUSALS) || subject.has_any(words::REFUSALS) {
        0.5
    } else {
        0.0
    };
    score -= if sentence.has_any(words::OTHER) && !sentence.has_any(words::NAMES) {
        0.3
    } else {
        0.0
    };
    score -= if whole.has_any(words::ABSENCES) || subject.has_any(words::ABSENCES) {
        0.6
    } else {
        0.0
    };
    score -= if whole.count(words::BULK) + subject.count(words::BULK) > 0 {
        0.4
    } else {
        0.0
    };
    score.clamp(0.0, 1.0)
}

/// What the form of the mention says by itself.
fn precision(mention: &Mention) -> f32 {
    let by_grain = match (mention.has_explicit_time, mention.has_explicit_date) {
        (true, true) => 0.4,
        (true, false) => 0.25,
        (false, true) if mention.grain == Grain::DateTimeRange => 0.3,
        (false, true) if mention.grain == Grain::Date => 0.2,
        (false, true) => 0.1,
        (false, false) => 0.1,
    };
    if mention.certainty == Certainty::Weak {
        by_grain - 0.1
    } else {
        by_grain
    }
}

/// The mention may be when something is to happen.
pub(super) fn is_ahead(mention: &Mention, now: chrono::NaiveDateTime) -> bool {
    let days = (mention.start.local - now).num_days();
    let is_now = mention.start.local == now;
    !mention.is_past && !is_now && (mention.has_written_year || days <= FURTHEST_WITHOUT_YEAR)
}
