//! Times of day as written: `3pm`, `14:00`, `half past three`, `noon`, `two thirty`.

use super::number;
use super::phrase::Clock;
use super::token::Tokens;
use super::words::{self, may_follow_bare};
use crate::language::Language;

/// A clock time at `at`, and the token after it. `is_expected` admits forms that are times only where one is due
/// (`2.30`, `two thirty`, `0900`).
pub(super) fn clock(tokens: &Tokens, at: usize, is_expected: bool) -> Option<(Clock, usize)> {
    let (clock, next) = with_fraction(tokens, at, is_expected)
        .or_else(|| named(tokens, at))
        .or_else(|| past_or_to(tokens, at))
        .or_else(|| half_to(tokens, at))
        .or_else(|| half_hour(tokens, at))
        .or_else(|| with_colon(tokens, at))
        .or_else(|| with_dot(tokens, at, is_expected))
        .or_else(|| with_letter(tokens, at, is_expected))
        .or_else(|| compact(tokens, at))
        .or_else(|| military(tokens, at, is_expected))
        .or_else(|| hour_only(tokens, at, is_expected))
        .or_else(|| spelled(tokens, at, is_expected))?;
    (clock.hour <= 24 && clock.minute < 60 && clock.second < 60).then_some((clock, next))
}

/// `am` and `pm` in all spellings; `None` inside for `ampm`.
fn meridiem(tokens: &Tokens, at: usize) -> Option<(Option<bool>, usize)> {
    let at = if tokens.is_mark(at, ".") && tokens.is_word(at + 1, &["am", "pm"]) {
        at + 1
    } else {
        at
    };
    let at = if tokens.is_mark(at, "(") && tokens.is_word(at + 1, &["am", "pm"]) {
        at + 1
    } else {
        at
    };
    let word = tokens.word(at)?;
    let is_pm = match word {
        "am" => return Some((Some(false), at + 1)),
        "pm" => return Some((Some(true), at + 1)),
        "ampm" => return Some((None, at + 1)),
        "a" => false,
        "p" => true,
        _ => return None,
    };
    let letter = if tokens.is_mark(at + 1, ".") { at + 2 } else { at + 1 };
    if tokens.is_word(letter, &["m"]) {
        let has_dot = letter == at + 2 && tokens.is_mark(letter + 1, ".");
        return Some((Some(is_pm), if has_dot { letter + 2 } else { letter + 1 }));
    }
    let is_alone = tokens.is_glued(at) && !(tokens.is_glued(at + 1) && tokens.word(at + 1).is_some());
    is_alone.then_some((Some(is_pm), at + 1))
}

/// Adds the half of the day and `o'clock`, `hrs`, `uhr` after a written time.
fn finish(tokens: &Tokens, mut clock: Clock, at: usize) -> (Clock, usize) {
    let mut next = at;
    if clock.hour == 12 && clock.minute == 0 && tokens.is_word(next, &["noon", "midday", "midnight"]) {
        let hour = if tokens.is_word(next, &["midnight"]) { 0 } else { 12 };
        return (
            Clock {
                is_exact: true,
                ..Clock::hour(hour)
            },
            next + 1,
        );
    }
    if let Some(after) = o_clock(tokens, next) {
        next = after;
    } else if tokens.is_word(next, &["hrs", "hours", "uhr"])
        || tokens.is_word(next, &["h"]) && (tokens.is_glued(next) || tokens.is_foreign)
    {
        clock.is_exact = true;
        next += 1;
    } else if tokens.is_word(next, &["hour-mark"]) {
        clock.is_exact |= clock.hour > 12;
        next += 1;
    }
    if clock.hour <= 12
        && clock.hour > 0
        && let Some((is_pm, after)) = meridiem(tokens, next)
    {
        clock.is_pm = is_pm;
        clock.is_exact = false;
        next = after;
    }
    (clock, next)
}

fn o_clock(tokens: &Tokens, at: usize) -> Option<usize> {
    if tokens.is_word(at, &["o'clock", "oclock", "o'clock's"]) {
        return Some(at + 1);
    }
    tokens.words(at, &["o", "clock"])
}

