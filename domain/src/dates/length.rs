//! Lengths of time: `45 minutes`, `2.5 hrs`, `an hour and a half`, `a couple of days`.

use super::number;
use super::token::Tokens;
use super::words::{self, Unit};
use chrono::Duration;

/// A length, kept by unit because months and working days have no fixed length.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) months: i32,
    pub(super) days: i64,
    pub(super) business_days: i64,
    pub(super) seconds: i64,
}

impl Span {
    /// Counted in hours or less.
    pub(super) fn is_clock(&self) -> bool {
        self.seconds != 0
    }

    fn add(&mut self, thousandths: i64, unit: Unit) {
        let whole = thousandths / 1000;
        let days = |each: i64| thousandths * each;
        match unit {
            Unit::Second => self.seconds += whole,
            Unit::Minute => self.seconds += thousandths * 60 / 1000,
            Unit::Hour => self.seconds += thousandths * 3600 / 1000,
            Unit::Day => self.add_days(days(1)),
            Unit::Week => self.add_days(days(7)),
            Unit::Fortnight => self.add_days(days(14)),
            Unit::Weekend => self.days += 7 * whole,
            Unit::BusinessDay => self.business_days += whole,
            Unit::Month => self.months += i32::try_from(whole).unwrap_or(0),
            Unit::Quarter => self.months += 3 * i32::try_from(whole).unwrap_or(0),
            Unit::Year => self.months += i32::try_from(thousandths * 12 / 1000).unwrap_or(0),
        }
    }

    fn add_days(&mut self, thousandths: i64) {
        self.days += thousandths / 1000;
        self.seconds += thousandths % 1000 * 86_400 / 1000;
    }
}

/// An amount in thousandths and the token after it. `a` counts as one only where a unit follows.
fn amount(tokens: &Tokens, at: usize) -> Option<(i64, usize)> {
    if let Some((whole, digits)) = tokens.number(at) {
        if digits > 4 {
            return None;
        }
        let fraction = tokens
            .number(at + 2)
            .filter(|_| tokens.is_mark(at + 1, ".") && tokens.is_glued(at + 1) && tokens.is_glued(at + 2));
        return match fraction {
            Some((tenths, 1)) => Some((i64::from(whole) * 1000 + i64::from(tenths) * 100, at + 3)),
            Some((hundredths, 2)) => Some((i64::from(whole) * 1000 + i64::from(hundredths) * 10, at + 3)),
            Some(_) => None,
            None => Some((i64::from(whole) * 1000, at + 1)),
        };
    }
    if let Some((value, next)) = number::spelled(tokens, at) {
        return Some((i64::from(value) * 1000, next));
    }
    let article = usize::from(tokens.is_word(at, &["a", "an", "another"]));
    if tokens.is_word(at + article, &["couple"]) {
        let next = at + article + 1;
        return Some((2000, if tokens.is_word(next, &["of"]) { next + 1 } else { next }));
    }
    if article == 1 && tokens.is_word(at + 1, &["few"]) {
        return Some((3000, at + 2));
    }
    (article == 1).then_some((1000, at + 1))
}

fn unit(tokens: &Tokens, at: usize) -> Option<(Unit, usize)> {
    let word = tokens.word(at)?;
    if matches!(word, "business" | "working" | "work") && tokens.is_word(at + 1, &["day", "days"]) {
        return Some((Unit::BusinessDay, at + 2));
    }
    let bare = word.strip_suffix("'s").unwrap_or(word);
    let unit = words::unit(bare)
        .or_else(|| words::short_unit(bare).filter(|_| tokens.is_glued(at) && !tokens.is_capital(at)))?;
    let next = if tokens.is_mark(at + 1, "'") && tokens.is_glued(at + 1) {
        at + 2
    } else {
        at + 1
    };
    Some((unit, next))
}

/// `half an hour`, `half a day`, `a half hour`.
fn half(tokens: &Tokens, at: usize) -> Option<(Span, usize)> {
    let start = if tokens.is_word(at, &["a"]) { at + 1 } else { at };
    if !tokens.is_word(start, &["half"]) {
        return None;
    }
    let next = if tokens.is_word(start + 1, &["a", "an"]) || tokens.is_mark(start + 1, "-") {
        start + 2
    } else {
        start + 1
    };
    let (unit, next) = unit(tokens, next)?;
    let mut span = Span::default();
    span.add(500, unit);
    Some((span, next))
}

