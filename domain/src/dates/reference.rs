//! What a text is read against: the moment of writing, the writer's zone, the order of numeric dates.

use super::zone::Zone;
use chrono::{DateTime, FixedOffset, NaiveDateTime};

/// Which of two small numbers in `5/6` is the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// `5/6` is the sixth of May.
    MonthFirst,
    /// `5/6` is the fifth of June.
    DayFirst,
}

/// The moment and place from which relative expressions count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// When the text was written.
    pub now: DateTime<FixedOffset>,
    /// Where times without a written zone are meant.
    pub zone: Zone,
    /// How ambiguous numeric dates are read.
    pub order: DateOrder,
}

impl Reference {
    /// A reference whose date order is guessed from the zone.
    #[must_use]
    pub fn new(now: DateTime<FixedOffset>, zone: Zone) -> Self {
        Self {
            now,
            zone,
            order: order_of_zone(zone),
        }
    }

    /// Sets the date order.
    #[must_use]
    pub fn with_order(mut self, order: DateOrder) -> Self {
        self.order = order;
        self
    }

    /// Sets the date order by a language tag such as `en-GB`; a bare `en` leaves the zone's guess.
    #[must_use]
    pub fn with_language(mut self, tag: &str) -> Self {
        match tag.to_ascii_lowercase().replace('_', "-").as_str() {
            "" | "en" => {}
            "en-us" | "en-ph" | "es-us" => self.order = DateOrder::MonthFirst,
            _ => self.order = DateOrder::DayFirst,
        }
        self
    }

    /// Now, as a clock on the wall of the reference's zone shows it.
    #[must_use]
    pub fn local_now(&self) -> NaiveDateTime {
        self.zone.local(self.now)
    }
}

fn order_of_zone(zone: Zone) -> DateOrder {
    const MONTH_FIRST: &[&str] = &[
        "America/New_York",
        "America/Detroit",
        "America/Chicago",
        "America/Denver",
        "America/Phoenix",
        "America/Los_Angeles",
        "America/Anchorage",
        "America/Boise",
        "America/Juneau",
        "Pacific/Honolulu",
        "Asia/Manila",
        "Pacific/Guam",
        "UTC",
        "Etc/UTC",
        "GMT",
        "Etc/GMT",
    ];
    const MONTH_FIRST_PREFIXES: &[&str] = &["US/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/"];
    let is_month_first = match zone {
        Zone::Named(named) => {
            let name = named.name();
            MONTH_FIRST.contains(&name) || MONTH_FIRST_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
        }
        Zone::Fixed(offset) => (-10 * 3600..=0).contains(&offset.local_minus_utc()),
    };
    if is_month_first {
        DateOrder::MonthFirst
    } else {
        DateOrder::DayFirst
    }
}
