//! From the words for a day to days of the calendar, leaning to the future.

use super::length::Span;
use super::phrase::{Day, Direction, Phrase, Shift, Stretch, Which};
use super::resolve_period::{period_days, stretch_days};
use chrono::{Datelike, Days as DayCount, Months, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

/// How far back a date that agrees with its written weekday is taken as past, rather than next year.
const RECENT_DAYS: i64 = 60;

/// The days an expression names; instants where the words are finer than days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) start: Option<NaiveDateTime>,
    pub(super) end: Option<NaiveDateTime>,
}

impl Days {
    pub(super) fn one(day: NaiveDate) -> Self {
        Self {
            first: day,
            last: day,
            start: None,
            end: None,
        }
    }

    pub(super) fn between(first: NaiveDate, last: NaiveDate) -> Self {
        Self {
            first,
            last: last.max(first),
            start: None,
            end: None,
        }
    }

    pub(super) fn instants(start: NaiveDateTime, end: Option<NaiveDateTime>) -> Self {
        Self {
            first: start.date(),
            last: end.unwrap_or(start).date(),
            start: Some(start),
            end,
        }
    }
}

pub(super) fn add_days(day: NaiveDate, count: i64) -> Option<NaiveDate> {
    day.checked_add_signed(TimeDelta::try_days(count)?)
}

pub(super) fn monday(day: NaiveDate) -> Option<NaiveDate> {
    add_days(day, -i64::from(day.weekday().num_days_from_monday()))
}

pub(super) fn add_months(day: NaiveDate, count: i32) -> Option<NaiveDate> {
    let months = Months::new(count.unsigned_abs());
    if count < 0 {
        day.checked_sub_months(months)
    } else {
        day.checked_add_months(months)
    }
}

/// The days a phrase names, seen from `now`; `None` when it names none or one that does not exist.
pub(super) fn days(phrase: &Phrase, now: NaiveDateTime) -> Option<Days> {
    let today = now.date();
    if phrase.is_now {
        return Some(Days::instants(now, None));
    }
    if let Some(shift) = &phrase.shift {
        return shifted(shift, phrase.weekday.map(|(weekday, _)| weekday), now);
    }
    if let (Some(nth), Some((weekday, _)), Some(period)) = (phrase.nth, phrase.weekday, &phrase.period) {
        return nth_weekday(nth, weekday, &stretch_days(&period.stretch, now)?).map(Days::one);
    }
    match (&phrase.day, phrase.weekday, &phrase.period) {
        (Some(Day::OfMonth(day)), _, Some(period)) => in_period(*day, &period.stretch, now).map(Days::one),
        (Some(Day::OfMonth(day)), weekday, None) => day_of_month(*day, weekday, today).map(Days::one),
        (Some(Day::Holiday { holiday, year }), _, _) => holiday.day(*year, today).map(Days::one),
        (
            Some(Day::Beside {
                weekday,
                is_before,
                base,
            }),
            _,
            _,
        ) => {
            let which = if *is_before { Which::Last } else { Which::Coming };
            weekday_from(*weekday, which, days(base, now)?.first).map(Days::one)
        }
        (Some(Day::FromToday(count)), _, _) => add_days(today, *count).map(Days::one),
        (
            Some(Day::Calendar {
                year,
                month,
                day,
                is_numeric,
            }),
            weekday,
            _,
        ) => {
            let weekday = weekday.map(|(weekday, _)| weekday);
            calendar(*year, (*month, *day), *is_numeric, weekday, today).map(Days::one)
        }
        (None, Some((weekday, _)), Some(period)) => {
            let week = monday(week_anchor(&period.stretch, now)?)?;
            add_days(week, i64::from(weekday.num_days_from_monday())).map(Days::one)
        }
        (None, Some((weekday, which)), None) => weekday_from(weekday, which, today).map(Days::one),
        (None, None, Some(period)) => period_days(period, now),
        (None, None, None) => {
            let part = phrase.part.and_then(|part| part.from_today)?;
            add_days(today, part).map(Days::one)
        }
    }
}

/// A day in the week that the period means; the first Thursday's week where weeks of a month are counted.
fn week_anchor(stretch: &Stretch, now: NaiveDateTime) -> Option<NaiveDate> {
    match stretch {
        Stretch::Week(shift) => add_days(now.date(), 7 * i64::from(*shift)),
        other => Some(stretch_days(other, now)?.first),
    }
}

/// The weekday seen from `today`: bare and `this` are the nearest from today on, `next` is in the next week.
pub(super) fn weekday_from(weekday: Weekday, which: Which, today: NaiveDate) -> Option<NaiveDate> {
    let ahead =
        (i64::from(weekday.num_days_from_monday()) - i64::from(today.weekday().num_days_from_monday())).rem_euclid(7);
    match which {
        Which::Bare | Which::This => add_days(today, ahead),
        Which::AfterNext => add_days(today, if ahead == 0 { 14 } else { ahead + 7 }),
        Which::Coming => add_days(today, if ahead == 0 { 7 } else { ahead }),
        Which::Next => add_days(monday(today)?, 7 + i64::from(weekday.num_days_from_monday())),
        Which::Last => add_days(today, if ahead == 0 { -7 } else { ahead - 7 }),
    }
}

