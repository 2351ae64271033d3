//! What the reader hands back: one dated expression, its span in the text and the instants it means.

use super::zone::Zone;
use chrono::{DateTime, FixedOffset, NaiveDateTime};
use std::ops::Range;

/// A point in time, on the wall and on the time line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// As the clock of the zone in force shows it.
    pub local: NaiveDateTime,
    /// The same point with its offset, daylight saving applied.
    pub instant: DateTime<FixedOffset>,
}

impl Moment {
    /// The same point as the clock of another zone shows it.
    #[must_use]
    pub fn shown_in(self, zone: Zone) -> Self {
        let instant = zone.show(self.instant.to_utc());
        Self {
            local: instant.naive_local(),
            instant,
        }
    }
}

/// How fine an expression is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// A day.
    Date,
    /// A time without a day.
    Time,
    /// A day and a time.
    DateTime,
    /// Several days; the end is the last day, included.
    DateRange,
    /// From a time to a time, no day written.
    TimeRange,
    /// From an instant to an instant, a part of a day included.
    DateTimeRange,
}

/// How sure it is that the words mean a date at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The words alone could mean something else: `8/10`, `evening`, `now`.
    Weak,
    /// The form is one of dates only.
    Strong,
}

/// One expression found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The words as written.
    pub text: String,
    /// Where they stand, in bytes, on character boundaries.
    pub span: Range<usize>,
    /// When it starts; a date without a time starts at midnight.
    pub start: Moment,
    /// When it ends, if the words say so.
    pub end: Option<Moment>,
    /// How fine it is.
    pub grain: Grain,
    /// The zone written beside the time.
    pub zone_written: Option<Zone>,
    /// An hour was written, not only a day or a part of one.
    pub has_explicit_time: bool,
    /// A day was written, not only a time.
    pub has_explicit_date: bool,
    /// Nothing says which half of the day the hour is in: `at 8`.
    pub is_hour_ambiguous: bool,
    /// A day is named beside the time that cannot be read, so that the time has none.
    pub is_day_unread: bool,
    /// The words before it turn it down: `not Friday`.
    pub is_rejected: bool,
    /// A year was written.
    pub has_written_year: bool,
    /// How sure the reading is.
    pub certainty: Certainty,
    /// It lies wholly before the reference.
    pub is_past: bool,
}
