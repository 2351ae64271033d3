//! The meeting that a mail asks to book: the one time it proposes, with place, people and title.

use super::kind::Kind;
use super::place;
use super::read::{Letter, Reading, Slot};
use crate::dates::{self, Moment, Reference, Zone};
use crate::text::beginning;
use chrono::TimeDelta;

/// How long a meeting is when nothing says so.
pub(super) const USUAL_LENGTH: TimeDelta = TimeDelta::minutes(30);
/// Longest a written range may be and still be one meeting.
const LONGEST: TimeDelta = TimeDelta::hours(12);
/// Longest title, in characters.
const LONGEST_TITLE: usize = 120;

/// A meeting as an email proposes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// From 0 to 1.
    pub confidence: f64,
    /// When it starts.
    pub start: Moment,
    /// When it ends: as written, else 30 minutes after the start.
    pub end: Moment,
    /// The zone of its clock.
    pub zone: Zone,
    /// From the subject, without `Re:`.
    pub title: String,
    /// A place named in the text.
    pub location: Option<String>,
    /// A link to a video meeting.
    pub link: Option<String>,
    /// Addresses named in the text.
    pub attendees: Vec<String>,
}

/// What a mail says about a meeting, and the meeting that may be booked from it: at the one time it names, or the first
/// of those it leaves the choice of.
#[must_use]
pub fn detect(letter: &Letter, reference: &Reference) -> (Reading, Option<Meeting>) {
    let body = beginning(letter.text, dates::READ_LIMIT);
    let reading = super::read::read(&Letter { text: body, ..*letter }, reference);
    let Some(slot) = bookable(&reading) else {
        return (reading, None);
    };
    let after = |length| slot.start.local.checked_add_signed(length).unwrap_or(slot.start.local);
    let is_usual = |end: &Moment| {
        let length = end.instant - slot.start.instant;
        length > TimeDelta::zero() && length <= LONGEST
    };
    let end = slot.end.filter(is_usual).unwrap_or_else(|| {
        let local = after(USUAL_LENGTH);
        Moment {
            local,
            instant: slot.zone.resolve(local),
        }
    });
    let meeting = Meeting {
        confidence: reading.confidence,
        start: slot.start,
        end,
        zone: slot.zone,
        title: title(letter.subject),
        location: place::location(body),
        link: place::video_link(body),
        attendees: place::addresses(body),
    };
    (reading, Some(meeting))
}

/// The time to book; of a span to choose within, its beginning.
fn bookable(reading: &Reading) -> Option<Slot> {
    match reading.kind {
        Kind::ProposesTime | Kind::Moves => reading.time,
        Kind::ProposesChoice => {
            let first = *reading.slots.first()?;
            let length = reading
                .minutes
                .map_or(USUAL_LENGTH, |minutes| TimeDelta::minutes(i64::from(minutes)));
            let local = first.start.local.checked_add_signed(length)?;
            let end = Moment {
                local,
                instant: first.zone.resolve(local),
            };
            let end = if reading.is_window { Some(end) } else { first.end };
            Some(Slot { end, ..first })
        }
        _ => None,
    }
}

/// The subject without marks of answers, in one line.
pub(super) fn title(subject: &str) -> String {
    const PREFIXES: &[&str] = &[
        "re:", "fw:", "fwd:", "aw:", "wg:", "sv:", "antw:", "tr:", "rif:", "res:", "enc:",
    ];
    let mut rest = subject.trim();
    while let Some(prefix) = PREFIXES.iter().find(|prefix| {
        rest.get(..prefix.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(prefix))
    }) {
        rest = rest.get(prefix.len()..).unwrap_or_default().trim_start();
    }
    let line: String = rest
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(LONGEST_TITLE)
        .collect();
    if line.is_empty() { "Meeting".to_owned() } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use proptest::prelude::*;

    /// Wednesday, in Berlin.
    fn read(subject: &str, text: &str) -> (Reading, Option<Meeting>) {
        let now = DateTime::parse_from_rfc3339("2026-03-11T11:00:00+01:00").unwrap();
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let letter = Letter {
            subject,
            text,
            quoted: None,
            owner: zone,
            is_place_known: true,
        };
        detect(&letter, &Reference::new(now, zone))
    }

    #[test]
    fn the_written_zone_decides_over_the_reference() {
        let meeting = read("Re: Demo", "Can we do a demo on Tuesday at 3pm EST?").1.unwrap();

        assert_eq!(meeting.zone.name(), "America/New_York");
        assert_eq!(meeting.start.instant.to_rfc3339(), "2026-03-17T15:00:00-04:00");
        assert_eq!(meeting.end.instant - meeting.start.instant, TimeDelta::minutes(30));
        assert_eq!(meeting.title, "Demo");
    }

    #[test]
    fn length_place_link_and_people_are_read() {
        let text = "Let's have a 45-minute call on Friday at 10am: https://meet.google.com/abc-defg-hij\n\
                    Where: Main office\nPlease add bob@example.com.";

        let meeting = read("", text).1.unwrap();

        assert_eq!((meeting.end.instant - meeting.start.instant).num_minutes(), 45);
        assert_eq!(meeting.link.as_deref(), Some("https://meet.google.com/abc-defg-hij"));
        assert_eq!(meeting.location.as_deref(), Some("Main office"));
        assert_eq!(meeting.attendees, ["bob@example.com"]);
    }

    #[test]
    fn a_part_of_the_day_is_a_day_without_an_hour() {
        let (reading, meeting) = read("", "Could we talk tomorrow afternoon about the meeting?");

        assert_eq!(reading.kind, Kind::ProposesDay);
        assert_eq!(reading.day.unwrap().to_string(), "2026-03-12");
        assert_eq!(meeting, None);
    }

    proptest! {
        #[test]
        fn any_mail_is_read_without_panic(subject in "\\PC{0,60}", text in "(\\PC{0,40}(\n|meeting | tomorrow at 3pm |https://zoom.us/|Re: |To: |@)){0,8}") {
            let (reading, _) = read(&subject, &text);
            prop_assert!((0.0..=1.0).contains(&reading.confidence));
        }
    }
}
