//! Dates, weekdays and times of day in folded text, reduced to keys that different ways of writing share.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};
use regex::{Captures, Regex};

use super::facts::Fact;
use crate::drafting::calendar::{MONTHS, WEEKDAYS};
use crate::drafting::patterns::ascii_pattern;
use crate::intents::folding::fold;

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let months = MONTHS
        .iter()
        .flatten()
        .map(|month| fold(month))
        .collect::<Vec<_>>()
        .join("|");
    let months = format!("(?:{months}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez)");
    ascii_pattern(&format!(
        concat!(
            r"\b(?P<iso_year>\d{{4}})-(?P<iso_month>\d{{2}})-(?P<iso_day>\d{{2}})\b",
            r"|\b(?P<first>\d{{1,2}})[./](?P<second>\d{{1,2}})[./](?P<any_year>\d{{4}}|\d{{2}})\b",
            r"|\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°)?\s+(?:of\s+|de\s+)?(?P<month>{0})\b\.?(?:,?\s+(?:de\s+|of\s+)?(?P<year>\d{{4}})\b)?",
            r"|\b(?P<month_us>{0})\b\.?\s+(?:the\s+)?(?P<day_us>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year_us>\d{{4}})\b)?",
        ),
        months
    ))
});

static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| {
    let names = WEEKDAYS
        .iter()
        .flatten()
        .map(|day| fold(day))
        .collect::<Vec<_>>()
        .join("|");
    ascii_pattern(&format!(r"\b(?:{names})s?\b"))
});

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    ascii_pattern(concat!(
        r"\b(?P<hour12>1[0-2]|0?[1-9])(?:[:.](?P<minute12>[0-5]\d))?\s?(?P<half>[ap])\.?m\b",
        r"|\b(?P<hour>[01]?\d|2[0-3])[:h](?P<minute>[0-5]\d)\b",
        r"|\b(?P<hour_only>[01]?\d|2[0-3])(?:\.(?P<minute_uhr>[0-5]\d))?\s?(?:uhr|heures?|h|uur|horas?)\b",
        r"|\b(?P<word>noon|midday|midnight|mittag|mitternacht|midi|minuit|mediodia|medianoche)\b",
    ))
});

/// Hours written without a mark, as in "at 3": they ground both halves of the day.
static BARE_HOUR: LazyLock<Regex> = LazyLock::new(|| {
    ascii_pattern(
        r"(?:\b(?:at|um|a|a las|as|alle|om|around|by|from|between|and|until|till|to|von|bis|de)\s|-\s?)(\d{1,2})\b|\b(\d{1,2})\s?-",
    )
});

/// The month and day, once for each way of reading the date.
type Days = Vec<(u32, u32)>;

/// A date of the text; the year is part of the key only where it is written.
pub(super) struct WrittenDate {
    pub(super) fact: Fact,
    pub(super) year: Option<i32>,
    pub(super) days: Days,
}

/// Dates with a day and a month; `3/4/2026` is both the third of April and the fourth of March.
pub(super) fn dates(text: &str) -> Vec<WrittenDate> {
    DATE.captures_iter(text)
        .filter_map(|captures| {
            let (year, days) = read_date(&captures)?;
            let days: Days = days.into_iter().filter(|(month, day)| is_day(*month, *day)).collect();
            let whole = captures.get(0)?;
            let fact = Fact {
                span: whole.range(),
                key: whole.as_str().to_owned(),
            };
            (!days.is_empty()).then_some(WrittenDate { fact, year, days })
        })
        .collect()
}

/// Weekdays, keyed from 0 for Monday.
pub(super) fn weekdays(text: &str) -> Vec<Fact> {
    let named = |name: &str| {
        let days: Vec<_> = WEEKDAYS.iter().flat_map(|row| row.iter().enumerate()).collect();
        days.into_iter()
            .find(|(_, day)| name.starts_with(&fold(day)))
            .map(|(index, _)| index.to_string())
    };
    WEEKDAY
        .find_iter(text)
        .filter_map(|found| {
            Some(Fact {
                span: found.range(),
                key: named(found.as_str())?,
            })
        })
        .collect()
}

/// Times of day, keyed by minutes since midnight.
pub(super) fn times(text: &str) -> Vec<Fact> {
    TIME.captures_iter(text)
        .filter_map(|captures| {
            let minutes = read_time(&captures)?;
            Some(Fact {
                span: captures.get(0)?.range(),
                key: minutes.to_string(),
            })
        })
        .collect()
}

/// Keys of the hours that a source names without saying which half of the day.
pub(super) fn bare_hours(text: &str) -> Vec<String> {
    let hours = BARE_HOUR
        .captures_iter(text)
        .filter_map(|captures| number(&captures, 1).or_else(|| number(&captures, 2)));
    hours
        .filter(|hour| *hour <= 24)
        .flat_map(|hour| [hour * 60, (hour % 12 + 12) * 60, hour % 12 * 60])
        .map(|key| key.to_string())
        .collect()
}

