//! What an email wants of the calendar, as it is stored with it: read once, held against the calendar whenever it counts.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::detect::{Meeting, USUAL_LENGTH, title};
use super::kind::Kind;
use super::pick::{Answer, Expect, Offers, pick};
use super::proposal::Proposal;
use super::read::{Letter, Reading, Slot};
use super::slots::Span;
use crate::dates::{Moment, Reference, Zone};
use crate::drafting::{Clock, MeetingFacts};

/// More times than anybody names.
const MOST: usize = 10;

/// What an email wants of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Wish {
    /// To meet at one of these times; the first that is free is taken.
    Times {
        /// In the order of the mail.
        spans: Vec<Span>,
    },
    /// To meet somewhere within one of these spans.
    Window {
        /// In the order of the mail.
        spans: Vec<Span>,
    },
    /// To meet at a time that clocks skip on that day.
    Skipped {
        /// What the time would be without the change.
        span: Span,
    },
    /// To meet, at an hour that is not named.
    Open {
        /// The day, where one is named.
        day: Option<NaiveDate>,
        /// The part of the day, where one is named.
        #[serde(default)]
        part: Option<(NaiveTime, NaiveTime)>,
    },
    /// To meet at a time that can be read in several ways, or not at all.
    Ambiguous,
    /// One of the times that were offered; it does not say which.
    Unclear {
        /// What was offered.
        offers: Vec<Span>,
    },
    /// None of the times that were offered.
    Declined,
    /// What is planned, as it is.
    Accepted,
    /// Not to meet after all.
    CalledOff {
        /// Whether it was planned here.
        was_planned: bool,
    },
}

impl Wish {
    /// The first time that may be booked; none where no time was proposed.
    #[must_use]
    pub fn first(&self) -> Option<Span> {
        match self {
            Self::Times { spans } | Self::Window { spans } => spans.first().copied(),
            Self::Skipped { span } => Some(*span),
            _ => None,
        }
    }

    /// Whether nothing is left to agree on.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        matches!(self, Self::Declined | Self::Accepted | Self::CalledOff { .. })
    }
}

/// Times that were offered to a guest, as they are kept with the message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// In the order in which they were shown.
    pub slots: Vec<Span>,
    /// The zone they were shown in.
    pub timezone: String,
}

impl Offered {
    /// What a reply with these facts offers; nothing where it offers no time.
    #[must_use]
    pub fn by(facts: &MeetingFacts) -> Option<Self> {
        let is_open = !facts.standing.is_agreed() && !facts.free_slots.is_empty();
        is_open.then(|| Self {
            slots: facts
                .free_slots
                .iter()
                .map(|slot| (slot.start.to_utc(), slot.end.to_utc()))
                .collect(),
            timezone: facts.timezone.clone(),
        })
    }

    /// What an answer to them comes to, in a mailbox whose owner is there.
    #[must_use]
    pub fn answered(&self, text: &str, owner: Zone, now: DateTime<Utc>) -> (Answer, Zone) {
        let guest = Zone::parse(&self.timezone).unwrap_or(owner);
        let offers = Offers {
            slots: &self.slots,
            guest,
            owner,
        };
        (pick(text, &offers, now), guest)
    }
}

/// What follows from a mail for the calendar; nothing where it speaks of no meeting.
#[must_use]
pub fn wanted(
    letter: &Letter,
    reference: &Reference,
    (reading, meeting): (&Reading, Option<&Meeting>),
    was_planned: bool,
) -> Option<Proposal> {
    let zone = meeting.map_or(reference.zone, |meeting| meeting.zone);
    let wish = match reading.kind {
        Kind::None => return None,
        Kind::ProposesTime | Kind::Moves => match meeting {
            Some(meeting) => at(meeting),
            None => ANYTIME,
        },
        Kind::ProposesChoice => among(reading),
        Kind::ProposesDay => on_day(reading),
        Kind::AsksWhen => ANYTIME,
        Kind::Ambiguous => Wish::Ambiguous,
        Kind::Accepts => Wish::Accepted,
        Kind::Cancels => Wish::CalledOff { was_planned },
    };
    Some(Proposal {
        minutes: length(reading, meeting),
        wish,
        timezone: zone.name(),
        clock: clock(letter.text, zone),
        title: title(letter.subject),
        confidence: reading.confidence,
    })
}

