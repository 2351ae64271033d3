//! From the words for a day to days of the calendar, leaning to the future.

use super::length::Span;
use super::phrase::{Day, Direction, Period, Phrase, Portion, Shift, Stretch, Which};
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

    fn between(first: NaiveDate, last: NaiveDate) -> Self {
        Self {
            first,
            last: last.max(first),
            start: None,
            end: None,
        }
    }

    fn instants(start: NaiveDateTime, end: Option<NaiveDateTime>) -> Self {
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

fn monday(day: NaiveDate) -> Option<NaiveDate> {
    add_days(day, -i64::from(day.weekday().num_days_from_monday()))
}

fn add_months(day: NaiveDate, count: i32) -> Option<NaiveDate> {
    let months = Months::new(count.unsigned_abs());
    if count < 0 {
        day.checked_sub_months(months)
    } else {
        day.checked_add_months(months)
    }
}

fn month_days(year: i32, month: u32) -> Option<Days> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some(Days::between(
        first,
        first.checked_add_months(Months::new(1))?.pred_opt()?,
    ))
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
        Which::Coming => add_days(today, if ahead == 0 { 7 } else { ahead }),
        Which::Next => add_days(monday(today)?, 7 + i64::from(weekday.num_days_from_monday())),
        Which::Last => add_days(today, if ahead == 0 { -7 } else { ahead - 7 }),
    }
}

fn nth_weekday(nth: i32, weekday: Weekday, month: &Days) -> Option<NaiveDate> {
    if nth < 0 {
        return weekday_from(weekday, Which::Bare, add_days(month.last, -6)?);
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

fn add_workdays(day: NaiveDate, count: i64) -> Option<NaiveDate> {
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

fn stretch_days(stretch: &Stretch, now: NaiveDateTime) -> Option<Days> {
    let today = now.date();
    match stretch {
        Stretch::Today => Some(Days::one(today)),
        Stretch::Day(phrase) => days(phrase, now),
        Stretch::Week(shift) => {
            let first = add_days(monday(today)?, 7 * i64::from(*shift))?;
            Some(Days::between(first, add_days(first, 6)?))
        }
        Stretch::Weekend(shift) => {
            let first = add_days(monday(today)?, 7 * i64::from(*shift) + 5)?;
            Some(Days::between(first, add_days(first, 1)?))
        }
        Stretch::Month(shift) => {
            let month = add_months(today.with_day(1)?, *shift)?;
            month_days(month.year(), month.month())
        }
        Stretch::Year(shift) => {
            let year = today.year().checked_add(*shift)?;
            Some(Days::between(
                NaiveDate::from_ymd_opt(year, 1, 1)?,
                NaiveDate::from_ymd_opt(year, 12, 31)?,
            ))
        }
        Stretch::NamedMonth { month, year, which } => {
            month_days(year.unwrap_or(named_year(*month, *which, today)), *month)
        }
        Stretch::WeekOf(phrase) => {
            let first = monday(days(phrase, now)?.first)?;
            Some(Days::between(first, add_days(first, 6)?))
        }
        Stretch::NthWeek { nth, month } => nth_week(*nth, &stretch_days(month, now)?),
        Stretch::Ahead(span) if span.is_clock() => Some(Days::instants(now, Some(add(now, span, 1)?))),
        Stretch::Ahead(span) => {
            let first = if span.business_days > 0 {
                add_workdays(today, 1)?
            } else {
                today.succ_opt()?
            };
            Some(Days::between(first, add(now, span, 1)?.date()))
        }
        Stretch::Behind(span) => Some(Days::instants(add(now, span, -1)?, Some(now))),
        Stretch::NextWorkday => add_workdays(today, 1).map(Days::one),
    }
}

fn named_year(month: u32, which: Which, today: NaiveDate) -> i32 {
    let this = today.month();
    match which {
        Which::Next if month <= this => today.year() + 1,
        Which::Last if month >= this => today.year() - 1,
        Which::Bare | Which::Coming if month < this => today.year() + 1,
        _ => today.year(),
    }
}

/// Weeks of a month are counted from the one that holds its first Thursday.
fn nth_week(nth: i32, month: &Days) -> Option<Days> {
    let thursday = nth_weekday(nth, Weekday::Thu, month)?;
    let first = monday(thursday)?;
    Some(Days::between(first, add_days(first, 6)?))
}

fn period_days(period: &Period, now: NaiveDateTime) -> Option<Days> {
    let whole = stretch_days(&period.stretch, now)?;
    let today = now.date();
    let ahead = |days: Days| {
        Days::between(
            if days.last >= today {
                days.first.max(today)
            } else {
                days.first
            },
            days.last,
        )
    };
    if whole.start.is_some() {
        return Some(whole);
    }
    if whole.first == whole.last {
        return portion_of_day(whole.first, period.portion);
    }
    let length = (whole.last - whole.first).num_days() + 1;
    let from = |days: i64| add_days(whole.first, days);
    Some(match (period.portion, length) {
        (Portion::Whole, _) => match period.stretch {
            Stretch::Week(0) | Stretch::Weekend(0) | Stretch::Month(0) | Stretch::Year(0) => ahead(whole),
            _ => whole,
        },
        (Portion::Start, _) => Days::between(whole.first, from(if length > 7 { 0 } else { 1 })?),
        (Portion::Early, _) => Days::between(whole.first, from(length / 3)?),
        (Portion::Middle, 7) => Days::between(from(2)?, from(3)?),
        (Portion::Middle, _) => Days::between(from(length / 2 - 1)?, from(length * 2 / 3)?),
        (Portion::Late, 7) => Days::between(from(3)?, from(4)?),
        (Portion::Late, _) => Days::between(from(length * 2 / 3)?, whole.last),
        (Portion::Later, 7) => ahead(Days::between(from(3)?, whole.last)),
        (Portion::Later, _) => ahead(whole),
        (Portion::End, 7) => Days::one(from(4)?),
        (Portion::End, _) => Days::one(whole.last),
    })
}

fn portion_of_day(day: NaiveDate, portion: Portion) -> Option<Days> {
    let (from, to) = match portion {
        Portion::Whole => return Some(Days::one(day)),
        Portion::Start | Portion::Early => (8, 10),
        Portion::Middle => (10, 14),
        Portion::Late => (16, 20),
        Portion::Later => (12, 24),
        Portion::End => {
            let end = day.and_hms_opt(23, 59, 59)?;
            return Some(Days::instants(end, None));
        }
    };
    let start = day.and_hms_opt(from, 0, 0)?;
    let end = day.and_hms_opt(0, 0, 0)?.checked_add_signed(TimeDelta::hours(to))?;
    Some(Days {
        last: day,
        ..Days::instants(start, Some(end))
    })
}
