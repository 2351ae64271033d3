//! Weekdays with their determiners: `next Friday`, `this coming Monday`, `Wed`.

use super::phrase::Which;
use super::token::Tokens;
use super::words;
use chrono::Weekday;

/// A determiner such as `this` or `the following`, and the token after it.
pub(super) fn which(tokens: &Tokens, at: usize) -> (Which, usize) {
    let start = if tokens.is_word(at, &["the"]) { at + 1 } else { at };
    let (which, next) = match tokens.word(start) {
        Some("this" | "current") => (Which::This, start + 1),
        Some("next" | "following") => (Which::Next, start + 1),
        Some("coming" | "upcoming") => (Which::Coming, start + 1),
        Some("last" | "past" | "previous") => (Which::Last, start + 1),
        _ => return (Which::Bare, at),
    };
    match (which, tokens.word(next)) {
        (Which::This, Some("coming" | "upcoming" | "next")) => (Which::Coming, next + 1),
        (Which::This, Some("past" | "last")) => (Which::Last, next + 1),
        _ => (which, next),
    }
}

/// A weekday with its determiner, and the token after it.
pub(super) fn weekday(tokens: &Tokens, at: usize) -> Option<(Weekday, Which, usize)> {
    let (which, day_at) = which(tokens, at);
    let (weekday, is_ambiguous) = words::weekday(tokens.word(day_at)?)?;
    if is_ambiguous && which == Which::Bare && !is_likely(tokens, day_at) {
        return None;
    }
    if tokens.is_mark(day_at + 1, "-") && tokens.is_word(day_at + 2, &["feira"]) {
        return Some((weekday, which, day_at + 3));
    }
    if let (Which::Bare, Some(which)) = (which, behind(tokens, day_at + 1)) {
        return Some((weekday, which, day_at + 2));
    }
    if which == Which::Bare {
        if let Some(next) = tokens.words(day_at + 1, &["after", "next"]) {
            return Some((weekday, Which::AfterNext, next));
        }
        let is_week = tokens.is_word(day_at + 1, &["week"])
            && !tokens.is_word(day_at + 2, &["of", "starting", "commencing", "after"]);
        if is_week {
            return Some((weekday, Which::AfterNext, day_at + 2));
        }
    }
    let dotted = day_at + 2;
    let has_date = is_date_next(tokens, dotted + usize::from(tokens.is_mark(dotted, ",")));
    let has_dot = tokens.is_mark(day_at + 1, ".") && tokens.is_glued(day_at + 1) && has_date;
    Some((weekday, which, if has_dot { dotted } else { day_at + 1 }))
}

/// `lundi prochain`, `lunes que viene`: a determiner behind the noun.
pub(super) fn behind(tokens: &Tokens, at: usize) -> Option<Which> {
    match tokens.word(at).filter(|_| tokens.is_foreign)? {
        "coming" => Some(Which::Coming),
        "next" => Some(Which::Next),
        "last" => Some(Which::Last),
        _ => None,
    }
}

/// `sun`, `sat`, `wed` and `mon` are weekdays after `on` or beside a date or a time.
fn is_likely(tokens: &Tokens, at: usize) -> bool {
    let is_led = tokens.before(at).is_some_and(|before| {
        tokens.is_word(before, &["on", "by", "until", "till", "from", "or", "and", "to"])
            || tokens.is_mark(before, "(-")
    });
    let skip = usize::from(tokens.is_mark(at + 1, ",.-@"));
    let is_followed = is_date_next(tokens, at + 1 + skip)
        || tokens.is_word(at + 1, &["at", "morning", "afternoon", "evening", "night", "the"]);
    let is_ranged =
        tokens.is_mark(at + 1, "-") && tokens.word(at + 2).is_some_and(|word| words::weekday(word).is_some());
    // `Mon, Tue or Wed`, `Mon & Wed`
    let is_joined = tokens.is_mark(at + 1, ",&/") || tokens.is_word(at + 1, &["and", "or"]);
    let is_listed = is_joined && tokens.word(at + 2).is_some_and(|word| words::weekday(word).is_some());
    is_followed || is_ranged || (is_led || is_listed) && tokens.is_capital(at)
}

fn is_date_next(tokens: &Tokens, at: usize) -> bool {
    tokens.number(at).is_some()
        || tokens.ordinal(at).is_some()
        || tokens.word(at).is_some_and(|word| words::month(word).is_some())
}
