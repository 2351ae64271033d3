//! When follow-ups to a reply come due.

use chrono::{DateTime, Days, Utc};
use chrono_tz::Tz;

use crate::accounts::Hours;
use crate::dates::Zone;
use crate::mail::Kind;
use crate::words;

words! {
    /// Where a follow-up stands.
    FollowUpStatus {
        /// Not due, or due and resting as a draft.
        Pending = "pending",
        /// It has left.
        Sent = "sent",
        /// It will not be sent.
        Cancelled = "cancelled",
        /// Its run failed.
        Failed = "failed",
    }
}

/// Why follow-ups are cancelled when the correspondent writes.
pub const REPLY_RECEIVED: &str = "Reply received in thread";

/// Why a message of this kind ends the follow-ups of its conversation; an out-of-office note ends none.
#[must_use]
pub const fn ended_by(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Human | Kind::Invitation => Some(REPLY_RECEIVED),
        Kind::Bounce => Some("The message could not be delivered"),
        Kind::Complaint => Some("The recipient complained"),
        Kind::AutoReply | Kind::List => None,
    }
}

const DAYS_AFTER_REPLY: [u64; 3] = [2, 4, 6];
const DAYS_AFTER_MEETING: [u64; 3] = [9, 11, 13];

/// Due times of the follow-ups, counted in days of the owner's zone from `base` and moved into the send window.
#[must_use]
pub fn schedule(base: DateTime<Utc>, is_meeting: bool, zone: Tz, window: &Hours) -> Vec<DateTime<Utc>> {
    let meeting_days = if is_meeting { DAYS_AFTER_MEETING.as_slice() } else { &[] };
    DAYS_AFTER_REPLY
        .iter()
        .chain(meeting_days)
        .filter_map(|&days| {
            base.with_timezone(&zone)
                .naive_local()
                .checked_add_days(Days::new(days))
        })
        .map(|local| window.next_open(zone, Zone::Named(zone).resolve(local).to_utc()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;
    use chrono_tz::Europe::Berlin;

    #[test]
    fn a_reply_is_followed_up_after_two_four_and_six_days_inside_the_window() {
        let monday = Utc.with_ymd_and_hms(2026, 11, 16, 10, 0, 0).unwrap();

        let due = schedule(monday, false, Berlin, &Hours::default());

        let day = |d, h| Utc.with_ymd_and_hms(2026, 11, d, h, 0, 0).unwrap();
        assert_eq!(due, [day(18, 10), day(20, 10), day(23, 8)]);
    }

    #[test]
    fn a_meeting_gets_three_more() {
        let monday = Utc.with_ymd_and_hms(2026, 11, 16, 10, 0, 0).unwrap();

        assert_eq!(schedule(monday, true, Berlin, &Hours::default()).len(), 6);
    }
}