fn named(tokens: &Tokens, at: usize) -> Option<(Clock, usize)> {
    let twelve = tokens.number(at).is_some_and(|(value, _)| value == 12) || tokens.is_word(at, &["twelve", "high"]);
    let start = if twelve { at + 1 } else { at };
    let hour = match tokens.word(start)? {
        "noon" | "midday" | "noontime" | "noonish" => 12,
        "mid" if tokens.is_mark(start + 1, "-") && tokens.is_word(start + 2, &["day"]) => {
            return Some((
                Clock {
                    is_exact: true,
                    ..Clock::hour(12)
                },
                start + 3,
            ));
        }
        "midnight" => 0,
        _ => return None,
    };
    Some((
        Clock {
            is_exact: true,
            ..Clock::hour(hour)
        },
        start + 1,
    ))
}

/// `half past three`, `a quarter to 5`, `20 min past eight`.
fn past_or_to(tokens: &Tokens, at: usize) -> Option<(Clock, usize)> {
    let start = if tokens.is_word(at, &["a"]) { at + 1 } else { at };
    let (minutes, mut next) = match tokens.word(start) {
        Some("half") => (30, start + 1),
        Some("quarter") => (15, start + 1),
        _ => number::cardinal(tokens, at).filter(|(minutes, _)| (1..60).contains(minutes))?,
    };
    let has_unit = tokens.is_word(next, &["minutes", "minute", "min", "mins"]);
    next += usize::from(has_unit);
    let is_to = match tokens.word(next)? {
        "past" | "after" => false,
        "to" | "before" | "til" | "till" => true,
        _ => return None,
    };
    let is_round = tokens.is_word(start, &["half", "quarter"]);
    let is_told = at.checked_sub(1).is_some_and(|before| {
        tokens.is_word(before, &["at", "by", "it's", "around", "about"]) && matches!(minutes, 5 | 10 | 20 | 25)
    });
    let says_past = tokens.is_word(next, &["past"]);
    // `twenty to nine` in words is no range of hours: nobody counts it back from the evening.
    let is_beyond_hours = matches!(minutes, 20 | 25) && tokens.number(at).is_none();
    if !says_past && !has_unit && !is_round && !is_told && !is_beyond_hours
        || tokens.is_word(next, &["before", "after", "til", "till"]) && !is_round
    {
        return None;
    }
    let hour_at = next + 1;
    if let Some((half, after)) = half_to(tokens, hour_at).filter(|_| minutes <= 10) {
        return Some((around(half, minutes, is_to), after));
    }
    let (hour, after) = match tokens.word(hour_at) {
        Some("noon" | "midday") => (12, hour_at + 1),
        Some("midnight") => (0, hour_at + 1),
        _ => number::cardinal(tokens, hour_at).filter(|(hour, _)| (1..=24).contains(hour))?,
    };
    if tokens.is_mark(after, ":") && tokens.is_glued(after) {
        return None;
    }
    let (hour, minute) = if is_to {
        ((hour + 23) % 24, 60 - minutes)
    } else {
        (hour % 24, minutes)
    };
    let hour = if is_to && hour == 0 && !tokens.is_word(hour_at, &["midnight"]) {
        12
    } else {
        hour
    };
    Some(finish(
        tokens,
        Clock {
            minute,
            ..Clock::hour(hour)
        },
        after,
    ))
}

/// A few minutes before or after a half hour: `fünf vor halb drei`.
fn around(half: Clock, minutes: u32, is_to: bool) -> Clock {
    let minute = if is_to {
        half.minute - minutes
    } else {
        half.minute + minutes
    };
    Clock { minute, ..half }
}

/// `halb acht` is 7:30, `viertel acht` 7:15, `drei viertel acht` 7:45.
fn half_to(tokens: &Tokens, at: usize) -> Option<(Clock, usize)> {
    let minute = match tokens.word(at)? {
        "quarter-to" => 15,
        "half-to" => 30,
        "three-quarters-to" => 45,
        _ => return None,
    };
    let (hour, next) = number::cardinal(tokens, at + 1).filter(|(hour, _)| (1..=24).contains(hour))?;
    let is_length = tokens
        .word(next)
        .is_some_and(|word| words::unit(word).is_some() && word != "hour-mark");
    if is_length || tokens.is_mark(next, ":.") && tokens.is_glued(next) && tokens.number(next + 1).is_some() {
        return None;
    }
    let hour = if hour == 1 { 12 } else { hour - 1 };
    let clock = Clock {
        minute,
        ..Clock::hour(hour)
    };
    let after = next + usize::from(tokens.is_word(next, &["uhr", "hour-mark"]));
    Some((clock, after))
}

