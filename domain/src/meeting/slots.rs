//! Where a meeting fits into what the owner has planned.

use chrono::{DateTime, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;

use crate::accounts::Hours;
use crate::dates::Zone;
use crate::drafting::Standing;

/// A stretch of time, its end not part of it.
pub type Span = (DateTime<Utc>, DateTime<Utc>);

/// How far ahead free times are looked for.
const HORIZON: TimeDelta = TimeDelta::days(15);
/// Step of the search.
const STEP: TimeDelta = TimeDelta::minutes(30);
/// Step of the search within a window.
const WINDOW_STEP: TimeDelta = TimeDelta::minutes(15);
/// Steps of the longest window that is searched: two weeks.
const MOST_STEPS: usize = 14 * 24 * 4;
/// Rest between two offered slots, so that they differ for the reader.
const BETWEEN: TimeDelta = TimeDelta::hours(2);
/// Least notice of an offered slot.
const NOTICE: TimeDelta = TimeDelta::hours(2);

/// Hours of the day between which guests are offered a meeting, on their clock.
const GUEST_DAY: std::ops::RangeInclusive<i64> = 8 * 60..=18 * 60;

/// Where the search for a time like one that starts at `start` ends; what is planned must be known until then.
#[must_use]
pub fn horizon(start: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    start.max(now) + HORIZON
}

/// What the owner has planned and when the owner works.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// Times that are taken, at least up to the [`horizon`].
    pub busy: Vec<Span>,
    /// Working hours.
    pub hours: Hours,
    /// The owner's zone.
    pub zone: Tz,
}

impl Calendar {
    /// Whether the owner is free and at work for the whole span, and it lies ahead.
    #[must_use]
    pub fn is_free(&self, (start, end): Span, now: DateTime<Utc>) -> bool {
        start > now
            && self.hours.contains(self.zone, start)
            && self.hours.contains(self.zone, end - TimeDelta::seconds(1))
            && !self.busy.iter().any(|&(from, until)| from < end && until > start)
    }

    /// What the calendar says to a meeting at that time.
    #[must_use]
    pub fn standing(&self, span: Span, now: DateTime<Utc>) -> Standing {
        let is_at_work = |at| self.hours.contains(self.zone, at);
        if self.is_free(span, now) {
            Standing::Agreed
        } else if span.0 <= now {
            Standing::Past
        } else if !is_at_work(span.0) || !is_at_work(span.1 - TimeDelta::seconds(1)) {
            Standing::OffHours
        } else {
            Standing::Taken
        }
    }

    /// The first free stretch of that length within a window.
    #[must_use]
    pub fn first_free(&self, window: Span, length: TimeDelta, now: DateTime<Utc>) -> Option<Span> {
        let starts = std::iter::successors(Some(window.0), |at| at.checked_add_signed(WINDOW_STEP));
        let mut spans = starts.map(|at| (at, at + length)).take_while(|span| span.1 <= window.1);
        spans.by_ref().take(MOST_STEPS).find(|span| self.is_free(*span, now))
    }

    /// At most `count` free spans of the same length as `wanted`, from its start on, in the day of a guest whose zone
    /// is known.
    #[must_use]
    pub fn free_slots(&self, wanted: Span, guest: Option<Zone>, now: DateTime<Utc>, count: usize) -> Vec<Span> {
        let length = wanted.1 - wanted.0;
        let horizon = horizon(wanted.0, now);
        let mut slots = Vec::new();
        let mut at = self.hours.next_open(self.zone, wanted.0.max(now + NOTICE));
        while slots.len() < count && at + length <= horizon {
            let slot = (at, at + length);
            at += if self.is_free(slot, now) && guest.is_none_or(|guest| is_by_day(slot, guest)) {
                slots.push(slot);
                length + BETWEEN
            } else {
                STEP
            };
            at = self.hours.next_open(self.zone, at);
        }
        slots
    }
}

/// The span lies within one day of the guest, and within its hours.
fn is_by_day((start, end): Span, guest: Zone) -> bool {
    let minute = |at: DateTime<Utc>| i64::from(guest.show(at).hour() * 60 + guest.show(at).minute());
    let first = minute(start);
    GUEST_DAY.contains(&first) && first + (end - start).num_minutes() <= *GUEST_DAY.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    fn at(day: u32, hour: u32) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, day, hour, 0, 0).unwrap()
    }

    fn calendar(busy: Vec<Span>) -> Calendar {
        Calendar {
            busy,
            hours: Hours::default(),
            zone: Tz::UTC,
        }
    }

    #[test]
    fn a_taken_time_is_not_offered() {
        let calendar = calendar(vec![(at(16, 9), at(16, 12))]);

        let slots = calendar.free_slots((at(16, 10), at(16, 11)), None, at(15, 9), 3);

        assert_eq!(slots.first(), Some(&(at(16, 12), at(16, 13))));
        assert!(slots.iter().all(|&slot| calendar.is_free(slot, at(15, 9))));
    }

    #[test]
    fn a_meeting_after_hours_is_not_free() {
        assert!(!calendar(Vec::new()).is_free((at(16, 18), at(16, 19)), at(15, 9)));
    }

    #[test]
    fn slots_move_over_the_weekend() {
        let slots = calendar(Vec::new()).free_slots((at(20, 18), at(20, 19)), None, at(15, 9), 1);

        assert_eq!(slots, [(at(23, 9), at(23, 10))]);
    }

    #[test]
    fn a_guest_is_offered_the_hours_of_their_own_day() {
        let guest = Zone::parse("America/New_York");

        let slots = calendar(Vec::new()).free_slots((at(16, 9), at(16, 10)), guest, at(15, 9), 2);

        assert_eq!(slots, [(at(16, 13), at(16, 14)), (at(16, 16), at(16, 17))]);
    }

    #[test]
    fn nothing_is_offered_where_the_calendar_is_not_known() {
        let until = horizon(at(16, 10), at(15, 9));
        let calendar = calendar(vec![(at(15, 0), until)]);

        assert_eq!(calendar.free_slots((at(16, 10), at(16, 11)), None, at(15, 9), 3), []);
    }
}
