//! The meeting that an invitation names (RFC 5545, RFC 5546): what a calendar says counts before words in the text.

use chrono::{NaiveDateTime, TimeDelta};

use super::calendar::{Component, Property, components};
use super::detect::{Meeting, USUAL_LENGTH, title};
use super::{observance, windows_zone};
use crate::dates::{Moment, Reference, Zone};
use crate::mail::Calendar;

/// Longest UID that is kept; longer ones are nobody's.
const LONGEST_UID: usize = 500;
/// Longest meeting; what lasts longer is no meeting.
const LONGEST: TimeDelta = TimeDelta::days(7);

/// A meeting that a calendar proposes.
#[derive(Debug, Clone, PartialEq)]
pub struct Invited {
    /// The name under which it is moved later.
    pub uid: Option<String>,
    /// The meeting.
    pub meeting: Meeting,
}

/// The first meeting to come that the calendars of a message ask for; whole days are none.
#[must_use]
pub fn invited(calendars: &[Calendar], subject: &str, reference: &Reference) -> Option<Invited> {
    let is_request = |calendar: &&Calendar| calendar.method.as_deref() == Some("REQUEST");
    calendars.iter().filter(is_request).find_map(|calendar| {
        let all = components(&calendar.body);
        let mut events = all.iter().filter(|component| component.name == "VEVENT");
        events.find_map(|event| read(event, &all, subject, reference))
    })
}

fn read(event: &Component, all: &[Component], subject: &str, reference: &Reference) -> Option<Invited> {
    let (start, zone) = moment(event.property("DTSTART")?, all, reference)?;
    if start.instant <= reference.now {
        return None;
    }
    let written = event.property("DTEND").and_then(|end| moment(end, all, reference));
    let written = written.map(|(end, _)| end.instant - start.instant);
    let length = written.or_else(|| length(&event.property("DURATION")?.value));
    let length = length
        .filter(|length| *length > TimeDelta::zero() && *length <= LONGEST)
        .unwrap_or(USUAL_LENGTH);
    let end = start.instant.checked_add_signed(length)?;
    let uid = event.property("UID").map(|uid| uid.value.trim());
    let uid = uid.filter(|uid| !uid.is_empty() && uid.len() <= LONGEST_UID);
    Some(Invited {
        uid: uid.map(str::to_owned),
        meeting: Meeting {
            confidence: 1.0,
            start,
            end: Moment {
                local: zone.local(end),
                instant: end,
            },
            zone,
            // The summary is as foreign as the subject, which people see beside the draft.
            title: title(subject),
            location: None,
            link: None,
            attendees: Vec::new(),
        },
    })
}

/// A time in UTC, in a zone that the calendar names, or where the sender is (RFC 5545 §3.3.5).
fn moment(property: &Property, all: &[Component], reference: &Reference) -> Option<(Moment, Zone)> {
    let value = property.value.trim();
    let local = |text: &str| NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok();
    if let Some(utc) = value.strip_suffix('Z') {
        let instant = local(utc)?.and_utc().fixed_offset();
        let zone = reference.zone;
        let local = zone.local(instant);
        return Some((Moment { local, instant }, zone));
    }
    let local = local(value)?;
    let zone = match property.parameter("TZID") {
        // What the calendar describes is what its sender sees (RFC 5545 §3.2.19).
        Some(name) => named(name)
            .or_else(|| observance::zone(all, name, local))
            .or_else(|| windows_zone::named(name)),
        None => None,
    };
    let zone = zone.unwrap_or(reference.zone);
    let instant = zone.resolve(local);
    Some((Moment { local, instant }, zone))
}

/// An IANA name, which some programs put a path before.
fn named(name: &str) -> Option<Zone> {
    let parts: Vec<&str> = name.split('/').collect();
    let tail = parts.len().saturating_sub(2);
    Zone::parse(name).or_else(|| Zone::parse(&parts.get(tail..)?.join("/")))
}