/// British `half ten` is 10:30.
fn half_hour(tokens: &Tokens, at: usize) -> Option<(Clock, usize)> {
    if !tokens.is_word(at, &["half"]) || tokens.is_foreign {
        return None;
    }
    let (hour, next) = number::cardinal(tokens, at + 1).filter(|(hour, _)| (1..=12).contains(hour))?;
    let is_led = at.checked_sub(1).is_some_and(|before| {
        tokens.is_word(
            before,
            &[
                "at", "by", "around", "about", "until", "till", "from", "after", "before",
            ],
        )
    });
    let is_clean = tokens.word(next).is_none_or(may_follow_bare) && !tokens.is_mark(next, "%");
    let clock = Clock {
        minute: 30,
        ..Clock::hour(hour)
    };
    (is_led && is_clean).then_some((clock, next))
}

/// `alle 8 e mezza`, `las cinco y media`, `3 heures moins le quart`, `mezzogiorno e mezza`.
fn with_fraction(tokens: &Tokens, at: usize, is_expected: bool) -> Option<(Clock, usize)> {
    if !tokens.is_foreign {
        return None;
    }
    let (hour, next) = match tokens.word(at) {
        Some("noon") => (12, at + 1),
        Some("midnight") => (0, at + 1),
        _ => number::cardinal(tokens, at).filter(|(hour, _)| (1..=24).contains(hour))?,
    };
    let is_marked = tokens.is_word(next, &["hour-mark", "uhr", "h"]);
    let next = next + usize::from(is_marked);
    if let Some((minute, after)) =
        number::spelled(tokens, next).filter(|(count, _)| is_marked && (10..60).contains(count))
    {
        let clock = Clock {
            minute,
            is_exact: hour > 12,
            ..Clock::hour(hour)
        };
        return Some(finish(tokens, clock, after));
    }
    let (minutes, after) = match tokens.word(next)? {
        "and-quarter" => (15, next + 1),
        "and-half" => (30, next + 1),
        "and-three-quarters" => (45, next + 1),
        "less-quarter" => (-15, next + 1),
        word @ ("less" | "and") if is_expected => {
            let (minutes, after) = minutes_behind(tokens, next + 1)?;
            let minutes = i64::from(minutes);
            (if word == "less" { -minutes } else { minutes }, after)
        }
        _ => return None,
    };
    let of_day = (i64::from(hour) * 60 + minutes).rem_euclid(1440);
    let (hour_of, minute) = (u32::try_from(of_day / 60).ok()?, u32::try_from(of_day % 60).ok()?);
    let clock = Clock {
        minute,
        is_exact: hour > 12 || hour == 0 || tokens.is_word(at, &["noon"]),
        ..Clock::hour(if hour_of == 0 && hour == 1 { 12 } else { hour_of })
    };
    Some(finish(tokens, clock, after))
}

/// Minutes that are said behind an hour: `e dieci`, `e 30`.
fn minutes_behind(tokens: &Tokens, at: usize) -> Option<(u32, usize)> {
    let in_digits = || tokens.number(at).map(|(count, _)| (count, at + 1));
    number::spelled(tokens, at)
        .filter(|(count, _)| (5..60).contains(count) && count % 5 == 0)
        .or_else(|| in_digits().filter(|(count, _)| matches!(count, 15 | 30 | 45)))
}

