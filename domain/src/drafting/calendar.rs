//! Dates and times in words, and the month and weekday names that the date rule reads them back by.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, FixedOffset, Offset, TimeZone, Timelike};
use chrono_tz::{OffsetName, Tz};

use super::language::Language;
use crate::language::Words;

/// The months as they are written, January first, in the order of [`Language::ALL`].
pub(super) static MONTHS: LazyLock<Vec<[String; 12]>> = LazyLock::new(|| {
    Language::ALL
        .map(|language| written(language, &Words::of(language).dates.months))
        .to_vec()
});

/// The weekdays as they are written, Monday first, in the order of [`Language::ALL`].
pub(super) static WEEKDAYS: LazyLock<Vec<[String; 7]>> = LazyLock::new(|| {
    Language::ALL
        .map(|language| written(language, &Words::of(language).dates.weekdays))
        .to_vec()
});

/// The first of the forms of each name, with a capital where the language writes one.
fn written<const COUNT: usize>(language: Language, names: &[&str; COUNT]) -> [String; COUNT] {
    names.map(|forms| {
        let mut letters = forms.split(' ').next().unwrap_or_default().chars();
        match letters.next().filter(|_| Words::of(language).has_capital_days) {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => forms.split(' ').next().unwrap_or_default().to_owned(),
        }
    })
}

/// The day in words, with its weekday and year.
pub(super) fn day(at: &DateTime<FixedOffset>, language: Language) -> String {
    let weekday = name(&WEEKDAYS, language, at.weekday().num_days_from_monday());
    let month = name(&MONTHS, language, at.month0());
    let (day, year) = (at.day(), at.year());
    match language {
        Language::En => format!("{weekday}, {month} {day}, {year}"),
        Language::De => format!("{weekday}, {day}. {month} {year}"),
        Language::Es | Language::Pt => format!("{weekday}, {day} de {month} de {year}"),
        _ => format!("{weekday} {day} {month} {year}"),
    }
}

/// The time of day as it is usually written.
pub(super) fn time(at: &DateTime<FixedOffset>, language: Language) -> String {
    match language {
        Language::En => {
            let (is_afternoon, hour) = at.hour12();
            format!("{hour}:{:02} {}", at.minute(), if is_afternoon { "PM" } else { "AM" })
        }
        Language::De => format!("{:02}:{:02} Uhr", at.hour(), at.minute()),
        _ => format!("{:02}:{:02}", at.hour(), at.minute()),
    }
}

/// Day and time inside a sentence, without the year: `Tuesday, August 4 at 3:00 PM`.
pub(super) fn moment(at: &DateTime<FixedOffset>, language: Language) -> String {
    let weekday = name(&WEEKDAYS, language, at.weekday().num_days_from_monday());
    let month = name(&MONTHS, language, at.month0());
    let (day, time) = (at.day(), time(at, language));
    match language {
        Language::En => format!("{weekday}, {month} {day} at {time}"),
        Language::De => format!("{weekday}, {day}. {month} um {time}"),
        Language::Fr => format!("{weekday} {day} {month} à {time}"),
        Language::Es => format!("{weekday} {day} de {month} a las {time}"),
        Language::Pt => format!("{weekday}, {day} de {month}, às {time}"),
        Language::It => format!("{weekday} {day} {month} alle {time}"),
        Language::Nl => format!("{weekday} {day} {month} om {time}"),
        Language::Sv => format!("{weekday} {day} {month} kl. {time}"),
    }
}

/// Day, time and end: `Tuesday, August 4, 2026, 3:00 PM – 3:30 PM`; the end's day is told when it differs.
pub(super) fn span(start: &DateTime<FixedOffset>, end: &DateTime<FixedOffset>, language: Language) -> String {
    let end_of_span = if end.date_naive() == start.date_naive() {
        time(end, language)
    } else {
        format!("{}, {}", day(end, language), time(end, language))
    };
    format!("{}, {} – {end_of_span}", day(start, language), time(start, language))
}

/// The zone as a reader knows it at that time: `EDT`, else the offset as `UTC+1` or `UTC+05:30`.
pub(super) fn zone(at: &DateTime<FixedOffset>, written: &str) -> String {
    let written = written.trim();
    let Ok(zone) = written.parse::<Tz>() else {
        let is_offset = written.is_empty() || written.parse::<FixedOffset>().is_ok();
        return if is_offset { offset(at) } else { written.to_owned() };
    };
    let local = zone.offset_from_utc_datetime(&at.naive_utc());
    match local.abbreviation() {
        Some(short) if short.chars().all(|letter| letter.is_ascii_alphabetic()) => short.to_owned(),
        _ => offset(at),
    }
}

fn offset(at: &DateTime<FixedOffset>) -> String {
    let minutes = at.offset().fix().local_minus_utc() / 60;
    match (minutes / 60, minutes % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{hours:+}"),
        _ => format!("UTC{}", at.offset().fix()),
    }
}

fn name<const COUNT: usize>(table: &'static [[String; COUNT]], language: Language, index: u32) -> &'static str {
    let row = table.get(language as usize);
    row.and_then(|names| names.get(usize::try_from(index).ok()?))
        .map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(text).expect("a time")
    }

    #[test]
    fn days_and_times_read_as_people_write_them() {
        let (start, end) = (at("2026-08-04T15:00:00+02:00"), at("2026-08-04T15:30:00+02:00"));
        for (language, expected) in [
            (Language::En, "Tuesday, August 4, 2026, 3:00 PM – 3:30 PM"),
            (Language::De, "Dienstag, 4. August 2026, 15:00 Uhr – 15:30 Uhr"),
            (Language::Fr, "mardi 4 août 2026, 15:00 – 15:30"),
            (Language::Es, "martes, 4 de agosto de 2026, 15:00 – 15:30"),
            (Language::Pt, "terça-feira, 4 de agosto de 2026, 15:00 – 15:30"),
            (Language::It, "martedì 4 agosto 2026, 15:00 – 15:30"),
            (Language::Nl, "dinsdag 4 augustus 2026, 15:00 – 15:30"),
        ] {
            assert_eq!(span(&start, &end, language), expected);
        }
        assert_eq!(time(&at("2026-08-04T00:05:00Z"), Language::En), "12:05 AM");
    }

    #[test]
    fn an_end_on_another_day_is_told_with_its_day() {
        let (start, end) = (at("2026-08-04T23:00:00Z"), at("2026-08-05T01:00:00Z"));

        assert_eq!(
            span(&start, &end, Language::En),
            "Tuesday, August 4, 2026, 11:00 PM – Wednesday, August 5, 2026, 1:00 AM"
        );
    }

    #[test]
    fn zones_are_shown_as_readers_know_them() {
        for (time, written, expected) in [
            ("2026-08-04T15:00:00-04:00", "America/New_York", "EDT"),
            ("2026-01-04T15:00:00-05:00", "America/New_York", "EST"),
            ("2026-08-04T15:00:00+02:00", "Europe/Berlin", "CEST"),
            ("2026-08-04T15:00:00-03:00", "America/Sao_Paulo", "UTC-3"),
            ("2026-08-04T15:00:00-05:00", "EST", "EST"),
            ("2026-08-04T15:00:00+05:30", "", "UTC+05:30"),
            ("2026-08-04T15:00:00+01:00", "+01:00", "UTC+1"),
            ("2026-08-04T15:00:00-09:30", "-09:30", "UTC-09:30"),
            ("2026-08-04T15:00:00+00:00", "+00:00", "UTC"),
        ] {
            assert_eq!(zone(&at(time), written), expected, "{written}");
        }
    }
}
