//! Rules of mailboxes: providers, health, and the hours in which unasked mail may leave.

use chrono::{DateTime, Datelike, Days, NaiveTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::dates::Zone;
use crate::words;

words! {
    /// How a mailbox is reached.
    Provider {
        /// Gmail API with OAuth.
        Gmail = "oauth_gmail",
        /// Microsoft Graph with OAuth.
        Outlook = "oauth_outlook",
        /// IMAP and SMTP.
        Imap = "imap",
        /// A local folder in Maildir format.
        Maildir = "maildir",
    }
}

words! {
    /// What the last attempt to reach a mailbox said.
    Health {
        /// It answers.
        Connected = "connected",
        /// It does not; tried again by itself.
        Failing = "failing",
        /// A person must connect it again.
        ReconnectNeeded = "reconnect_needed",
    }
}

/// The name that a mailbox's messages are written in: its owner's, or the mailbox's own where the owner has none.
#[must_use]
pub fn author_name<'x>(owner: &'x str, mailbox: &'x str) -> &'x str {
    if owner.is_empty() { mailbox } else { owner }
}

/// Local hours and weekdays, such as working hours or the window for follow-ups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// First minute, local time.
    pub start: ClockTime,
    /// End, local time, not part of the window.
    pub end: ClockTime,
    /// ISO weekdays, Monday is 1.
    pub days: Vec<u32>,
}

/// A time of day as `HH:MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClockTime(pub NaiveTime);

impl Serialize for ClockTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.format("%H:%M"))
    }
}

impl<'de> Deserialize<'de> for ClockTime {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        NaiveTime::parse_from_str(&text, "%H:%M")
            .map(Self)
            .map_err(|_| serde::de::Error::custom(format!("`{text}` is no time of day like 09:30")))
    }
}

impl Default for Hours {
    fn default() -> Self {
        let time = |hour| ClockTime(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN));
        Self {
            start: time(9),
            end: time(17),
            days: vec![1, 2, 3, 4, 5],
        }
    }
}

impl Hours {
    /// Says what is wrong with the hours, for a person.
    ///
    /// # Errors
    /// The sentence, where the window is empty or a weekday is none.
    pub fn check(&self) -> Result<(), String> {
        if self.start >= self.end {
            return Err("hours end before they start".to_owned());
        }
        if self.days.is_empty() || self.days.iter().any(|day| !(1..=7).contains(day)) {
            return Err("days are ISO weekdays from 1 (Monday) to 7 (Sunday), at least one".to_owned());
        }
        Ok(())
    }

    /// Whether the instant lies in the window.
    #[must_use]
    pub fn contains(&self, zone: Tz, at: DateTime<Utc>) -> bool {
        let local = at.with_timezone(&zone);
        self.days.contains(&local.weekday().number_from_monday()) && (self.start.0..self.end.0).contains(&local.time())
    }

    /// The instant itself where it lies in the window, else the next start of the window.
    #[must_use]
    pub fn next_open(&self, zone: Tz, at: DateTime<Utc>) -> DateTime<Utc> {
        if self.contains(zone, at) {
            return at;
        }
        let today = at.with_timezone(&zone).date_naive();
        (0..=8)
            .filter_map(|days| today.checked_add_days(Days::new(days)))
            .filter(|date| self.days.contains(&date.weekday().number_from_monday()))
            .map(|date| Zone::Named(zone).resolve(date.and_time(self.start.0)).to_utc())
            .find(|&start| start > at && self.contains(zone, start))
            .unwrap_or(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;
    use chrono_tz::Europe::Berlin;

    #[test]
    fn an_owner_without_a_name_writes_in_that_of_the_mailbox() {
        assert_eq!(author_name("Bob", "Sales"), "Bob");
        assert_eq!(author_name("", "Sales"), "Sales");
    }

    #[test]
    fn a_friday_evening_moves_to_monday_morning() {
        let friday = Utc.with_ymd_and_hms(2026, 11, 20, 19, 0, 0).unwrap();

        let open = Hours::default().next_open(Berlin, friday);

        assert_eq!(open, Utc.with_ymd_and_hms(2026, 11, 23, 8, 0, 0).unwrap());
    }

    #[test]
    fn an_instant_inside_the_window_stays() {
        let noon = Utc.with_ymd_and_hms(2026, 11, 20, 11, 0, 0).unwrap();

        assert_eq!(Hours::default().next_open(Berlin, noon), noon);
    }

    #[test]
    fn a_window_inside_the_hour_that_clocks_skip_opens_the_next_day() {
        let time = |minute| ClockTime(NaiveTime::from_hms_opt(2, minute, 0).unwrap());
        let window = Hours {
            start: time(15),
            end: time(45),
            days: (1..=7).collect(),
        };
        let midnight = Utc.with_ymd_and_hms(2026, 3, 28, 23, 0, 0).unwrap();

        let open = window.next_open(Berlin, midnight);

        assert_eq!(open, Utc.with_ymd_and_hms(2026, 3, 30, 0, 15, 0).unwrap());
    }
}