/// `14:00`, `7:56:30 pm`, `13:11:23.678`.
fn with_colon(tokens: &Tokens, at: usize) -> Option<(Clock, usize)> {
    let (hour, digits) = tokens.number(at).filter(|(hour, digits)| *digits <= 2 && *hour <= 24)?;
    if !tokens.is_mark(at + 1, ":") || !tokens.is_glued(at + 2) {
        return None;
    }
    let (minute, _) = tokens
        .number(at + 2)
        .filter(|(minute, digits)| *digits == 2 && *minute < 60)?;
    let mut clock = Clock {
        minute,
        is_exact: is_exact(hour, digits),
        ..Clock::hour(hour)
    };
    let mut next = at + 3;
    if tokens.is_mark(next, ":") && tokens.is_glued(next + 1) {
        let (second, _) = tokens
            .number(next + 1)
            .filter(|(second, digits)| *digits == 2 && *second < 60)?;
        clock.second = second;
        next += 2;
        if tokens.is_mark(next, ".") && tokens.is_glued(next + 1) && tokens.number(next + 1).is_some() {
            next += 2;
        }
    }
    Some(finish(tokens, clock, next))
}

fn is_exact(hour: u32, digits: usize) -> bool {
    hour > 12 || hour == 0 || digits == 2 && hour < 10
}

/// `2.30`, `8.30pm`.
fn with_dot(tokens: &Tokens, at: usize, is_expected: bool) -> Option<(Clock, usize)> {
    let (hour, digits) = tokens.number(at).filter(|(hour, digits)| *digits <= 2 && *hour < 24)?;
    if !tokens.is_mark(at + 1, ".") || !tokens.is_glued(at + 1) || !tokens.is_glued(at + 2) {
        return None;
    }
    let (minute, _) = tokens
        .number(at + 2)
        .filter(|(minute, digits)| *digits == 2 && *minute < 60)?;
    let clock = Clock {
        minute,
        is_exact: is_exact(hour, digits),
        ..Clock::hour(hour)
    };
    let (clock, next) = finish(tokens, clock, at + 3);
    let is_marked = next > at + 3;
    let is_clean = !tokens.is_mark(next, "%/$") && tokens.word(next).is_none_or(may_follow_bare);
    (is_marked || is_expected && is_clean).then_some((clock, next))
}

/// `14h30`, `11ish`, `9a`.
fn with_letter(tokens: &Tokens, at: usize, is_expected: bool) -> Option<(Clock, usize)> {
    let (hour, _) = tokens.number(at).filter(|(hour, digits)| *digits <= 2 && *hour <= 24)?;
    let letter = tokens.word(at + 1)?;
    if tokens.is_foreign && matches!(letter, "h" | "uhr" | "hour-mark") {
        let minute = tokens
            .number(at + 2)
            .filter(|(minute, digits)| *digits == 2 && *minute < 60);
        if let Some((minute, _)) =
            minute.filter(|_| !(tokens.is_mark(at + 3, ".:/") && tokens.number(at + 4).is_some()))
        {
            let clock = Clock {
                minute,
                is_exact: true,
                ..Clock::hour(hour)
            };
            return Some((clock, at + 3));
        }
    }
    match Some(letter).filter(|_| tokens.is_glued(at + 1))? {
        "h" | "u" if letter == "h" || tokens.language == Language::Nl => match tokens
            .number(at + 2)
            .filter(|(_, digits)| *digits == 2 && tokens.is_glued(at + 2))
        {
            Some((minute, _)) => Some((
                Clock {
                    minute,
                    is_exact: true,
                    ..Clock::hour(hour)
                },
                at + 3,
            )),
            None => (is_expected && hour > 6).then_some((
                Clock {
                    is_exact: true,
                    ..Clock::hour(hour)
                },
                at + 2,
            )),
        },
        "ish" => Some((Clock::hour(hour), at + 2)),
        _ => None,
    }
}

/// `1115am`, and the near side of `630-930am`: hour and minutes in one number before the half of the day.
fn compact(tokens: &Tokens, at: usize) -> Option<(Clock, usize)> {
    let of = |at: usize| {
        let (value, _) = tokens.number(at).filter(|(_, digits)| matches!(digits, 3 | 4))?;
        let (hour, minute) = (value / 100, value % 100);
        let clock = Clock {
            minute,
            ..Clock::hour(hour)
        };
        ((1..=12).contains(&hour) && minute < 60).then_some(clock)
    };
    let clock = of(at)?;
    if let (Some((Some(is_pm), next)), true) = (meridiem(tokens, at + 1), tokens.is_word(at + 1, &["am", "pm"])) {
        let is_pm = Some(is_pm);
        return Some((Clock { is_pm, ..clock }, next));
    }
    let is_near_side = tokens.is_mark(at + 1, "-") && of(at + 2).is_some() && tokens.is_word(at + 3, &["am", "pm"]);
    is_near_side.then_some((clock, at + 1))
}

