//! The single pieces that may stand in an expression, tried longest meaning first.

use super::clock;
use super::expression;
use super::holiday;
use super::length::{self, Span};
use super::month_date;
use super::number;
use super::numeric;
use super::part;
use super::period;
use super::phrase::{Bare, Clock, Day, Direction, Part, Period, Phrase, Portion, Shift, Stretch, Which};
use super::shift;
use super::token::Tokens;
use super::weekday;
use super::words::{self, may_follow_bare};
use super::zone::{self, Zone};
use crate::language::Language;
use chrono::Weekday;

/// One piece of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Now,
    Day(Day),
    Weekday(Weekday, Which),
    NthWeekday(i32, Weekday),
    Period(Period),
    Shift(Shift),
    Clock(Clock),
    Part(Part),
    Zone(Zone),
    Length(Span),
    Bare(Bare),
    Year(i32),
}

/// The small words passed on the way to a piece.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Joiner {
    /// `at`, `@`, `around`, `after`, `from`: a time is due.
    pub(super) is_at: bool,
    pub(super) has_the: bool,
    pub(super) is_on: bool,
    pub(super) is_in: bool,
    pub(super) is_for: bool,
    pub(super) is_range: bool,
    pub(super) is_dash: bool,
    pub(super) is_open: bool,
    pub(super) count: usize,
}

/// Where a piece would stand.
pub(super) struct Place<'a> {
    pub(super) phrase: &'a Phrase,
    pub(super) joiner: Joiner,
    /// The far side of a range.
    pub(super) is_far_side: bool,
    pub(super) depth: usize,
}

/// The piece at `at`, and the token after it.
pub(super) fn item(tokens: &Tokens, at: usize, place: &Place<'_>) -> Option<(Item, usize)> {
    if place.joiner.is_dash {
        let (clock, next) = clock::clock(tokens, at, false)?;
        return Some((Item::Clock(clock), next));
    }
    length_item(tokens, at, place)
        .or_else(|| now(tokens, at, place))
        .or_else(|| day_item(tokens, at, place))
        .or_else(|| time_item(tokens, at, place))
        .or_else(|| bare_day(tokens, at, place))
        .or_else(|| bare_hour(tokens, at, place))
}

/// The pieces that name a day.
pub(super) fn day_item(tokens: &Tokens, at: usize, place: &Place<'_>) -> Option<(Item, usize)> {
    if place.depth > 2 {
        return None;
    }
    if let Some((shift, next)) = shift::shift(tokens, at, place.depth) {
        return Some((Item::Shift(shift), next));
    }
    if let Some((shift, next)) = on_from_weekday(tokens, at, place) {
        return Some((Item::Shift(shift), next));
    }
    if let Some(holiday) = tokens.word(at).and_then(holiday::holiday) {
        return Some((Item::Day(Day::Holiday { holiday, year: None }), at + 1));
    }
    if let Some((days, next)) = relative_day(tokens, at) {
        return Some((Item::Day(Day::FromToday(days)), next));
    }
    if let Some((nth, weekday, next)) = last_weekday(tokens, at) {
        return Some((Item::NthWeekday(nth, weekday), next));
    }
    if place.phrase.nth.is_some() && place.phrase.period.is_none() && tokens.is_word(at, &["month"]) {
        let this_month = Period {
            stretch: Stretch::Month(0),
            portion: Portion::Whole,
        };
        return Some((Item::Period(this_month), at + 1));
    }
    if let Some((day, next)) = month_date::month_date(tokens, at) {
        return Some((Item::Day(day), next));
    }
    if let Some((period, next)) = period::period(tokens, at, place.depth) {
        return Some((Item::Period(period), next));
    }
    if let Some((day, next)) = weekday_beside(tokens, at, place.depth) {
        return Some((Item::Day(day), next));
    }
    if let Some((weekday, which, next)) = weekday::weekday(tokens, at) {
        return Some((Item::Weekday(weekday, which), next));
    }
    let is_due =
        place.phrase.weekday.is_some() && place.phrase.day.is_none() && !place.phrase.has_time() && !place.joiner.is_at;
    if let Some((day, next)) = numeric::numeric(tokens, at, is_due) {
        return Some((Item::Day(day), next));
    }
    if let Some((nth, weekday, next)) = nth_weekday(tokens, at) {
        return Some((Item::NthWeekday(nth, weekday), next));
    }
    let (year, next) = number::year(tokens, at)?;
    matches!(
        place.phrase.day,
        Some(Day::Calendar { year: None, .. } | Day::Holiday { year: None, .. })
    )
    .then_some((Item::Year(year), next))
}

