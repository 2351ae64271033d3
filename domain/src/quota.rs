//! How many messages may leave: monthly quota of a person, daily limit of a mailbox, loop guard per sender.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::dates::Zone;
use crate::ids::{AccountId, UserId};
use crate::roles::Role;
use crate::words;

words! {
    /// What a counter of sends counts.
    Scope {
        /// Messages of a person in a calendar month (UTC).
        Quota = "quota",
        /// Messages of a mailbox in a day of its owner's zone.
        Mailbox = "mailbox",
        /// Automatic replies of a mailbox to one sender in a day: the loop guard.
        Sender = "sender",
    }
}

/// Automatic replies that one sender gets from one mailbox per day.
pub const AUTOMATIC_REPLIES_PER_SENDER: i32 = 5;

/// One counter and the period it counts in. The order is the order in which counters are written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CounterKey {
    /// What is counted.
    pub scope: Scope,
    /// Whose messages.
    pub key: String,
    /// First day of the period.
    pub period: NaiveDate,
}

impl CounterKey {
    /// The month's quota of a person.
    #[must_use]
    pub fn quota(user: UserId, now: DateTime<Utc>) -> Self {
        Self {
            scope: Scope::Quota,
            key: user.to_string(),
            period: month_of(now),
        }
    }

    /// The day's limit of a mailbox.
    #[must_use]
    pub fn mailbox(account: AccountId, zone: Tz, now: DateTime<Utc>) -> Self {
        Self {
            scope: Scope::Mailbox,
            key: account.to_string(),
            period: now.with_timezone(&zone).date_naive(),
        }
    }

    /// The day's automatic replies of a mailbox to one sender; `sender_digest` stands for the address.
    #[must_use]
    pub fn sender(account: AccountId, sender_digest: &str, zone: Tz, now: DateTime<Utc>) -> Self {
        let period = now.with_timezone(&zone).date_naive();
        Self {
            scope: Scope::Sender,
            key: format!("{account}:{sender_digest}"),
            period,
        }
    }

    /// Whether its period is the present one, for a mailbox whose owner lives in `zone`.
    #[must_use]
    pub fn is_current(&self, zone: Tz, now: DateTime<Utc>) -> bool {
        let current = match self.scope {
            Scope::Quota => month_of(now),
            Scope::Mailbox | Scope::Sender => now.with_timezone(&zone).date_naive(),
        };
        self.period == current
    }
}

/// Monthly quota a new person gets.
#[must_use]
pub fn default_quota(role: Role) -> i32 {
    match role {
        Role::User => 1_000,
        Role::Admin => 5_000,
        Role::SuperAdmin => 10_000,
    }
}

/// First of the current month, 00:00 UTC: the period that `quota_used` counts in.
#[must_use]
pub fn month_of(now: DateTime<Utc>) -> NaiveDate {
    let today = now.date_naive();
    today.with_day(1).unwrap_or(today)
}

/// When the quota starts anew: first of the next month, 00:00 UTC.
#[must_use]
pub fn quota_reset_at(now: DateTime<Utc>) -> DateTime<Utc> {
    let next = month_of(now)
        .checked_add_months(Months::new(1))
        .unwrap_or(NaiveDate::MAX);
    Utc.from_utc_datetime(&next.and_time(chrono::NaiveTime::MIN))
}

/// When a mailbox's day ends in its owner's zone.
#[must_use]
pub fn next_day(zone: Tz, now: DateTime<Utc>) -> DateTime<Utc> {
    let tomorrow = now
        .with_timezone(&zone)
        .date_naive()
        .checked_add_days(Days::new(1))
        .unwrap_or(NaiveDate::MAX);
    Zone::Named(zone)
        .resolve(tomorrow.and_time(chrono::NaiveTime::MIN))
        .to_utc()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quota_resets_on_the_first_of_the_month() {
        let december = Utc.with_ymd_and_hms(2026, 12, 31, 23, 59, 59).unwrap();

        assert_eq!(
            quota_reset_at(december),
            Utc.with_ymd_and_hms(2027, 1, 1, 0, 0, 0).unwrap()
        );
    }

    #[test]
    fn a_mailbox_day_ends_at_local_midnight() {
        let now = Utc.with_ymd_and_hms(2026, 7, 1, 12, 0, 0).unwrap();

        assert_eq!(
            next_day(chrono_tz::Europe::Berlin, now),
            Utc.with_ymd_and_hms(2026, 7, 1, 22, 0, 0).unwrap()
        );
    }
}