/// `1730 hrs`; `0900` where a time is due.
fn military(tokens: &Tokens, at: usize, is_expected: bool) -> Option<(Clock, usize)> {
    let (value, _) = tokens
        .number(at)
        .filter(|(value, digits)| *digits == 4 && *value < 2400 && value % 100 < 60)?;
    let is_marked = tokens.is_word(at + 1, &["hrs", "hours", "h", "uhr", "hour-mark"]);
    let is_zero_led = is_expected && value < 1000;
    let is_at = at
        .checked_sub(1)
        .is_some_and(|before| tokens.is_word(before, &["at"]) || tokens.is_mark(before, "@"));
    let is_clean = tokens.word(at + 1).is_none_or(may_follow_bare);
    let is_round = (600..1900).contains(&value) && value % 5 == 0 && is_clean;
    let is_behind_day =
        is_expected && behind_day(tokens, at) && (600..2400).contains(&value) && value % 5 == 0 && is_clean;
    let is_zero_led = is_zero_led || is_at && is_round;
    let clock = Clock {
        minute: value % 100,
        is_exact: true,
        ..Clock::hour(value / 100)
    };
    (is_marked || is_zero_led || is_behind_day).then_some((clock, at + 1 + usize::from(is_marked)))
}

/// A weekday or a day like tomorrow stands right before `at`: what follows is no year.
fn behind_day(tokens: &Tokens, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| {
        if tokens.is_mark(before, ",") {
            before.saturating_sub(1)
        } else {
            before
        }
    });
    before.and_then(|before| tokens.word(before)).is_some_and(|word| {
        words::weekday(word).is_some() || matches!(word, "today" | "tomorrow" | "overmorrow" | "tonight")
    })
}

/// `3pm`, `9 a.m.`, `seven o'clock`.
fn hour_only(tokens: &Tokens, at: usize, is_expected: bool) -> Option<(Clock, usize)> {
    let (hour, next) = match tokens.number(at) {
        Some((_, digits)) if digits > 2 => return None,
        Some((hour, _)) => (hour, at + 1),
        None if is_expected && tokens.is_word(at, &["a"]) && tokens.is_word(at + 1, &["uhr", "hour-mark"]) => {
            (1, at + 1)
        }
        None => number::spelled(tokens, at)?,
    };
    if hour == 0 || hour > 24 {
        return None;
    }
    let (clock, after) = finish(tokens, Clock::hour(hour), next);
    let is_loose = tokens.is_word(next, &["hour-mark"]) || tokens.is_word(next, &["h"]) && !tokens.is_glued(next);
    let is_at = at.checked_sub(1).is_some_and(|before| {
        tokens.is_word(
            before,
            &["at", "around", "from", "between", "until", "before", "after", "and"],
        )
    });
    let is_hours_long = if tokens.is_foreign && is_loose {
        !(is_expected && (is_at || hour > 6))
    } else {
        tokens.is_word(next, &["hours", "hrs", "h"])
    };
    (after > next && !is_hours_long).then_some((clock, after))
}

/// `seven twenty-seven`, `two forty five`, `nine oh five`.
fn spelled(tokens: &Tokens, at: usize, is_expected: bool) -> Option<(Clock, usize)> {
    let (hour, next) = number::spelled(tokens, at).filter(|(hour, next)| (1..=12).contains(hour) && *next == at + 1)?;
    let next = next + usize::from(tokens.is_mark(next, "-") && tokens.is_glued(next + 1));
    let has_zero = tokens.is_word(next, &["oh", "o"]);
    let (minute, after) = number::spelled(tokens, next + usize::from(has_zero))?;
    if !(if has_zero { 1..10 } else { 10..60 }).contains(&minute) {
        return None;
    }
    let (clock, end) = finish(
        tokens,
        Clock {
            minute,
            ..Clock::hour(hour)
        },
        after,
    );
    let is_clean = tokens.word(end).is_none_or(may_follow_bare);
    (end > after || is_expected && is_clean).then_some((clock, end))
}