/// `Tuesday in a week`, `mardi en huit`, `Friday fortnight`: counted on from the weekday before it.
fn on_from_weekday(tokens: &Tokens, at: usize, place: &Place<'_>) -> Option<(Shift, usize)> {
    let is_behind_weekday = place.phrase.weekday.is_some() && place.phrase.shift.is_none();
    let (days, next) = match tokens.word(at)? {
        "week-on" => (7, at + 1),
        "fortnight-on" => (14, at + 1),
        "fortnight" if is_behind_weekday => (14, at + 1),
        "in" if is_behind_weekday => (7, tokens.words(at + 1, &["a", "week"])?),
        _ => return None,
    };
    let shift = Shift {
        span: Span {
            days,
            ..Span::default()
        },
        direction: Direction::Forward,
        base: None,
        is_suffix: is_behind_weekday,
    };
    Some((shift, next))
}

/// `the Wednesday before Thanksgiving`, `the first Monday after Easter`.
fn weekday_beside(tokens: &Tokens, at: usize, depth: usize) -> Option<(Day, usize)> {
    let start = if tokens.is_word(at, &["the"]) { at + 1 } else { at };
    let start = start + usize::from(tokens.is_word(start, &["first"]));
    let (weekday, _) = words::weekday(tokens.word(start)?)?;
    let is_before = tokens.is_word(start + 1, &["before"]);
    (is_before || tokens.is_word(start + 1, &["after", "following"])).then_some(())?;
    let (base, next) = shift::said_day(tokens, start + 2, depth)?;
    let day = Day::Beside {
        weekday,
        is_before,
        base: Box::new(base),
    };
    Some((day, next))
}

/// `the last Friday of this month`, `the second to last Monday in May`.
fn last_weekday(tokens: &Tokens, at: usize) -> Option<(i32, Weekday, usize)> {
    let start = if tokens.is_word(at, &["the"]) { at + 1 } else { at };
    let (nth, next) = match tokens.word(start)? {
        "last" => (-1, start + 1),
        "penultimate" => (-2, start + 1),
        "second" => {
            let dash = |at| at + usize::from(tokens.is_mark(at, "-"));
            let to = dash(start + 1);
            tokens.is_word(to, &["to"]).then_some(())?;
            let last = dash(to + 1);
            tokens.is_word(last, &["last"]).then_some((-2, last + 1))?
        }
        _ => return None,
    };
    let (weekday, _) = words::weekday(tokens.word(next)?)?;
    let of = next + 1;
    let month = of + usize::from(tokens.is_word(of, &["of", "in", "from"]));
    let month = month + usize::from(tokens.is_word(month, &["the", "on"]));
    let month = month + usize::from(tokens.is_word(month, &["the"]));
    let is_month = tokens
        .word(month)
        .is_some_and(|word| words::month(word).is_some() || word == "month")
        || tokens.is_word(month, &["this", "next", "coming", "each", "every"]) && tokens.is_word(month + 1, &["month"])
        || tokens.is_word(month, &["year"]);
    is_month.then_some((nth, weekday, of))
}

fn length_item(tokens: &Tokens, at: usize, place: &Place<'_>) -> Option<(Item, usize)> {
    let (span, next) = length::span(tokens, at)?;
    let is_started = tokens.is_word(next, &["starting", "beginning", "commencing"]);
    if tokens.is_word(next, &["today", "tomorrow"]) {
        return None;
    }
    (place.joiner.is_for || is_started).then_some((Item::Length(span), next))
}

fn now(tokens: &Tokens, at: usize, place: &Place<'_>) -> Option<(Item, usize)> {
    let is_at = place.joiner.is_at && place.joiner.has_the;
    match tokens.word(at)? {
        "now" => Some((Item::Now, at + 1)),
        "moment" | "minute" if is_at => Some((Item::Now, at + 1)),
        _ => None,
    }
}

fn relative_day(tokens: &Tokens, at: usize) -> Option<(i64, usize)> {
    let start = if tokens.is_word(at, &["the"]) { at + 1 } else { at };
    if tokens.is_word(start, &["day"]) && tokens.before(at).is_none_or(|before| !tokens.is_word(before, &["day"])) {
        if tokens.is_word(start + 1, &["after"]) && tomorrow(tokens, start + 2) {
            return Some((2, start + 3));
        }
        if tokens.words(start + 1, &["before", "yesterday"]).is_some() {
            return Some((-2, start + 3));
        }
        let is_last = tokens.get(start + 2).is_none() || tokens.is_mark(start + 2, ".?!,;\n");
        if start > at && tokens.is_word(start + 1, &["after"]) && is_last {
            return Some((1, start + 2));
        }
    }
    if tomorrow(tokens, at) {
        return Some((1, at + 1));
    }
    match tokens.word(at)? {
        "today" | "today's" => Some((0, at + 1)),
        "overmorrow" => Some((2, at + 1)),
        "yesterday" | "yesterday's" => Some((-1, at + 1)),
        "foreyesterday" => Some((-2, at + 1)),
        _ => None,
    }
}

