//! Replaces the placeholders of the sample files, so that the demo's week always ends today.
//! Their grammar stands in `ops/demo/README.md`.

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use chrono_tz::Tz;

/// How long before the start the youngest mail was written.
const YOUNGEST: TimeDelta = TimeDelta::minutes(10);

/// What the placeholders count from.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    /// When the demo starts.
    pub at: DateTime<Utc>,
    /// Zone of the owner.
    pub zone: Tz,
}

/// A placeholder that follows no rule of the grammar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the placeholder {{{{{0}}}}} cannot be read")]
pub struct Unknown(String);

impl Start {
    /// Renders a file; `number` keeps the order of mails that would come from the future.
    ///
    /// # Errors
    /// The first placeholder that cannot be read.
    pub fn render(&self, text: &str, number: u32) -> Result<String, Unknown> {
        let mut rendered = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            let (placeholder, tail) = after
                .split_once("}}")
                .ok_or_else(|| Unknown(after.chars().take(40).collect()))?;
            rendered.push_str(before);
            rendered.push_str(
                &self
                    .value(placeholder, number)
                    .ok_or_else(|| Unknown(placeholder.to_owned()))?,
            );
            rest = tail;
        }
        rendered.push_str(rest);
        Ok(rendered)
    }

    fn value(&self, placeholder: &str, number: u32) -> Option<String> {
        let words: Vec<&str> = placeholder.split(' ').collect();
        match words.as_slice() {
            ["date", offset, time, zone] => self.date(offset, time, zone, number),
            ["day", offset] => self.day(offset).map(|day| day.format("%A %-d %B").to_string()),
            ["iso", offset] => self.day(offset).map(|day| day.format("%Y-%m-%d").to_string()),
            ["ics", offset] => self.day(offset).map(|day| day.format("%Y%m%d").to_string()),
            _ => None,
        }
    }

    fn date(&self, offset: &str, time: &str, zone: &str, number: u32) -> Option<String> {
        let days: i64 = offset.strip_suffix('d')?.parse().ok()?;
        let time = NaiveTime::parse_from_str(time, "%H:%M").ok()?;
        let zone: FixedOffset = zone.parse().ok()?;
        let today = self.at.with_timezone(&zone).date_naive();
        let day = today.checked_add_signed(TimeDelta::try_days(days)?)?;
        let written = day.and_time(time).and_local_timezone(zone).single()?;
        let latest = self.at - YOUNGEST;
        let at = if written <= latest {
            written
        } else {
            (latest + TimeDelta::seconds(number.into())).with_timezone(&zone)
        };
        Some(at.format("%a, %-d %b %Y %H:%M:%S %z").to_string())
    }

    fn day(&self, offset: &str) -> Option<NaiveDate> {
        let today = self.at.with_timezone(&self.zone).date_naive();
        if let Some(days) = offset.strip_suffix('d') {
            return today.checked_add_signed(TimeDelta::try_days(days.parse().ok()?)?);
        }
        let days: i64 = offset.strip_suffix('b')?.parse().ok()?;
        let mut day = today;
        let mut left = days.unsigned_abs();
        while left > 0 {
            day = if days > 0 {
                day.checked_add_days(Days::new(1))?
            } else {
                day.checked_sub_days(Days::new(1))?
            };
            left -= u64::from(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
        }
        Some(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    fn start() -> Start {
        // A Saturday evening in Berlin.
        Start {
            at: Utc.with_ymd_and_hms(2026, 11, 21, 22, 30, 0).single().expect("a time"),
            zone: chrono_tz::Europe::Berlin,
        }
    }

    fn rendered(text: &str) -> String {
        start().render(text, 7).expect("rendered")
    }

    #[test]
    fn each_placeholder_renders_its_form() {
        assert_eq!(rendered("{{date -2d 09:12 +0100}}"), "Thu, 19 Nov 2026 09:12:00 +0100");
        assert_eq!(
            rendered("on {{day +9d}}, {{iso +9d}}"),
            "on Monday 30 November, 2026-11-30"
        );
        assert_eq!(rendered("{{ics +9d}}T100000"), "20261130T100000");
    }

    #[test]
    fn business_days_never_land_on_a_weekend() {
        assert_eq!(
            rendered("{{iso +1b}} {{iso +5b}} {{iso +6b}}"),
            "2026-11-23 2026-11-27 2026-11-30"
        );
        assert_eq!(rendered("{{iso -1b}}"), "2026-11-20");
    }

    #[test]
    fn no_mail_comes_from_the_future_and_the_order_stays() {
        assert_eq!(rendered("{{date -0d 23:59 +0100}}"), "Sat, 21 Nov 2026 23:20:07 +0100");
        assert_eq!(rendered("{{date -0d 18:00 -0500}}"), "Sat, 21 Nov 2026 17:20:07 -0500");
    }

    #[test]
    fn the_start_day_is_that_of_the_written_offset() {
        assert_eq!(rendered("{{date -0d 04:00 +0900}}"), "Sun, 22 Nov 2026 04:00:00 +0900");
    }

    #[test]
    fn what_is_no_placeholder_is_refused() {
        for wrong in ["{{hour +1d}}", "{{iso +1w}}", "{{date +1d}}", "{{open"] {
            assert!(start().render(wrong, 1).is_err(), "{wrong}");
        }
    }
}
