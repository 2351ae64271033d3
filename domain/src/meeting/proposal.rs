//! A proposed meeting, held against the owner's calendar.

use chrono::{DateTime, Utc};

use super::slots::Calendar;
use crate::dates::Zone;
use crate::drafting::{MeetingFacts, Slot};

/// Free times offered where the proposed one is taken.
const OFFERED: usize = 3;

/// A meeting as an email proposes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// When it begins.
    pub start: DateTime<Utc>,
    /// When it ends.
    pub end: DateTime<Utc>,
    /// The zone the sender reads times in: an IANA name or an offset; UTC stands in for what is neither.
    pub timezone: String,
    /// What it is about.
    pub title: String,
}

impl Proposal {
    /// What the reply says of it, in the sender's zone, with free times instead where the owner is busy or off then.
    /// An outdated proposal is never accepted, free or not.
    #[must_use]
    pub fn facts(self, calendar: &Calendar, is_outdated: bool, now: DateTime<Utc>) -> MeetingFacts {
        let wanted = (self.start, self.end);
        let guest = Zone::parse(&self.timezone);
        let conflict = is_outdated || !calendar.is_free(wanted, now);
        let offered = if conflict {
            calendar.free_slots(wanted, guest, now, OFFERED)
        } else {
            Vec::new()
        };
        let zone = guest.unwrap_or(Zone::UTC);
        let slot = |(start, end)| Slot {
            start: zone.show(start),
            end: zone.show(end),
        };
        MeetingFacts {
            start: zone.show(self.start),
            end: zone.show(self.end),
            timezone: self.timezone,
            title: self.title,
            link: None,
            conflict,
            free_slots: offered.into_iter().map(slot).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::Hours;
    use crate::meeting::slots::Span;
    use chrono::TimeZone;
    use chrono_tz::Tz;

    fn at(day: u32, hour: u32) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, day, hour, 0, 0).unwrap()
    }

    fn proposal(timezone: &str) -> Proposal {
        Proposal {
            start: at(16, 10),
            end: at(16, 11),
            timezone: timezone.to_owned(),
            title: "Demo".to_owned(),
        }
    }

    fn calendar(busy: Vec<Span>) -> Calendar {
        Calendar {
            busy,
            hours: Hours::default(),
            zone: Tz::UTC,
        }
    }

    #[test]
    fn a_free_time_is_accepted_in_the_senders_zone() {
        let facts = proposal("Asia/Tokyo").facts(&calendar(Vec::new()), false, at(15, 9));

        assert!(!facts.conflict && facts.free_slots.is_empty());
        assert_eq!(facts.start.to_rfc3339(), "2026-11-16T19:00:00+09:00");
        assert_eq!(facts.end.to_rfc3339(), "2026-11-16T20:00:00+09:00");
    }

    #[test]
    fn a_meeting_in_the_hour_that_clocks_repeat_keeps_its_instant() {
        let second = Utc.with_ymd_and_hms(2026, 10, 25, 1, 30, 0).unwrap();
        let proposal = Proposal {
            start: second,
            ..proposal("Europe/Berlin")
        };

        assert_eq!(proposal.facts(&calendar(Vec::new()), false, at(1, 9)).start, second);
    }

    #[test]
    fn a_taken_time_is_answered_with_three_others() {
        let facts = proposal("UTC").facts(&calendar(vec![(at(16, 9), at(16, 12))]), false, at(15, 9));

        assert!(facts.conflict);
        assert_eq!(facts.free_slots.len(), 3);
        assert_eq!(facts.free_slots[0].start, at(16, 12));
    }

    #[test]
    fn an_outdated_proposal_is_never_accepted() {
        let facts = proposal("UTC").facts(&calendar(Vec::new()), true, at(15, 9));

        assert!(facts.conflict);
    }

    #[test]
    fn an_unknown_zone_is_read_as_utc() {
        let facts = proposal("Middle-earth").facts(&calendar(Vec::new()), false, at(15, 9));

        assert_eq!(facts.start.to_rfc3339(), "2026-11-16T10:00:00+00:00");
    }
}
