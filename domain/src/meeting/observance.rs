//! Zones that a calendar describes itself (RFC 5545 §3.6.5), as those whose names only one program knows.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, Weekday};

use super::calendar::Component;
use crate::dates::Zone;

/// The offset in force at a local time of a zone that the calendar describes under this name.
pub(super) fn zone(all: &[Component], name: &str, local: NaiveDateTime) -> Option<Zone> {
    // A text escapes its commas (RFC 5545 §3.3.11), a parameter does not.
    let bare = |text: &str| text.replace('\\', "");
    let wanted = bare(name);
    let has_name = |component: &Component| component.property("TZID").is_some_and(|id| bare(&id.value) == wanted);
    let described = all
        .iter()
        .position(|component| component.name == "VTIMEZONE" && has_name(component))?;
    let observances = all.iter().filter(|component| component.parent == Some(described));
    let in_force = observances.filter_map(|observance| {
        let offset = offset(&observance.property("TZOFFSETTO")?.value)?;
        Some((last_onset(observance, local), offset))
    });
    let (_, offset) = in_force.max_by_key(|(onset, _)| *onset)?;
    Some(Zone::Fixed(offset))
}

/// When it last began before a time; `None` where it had not.
fn last_onset(observance: &Component, local: NaiveDateTime) -> Option<NaiveDateTime> {
    let first = &observance.property("DTSTART")?.value;
    let first = NaiveDateTime::parse_from_str(first, "%Y%m%dT%H%M%S").ok()?;
    let rule = observance.property("RRULE").map(|rule| rule.value.as_str());
    let yearly = rule.and_then(|rule| {
        let this_year = local.year();
        let mut onsets = [this_year, this_year - 1]
            .into_iter()
            .filter_map(|year| onset_of(rule, year).map(|date| date.and_time(first.time())));
        onsets.find(|onset| *onset <= local && *onset >= first)
    });
    yearly.or(Some(first)).filter(|onset| *onset <= local)
}

/// The day of a year on which a rule like `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU` begins.
fn onset_of(rule: &str, year: i32) -> Option<NaiveDate> {
    let part = |name: &str| {
        let mut parts = rule.split(';').filter_map(|part| part.split_once('='));
        parts.find(|(key, _)| *key == name).map(|(_, value)| value)
    };
    let month: u32 = part("BYMONTH")?.parse().ok()?;
    let day = part("BYDAY")?;
    let (nth, weekday) = day.split_at_checked(day.len().checked_sub(2)?)?;
    let nth: i32 = nth.parse().ok()?;
    let weekday = match weekday {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        _ => Weekday::Sun,
    };
    if nth > 0 {
        return NaiveDate::from_weekday_of_month_opt(year, month, weekday, u8::try_from(nth).ok()?);
    }
    let of_month = |nth| NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth);
    let count = if of_month(5).is_some() { 5 } else { 4 };
    of_month(u8::try_from(count + 1 + nth).ok()?)
}

/// Such as `+0100` or `-053000`.
fn offset(text: &str) -> Option<FixedOffset> {
    let (sign, digits) = text.trim().split_at_checked(1)?;
    let number = |at: usize| digits.get(at..at + 2)?.parse::<i32>().ok();
    let seconds = number(0)? * 3_600 + number(2)? * 60 + number(4).unwrap_or(0);
    match sign {
        "+" => FixedOffset::east_opt(seconds),
        "-" => FixedOffset::west_opt(seconds),
        _ => None,
    }
}
