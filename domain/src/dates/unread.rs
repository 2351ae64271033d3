//! Day words that nobody can read from the text alone: a time beside one has no day, and least of all today.

use super::expression::Found;
use super::token::Tokens;
use super::words;
use crate::language::{Language, is_common_word};

/// How far from the time such words may stand.
const NEAR: usize = 10;

/// A day that cannot be read is said in the sentence of an expression without one.
pub(super) fn is_day_unread(tokens: &Tokens, found: &Found) -> bool {
    let is_end = |at: &usize| tokens.is_mark(*at, ".?!;\n");
    let before = (found.start.saturating_sub(NEAR)..found.start).rev();
    let behind = (found.next..found.next + NEAR).take_while(|at| tokens.get(*at).is_some());
    let mut around = before
        .take_while(|at| !is_end(at))
        .chain(behind.take_while(|at| !is_end(at)));
    around.any(|at| is_counted_from_elsewhere(tokens, at) || is_named_day(tokens, at))
        || found.start >= 2 && is_on_a_name(tokens, found.start)
        || is_behind_month(tokens, found.start)
}

/// `the umpteenth of December at 9`: a month is named, and no day of it was understood.
fn is_behind_month(tokens: &Tokens, start: usize) -> bool {
    let is_month = |at: usize| {
        let is_name = tokens.word(at).is_some_and(|word| words::month(word).is_some());
        is_name && (tokens.is_capital(at) || tokens.is_foreign) && !tokens.is_word(at, &["may", "march"])
    };
    let is_small = |at: usize| tokens.is_mark(at, ",") || tokens.is_word(at, &["at", "around", "on", "from", "the"]);
    let near = (start.saturating_sub(4)..start).rev().find(|at| !is_small(*at));
    near.is_some_and(is_month)
}

/// `the day after the conference`, `the morning of the move`.
fn is_counted_from_elsewhere(tokens: &Tokens, at: usize) -> bool {
    let is_unit = tokens.is_word(
        at,
        &[
            "day",
            "morning",
            "afternoon",
            "evening",
            "night",
            "week",
            "days",
            "weeks",
        ],
    );
    let is_own = tokens
        .before(at)
        .is_some_and(|before| tokens.is_word(before, &["of", "per"]));
    let is_counted = tokens.is_word(at + 1, &["after", "before", "following", "of"]) && tokens.word(at + 2).is_some();
    let is_other = tokens.is_word(at + 2, &["that", "work", "business", "play"]);
    is_unit && is_counted && !is_own && !is_other
}

/// `Founders' Day`, `Sports Day`: a day with a name that is in no table.
fn is_named_day(tokens: &Tokens, at: usize) -> bool {
    let is_name = at.checked_sub(1).is_some_and(|before| {
        let behind_mark = before > 0 && tokens.is_mark(before, "'");
        let name = if behind_mark { before - 1 } else { before };
        let is_word = tokens
            .word(name)
            .is_some_and(|word| !is_common_word(word) && words::weekday(word).is_none());
        is_word && tokens.is_capital(name)
    });
    tokens.is_word(at, &["day"]) && tokens.is_capital(at) && is_name
}

/// `on Diwali at 10`: what English puts behind `on` is a day, unless it is known to be something else.
fn is_on_a_name(tokens: &Tokens, start: usize) -> bool {
    const NO_DAYS: &[&str] = &[
        "zoom",
        "teams",
        "skype",
        "slack",
        "google",
        "meet",
        "whatsapp",
        "webex",
        "facetime",
        "discord",
        "signal",
        "telegram",
        "jitsi",
        "hangouts",
        "microsoft",
        "ms",
        "my",
        "your",
        "our",
        "the",
        "site",
        "video",
        "linkedin",
        "channel",
        "street",
        "road",
        "line",
        "i",
        "chime",
        "goto",
        "viber",
        "messenger",
        "duo",
        "instagram",
        "youtube",
        "whereby",
    ];
    let at = (start.saturating_sub(5)..start).find(|at| tokens.is_word(*at, &["on"]));
    let Some(on) = at.filter(|_| tokens.language == Language::En) else {
        return false;
    };
    let name = on + 1;
    let is_name = tokens
        .word(name)
        .is_some_and(|word| !NO_DAYS.contains(&word) && !is_common_word(word) && word.len() > 2);
    let is_joined = (name + 1..start).all(|at| tokens.is_capital(at) || tokens.is_word(at, &["at", "around", "from"]));
    name < start && is_name && tokens.is_capital(name) && is_joined
}
