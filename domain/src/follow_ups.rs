//! When follow-ups to a reply come due.

use chrono::{DateTime, Days, NaiveDate, Utc};
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

/// Why follow-ups are cancelled when their owner writes without Mailroom.
pub const ANSWERED_BY_HAND: &str = "You have written in the thread yourself";

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

/// Due times of the follow-ups, planned together: counted in days of the owner's zone from `base`, moved into the send
/// window, and each on a later day of the window than the one before.
#[must_use]
pub fn schedule(base: DateTime<Utc>, is_meeting: bool, zone: Tz, window: &Hours) -> Vec<DateTime<Utc>> {
    let meeting_days = if is_meeting { DAYS_AFTER_MEETING.as_slice() } else { &[] };
    let days = DAYS_AFTER_REPLY.iter().chain(meeting_days);
    in_window(days.filter_map(|days| days_after(base, *days, zone)), zone, window)
}

/// The same follow-ups behind an absence that ends at `back`: as many days later as the first of them needs to come due on
/// a day of the window after that of `back`. Where it comes due later anyway, all stay where they are.
#[must_use]
pub fn behind(due: &[DateTime<Utc>], back: DateTime<Utc>, zone: Tz, window: &Hours) -> Vec<DateTime<Utc>> {
    let missing = due
        .first()
        .map(|first| (day(back, zone) - day(*first, zone)).num_days() + 1);
    match missing.and_then(|days| u64::try_from(days).ok()) {
        Some(days) if days > 0 => {
            let later = due.iter().filter_map(|at| days_after(*at, days, zone));
            in_window(later, zone, window)
        }
        _ => due.to_vec(),
    }
}

/// Each moved into the window, and on a later day of it than the one before.
fn in_window(wished: impl Iterator<Item = DateTime<Utc>>, zone: Tz, window: &Hours) -> Vec<DateTime<Utc>> {
    let mut due: Vec<DateTime<Utc>> = Vec::new();
    for wish in wished {
        let mut at = window.next_open(zone, wish);
        if let Some(&before) = due.last()
            && day(at, zone) <= day(before, zone)
        {
            let Some(next) = days_after(before, 1, zone) else {
                continue;
            };
            at = window.next_open(zone, next);
        }
        due.push(at);
    }
    due
}

/// The same time of day so many days later.
fn days_after(at: DateTime<Utc>, days: u64, zone: Tz) -> Option<DateTime<Utc>> {
    let local = at
        .with_timezone(&zone)
        .naive_local()
        .checked_add_days(Days::new(days))?;
    Some(Zone::Named(zone).resolve(local).to_utc())
}

fn day(at: DateTime<Utc>, zone: Tz) -> NaiveDate {
    at.with_timezone(&zone).date_naive()
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
    fn no_two_come_due_on_the_same_day_whatever_the_day_of_the_reply() {
        for weekday in 0..7 {
            let base = Utc.with_ymd_and_hms(2026, 11, 16 + weekday, 10, 0, 0).unwrap();

            let due = schedule(base, true, Berlin, &Hours::default());

            let days: Vec<_> = due.iter().map(|&at| day(at, Berlin)).collect();
            assert!(days.windows(2).all(|pair| pair[0] < pair[1]), "{days:?}");
            assert!(due.iter().all(|&at| Hours::default().contains(Berlin, at)), "{due:?}");
            assert_eq!(due.len(), 6);
        }
    }

    #[test]
    fn an_absence_moves_them_behind_it_and_no_further() {
        let at = |day, hour| Utc.with_ymd_and_hms(2026, 11, day, hour, 0, 0).unwrap();
        let due = schedule(at(16, 10), false, Berlin, &Hours::default());

        let moved = behind(&due, at(20, 8), Berlin, &Hours::default());
        let kept = behind(&due, at(17, 8), Berlin, &Hours::default());

        assert_eq!(due, [at(18, 10), at(20, 10), at(23, 8)]);
        assert_eq!(kept, due);
        assert_eq!(moved, [at(23, 8), at(24, 8), at(26, 8)]);
    }

    #[test]
    fn a_meeting_gets_three_more() {
        let monday = Utc.with_ymd_and_hms(2026, 11, 16, 10, 0, 0).unwrap();

        assert_eq!(schedule(monday, true, Berlin, &Hours::default()).len(), 6);
    }
}
