//! Spans counted from now or from a date: `in two weeks`, `a week from Friday`, `3 days after January 12th`.

use super::expression;
use super::length::{self, Span};
use super::number;
use super::phrase::{Day, Direction, Phrase, Shift, Which};
use super::token::Tokens;
use super::words;
use crate::language::Language;

/// A shift at `at`, and the token after it.
pub(super) fn shift(tokens: &Tokens, at: usize, depth: usize) -> Option<(Shift, usize)> {
    weekdays_on(tokens, at)
        .or_else(|| day_beside(tokens, at, depth))
        .or_else(|| prefixed(tokens, at, depth))
        .or_else(|| signed(tokens, at))
        .or_else(|| followed(tokens, at, depth))
}

fn plain(span: Span, direction: Direction) -> Shift {
    Shift {
        span,
        direction,
        base: None,
        is_suffix: false,
    }
}

/// `in two weeks' time`, `within 5 minutes`, `within the next day and 5 hours`, `less than 3 days after tomorrow`.
fn prefixed(tokens: &Tokens, at: usize, depth: usize) -> Option<(Shift, usize)> {
    let (direction, next) = match tokens.word(at)? {
        "in" => (Direction::Forward, at + 1),
        "between" if tokens.language == Language::It => (Direction::Forward, at + 1),
        "ago-ahead" => (Direction::Back, at + 1),
        "before" if tokens.language == Language::De => (Direction::Back, at + 1),
        "within" => (Direction::Window, at + 1),
        "less" if tokens.is_word(at + 1, &["than"]) => {
            let (mut shift, next) = followed(tokens, at + 2, depth)?;
            shift.direction = Direction::Window;
            return Some((shift, next));
        }
        _ => return None,
    };
    let next = ["the", "next", "coming"]
        .iter()
        .fold(next, |next, word| next + usize::from(tokens.is_word(next, &[word])));
    let is_back = direction == Direction::Back;
    if let Some((mut shift, after)) = followed(tokens, next, depth).filter(|_| !is_back) {
        if direction == Direction::Window {
            shift.direction = direction;
        }
        return Some((shift, after));
    }
    let is_unit_alone = direction == Direction::Window && next > at + 2;
    let (span, after) = match length::span(tokens, next) {
        Some(found) => found,
        None if is_unit_alone => length::unit_then_more(tokens, next)?,
        None => return None,
    };
    let after = if tokens.is_word(after, &["time"]) {
        after + 1
    } else {
        after
    };
    Some((plain(span, direction), after))
}

/// `two Tuesdays from now`: the second Tuesday after today.
fn weekdays_on(tokens: &Tokens, at: usize) -> Option<(Shift, usize)> {
    let (count, next) = number::cardinal(tokens, at).filter(|(count, _)| (1..=12).contains(count))?;
    let (weekday, _) = words::weekday(tokens.word(next)?)?;
    let after = tokens
        .words(next + 1, &["from", "now"])
        .or_else(|| tokens.words(next + 1, &["from", "today"]))?;
    let first = Phrase {
        weekday: Some((weekday, Which::Coming)),
        ..Phrase::default()
    };
    let span = Span {
        days: 7 * (i64::from(count) - 1),
        ..Span::default()
    };
    Some((
        Shift {
            base: Some(Box::new(first)),
            ..plain(span, Direction::Forward)
        },
        after,
    ))
}

/// `the day before Christmas Eve`, `le lendemain de Noël`: one day from a day that is said.
fn day_beside(tokens: &Tokens, at: usize, depth: usize) -> Option<(Shift, usize)> {
    let start = if tokens.is_word(at, &["the"]) { at + 1 } else { at };
    tokens.is_word(start, &["day"]).then_some(())?;
    let direction = match tokens.word(start + 1)? {
        "after" | "following" => Direction::Forward,
        "before" => Direction::Back,
        _ => return None,
    };
    let (base, next) = said_day(tokens, start + 2, depth)?;
    let span = Span {
        days: 1,
        ..Span::default()
    };
    Some((
        Shift {
            base: Some(Box::new(base)),
            ..plain(span, direction)
        },
        next,
    ))
}

/// A date or a holiday, small words before it left aside.
pub(super) fn said_day(tokens: &Tokens, at: usize, depth: usize) -> Option<(Phrase, usize)> {
    let start = (at..at + 3)
        .find(|at| !tokens.is_word(*at, &["of", "the", "on"]))
        .unwrap_or(at);
    let (base, next) = expression::day_phrase(tokens, start, depth + 1)?;
    let is_said = matches!(
        base.day,
        Some(Day::Calendar { .. } | Day::Holiday { .. } | Day::OfMonth(_))
    );
    is_said.then_some((base, next))
}

/// `+10 days`.
fn signed(tokens: &Tokens, at: usize) -> Option<(Shift, usize)> {
    if !tokens.is_mark(at, "+") || !tokens.is_glued(at + 1) {
        return None;
    }
    let (span, next) = length::span(tokens, at + 1)?;
    Some((
        Shift {
            is_suffix: true,
            ..plain(span, Direction::Forward)
        },
        next,
    ))
}

/// `3 weeks later`, `half an hour from now`, `two days after today`, `a week on Friday`.
fn followed(tokens: &Tokens, at: usize, depth: usize) -> Option<(Shift, usize)> {
    let (span, next) = length::span(tokens, at)?;
    let forward = plain(span, Direction::Forward);
    match tokens.word(next)? {
        "later" | "hence" | "ahead" => return Some((forward, next + 1)),
        "out" if span.is_clock() => return Some((forward, next + 1)),
        "ago" | "earlier" => return Some((plain(span, Direction::Back), next + 1)),
        "today" | "tomorrow" if span.days > 0 && span.days % 7 == 0 => {
            let (base, after) = expression::day_phrase(tokens, next, depth + 1)?;
            return Some((
                Shift {
                    base: Some(Box::new(base)),
                    ..forward
                },
                after,
            ));
        }
        _ => {}
    }
    let direction = match tokens.word(next)? {
        "from" | "after" | "following" => Direction::Forward,
        "on" if span.days > 0 && span.days % 7 == 0 => Direction::Forward,
        "before" | "prior" => Direction::Back,
        _ => return None,
    };
    if tokens.is_word(next + 1, &["now"]) {
        return Some((plain(span, direction), next + 2));
    }
    let (base, after) = expression::day_phrase(tokens, next + 1, depth + 1)?;
    Some((
        Shift {
            base: Some(Box::new(base)),
            ..plain(span, direction)
        },
        after,
    ))
}
