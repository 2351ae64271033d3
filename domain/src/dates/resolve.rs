//! Resolves an expression against its reference: days and times shared between the ends of a range, then the instants.

use super::mention::Grain;
use super::phrase::{Clock, Day, Expression, Phrase, Which};
use super::resolve_date::{self, Days, add_days};
use super::resolve_time;
use super::share;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

/// An expression in wall time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) start: NaiveDateTime,
    pub(super) end: Option<NaiveDateTime>,
    pub(super) grain: Grain,
    pub(super) has_explicit_time: bool,
    pub(super) has_explicit_date: bool,
    /// Nothing says which half of the day the hour is in.
    pub(super) is_hour_ambiguous: bool,
    /// Counted from now, so that a written zone does not move it.
    pub(super) is_relative: bool,
}

/// Now on two walls: where the text was written, and in the zone written beside the time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Now {
    pub(super) here: NaiveDateTime,
    pub(super) there: NaiveDateTime,
}

/// The wall times an expression means; `None` when a day of it does not exist.
pub(super) fn resolve(expression: &Expression, now: Now) -> Option<Resolved> {
    let mut from = expression.from.clone();
    let mut to = expression.to.clone();
    share::settle_bare(&mut from, to.as_mut());
    if let Some(to) = &mut to {
        share::share_year(&mut from, to, now.here.date());
        share::share_day(&mut from, to);
    }
    let has_explicit_date = from.has_day();
    let has_explicit_time =
        from.clock.is_some() || from.is_now || from.shift.as_ref().is_some_and(|shift| shift.span.is_clock());
    let is_relative = from.is_now
        || from
            .shift
            .as_ref()
            .is_some_and(|shift| shift.span.is_clock() && shift.base.is_none());
    let days = match resolve_date::days(&from, now.here) {
        Some(days) => days,
        None if !has_explicit_date => Days::one(now.here.date()),
        None => return None,
    };
    let mut resolved = match &to {
        Some(to) => range(&from, to, days, now)?,
        None => single(&from, days, now)?,
    };
    resolved.has_explicit_date = has_explicit_date;
    resolved.is_hour_ambiguous = is_hour_ambiguous(&from, to.as_ref());
    resolved.has_explicit_time = has_explicit_time;
    resolved.is_relative = is_relative && from.clock.is_none();
    Some(resolved)
}

/// Nothing at either end says which half of the day is meant.
fn is_hour_ambiguous(from: &Phrase, to: Option<&Phrase>) -> bool {
    let is_open = |phrase: &Phrase| {
        phrase
            .clock
            .is_some_and(|clock| clock.hour != 12 && resolve_time::is_ambiguous(clock, phrase.part))
    };
    is_open(from) && to.is_none_or(|to| is_open(to) && from.part.is_none())
}

fn at(day: NaiveDate, time: TimeDelta) -> Option<NaiveDateTime> {
    day.and_time(NaiveTime::MIN).checked_add_signed(time)
}

/// The first day on or after `day` that a bare weekday or a time alone may mean, given that `time` has passed today.
fn moved_ahead(phrase: &Phrase, day: NaiveDate, time: TimeDelta, now: Now) -> Option<NaiveDate> {
    if at(day, time)? > now.there || day > now.here.date() {
        return Some(day);
    }
    match phrase.weekday {
        Some((_, Which::Bare | Which::This))
            if phrase.day.is_none() && phrase.period.is_none() && phrase.shift.is_none() =>
        {
            add_days(day, 7)
        }
        None if !phrase.has_day() && at(day, time)? < now.there => add_days(day, 1),
        _ => Some(day),
    }
}

fn resolved(start: NaiveDateTime, end: Option<NaiveDateTime>, grain: Grain) -> Resolved {
    Resolved {
        start,
        end,
        grain,
        has_explicit_time: false,
        has_explicit_date: false,
        is_hour_ambiguous: false,
        is_relative: false,
    }
}

fn after_length(phrase: &Phrase, start: NaiveDateTime) -> Option<NaiveDateTime> {
    phrase.length.and_then(|span| resolve_date::add(start, &span, 1))
}

fn single(phrase: &Phrase, days: Days, now: Now) -> Option<Resolved> {
    if let Some(clock) = phrase.clock {
        return at_clock(phrase, clock, days, now);
    }
    if let Some(part) = phrase.part {
        let (from, to) = resolve_time::part_of_day(part);
        let day = moved_ahead(phrase, days.first, to, now)?;
        let grain = if phrase.has_day() {
            Grain::DateTimeRange
        } else {
            Grain::TimeRange
        };
        return Some(resolved(at(day, from)?, Some(at(day, to)?), grain));
    }
    if let Some(start) = days.start {
        let end = days.end.or_else(|| after_length(phrase, start));
        return Some(resolved(
            start,
            end,
            if end.is_some() {
                Grain::DateTimeRange
            } else {
                Grain::DateTime
            },
        ));
    }
    whole_days(phrase, days)
}