/// One amount with its unit.
fn single(tokens: &Tokens, at: usize, into: &mut Span) -> Option<usize> {
    if let Some((half, next)) = half(tokens, at) {
        into.seconds += half.seconds;
        into.days += half.days;
        return Some(next);
    }
    let (thousandths, next) = amount(tokens, at)?;
    let next = if tokens.is_mark(next, "-") && tokens.word(next + 1).is_some() {
        next + 1
    } else {
        next
    };
    let (unit, next) = unit(tokens, next)?;
    into.add(thousandths, unit);
    if unit == Unit::Hour
        && let Some((minutes, 2)) = tokens.number(next)
        && tokens.is_glued(next)
    {
        into.seconds += i64::from(minutes) * 60;
        return Some(next + 1);
    }
    if let Some(after) = tokens.words(next, &["and", "a", "half"]) {
        into.add(500, unit);
        return Some(after);
    }
    Some(next)
}

/// A length of one or more units, and the token after it.
pub(super) fn span(tokens: &Tokens, at: usize) -> Option<(Span, usize)> {
    let mut at = at;
    while tokens.is_word(
        at,
        &[
            "about",
            "around",
            "approximately",
            "roughly",
            "approx",
            "another",
            "just",
        ],
    ) && !tokens.is_word(at + 1, &["now"])
        || tokens.is_mark(at, "~")
    {
        at += 1;
    }
    let mut span = Span::default();
    let mut next = single(tokens, at, &mut span)?;
    for _ in 0..3 {
        let joined = if tokens.is_word(next, &["and"]) || tokens.is_mark(next, ",") {
            next + 1
        } else {
            next
        };
        match tokens.number(joined).and_then(|_| single(tokens, joined, &mut span)) {
            Some(after) => next = after,
            None => break,
        }
    }
    Some((span, next))
}

/// Adds `thousandths` of the unit at `at`; `None` when no unit stands there.
pub(super) fn add_unit(tokens: &Tokens, at: usize, thousandths: i64, into: &mut Span) -> Option<usize> {
    let (unit, next) = unit(tokens, at)?;
    into.add(thousandths, unit);
    Some(next)
}

/// `day and 5 hours` after `the next`: one of the unit, and what is joined to it.
pub(super) fn unit_then_more(tokens: &Tokens, at: usize) -> Option<(Span, usize)> {
    let mut span = Span::default();
    let next = add_unit(tokens, at, 1000, &mut span)?;
    let more = if tokens.is_word(next, &["and"]) {
        single(tokens, next + 1, &mut span)
    } else {
        None
    };
    Some((span, more.unwrap_or(next)))
}

/// The first length of at most twelve hours that a text gives to a meeting or call: `for 45 minutes`, `a 30-minute call`.
#[must_use]
pub fn first_length(text: &str) -> Option<Duration> {
    let tokens = Tokens::new(text, false);
    (0..tokens.len()).find_map(|at| {
        let (span, next) = span(&tokens, at).filter(|_| at == 0 || !tokens.is_glued(at))?;
        let is_introduced = at.checked_sub(1).is_some_and(|before| {
            tokens.is_word(before, &["for", "duration", "length", "lasts", "last", "take", "takes"])
                || tokens.is_mark(before, ":")
                    && tokens
                        .before(before)
                        .is_some_and(|label| tokens.is_word(label, &["duration", "length"]))
        });
        let is_attribute = (next..next + 3).any(|after| {
            tokens.is_word(
                after,
                &[
                    "call",
                    "meeting",
                    "chat",
                    "conversation",
                    "session",
                    "slot",
                    "demo",
                    "interview",
                    "sync",
                ],
            )
        });
        let is_shift = tokens.is_word(next, &["later", "from", "ago", "before", "after"])
            || at
                .checked_sub(1)
                .is_some_and(|before| tokens.is_word(before, &["in", "within"]));
        let is_short = span.months == 0 && span.days == 0 && span.business_days == 0;
        let fits = (600..=43_200).contains(&span.seconds);
        (is_short && fits && !is_shift && (is_introduced || is_attribute)).then(|| Duration::seconds(span.seconds))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_of_a_meeting_is_read_where_it_is_one() {
        let minutes = |text: &str| first_length(text).map(|length| length.num_minutes());

        assert_eq!(minutes("Could we talk for 45 minutes?"), Some(45));
        assert_eq!(minutes("a quick 15-min chat"), Some(15));
        assert_eq!(minutes("Duration: 1.5 hours"), Some(90));
        assert_eq!(minutes(": an hour and a half call"), Some(90));
        assert_eq!(minutes("let's have a half hour call"), Some(30));
        assert_eq!(minutes("back in 20 minutes"), None);
        assert_eq!(minutes("30 days trial"), None);
    }
}
