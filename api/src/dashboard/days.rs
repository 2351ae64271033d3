//! Days and weeks of a person, as the instants they begin at.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use domain::dates::Zone;

/// Days in a row, the last of them today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Calendar {
    /// The days, oldest first.
    pub(crate) dates: Vec<NaiveDate>,
    /// When each begins.
    pub(crate) begins: Vec<DateTime<Utc>>,
    /// When the last one ends.
    pub(crate) ends: DateTime<Utc>,
}

impl Calendar {
    /// So many periods of so many days, the last one being that of `now`; weeks begin on Monday.
    fn of(now: DateTime<Utc>, zone: Tz, periods: u64, length: u64) -> Self {
        let today = now.with_timezone(&zone).date_naive();
        let weekday = u64::from(today.weekday().num_days_from_monday());
        let last = today - Days::new(if length == 7 { weekday } else { 0 });
        let back = (0..periods).rev();
        let dates: Vec<NaiveDate> = back.map(|period| last - Days::new(period * length)).collect();
        Self {
            begins: dates.iter().map(|date| beginning(*date, zone)).collect(),
            dates,
            ends: beginning(last + Days::new(length), zone),
        }
    }

    /// The last days, today among them.
    pub(crate) fn days(now: DateTime<Utc>, zone: Tz, days: u64) -> Self {
        Self::of(now, zone, days, 1)
    }

    /// The last weeks, this one among them.
    pub(crate) fn weeks(now: DateTime<Utc>, zone: Tz, weeks: u64) -> Self {
        Self::of(now, zone, weeks, 7)
    }
}

/// The first instant of a day.
fn beginning(date: NaiveDate, zone: Tz) -> DateTime<Utc> {
    Zone::Named(zone).resolve(date.and_time(NaiveTime::MIN)).to_utc()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_those_of_the_zone_also_when_clocks_change() {
        let days = Calendar::days(at("2026-10-25T23:30:00Z"), chrono_tz::Europe::Berlin, 3);

        assert_eq!(days.dates.last().unwrap().to_string(), "2026-10-26");
        assert_eq!(
            days.begins,
            [
                at("2026-10-23T22:00:00Z"),
                at("2026-10-24T22:00:00Z"),
                at("2026-10-25T23:00:00Z")
            ]
        );
        assert_eq!(days.ends, at("2026-10-26T23:00:00Z"));
    }

    #[test]
    fn a_day_without_midnight_begins_when_its_clocks_do() {
        let days = Calendar::days(at("2026-09-06T12:00:00Z"), chrono_tz::America::Santiago, 1);

        assert_eq!(days.begins, [at("2026-09-06T04:00:00Z")]);
    }

    #[test]
    fn weeks_begin_on_monday() {
        let weeks = Calendar::weeks(at("2026-11-22T12:00:00Z"), chrono_tz::UTC, 2);

        let dates: Vec<String> = weeks.dates.iter().map(NaiveDate::to_string).collect();
        assert_eq!(dates, ["2026-11-09", "2026-11-16"]);
        assert_eq!(weeks.ends, at("2026-11-23T00:00:00Z"));
    }
}