fn whole_days(phrase: &Phrase, days: Days) -> Option<Resolved> {
    let first = at(days.first, TimeDelta::zero())?;
    let last = match after_length(phrase, first) {
        Some(end) if phrase.length.is_some_and(|span| span.is_clock()) => {
            return Some(resolved(first, Some(end), Grain::DateTimeRange));
        }
        Some(end) => end.date().pred_opt()?,
        None => days.last,
    };
    let is_range = last > days.first || phrase.length.is_some();
    let end = if is_range {
        Some(at(last, TimeDelta::zero())?)
    } else {
        None
    };
    Some(resolved(
        first,
        end,
        if is_range { Grain::DateRange } else { Grain::Date },
    ))
}

fn at_clock(phrase: &Phrase, clock: Clock, days: Days, now: Now) -> Option<Resolved> {
    let mut time = resolve_time::time_of_day(clock, phrase.part);
    let says_today = matches!(phrase.day, Some(Day::FromToday(0)));
    let is_either_half = resolve_time::is_ambiguous(clock, phrase.part) && time < TimeDelta::hours(12);
    if says_today && is_either_half && at(days.first, time)? < now.here && now.here == now.there {
        time += TimeDelta::hours(12);
    }
    let is_small_hour = time < TimeDelta::hours(5) && phrase.part.is_some_and(|part| part.from_today == Some(0));
    let mut day = moved_ahead(phrase, days.first, time, now)?;
    if is_small_hour && at(day, time)? <= now.there {
        day = add_days(day, 1)?;
    }
    let start = at(day, time)?;
    let end = after_length(phrase, start);
    let grain = match (end.is_some(), phrase.has_day()) {
        (true, true) => Grain::DateTimeRange,
        (true, false) => Grain::TimeRange,
        (false, true) => Grain::DateTime,
        (false, false) => Grain::Time,
    };
    Some(resolved(start, end, grain))
}

fn range(from: &Phrase, to: &Phrase, days: Days, now: Now) -> Option<Resolved> {
    let mut near = single(from, days, now)?;
    let is_timed = from.has_time() || days.start.is_some();
    let far_days = if to.has_day() {
        Some(far_days(to, near.start, now.here)?)
    } else {
        None
    };
    if let Some(end) = far_days.and_then(|days| days.start) {
        near.end = Some(end);
        near.grain = Grain::DateTimeRange;
        return (end >= near.start).then_some(near);
    }
    if !to.has_time() {
        let last = far_days?.last;
        near.end = Some(at(
            last,
            if is_timed {
                TimeDelta::seconds(86_399)
            } else {
                TimeDelta::zero()
            },
        )?);
        near.grain = if is_timed {
            Grain::DateTimeRange
        } else {
            Grain::DateRange
        };
        return (last >= near.start.date()).then_some(near);
    }
    let (start, end) = times(from, to, near.start);
    if let (true, Some(clock)) = (to.has_day(), to.clock) {
        near.end = Some(at(far_days?.first, resolve_time::time_of_day(clock, to.part))?);
    } else if to.has_day() {
        near.end = Some(at(far_days?.first, TimeDelta::seconds(end.num_seconds() % 86_400))?);
    } else {
        if from.clock.is_some() {
            near.start = at(moved_ahead(from, days.first, start, now)?, start)?;
        }
        let mut last = at(near.start.date(), end)?;
        if last <= near.start {
            last = add_days(last.date(), 1)?.and_time(last.time());
        }
        near.end = Some(last);
    }
    near.grain = if from.has_day() || to.has_day() {
        Grain::DateTimeRange
    } else {
        Grain::TimeRange
    };
    near.end.filter(|end| *end > near.start).map(|_| near)
}

/// The days of the far end, counted on from the near one where its words are relative.
fn far_days(to: &Phrase, near: NaiveDateTime, now: NaiveDateTime) -> Option<Days> {
    let is_bare_weekday =
        to.period.is_none() && matches!(to.weekday, Some((_, Which::Bare | Which::This | Which::Coming)));
    let is_counted_on = match &to.day {
        Some(Day::Calendar { year, .. }) => year.is_none(),
        Some(Day::OfMonth(_)) => to.period.is_none(),
        Some(Day::FromToday(_) | Day::Holiday { .. } | Day::Beside { .. }) => false,
        None => is_bare_weekday || to.shift.as_ref().is_some_and(|shift| shift.base.is_none()),
    };
    resolve_date::days(to, if is_counted_on { near.max(now) } else { now })
}

/// Both times of a range, since midnight of their days.
fn times(from: &Phrase, to: &Phrase, near: NaiveDateTime) -> (TimeDelta, TimeDelta) {
    let start = near.time() - NaiveTime::MIN;
    let Some(far) = to.clock else {
        let end = to.part.map_or(start, |part| resolve_time::part_of_day(part).1);
        return (
            from.clock
                .map_or(start, |clock| resolve_time::time_of_day(clock, from.part.or(to.part))),
            end,
        );
    };
    match from.clock {
        Some(clock) => {
            let is_open = resolve_time::is_ambiguous(clock, from.part);
            let part = if is_open { from.part.or(to.part) } else { from.part };
            resolve_time::pair((clock, part), (far, to.part))
        }
        None => resolve_time::pair(
            (
                Clock {
                    is_exact: true,
                    minute: near.minute(),
                    ..Clock::hour(near.hour())
                },
                None,
            ),
            (far, to.part),
        ),
    }
}
