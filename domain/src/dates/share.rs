//! What the two ends of a range lend each other: a month, a year, a day; and which bare numbers are days.

use super::phrase::{Clock, Day, Period, Phrase, Stretch};
use chrono::{Datelike, NaiveDate};

/// Decides whether each bare number is a day or an hour.
pub(super) fn settle_bare(from: &mut Phrase, to: Option<&mut Phrase>) {
    let Some(to) = to else {
        settle(from, None);
        return;
    };
    let is_dated = |phrase: &Phrase| {
        !phrase.has_time() && phrase.bare.is_none() && matches!(phrase.day, Some(Day::Calendar { .. }))
    };
    let has_month = |phrase: &Phrase| {
        let is_month = |period: &Period| matches!(period.stretch, Stretch::Month(_) | Stretch::NamedMonth { .. });
        !phrase.has_time() && phrase.period.as_ref().is_some_and(is_month)
    };
    if has_month(to) && from.period.is_none() && from.bare.is_some() {
        from.period.clone_from(&to.period);
    }
    let lends_month = has_month(from) || has_month(to);
    let near_from_far = is_dated(to).then(|| to.day.clone()).flatten();
    let far_from_near = is_dated(from).then(|| from.day.clone()).flatten();
    if lends_month {
        for phrase in [&mut *from, &mut *to] {
            if let Some(bare) = &mut phrase.bare {
                bare.is_ordinal = true;
            }
        }
        if to.period.is_none() {
            to.period.clone_from(&from.period);
        }
    }
    settle(from, near_from_far.as_ref());
    settle(to, far_from_near.as_ref());
    if let (
        Some(Day::Calendar {
            month: near,
            day: first,
            ..
        }),
        Some(Day::Calendar { month, day, year, .. }),
    ) = (&from.day, &mut to.day)
        && far_from_near.is_some()
        && near == month
        && *day < *first
    {
        let is_december = *month == 12;
        *month = if is_december { 1 } else { *month + 1 };
        *year = year.map(|year| year + i32::from(is_december));
    }
}

/// A bare number becomes a day in the other side's month, a day of its own, or an hour.
fn settle(phrase: &mut Phrase, other: Option<&Day>) {
    let Some(bare) = phrase.bare.take() else { return };
    match other {
        Some(Day::Calendar { year, month, .. }) if is_without_date(phrase) && phrase.clock.is_none() => {
            phrase.day = Some(Day::Calendar {
                year: *year,
                month: *month,
                day: bare.value,
                is_numeric: false,
            });
        }
        _ if bare.is_ordinal => phrase.day = Some(Day::OfMonth(bare.value)),
        _ if phrase.clock.is_none() => phrase.clock = Some(Clock::hour(bare.value)),
        _ => {}
    }
}

fn is_without_date(phrase: &Phrase) -> bool {
    phrase.day.is_none() && phrase.period.is_none() && phrase.shift.is_none() && !phrase.is_now
}

/// A year written at one end holds for the other.
pub(super) fn share_year(from: &mut Phrase, to: &mut Phrase, today: NaiveDate) {
    let (
        Some(Day::Calendar { year, month, day, .. }),
        Some(Day::Calendar {
            year: far,
            month: far_month,
            day: far_day,
            ..
        }),
    ) = (&mut from.day, &mut to.day)
    else {
        return;
    };
    let is_over_new_year = (*far_month, *far_day) < (*month, *day);
    match (*year, *far) {
        (None, Some(written)) => *year = Some(written - i32::from(is_over_new_year)),
        (Some(written), None) => *far = Some(written + i32::from(is_over_new_year)),
        (None, None) => {
            let running = NaiveDate::from_ymd_opt(today.year(), *far_month, *far_day).is_some_and(|end| end > today);
            let has_begun = (*month, *day) < (today.month(), today.day());
            if running && has_begun && !is_over_new_year {
                *year = Some(today.year());
                *far = Some(today.year());
            }
        }
        (Some(_), Some(_)) => {}
    }
}

/// A day written after both times is the day of both, and so is the month or week of a weekday.
pub(super) fn share_day(from: &mut Phrase, to: &mut Phrase) {
    let is_far_own = to.is_day_first && to.has_time();
    let waits = from.nth.is_some() || from.weekday.is_some() && from.day.is_none();
    if waits && from.period.is_none() && to.weekday.is_none() && to.day.is_none() {
        from.period = to.period.take();
        return;
    }
    if from.has_day() || !to.has_day() || is_far_own || to.shift.is_some() || to.is_now {
        return;
    }
    if from.clock.is_none() && from.part.is_none() {
        return;
    }
    from.day = to.day.take();
    from.weekday = to.weekday.take();
    from.nth = to.nth.take();
    from.period = to.period.take();
    if let Some(part) = &mut to.part
        && let Some(days) = part.from_today.take()
    {
        from.day = from.day.take().or(Some(Day::FromToday(days)));
    }
}