fn tomorrow(tokens: &Tokens, at: usize) -> bool {
    tokens.is_word(
        at,
        &[
            "tomorrow",
            "tomorrow's",
            "tmrw",
            "tmr",
            "tomorow",
            "tommorow",
            "tommorrow",
            "tomorrrow",
            "2moro",
        ],
    )
}

fn nth_weekday(tokens: &Tokens, at: usize) -> Option<(i32, Weekday, usize)> {
    let (nth, next) = number::ordinal(tokens, at)?;
    let (weekday, _) = words::weekday(tokens.word(next)?)?;
    (nth <= 5).then_some((i32::try_from(nth).ok()?, weekday, next + 1))
}

/// Clock times, parts of the day and zones.
fn time_item(tokens: &Tokens, at: usize, place: &Place<'_>) -> Option<(Item, usize)> {
    let is_due = place.joiner.is_at || place.joiner.is_range || place.is_far_side || place.phrase.has_day();
    if let Some((clock, next)) = clock::clock(tokens, at, is_due) {
        return Some((Item::Clock(clock), next));
    }
    let is_near = |next: usize| day_follows(tokens, next) || is_spelled_range(tokens, at, next);
    if let Some((clock, next)) = clock::clock(tokens, at, true).filter(|(_, next)| is_near(*next)) {
        return Some((Item::Clock(clock), next));
    }
    if let Some((part, next)) = part::part(tokens, at) {
        return Some((Item::Part(part), next));
    }
    let has_time = place.phrase.has_time() || place.phrase.shift.is_some() || place.phrase.bare.is_some();
    let (zone, next) = zone::zone(tokens, at).filter(|_| has_time)?;
    Some((Item::Zone(zone), next))
}

/// `four thirty to five thirty`.
fn is_spelled_range(tokens: &Tokens, at: usize, next: usize) -> bool {
    let is_joined = tokens.is_mark(next, "-") || tokens.is_word(next, &["to", "until", "till"]);
    let is_spelled = tokens.word(at).is_some() && tokens.word(next + 1).is_some();
    is_joined && is_spelled && clock::clock(tokens, next + 1, true).is_some()
}

/// A day, or a second time and a day, stands at `at`: `eight thirty tomorrow`, `10.30 - 11.15 on Monday`.
fn day_follows(tokens: &Tokens, at: usize) -> bool {
    let far = if tokens.is_mark(at, "-") || tokens.is_word(at, &["to", "until"]) {
        clock::clock(tokens, at + 1, true).map_or(at, |(_, next)| next)
    } else {
        at
    };
    let day = far + usize::from(tokens.is_word(far, &["on"]) || tokens.is_mark(far, ","));
    let is_part = part::part(tokens, day).is_some_and(|(part, _)| part.from_today.is_some());
    is_part || relative_day(tokens, day).is_some() || weekday::weekday(tokens, day).is_some()
}

/// `the 14th`, `friday 23`, `the 17 from 2pm`.
pub(super) fn bare_day(tokens: &Tokens, at: usize, place: &Place<'_>) -> Option<(Item, usize)> {
    let (value, next) = number::day(tokens, at)?;
    let is_ordinal = number::ordinal(tokens, at).is_some();
    let is_beside_weekday =
        place.phrase.weekday.is_some() && place.phrase.day.is_none() && !place.joiner.is_at && place.joiner.count <= 1;
    let is_spelled = tokens.number(at).is_none() && tokens.ordinal(at).is_none();
    let is_the_number = place.joiner.has_the && !is_spelled && !place.joiner.is_at;
    if place.phrase.bare.is_some() || place.phrase.day.is_some() || !(is_ordinal || is_beside_weekday || is_the_number)
    {
        return None;
    }
    let is_clock = tokens.is_mark(next, ".:") && tokens.is_glued(next + 1) && tokens.number(next + 1).is_some();
    if is_beside_weekday && !is_ordinal && (is_spelled || is_clock || is_range(tokens, next)) {
        return None;
    }
    let next = if tokens.is_word(next, &["day"]) && tokens.is_word(next + 1, &["of", "in"]) {
        next + 1
    } else {
        next
    };
    let is_of_hours = tokens.is_foreign && expression::hours_follow(tokens, next + 1);
    let is_of_period = tokens.is_word(next + 1, &["this", "next", "the", "following", "last", "each"])
        || tokens.word(next + 1).is_some_and(|word| words::month(word).is_some());
    let fits = tokens.word(next).is_none_or(may_follow_bare)
        && (!tokens.is_word(next, &["of"]) || is_of_period || is_of_hours);
    fits.then_some((
        Item::Bare(Bare {
            value,
            is_ordinal: true,
            is_hour: false,
        }),
        next,
    ))
}

