//! From the words for a week, a month or a portion of one to days of the calendar.

use super::phrase::{Period, Portion, Stretch, Which};
use super::resolve_date::{Days, add, add_days, add_months, add_workdays, days, monday, nth_weekday};
use chrono::{Datelike, Months, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

/// All days of a stretch, its portion left aside.
pub(super) fn stretch_days(stretch: &Stretch, now: NaiveDateTime) -> Option<Days> {
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
        Stretch::Quarter(shift) => {
            let into = i32::try_from(today.month0() % 3).ok()?;
            let first = add_months(today.with_day(1)?, 3 * *shift - into)?;
            Some(Days::between(first, add_months(first, 3)?.pred_opt()?))
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
        Stretch::NumberedWeek { week, year } => numbered_week(*week, *year, today),
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

/// The ISO week of the year, or of the next year that has not passed it.
fn numbered_week(week: u32, year: Option<i32>, today: NaiveDate) -> Option<Days> {
    let days = |year: i32| {
        let first = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?;
        Some(Days::between(first, add_days(first, 6)?))
    };
    match year {
        Some(year) => days(year),
        None => {
            let this = today.iso_week().year();
            (0..9)
                .filter_map(|ahead| days(this + ahead))
                .find(|days| days.last >= today)
        }
    }
}

fn named_year(month: u32, which: Which, today: NaiveDate) -> i32 {
    let this = today.month();
    match which {
        Which::Next if month <= this => today.year() + 1,
        Which::Last if month >= this => today.year() - 1,
        Which::Bare | Which::Coming | Which::AfterNext if month < this => today.year() + 1,
        _ => today.year(),
    }
}

/// Weeks of a month are counted from the one that holds its first Thursday.
fn nth_week(nth: i32, month: &Days) -> Option<Days> {
    let thursday = nth_weekday(nth, Weekday::Thu, month)?;
    let first = monday(thursday)?;
    Some(Days::between(first, add_days(first, 6)?))
}

/// The days of a period's portion; what is running starts today.
pub(super) fn period_days(period: &Period, now: NaiveDateTime) -> Option<Days> {
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

fn month_days(year: i32, month: u32) -> Option<Days> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some(Days::between(
        first,
        first.checked_add_months(Months::new(1))?.pred_opt()?,
    ))
}
