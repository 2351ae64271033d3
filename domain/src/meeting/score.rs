//! How sure it is that a text proposes a meeting at one of the times it names.

use super::words;
use crate::dates::{Certainty, Grain, Mention};
use chrono::{NaiveDateTime, TimeDelta};
use std::collections::HashSet;

/// Bytes around a time in which words count as said about it.
const NEAR: usize = 160;
/// Days ahead beyond which a date without a year is rather one that has passed.
const FURTHEST_WITHOUT_YEAR: i64 = 270;
/// `now` and `in a second` are no times to meet.
const SOONEST: TimeDelta = TimeDelta::minutes(5);

/// A lower-cased text to look words up in.
struct Text {
    lowered: String,
}

impl Text {
    fn new(text: &str) -> Self {
        let plain: String = text
            .chars()
            .map(|character| if character == '\u{2019}' { '\'' } else { character })
            .collect();
        Self {
            lowered: plain.to_lowercase(),
        }
    }

    fn has_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| has_phrase(&self.lowered, phrase))
    }

    /// How many of the phrases stand in the text as whole words.
    fn count(&self, phrases: &[&str]) -> usize {
        let words: HashSet<&str> = self
            .lowered
            .split(|character: char| !character.is_alphanumeric())
            .collect();
        let is_word = |phrase: &str| phrase.chars().all(char::is_alphanumeric);
        phrases
            .iter()
            .filter(|phrase| {
                if is_word(phrase) {
                    words.contains(*phrase)
                } else {
                    has_phrase(&self.lowered, phrase)
                }
            })
            .count()
    }
}

/// What a whole email says about meetings, before any one time is looked at.
pub(super) struct Setting {
    subject: Text,
    names: usize,
    hints: usize,
    is_absence: bool,
    is_bulk: bool,
    has_link: bool,
}

impl Setting {
    pub(super) fn new(subject: &str, body: &str, has_link: bool) -> Self {
        let subject = Text::new(subject);
        let body = Text::new(body);
        let count = |phrases: &[&str]| subject.count(phrases) + body.count(phrases);
        Self {
            names: count(words::NAMES),
            hints: count(words::HINTS),
            is_absence: count(words::ABSENCES) > 0,
            is_bulk: count(words::BULK) > 0,
            has_link,
            subject,
        }
    }

    /// Nothing in the email is about meeting.
    pub(super) fn is_silent(&self) -> bool {
        self.names + self.hints == 0 && !self.has_link
    }
}

fn has_phrase(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(start, found)| {
        let before = text.get(..start).and_then(|text| text.chars().next_back());
        let after = text.get(start + found.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// What is said around a mention.
struct Surroundings {
    sentence: Text,
    near: Text,
    is_question: bool,
}

fn surroundings(text: &str, mention: &Mention) -> Surroundings {
    let from = text.floor_char_boundary(mention.span.start.saturating_sub(NEAR));
    let to = text.floor_char_boundary(mention.span.end.saturating_add(NEAR));
    let before = text.get(from..mention.span.start).unwrap_or_default();
    let after = text.get(mention.span.end..to).unwrap_or_default();
    let start = sentence_start(before).map_or(from, |at| from + at);
    let end = after.find(['.', '!', '?']).map_or(to, |at| mention.span.end + at);
    Surroundings {
        sentence: Text::new(text.get(start..end).unwrap_or_default()),
        near: Text::new(text.get(from..to).unwrap_or_default()),
        is_question: text.get(end..).is_some_and(|rest| rest.starts_with('?')),
    }
}

/// Where the last sentence of `before` begins; a dot inside a word or a number ends none.
fn sentence_start(before: &str) -> Option<usize> {
    let mut ends = before.match_indices(['.', '!', '?']).filter(|(at, mark)| {
        before
            .get(at + mark.len()..)
            .and_then(|rest| rest.chars().next())
            .is_none_or(char::is_whitespace)
    });
    let sentence = ends.next_back().map(|(at, mark)| at + mark.len());
    let paragraph = before.rfind("\n\n").map(|at| at + 2);
    sentence.max(paragraph)
}

/// Confidence in percent that the mention, standing in `text`, is when a meeting is proposed.
pub(super) fn confidence(setting: &Setting, text: &str, mention: &Mention) -> i32 {
    if setting.is_silent() {
        return 0;
    }
    let Surroundings {
        sentence,
        near,
        is_question,
    } = surroundings(text, mention);
    let subject = &setting.subject;
    let add = |condition: bool, weight: i32| if condition { weight } else { 0 };
    let named = match (
        sentence.has_any(words::NAMES),
        near.has_any(words::NAMES) || subject.has_any(words::NAMES),
    ) {
        (true, _) => 20,
        (false, true) => 10,
        (false, false) => add(sentence.has_any(words::HINTS), 10),
    };
    let proposed = if sentence.has_any(words::PROPOSALS) || is_question && sentence.has_any(words::QUESTIONS) {
        15
    } else {
        add(near.has_any(words::PROPOSALS), 5)
    };
    let base = if setting.names > 0 || setting.has_link { 25 } else { 20 };
    let against = add(
        sentence.has_any(words::REFUSALS) || subject.has_any(words::REFUSALS),
        50,
    ) + add(sentence.has_any(words::OTHER), 15)
        + add(!is_question && is_narration(&sentence), 40)
        + add(is_deadline(text, mention), 25)
        + add(setting.is_absence, 60)
        + add(setting.is_bulk, 40);
    (base + named + proposed + precision(mention) + add(setting.has_link, 10) - against).clamp(0, 100)
}

/// `I had four men standing there at 7am`: a sentence that tells what happened and says nothing of meeting itself.
fn is_narration(sentence: &Text) -> bool {
    sentence.has_any(words::NARRATION) && !sentence.has_any(words::NAMES) && !sentence.has_any(words::HINTS)
}

/// `by Friday`, `until 5pm`: the end of something.
fn is_deadline(text: &str, mention: &Mention) -> bool {
    let before = text.get(..mention.span.start).unwrap_or_default();
    let word = before.split_whitespace().next_back().unwrap_or_default();
    ["by", "until", "till", "before", "since", "bis", "vor"]
        .iter()
        .any(|end| word.eq_ignore_ascii_case(end))
}

/// What the form of the mention says by itself.
fn precision(mention: &Mention) -> i32 {
    let is_range = mention
        .end
        .is_some_and(|end| end.instant - mention.start.instant <= TimeDelta::hours(4));
    let by_grain = match (mention.has_explicit_time, mention.has_explicit_date) {
        (true, true) if is_range => 45,
        (true, true) => 35,
        (true, false) => 30,
        (false, true) if mention.grain == Grain::DateTimeRange => 25,
        (false, true) if mention.grain == Grain::Date => 15,
        (false, _) => 5,
    };
    if mention.certainty == Certainty::Weak {
        by_grain - 10
    } else {
        by_grain
    }
}

/// The mention may be when something is to happen.
pub(super) fn is_ahead(mention: &Mention, now: NaiveDateTime) -> bool {
    let days = (mention.start.local - now).num_days();
    let is_now = (mention.start.local - now).abs() < SOONEST;
    !mention.is_past && !is_now && (mention.has_written_year || days <= FURTHEST_WITHOUT_YEAR)
}
