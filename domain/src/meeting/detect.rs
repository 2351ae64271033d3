//! Reads the meeting that an email proposes.

use super::{place, score};
use crate::dates::{self, Grain, Mention, Moment, Reference, Zone};
use chrono::{NaiveTime, TimeDelta};

/// Above this confidence it is a meeting.
pub const THRESHOLD: f32 = 0.7;
/// How long a meeting is when nothing says so.
const USUAL_LENGTH: TimeDelta = TimeDelta::minutes(30);
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
    let body = limited(visible_text);
    let now = reference.local_now();
    let link = place::video_link(body);
    let in_body = dates::read(body, reference).into_iter().map(|mention| (mention, body));
    let in_subject = dates::read(subject, reference)
        .into_iter()
        .map(|mention| (mention, subject));
    let mut best: Option<(f32, Mention)> = None;
    for (mention, text) in in_body
        .chain(in_subject)
        .filter(|(mention, _)| score::is_ahead(mention, now))
    {
        let confidence = score::confidence(subject, body, text, &mention, link.is_some());
        if confidence > 0.0 && best.as_ref().is_none_or(|(other, _)| confidence > *other) {
            best = Some((confidence, mention));
        }
    }
    let (confidence, mention) = best?;
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

fn limited(text: &str) -> &str {
    let mut end = text.len().min(dates::READ_LIMIT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
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

fn title(subject: &str) -> String {
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
