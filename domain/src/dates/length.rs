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

/// `a quarter of an hour`, `trois quarts d'heure`.
fn quarters(tokens: &Tokens, at: usize) -> Option<(i64, usize)> {
    let start = if tokens.is_word(at, &["a"]) { at + 1 } else { at };
    match tokens.word(start)? {
        "quarter-hour" => Some((15, start + 1)),
        "three-quarter-hour" => Some((45, start + 1)),
        _ => None,
    }
}

/// One amount with its unit.
fn single(tokens: &Tokens, at: usize, into: &mut Span) -> Option<usize> {
    if let Some((minutes, next)) = quarters(tokens, at) {
        into.seconds += minutes * 60;
        return Some(next);
    }
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

/// Longest meeting, in seconds, and the longest that a length alone makes one.
const MOST: i64 = 43_200;
const MOST_ALONE: i64 = 14_400;

/// The length of at most twelve hours that a text gives to a meeting or call, wherever it stands: `for 45 minutes`,
/// `a quick 15`, `eine Stunde`. One that is said to be a meeting's goes before one that stands alone.
#[must_use]
pub fn first_length(text: &str) -> Option<Duration> {
    let tokens = Tokens::new(text, false);
    let found = |is_wanted: fn(&Tokens, usize, usize) -> bool, most: i64| {
        (0..tokens.len()).find_map(|at| {
            let (span, next) = short_span(&tokens, at).filter(|_| at == 0 || !tokens.is_glued(at))?;
            let is_fitting = span.seconds <= most && !is_shift(&tokens, at, next) && is_wanted(&tokens, at, next);
            is_fitting.then(|| Duration::seconds(span.seconds))
        })
    };
    found(is_of_meeting, MOST).or_else(|| found(|_, _, _| true, MOST_ALONE))
}

/// A length of ten minutes to twelve hours; `quick 15` leaves the minutes unsaid.
fn short_span(tokens: &Tokens, at: usize) -> Option<(Span, usize)> {
    let is_quick = at
        .checked_sub(1)
        .is_some_and(|before| tokens.is_word(before, &["quick", "short", "brief"]));
    let quick = || {
        let (minutes, digits) = tokens.number(at).filter(|_| is_quick)?;
        let is_alone = tokens.word(at + 1).is_none_or(words::may_follow_bare) && !tokens.is_mark(at + 1, ":%-");
        let is_usual = digits == 2 && matches!(minutes, 10 | 15 | 20 | 25 | 30 | 40 | 45 | 50 | 60 | 90);
        let seconds = i64::from(minutes) * 60;
        (is_alone && is_usual).then(|| {
            (
                Span {
                    seconds,
                    ..Span::default()
                },
                at + 1,
            )
        })
    };
    let (span, next) = span(tokens, at).or_else(quick)?;
    let is_short = span.months == 0 && span.days == 0 && span.business_days == 0;
    (is_short && (600..=MOST).contains(&span.seconds)).then_some((span, next))
}

/// `in 20 minutes`, `an hour ago`, `10 minutes late`: no length of a meeting.
fn is_shift(tokens: &Tokens, at: usize, next: usize) -> bool {
    const BEHIND: &[&str] = &[
        "later", "from", "ago", "before", "after", "late", "earlier", "early", "away", "ahead", "notice", "drive",
        "walk", "delay", "fa", "geleden", "atrás", "more", "less", "mehr",
    ];
    const AHEAD: &[&str] = &[
        "in", "at", "around", "from", "until", "between", "to", "within", "every", "each", "after", "before", "past",
        "next", "hace", "seit", "depuis", "desde", "by",
    ];
    let is_behind = tokens.is_word(next, BEHIND);
    is_behind || at.checked_sub(1).is_some_and(|before| tokens.is_word(before, AHEAD))
}

fn is_of_meeting(tokens: &Tokens, at: usize, next: usize) -> bool {
    let is_introduced = at.checked_sub(1).is_some_and(|before| {
        tokens.is_word(
            before,
            &[
                "for", "duration", "length", "lasts", "last", "take", "takes", "quick", "short", "brief",
            ],
        ) || tokens.is_mark(before, ":")
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
    is_introduced || is_attribute
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
        assert_eq!(minutes("I will be 10 minutes late."), None);
        assert_eq!(minutes("Can we do a quick 15?"), Some(15));
        assert_eq!(minutes("I'd want an hour."), Some(60));
        assert_eq!(minutes("Passt Ihnen Dienstag um 10 Uhr? Eine Stunde reicht."), Some(60));
        assert_eq!(
            minutes("Serait-il possible mardi à 10h ? Une demi-heure suffira."),
            Some(30)
        );
        assert_eq!(
            minutes("¿Podemos hablar el jueves a las 10? Con media hora nos sobra."),
            Some(30)
        );
        assert_eq!(
            minutes("Podemos falar na quinta às 14h30? Meia hora resolve."),
            Some(30)
        );
        assert_eq!(
            minutes("Possiamo vederci lunedì alle 10? Serve un'ora e mezza."),
            Some(90)
        );
        assert_eq!(
            minutes("Kunnen we donderdag om 10 uur bellen? Een kwartiertje is genoeg."),
            Some(15)
        );
    }
}