fn is_range(tokens: &Tokens, at: usize) -> bool {
    let is_joined = tokens.is_mark(at, "-~") || tokens.is_word(at, &["to", "until", "till", "til", "through", "and"]);
    is_joined && number::cardinal(tokens, at + 1).is_some()
}

/// A bare number where an hour may stand: `at 5`, `from 3 to 5pm`, `11 at night`, `10, tonight`.
fn bare_hour(tokens: &Tokens, at: usize, place: &Place<'_>) -> Option<(Item, usize)> {
    let (value, next) = number::cardinal(tokens, at).filter(|(value, _)| *value <= 31)?;
    if tokens.number(at).is_some_and(|(_, digits)| digits > 2)
        || place
            .phrase
            .bare
            .is_some_and(|bare| !bare.is_ordinal || !place.joiner.is_at)
        || place.phrase.clock.is_some()
        || tokens.is_mark(next, "%$")
    {
        return None;
    }
    let is_part_next = value <= 24 && part_follows(tokens, next);
    let fits = tokens.word(next).is_none_or(may_follow_bare) || is_hour_of_day(tokens, at, next, place);
    let is_led = place.joiner.is_at || place.joiner.is_range || place.is_far_side || place.phrase.part.is_some();
    if !(is_part_next || fits && is_led || range_follows(tokens, next)) {
        return None;
    }
    let is_hour = (place.joiner.is_at || is_part_next || place.phrase.part.is_some()) && value <= 24;
    Some((
        Item::Bare(Bare {
            value,
            is_ordinal: false,
            is_hour,
        }),
        next,
    ))
}

/// `Friday at 11 suits`, `venerdì alle 5 va bene`: where a day is said, the word behind the hour is no noun that it counts.
fn is_hour_of_day(tokens: &Tokens, at: usize, next: usize, place: &Place<'_>) -> bool {
    let is_at = at
        .checked_sub(1)
        .is_some_and(|before| tokens.is_word(before, &["at", "around"]));
    let is_counted = if tokens.is_foreign {
        tokens.language == Language::Fr
    } else {
        tokens.word(next).is_some_and(|word| word.ends_with('s'))
    };
    let is_dated = place.phrase.has_day() || tokens.is_foreign && is_behind_day(tokens, at);
    is_at && is_dated && !is_counted && !tokens.is_capital(next) && !tokens.is_glued(next)
}

/// A day is named shortly before, in the same sentence.
fn is_behind_day(tokens: &Tokens, at: usize) -> bool {
    const NEAR: usize = 10;
    let is_day = |at: usize| {
        let is_weekday = tokens.word(at).is_some_and(|word| words::weekday(word).is_some());
        is_weekday || tokens.is_word(at, &["today", "tomorrow", "overmorrow"])
    };
    let mut before = (at.saturating_sub(NEAR)..at).rev();
    before
        .by_ref()
        .take_while(|at| !tokens.is_mark(*at, ".?!;\n"))
        .any(is_day)
}

fn range_follows(tokens: &Tokens, at: usize) -> bool {
    let is_joined = tokens.is_mark(at, "-~") || tokens.is_word(at, &["to", "until", "till", "til", "through", "thru"]);
    let far = at + 1 + usize::from(tokens.is_word(at + 1, &["the"]));
    is_joined && (number::day(tokens, far).is_some() || tokens.is_word(far, &["noon", "midnight"]))
}

/// `11 at night`, `6 in the morning`, `10, tonight`, `8 this evening`.
fn part_follows(tokens: &Tokens, at: usize) -> bool {
    let start = if tokens.is_mark(at, ",") { at + 1 } else { at };
    let led = if tokens.words(start, &["in", "the"]).is_some() {
        start + 2
    } else if tokens.is_word(start, &["at", "this"]) {
        start + 1
    } else {
        return tokens.is_word(start, &["tonight", "tonite"]);
    };
    part::part(tokens, led).is_some_and(|(found, _)| found.from_today.is_none())
}