/// What follows from an answer to offers; nothing where it is about something else. A counter-proposal without an hour
/// is for the day that the mail was read to name.
#[must_use]
pub fn chosen(
    letter: &Letter,
    (answer, guest): &(Answer, Zone),
    offered: &Offered,
    reading: &Reading,
) -> Option<Proposal> {
    let usual = USUAL_LENGTH.num_minutes();
    let first = offered.slots.first();
    let minutes = first.map_or(usual, |slot| (slot.1 - slot.0).num_minutes());
    let wish = match answer.expect {
        Expect::Pick => Wish::Times {
            spans: vec![*offered.slots.get(answer.pick?)?],
        },
        Expect::Ask => Wish::Unclear {
            offers: offered.slots.clone(),
        },
        Expect::Decline | Expect::Cancel => Wish::Declined,
        Expect::Counter => match answer.counter_start {
            Some(start) => Wish::Times {
                spans: vec![(start.to_utc(), start.to_utc() + TimeDelta::minutes(minutes))],
            },
            None => on_day(reading),
        },
        Expect::Other => return None,
    };
    Some(Proposal {
        wish,
        minutes,
        timezone: offered.timezone.clone(),
        clock: clock(letter.text, *guest),
        title: title(letter.subject),
        confidence: 0.95,
    })
}

/// The meeting of an invitation.
#[must_use]
pub fn invited_to(meeting: &Meeting) -> Proposal {
    Proposal {
        minutes: (meeting.end.instant - meeting.start.instant).num_minutes(),
        wish: at(meeting),
        timezone: meeting.zone.name(),
        clock: clock("", meeting.zone),
        title: meeting.title.clone(),
        confidence: meeting.confidence,
    }
}

/// A time that is left to the owner.
const ANYTIME: Wish = Wish::Open { day: None, part: None };

fn on_day(reading: &Reading) -> Wish {
    Wish::Open {
        day: reading.day,
        part: reading.part,
    }
}

fn at(meeting: &Meeting) -> Wish {
    let span = (meeting.start.instant.to_utc(), meeting.end.instant.to_utc());
    if is_skipped(&meeting.start, meeting.zone) {
        return Wish::Skipped { span };
    }
    Wish::Times { spans: vec![span] }
}

fn among(reading: &Reading) -> Wish {
    let length = TimeDelta::minutes(reading.minutes.map_or(USUAL_LENGTH.num_minutes(), i64::from));
    let span = |slot: &Slot| {
        let start = slot.start.instant.to_utc();
        let end = slot.end.map(|end| end.instant.to_utc()).filter(|end| *end > start);
        (start, end.unwrap_or(start + length))
    };
    let (skipped, real): (Vec<&Slot>, Vec<&Slot>) = reading
        .slots
        .iter()
        .take(MOST)
        .partition(|slot| is_skipped(&slot.start, slot.zone));
    let spans: Vec<Span> = real.into_iter().map(span).collect();
    match skipped.first() {
        Some(slot) if spans.is_empty() => Wish::Skipped { span: span(slot) },
        _ if reading.is_window => Wish::Window { spans },
        _ => Wish::Times { spans },
    }
}

fn length(reading: &Reading, meeting: Option<&Meeting>) -> i64 {
    let written = reading.minutes.map(i64::from);
    let found = meeting.map(|meeting| (meeting.end.instant - meeting.start.instant).num_minutes());
    written.or(found).unwrap_or(USUAL_LENGTH.num_minutes())
}

/// No clock of the zone ever shows the time.
fn is_skipped(moment: &Moment, zone: Zone) -> bool {
    zone.local(moment.instant) != moment.local
}