/// The day and time keys of a moment that code knows.
pub(super) fn keys_of(at: &DateTime<FixedOffset>) -> ((i32, u32, u32), String, String) {
    let time = at.hour() * 60 + at.minute();
    (
        (at.year(), at.month(), at.day()),
        at.weekday().num_days_from_monday().to_string(),
        time.to_string(),
    )
}

/// The weekday key of a date whose year is known.
pub(super) fn weekday_of(year: i32, month: u32, day: u32) -> Option<String> {
    NaiveDate::from_ymd_opt(year, month, day).map(|date| date.weekday().num_days_from_monday().to_string())
}

fn read_date(captures: &Captures<'_>) -> Option<(Option<i32>, Days)> {
    let get = |name: &str| captures.name(name).and_then(|found| found.as_str().parse::<u32>().ok());
    let year = |name: &str| {
        get(name).map(|year| i32::try_from(if year < 100 { year + 2000 } else { year }).unwrap_or_default())
    };
    if let (Some(month), Some(day)) = (get("iso_month"), get("iso_day")) {
        return Some((year("iso_year"), vec![(month, day)]));
    }
    if let (Some(first), Some(second)) = (get("first"), get("second")) {
        return Some((year("any_year"), vec![(first, second), (second, first)]));
    }
    let name = captures.name("month").or_else(|| captures.name("month_us"))?;
    let day = get("day").or_else(|| get("day_us"))?;
    Some((
        year("year").or_else(|| year("year_us")),
        vec![(month_number(name.as_str())?, day)],
    ))
}

fn month_number(name: &str) -> Option<u32> {
    let folded = fold(name);
    let whole = MONTHS
        .iter()
        .find_map(|row| row.iter().position(|month| fold(month) == folded));
    let short = || {
        MONTHS
            .iter()
            .find_map(|row| row.iter().position(|month| fold(month).starts_with(name)))
    };
    whole.or_else(short).and_then(|index| u32::try_from(index + 1).ok())
}

fn read_time(captures: &Captures<'_>) -> Option<u32> {
    let get = |name: &str| captures.name(name).and_then(|found| found.as_str().parse::<u32>().ok());
    if let (Some(hour), Some(half)) = (get("hour12"), captures.name("half")) {
        let afternoon = if half.as_str() == "p" { 12 } else { 0 };
        return Some((hour % 12 + afternoon) * 60 + get("minute12").unwrap_or_default());
    }
    if let Some(word) = captures.name("word") {
        let is_night = ["midnight", "mitternacht", "minuit", "medianoche"].contains(&word.as_str());
        return Some(if is_night { 0 } else { 720 });
    }
    let hour = get("hour").or_else(|| get("hour_only"))?;
    Some(hour * 60 + get("minute").or_else(|| get("minute_uhr")).unwrap_or_default())
}

fn number(captures: &Captures<'_>, group: usize) -> Option<u32> {
    captures.get(group).and_then(|found| found.as_str().parse().ok())
}

fn is_day(month: u32, day: u32) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_the_same_however_it_is_written() {
        for text in [
            "2026-08-04",
            "August 4, 2026",
            "4 August 2026",
            "the 4th of August 2026",
            "4. August 2026",
            "4 août 2026",
            "4 de agosto de 2026",
            "04.08.2026",
            "8/4/2026",
            "Aug 4th, 2026",
            "4 augustus 2026",
        ] {
            let dates = dates(&fold(text));
            assert_eq!(dates.len(), 1, "{text}");
            assert!(dates[0].year == Some(2026) && dates[0].days.contains(&(8, 4)), "{text}");
        }
        assert!(dates("version 1.2, 24/7, may i ask 3 things?").is_empty());
    }

    #[test]
    fn times_and_weekdays_are_read() {
        for (text, key) in [
            ("3pm", "900"),
            ("3:30 p.m.", "930"),
            ("15h30", "930"),
            ("15 Uhr", "900"),
            ("12 AM", "0"),
            ("noon", "720"),
        ] {
            assert_eq!(
                times(&fold(text)).first().map(|fact| fact.key.as_str()),
                Some(key),
                "{text}"
            );
        }
        for (text, key) in [
            ("on Tuesday", "1"),
            ("Mittwoch", "2"),
            ("sábado", "5"),
            ("lunedì", "0"),
            ("terça-feira", "1"),
        ] {
            assert_eq!(
                weekdays(&fold(text)).first().map(|fact| fact.key.as_str()),
                Some(key),
                "{text}"
            );
        }
    }
}
