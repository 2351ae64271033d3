//! Dates and times in words, and the month and weekday names that the date rule reads them back by.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Offset, TimeZone, Timelike};
use chrono_tz::{OffsetName, Tz};

use super::input::{Clock, MeetingFacts, Slot};
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
pub(super) fn time(at: &DateTime<FixedOffset>, language: Language, clock: Clock) -> String {
    match language {
        Language::En if clock == Clock::Twelve => {
            let (is_afternoon, hour) = at.hour12();
            format!("{hour}:{:02} {}", at.minute(), if is_afternoon { "PM" } else { "AM" })
        }
        Language::De => format!("{:02}:{:02} Uhr", at.hour(), at.minute()),
        _ => format!("{:02}:{:02}", at.hour(), at.minute()),
    }
}

/// Day and time inside a sentence, without the year: `Tuesday, August 4 at 3:00 PM`.
pub(super) fn moment(at: &DateTime<FixedOffset>, language: Language, clock: Clock) -> String {
    let weekday = name(&WEEKDAYS, language, at.weekday().num_days_from_monday());
    let month = name(&MONTHS, language, at.month0());
    let (day, time) = (at.day(), time(at, language, clock));
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

/// The day inside a sentence, without the year: `Tuesday, August 4`.
pub(super) fn short_day(date: NaiveDate, language: Language) -> String {
    let weekday = name(&WEEKDAYS, language, date.weekday().num_days_from_monday());
    let month = name(&MONTHS, language, date.month0());
    let day = date.day();
    match language {
        Language::En => format!("{weekday}, {month} {day}"),
        Language::De => format!("{weekday}, {day}. {month}"),
        Language::Es | Language::Pt => format!("{weekday}, {day} de {month}"),
        _ => format!("{weekday} {day} {month}"),
    }
}

/// Day, time and end: `Tuesday, August 4, 2026, 3:00 PM – 3:30 PM`; the end's day is told when it differs.
pub(super) fn span(slot: &Slot, language: Language, clock: Clock) -> String {
    let (start, end) = (&slot.start, &slot.end);
    let end_of_span = if end.date_naive() == start.date_naive() {
        time(end, language, clock)
    } else {
        format!("{}, {}", day(end, language), time(end, language, clock))
    };
    format!(
        "{}, {} – {end_of_span}",
        day(start, language),
        time(start, language, clock)
    )
}

/// The span with its zone, and once more by the owner's clock where that shows another time:
/// `Tuesday, August 4, 2026, 3:00 PM – 3:30 PM (EDT) / 9:00 PM – 9:30 PM (CEST)`.
pub(super) fn span_in_both_zones(slot: &Slot, meeting: &MeetingFacts, language: Language) -> String {
    let clock = meeting.clock;
    let guest = format!(
        "{} ({})",
        span(slot, language, clock),
        zone(&slot.start, &meeting.timezone)
    );
    let Ok(owner) = meeting.owner_timezone.parse::<Tz>() else {
        return guest;
    };
    let own = |at: &DateTime<FixedOffset>| at.with_timezone(&owner).fixed_offset();
    let shown = Slot {
        start: own(&slot.start),
        end: own(&slot.end),
    };
    if shown.start.naive_local() == slot.start.naive_local() {
        return guest;
    }
    let is_same_day =
        shown.start.date_naive() == slot.start.date_naive() && shown.end.date_naive() == shown.start.date_naive();
    let written = if is_same_day {
        format!(
            "{} – {}",
            time(&shown.start, language, clock),
            time(&shown.end, language, clock)
        )
    } else {
        span(&shown, language, clock)
    };
    format!("{guest} / {written} ({})", zone(&shown.start, owner.name()))
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
        let slot = Slot {
            start: at("2026-08-04T15:00:00+02:00"),
            end: at("2026-08-04T15:30:00+02:00"),
        };
        for (language, expected) in [
            (Language::En, "Tuesday, August 4, 2026, 3:00 PM – 3:30 PM"),
            (Language::De, "Dienstag, 4. August 2026, 15:00 Uhr – 15:30 Uhr"),
            (Language::Fr, "mardi 4 août 2026, 15:00 – 15:30"),
            (Language::Es, "martes, 4 de agosto de 2026, 15:00 – 15:30"),
            (Language::Pt, "terça-feira, 4 de agosto de 2026, 15:00 – 15:30"),
            (Language::It, "martedì 4 agosto 2026, 15:00 – 15:30"),
            (Language::Nl, "dinsdag 4 augustus 2026, 15:00 – 15:30"),
        ] {
            assert_eq!(span(&slot, language, Clock::Twelve), expected);
        }
        let midnight = at("2026-08-04T00:05:00Z");
        assert_eq!(time(&midnight, Language::En, Clock::Twelve), "12:05 AM");
        assert_eq!(time(&midnight, Language::En, Clock::TwentyFour), "00:05");
    }

    #[test]
    fn an_end_on_another_day_is_told_with_its_day() {
        let slot = Slot {
            start: at("2026-08-04T23:00:00Z"),
            end: at("2026-08-05T01:00:00Z"),
        };

        assert_eq!(
            span(&slot, Language::En, Clock::Twelve),
            "Tuesday, August 4, 2026, 11:00 PM – Wednesday, August 5, 2026, 1:00 AM"
        );
    }

    #[test]
    fn a_slot_is_written_in_both_zones_by_the_names_of_its_date() {
        let slot = |start: &str, end: &str| Slot {
            start: at(start),
            end: at(end),
        };
        let meeting = |guest: &str, clock| MeetingFacts {
            timezone: guest.to_owned(),
            owner_timezone: "Europe/Berlin".to_owned(),
            clock,
            ..MeetingFacts::default()
        };
        let shown = |slot, meeting| span_in_both_zones(&slot, &meeting, Language::En);

        assert_eq!(
            shown(
                slot("2026-08-04T09:00:00-04:00", "2026-08-04T09:30:00-04:00"),
                meeting("America/New_York", Clock::Twelve)
            ),
            "Tuesday, August 4, 2026, 9:00 AM – 9:30 AM (EDT) / 3:00 PM – 3:30 PM (CEST)"
        );
        assert_eq!(
            shown(
                slot("2026-12-04T14:00:00+00:00", "2026-12-04T14:30:00+00:00"),
                meeting("Europe/London", Clock::TwentyFour)
            ),
            "Friday, December 4, 2026, 14:00 – 14:30 (GMT) / 15:00 – 15:30 (CET)"
        );
        assert_eq!(
            shown(
                slot("2026-12-04T09:00:00+01:00", "2026-12-04T09:30:00+01:00"),
                meeting("Europe/Paris", Clock::TwentyFour)
            ),
            "Friday, December 4, 2026, 09:00 – 09:30 (CET)"
        );
        assert_eq!(
            shown(
                slot("2026-12-05T08:00:00+09:00", "2026-12-05T08:30:00+09:00"),
                meeting("Asia/Tokyo", Clock::TwentyFour)
            ),
            "Saturday, December 5, 2026, 08:00 – 08:30 (JST) / 00:00 – 00:30 (CET)"
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
