//! Reads the meeting that an email proposes.

use super::place;
use super::score::{self, Setting};
use crate::dates::{self, Grain, Mention, Moment, Reference, Zone};
use crate::text::beginning;
use chrono::{NaiveTime, TimeDelta};

/// Above this confidence it is a meeting.
pub const THRESHOLD: f32 = 0.7;
/// How long a meeting is when nothing says so.
pub(super) const USUAL_LENGTH: TimeDelta = TimeDelta::minutes(30);
/// Longest a written range may be and still be one meeting.
const LONGEST: TimeDelta = TimeDelta::hours(12);
/// Longest title, in characters.
const LONGEST_TITLE: usize = 120;

/// A meeting as an email proposes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// The confidence is above [`THRESHOLD`].
    pub is_detected: bool,
    /// From 0 to 1.
    pub confidence: f32,
    /// When it starts.
    pub start: Moment,
    /// When it ends: as written, else 30 minutes after the start.
    pub end: Moment,
    /// An hour was written; otherwise the start is a usual hour of the day or its part.
    pub has_explicit_time: bool,
    /// The zone written beside the time, else the reference's.
    pub zone: Zone,
    /// From the subject, without `Re:`.
    pub title: String,
    /// A place named in the text.
    pub location: Option<String>,
    /// A link to a video meeting.
    pub link: Option<String>,
    /// Addresses named in the text.
    pub attendees: Vec<String>,
    /// The words that named the time.
    pub matched_text: String,
}

/// The most likely meeting that a subject and a visible text propose; `None` without a future time or a word about meeting.
#[must_use]
pub fn detect(subject: &str, visible_text: &str, reference: &Reference) -> Option<Meeting> {
    let body = own_words(beginning(visible_text, dates::READ_LIMIT));
    let now = reference.local_now();
    let link = place::video_link(body);
    let setting = Setting::new(subject, body, link.is_some());
    if setting.is_silent() {
        return None;
    }
    let in_body = dates::read(body, reference).into_iter().map(|mention| (mention, body));
    let in_subject = dates::read(subject, reference)
        .into_iter()
        .map(|mention| (mention, subject));
    let mut best: Option<(i32, Mention)> = None;
    for (mention, text) in in_body
        .chain(in_subject)
        .filter(|(mention, _)| !mention.is_rejected && score::is_ahead(mention, now))
    {
        let confidence = score::confidence(&setting, text, &mention);
        if confidence > 0 && best.as_ref().is_none_or(|(other, _)| confidence > *other) {
            best = Some((confidence, mention));
        }
    }
    let (percent, mention) = best?;
    let confidence = f32::from(u8::try_from(percent).unwrap_or_default()) / 100.0;
    let (start, end) = times(&mention, body, reference);
    Some(Meeting {
        is_detected: confidence > THRESHOLD,
        confidence,
        start,
        end,
        has_explicit_time: mention.has_explicit_time,
        zone: mention.zone_written.unwrap_or(reference.zone),
        title: title(subject),
        location: place::location(body),
        link,
        attendees: place::addresses(body),
        matched_text: mention.text,
    })
}

/// The text above a quoted message's header, where a sender quotes without marks.
fn own_words(text: &str) -> &str {
    const FIELDS: &[&str] = &["from:", "to:", "cc:", "sent:", "date:", "subject:", "sent by:", "bcc:"];
    let is_field = |line: &str| {
        let line = line.trim_start_matches(['>', ' ', '\t', '*']);
        FIELDS.iter().any(|field| {
            line.get(..field.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(field))
        })
    };
    let mut start = 0;
    let mut first = None;
    let mut seen = 0;
    let mut since = 0;
    for line in text.split_inclusive('\n') {
        if is_field(line) {
            first = if since > 3 || first.is_none() {
                seen = 0;
                Some(start)
            } else {
                first
            };
            seen += 1;
            since = 0;
            if let (Some(cut), true) = (first, seen >= 2)
                && !above(text, cut).is_empty()
            {
                return above(text, cut);
            }
        }
        since += 1;
        start += line.len();
    }
    text
}

/// The text before `cut`, without the line of a name and a date that may stand right above a quoted header.
fn above(text: &str, cut: usize) -> &str {
    let head = text.get(..cut).unwrap_or_default();
    let mut kept = head.trim_end();
    for _ in 0..2 {
        let start = kept.rfind('\n').map_or(0, |at| at + 1);
        let line = kept.get(start..).unwrap_or_default();
        let has_stamp =
            line.contains(':') && line.contains('/') && line.bytes().filter(u8::is_ascii_digit).count() >= 8;
        if !has_stamp && !line.contains('@') {
            break;
        }
        kept = kept.get(..start).unwrap_or_default().trim_end();
    }
    kept
}

/// Start and end; a day or a part of one starts at its usual hour.
fn times(mention: &Mention, body: &str, reference: &Reference) -> (Moment, Moment) {
    let zone = mention.zone_written.unwrap_or(reference.zone);
    let moment = |local| Moment {
        local,
        instant: zone.resolve(local),
    };
    let start = if mention.has_explicit_time {
        mention.start
    } else {
        moment(usual_start(mention))
    };
    let written = mention.end.filter(|_| mention.has_explicit_time).filter(|end| {
        let length = end.instant - start.instant;
        length > TimeDelta::zero() && length <= LONGEST
    });
    let length = dates::first_length(body).unwrap_or(USUAL_LENGTH);
    let end = written.unwrap_or_else(|| {
        let instant = start.instant.checked_add_signed(length).unwrap_or(start.instant);
        Moment {
            local: start.local.checked_add_signed(length).unwrap_or(start.local),
            instant,
        }
    });
    (start, end)
}