/// A duration of weeks, days, hours, minutes and seconds (RFC 5545 §3.3.6).
fn length(text: &str) -> Option<TimeDelta> {
    let mut rest = text.trim().trim_start_matches('+').strip_prefix('P')?;
    let mut seconds: i64 = 0;
    while !rest.is_empty() {
        rest = rest.trim_start_matches('T');
        let digits = rest.find(|letter: char| !letter.is_ascii_digit())?;
        let number: i64 = rest.get(..digits)?.parse().ok()?;
        let unit = match rest.get(digits..=digits)? {
            "W" => 604_800,
            "D" => 86_400,
            "H" => 3_600,
            "M" => 60,
            "S" => 1,
            _ => return None,
        };
        seconds = seconds.checked_add(number.checked_mul(unit)?)?;
        rest = rest.get(digits + 1..)?;
    }
    TimeDelta::try_seconds(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use proptest::prelude::*;

    const OUTLOOK_ZONE: &str = "BEGIN:VTIMEZONE\nTZID:W. Europe Standard Time\nBEGIN:STANDARD\nDTSTART:16010101T030000\n\
        TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n\
        BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n\
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n";

    /// Wednesday.
    fn read(method: &str, event: &str) -> Option<Invited> {
        let now = DateTime::parse_from_rfc3339("2026-03-11T11:00:00+01:00").unwrap();
        let body =
            format!("BEGIN:VCALENDAR\n{OUTLOOK_ZONE}BEGIN:VEVENT\nUID:a-\n 1\n{event}\nEND:VEVENT\nEND:VCALENDAR\n");
        let calendar = Calendar {
            method: Some(method.to_owned()),
            body,
        };
        let reference = Reference::new(now, Zone::parse("Europe/Berlin").unwrap());
        invited(&[calendar], "Invitation: Demo", &reference)
    }

    fn times(event: &str) -> Option<(String, String, String)> {
        let meeting = read("REQUEST", event)?.meeting;
        let text = |moment: Moment| moment.instant.to_rfc3339();
        Some((text(meeting.start), text(meeting.end), meeting.zone.name()))
    }

    #[test]
    fn times_are_read_in_the_zone_they_are_given_in() {
        let cases = [
            (
                "DTSTART:20260319T140000Z\nDTEND:20260319T150000Z",
                (
                    "2026-03-19T14:00:00+00:00",
                    "2026-03-19T15:00:00+00:00",
                    "Europe/Berlin",
                ),
            ),
            (
                "DTSTART;TZID=America/New_York:20260319T090000\nDURATION:PT1H30M",
                (
                    "2026-03-19T09:00:00-04:00",
                    "2026-03-19T10:30:00-04:00",
                    "America/New_York",
                ),
            ),
            (
                "DTSTART;TZID=\"/mozilla.org/20050126_1/Europe/Paris\":20260319T090000",
                ("2026-03-19T09:00:00+01:00", "2026-03-19T09:30:00+01:00", "Europe/Paris"),
            ),
            (
                "DTSTART;TZID=W. Europe Standard Time:20260319T090000\nDTEND;TZID=W. Europe Standard Time:20260319T094500",
                ("2026-03-19T09:00:00+01:00", "2026-03-19T09:45:00+01:00", "+01:00"),
            ),
            (
                "DTSTART;TZID=Eastern Standard Time:20260319T090000",
                (
                    "2026-03-19T09:00:00-04:00",
                    "2026-03-19T09:30:00-04:00",
                    "America/New_York",
                ),
            ),
            (
                "DTSTART;TZID=\"(UTC+00:00) Dublin, Edinburgh, Lisbon, London\":20260619T090000",
                (
                    "2026-06-19T09:00:00+01:00",
                    "2026-06-19T09:30:00+01:00",
                    "Europe/Dublin",
                ),
            ),
            (
                "DTSTART;TZID=W. Europe Standard Time:20260619T090000",
                ("2026-06-19T09:00:00+02:00", "2026-06-19T09:30:00+02:00", "+02:00"),
            ),
            (
                "DTSTART:20260319T090000\nDTEND:20260319T080000",
                (
                    "2026-03-19T09:00:00+01:00",
                    "2026-03-19T09:30:00+01:00",
                    "Europe/Berlin",
                ),
            ),
        ];
        for (event, (start, end, zone)) in cases {
            let expected = (start.to_owned(), end.to_owned(), zone.to_owned());
            assert_eq!(times(event), Some(expected), "{event}");
        }
    }

    #[test]
    fn an_invitation_has_the_name_it_is_moved_by_and_the_title_people_see() {
        let invited = read("REQUEST", "SUMMARY:Another title\nDTSTART:20260319T140000Z").unwrap();

        assert_eq!(invited.uid.as_deref(), Some("a-1"));
        assert_eq!(invited.meeting.title, "Invitation: Demo");
    }

    #[test]
    fn answers_whole_days_and_what_is_over_ask_for_no_meeting() {
        for (method, event) in [
            ("REPLY", "DTSTART:20260319T140000Z"),
            ("CANCEL", "DTSTART:20260319T140000Z"),
            ("REQUEST", "DTSTART;VALUE=DATE:20260319"),
            ("REQUEST", "DTSTART:20260310T140000Z"),
            ("REQUEST", "SUMMARY:No time"),
        ] {
            assert_eq!(read(method, event), None, "{method} {event}");
        }
    }

    proptest! {
        #[test]
        fn any_calendar_is_read_without_panic(
            event in "((DTSTART|DTEND|DURATION|UID|BEGIN|END|RRULE)(;TZID=\\PC{0,9})?:(\\PC{0,12}|P[0-9]{1,20}W|99991231T235959Z?)\n){0,6}"
        ) {
            read("REQUEST", &event);
        }
    }
}