pub(super) fn nth_weekday(nth: i32, weekday: Weekday, month: &Days) -> Option<NaiveDate> {
    if nth < 0 {
        let last = weekday_from(weekday, Which::Bare, add_days(month.last, -6)?)?;
        return add_days(last, 7 * (i64::from(nth) + 1)).filter(|day| *day >= month.first);
    }
    let first = weekday_from(weekday, Which::Bare, month.first)?;
    add_days(first, 7 * (i64::from(nth) - 1)).filter(|day| *day <= month.last)
}

fn in_period(day: u32, stretch: &Stretch, now: NaiveDateTime) -> Option<NaiveDate> {
    let first = match stretch {
        Stretch::Month(shift) => add_months(now.date().with_day(1)?, *shift)?,
        other => stretch_days(other, now)?.first,
    };
    first.with_day(day)
}

/// The nearest such day from today on; with a weekday, the nearest on which both agree.
fn day_of_month(day: u32, weekday: Option<(Weekday, Which)>, today: NaiveDate) -> Option<NaiveDate> {
    let first = today.with_day(1)?;
    (0..60)
        .filter_map(|shift| add_months(first, shift)?.with_day(day))
        .find(|candidate| *candidate >= today && weekday.is_none_or(|(weekday, _)| candidate.weekday() == weekday))
}

/// A date of the calendar; without a year the nearest from today on, unless a recent one agrees with its weekday.
fn calendar(
    year: Option<i32>,
    (month, day): (u32, u32),
    is_numeric: bool,
    weekday: Option<Weekday>,
    today: NaiveDate,
) -> Option<NaiveDate> {
    if let Some(year) = year {
        let found = NaiveDate::from_ymd_opt(year, month, day);
        let swapped = NaiveDate::from_ymd_opt(year, day, month).filter(|_| is_numeric);
        let agrees = |date: &NaiveDate| weekday.is_some_and(|weekday| date.weekday() == weekday);
        return match (found, swapped.filter(agrees)) {
            (Some(found), Some(_)) if agrees(&found) => Some(found),
            (_, Some(swapped)) => Some(swapped),
            (found, None) => found,
        };
    }
    let ahead = |month: u32, day: u32| {
        (0..9)
            .filter_map(|shift| NaiveDate::from_ymd_opt(today.year() + shift, month, day))
            .find(|date| *date >= today)
    };
    let found = ahead(month, day);
    let Some(weekday) = weekday else { return found };
    let agrees = |date: &NaiveDate| date.weekday() == weekday;
    let recent = |month: u32, day: u32| {
        let oldest = add_days(today, -RECENT_DAYS)?;
        [0, -1]
            .iter()
            .filter_map(|shift| NaiveDate::from_ymd_opt(today.year() + shift, month, day))
            .find(|date| *date >= oldest && *date < today && date.weekday() == weekday)
    };
    found
        .filter(agrees)
        .or_else(|| ahead(day, month).filter(|_| is_numeric).filter(agrees))
        .or_else(|| recent(month, day))
        .or(found)
}

fn shifted(shift: &Shift, weekday: Option<Weekday>, now: NaiveDateTime) -> Option<Days> {
    let base = match &shift.base {
        Some(base) => days(base, now)?.first.and_time(chrono::NaiveTime::MIN),
        None => now,
    };
    let sign = if shift.direction == Direction::Back { -1 } else { 1 };
    let target = add(base, &shift.span, sign)?;
    if shift.direction == Direction::Window {
        let is_fine = shift.span.is_clock();
        return Some(if is_fine {
            Days::instants(base, Some(target))
        } else {
            Days::between(base.date(), target.date())
        });
    }
    if let Some(weekday) = weekday {
        let week = monday(target.date())?;
        return add_days(week, i64::from(weekday.num_days_from_monday())).map(Days::one);
    }
    Some(if shift.span.is_clock() {
        Days::instants(target, None)
    } else {
        Days::one(target.date())
    })
}

/// `base` plus or minus a span.
pub(super) fn add(base: NaiveDateTime, span: &Span, sign: i64) -> Option<NaiveDateTime> {
    let months = i32::try_from(i64::from(span.months) * sign).ok()?;
    let day = add_workdays(add_months(base.date(), months)?, span.business_days * sign)?;
    let day = add_days(day, span.days * sign)?;
    day.and_time(base.time())
        .checked_add_signed(TimeDelta::try_seconds(span.seconds * sign)?)
}

pub(super) fn add_workdays(day: NaiveDate, count: i64) -> Option<NaiveDate> {
    let mut day = day;
    let mut left = count.unsigned_abs().min(1000);
    while left > 0 {
        day = if count < 0 {
            day.pred_opt()?
        } else {
            day.checked_add_days(DayCount::new(1))?
        };
        left -= u64::from(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
    }
    Some(day)
}