fn usual_start(mention: &Mention) -> chrono::NaiveDateTime {
    let hour = match (mention.grain, mention.start.local.time()) {
        (Grain::DateTimeRange | Grain::TimeRange, from) => {
            let hour = chrono::Timelike::hour(&from);
            match hour {
                0..9 => 9,
                12..14 => 14,
                16..18 => 18,
                other => other,
            }
        }
        _ => 9,
    };
    NaiveTime::from_hms_opt(hour, 0, 0).map_or(mention.start.local, |time| mention.start.local.date().and_time(time))
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

    /// Wednesday.
    fn read(subject: &str, text: &str) -> Option<Meeting> {
        let now = DateTime::parse_from_rfc3339("2026-03-11T11:00:00+01:00").unwrap();
        detect(
            subject,
            text,
            &Reference::new(now, Zone::parse("Europe/Berlin").unwrap()),
        )
    }

    fn is_detected(subject: &str, text: &str) -> bool {
        read(subject, text).is_some_and(|meeting| meeting.is_detected)
    }

    #[test]
    fn a_proposal_with_a_time_is_a_meeting() {
        let texts = [
            "Could we have a call next Tuesday at 3pm EST?",
            "Are you free tomorrow afternoon for a quick chat about the demo?",
            "Let's meet on the 14th, 14:00\u{2013}15:00.",
            "Can we meet on Friday?",
            "How about Thursday at 10 for the interview?",
            "I'd like to schedule a meeting for March 20 from 2 to 3pm.",
            "The meeting is on Monday at 9:30 in room 4.12.",
            "Are you available Tuesday, March 17 at 4pm?",
            "The call was moved to Tuesday at 3pm.",
            "We had no time last week. Can we meet on Friday at 9am?",
            "K\u{f6}nnen wir den Termin auf den 20.03.2026 um 15:00 Uhr legen?",
        ];

        for text in texts {
            assert!(is_detected("", text), "{text}: {:?}", read("", text));
        }
    }

    #[test]
    fn mail_that_only_names_dates_is_no_meeting() {
        let texts = [
            ("", "Thanks for the meeting yesterday, it was great."),
            ("", "Thank you for meeting with us last Friday at 3pm."),
            ("", "The invoice is due on March 20, 2026."),
            ("", "Please send me the file by tomorrow at 5pm."),
            ("", "I can't make our meeting on Friday at 3pm."),
            (
                "Automatic reply",
                "I am out of the office until March 20. For a meeting, call Ann on Monday at 9am.",
            ),
            (
                "Webinar",
                "Join our meeting of experts on March 20 at 3pm. Register now! Unsubscribe here.",
            ),
            ("", "We met in March. Version 2.10.3 is out, call us at 555-1234."),
            ("", "Ping me next week."),
            (
                "THIRD time in a week",
                "Your app let two crews book the same drill and I had four men standing in a basement at 7am. I was \
                 told someone will call me back. If I don't hear from a human being tomorrow I'm moving elsewhere.",
            ),
            (
                "",
                "The call was dropped twice. We were locked out at 9am and nobody could book anything.",
            ),
            ("", ""),
        ];

        for (subject, text) in texts {
            assert!(!is_detected(subject, text), "{text}: {:?}", read(subject, text));
        }
    }

    #[test]
    fn the_written_zone_decides_over_the_reference() {
        let meeting = read("Re: Demo", "Can we do a demo next Tuesday at 3pm EST?").unwrap();

        assert_eq!(meeting.zone.name(), "America/New_York");
        assert_eq!(meeting.start.instant.to_rfc3339(), "2026-03-17T15:00:00-04:00");
        assert_eq!(meeting.end.instant - meeting.start.instant, TimeDelta::minutes(30));
        assert_eq!(meeting.title, "Demo");
    }

    #[test]
    fn length_place_link_and_people_are_read() {
        let text = "Let's have a 45-minute call on Friday at 10am: https://meet.google.com/abc-defg-hij\n\
                    Where: Main office\nPlease add bob@example.com.";

        let meeting = read("", text).unwrap();

        assert_eq!((meeting.end.instant - meeting.start.instant).num_minutes(), 45);
        assert_eq!(meeting.link.as_deref(), Some("https://meet.google.com/abc-defg-hij"));
        assert_eq!(meeting.location.as_deref(), Some("Main office"));
        assert_eq!(meeting.attendees, ["bob@example.com"]);
    }

    #[test]
    fn a_part_of_the_day_starts_at_its_usual_hour() {
        let meeting = read("", "Could we talk tomorrow afternoon about the meeting?").unwrap();

        assert_eq!(meeting.start.local.to_string(), "2026-03-12 14:00:00");
        assert!(!meeting.has_explicit_time);
    }

    proptest! {
        #[test]
        fn any_mail_is_read_without_panic(subject in "\\PC{0,60}", text in "(\\PC{0,40}(\n|meeting | tomorrow at 3pm |https://zoom.us/|Re: |To: |@)){0,8}") {
            let meeting = read(&subject, &text);
            prop_assert!(meeting.is_none_or(|meeting| (0.0..=1.0).contains(&meeting.confidence)));
        }
    }
}