/// How somebody writes times: as the mail does, else as is usual where they are.
#[must_use]
pub fn clock(text: &str, zone: Zone) -> Clock {
    let text = crate::text::beginning(text, 4 * 1024).to_lowercase();
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || ",?!;()".contains(letter))
        .map(|word| word.trim_end_matches('.'))
        .collect();
    let is_number = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
    let is_half = |word: &str| matches!(word, "am" | "pm" | "a.m" | "p.m");
    let after_digits = |word: &str| {
        word.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ':')
            .len()
    };
    let is_twelve = words.iter().enumerate().any(|(at, word)| {
        let is_glued = is_number(word) && is_half(word.get(word.len() - after_digits(word)..).unwrap_or_default());
        let follows = at
            .checked_sub(1)
            .and_then(|before| words.get(before))
            .is_some_and(|before| is_number(before));
        is_glued || is_half(word) && follows
    });
    let is_full = words.iter().any(|word| {
        let hour = word.split_once(':').and_then(|(hour, _)| hour.parse::<u32>().ok());
        hour.is_some_and(|hour| (13..24).contains(&hour))
    });
    match (is_full, is_twelve) {
        (true, _) => Clock::TwentyFour,
        (false, true) => Clock::Twelve,
        (false, false) if writes_twelve_hours(zone) => Clock::Twelve,
        _ => Clock::TwentyFour,
    }
}

/// Where English is written with twelve hours: North America, Australia, New Zealand, the Philippines and India.
fn writes_twelve_hours(zone: Zone) -> bool {
    const PLACES: &[&str] = &[
        "America/",
        "US/",
        "Canada/",
        "Australia/",
        "Pacific/Honolulu",
        "Pacific/Auckland",
        "Asia/Manila",
        "Asia/Kolkata",
        "Asia/Calcutta",
    ];
    match zone {
        Zone::Named(named) => PLACES.iter().any(|place| named.name().starts_with(place)),
        Zone::Fixed(offset) => {
            let hours = offset.local_minus_utc() / 3600;
            (-10..=-4).contains(&hours)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::detect;

    fn wish_of(text: &str) -> Option<Wish> {
        let now = DateTime::parse_from_rfc3339("2026-03-25T11:00:00+01:00").unwrap();
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let letter = Letter {
            subject: "Meeting",
            text,
            quoted: None,
            owner: zone,
            is_place_known: true,
        };
        let reference = Reference::new(now, zone);
        let (reading, meeting) = detect(&letter, &reference);
        wanted(&letter, &reference, (&reading, meeting.as_ref()), false).map(|proposal| proposal.wish)
    }

    #[test]
    fn each_kind_of_mail_wants_something_of_its_own() {
        let is = |text: &str, expected: fn(&Wish) -> bool| {
            let wish = wish_of(text);
            assert!(wish.as_ref().is_some_and(expected), "{text}: {wish:?}");
        };

        is(
            "Can we meet on Friday at 10:00?",
            |wish| matches!(wish, Wish::Times { spans } if spans.len() == 1),
        );
        is(
            "Can we meet on Thursday at 10:00 or on Friday at 14:00?",
            |wish| matches!(wish, Wish::Times { spans } if spans.len() == 2),
        );
        is("Could we meet on Friday between 14:00 and 16:00, 45 minutes?", |wish| {
            matches!(wish, Wish::Window { .. })
        });
        is("Can we meet on Friday?", |wish| {
            matches!(wish, Wish::Open { day: Some(_), .. })
        });
        assert_eq!(wish_of("The parcel has arrived, thank you."), None);
    }

    #[test]
    fn a_time_that_clocks_skip_is_told_apart() {
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        let local = |hour| {
            NaiveDate::from_ymd_opt(2026, 3, 29)
                .unwrap()
                .and_hms_opt(hour, 30, 0)
                .unwrap()
        };
        let moment = |hour| Moment {
            local: local(hour),
            instant: berlin.resolve(local(hour)),
        };

        assert!(is_skipped(&moment(2), berlin));
        assert!(!is_skipped(&moment(3), berlin));
    }

    #[test]
    fn times_are_written_as_the_guest_writes_them() {
        let zone = |name: &str| Zone::parse(name).unwrap();

        assert_eq!(clock("Does 3pm work?", zone("Europe/London")), Clock::Twelve);
        assert_eq!(clock("Does 3 p.m. work?", zone("Europe/London")), Clock::Twelve);
        assert_eq!(clock("Does 15:30 work?", zone("America/New_York")), Clock::TwentyFour);
        assert_eq!(clock("I am free.", zone("Europe/London")), Clock::TwentyFour);
        assert_eq!(clock("When can we talk?", zone("America/Chicago")), Clock::Twelve);
        assert_eq!(clock("When can we talk?", zone("-05:00")), Clock::Twelve);
        assert_eq!(clock("I am 42 years old.", zone("Europe/Dublin")), Clock::TwentyFour);
    }
}
