//! A clock that stands still.

use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};
use connectors::clock::Clock;

/// Starts at the present, moves when told.
#[derive(Debug)]
pub(crate) struct ManualClock(Mutex<DateTime<Utc>>);

impl Default for ManualClock {
    fn default() -> Self {
        Self(Mutex::new(DateTime::from_timestamp(Utc::now().timestamp(), 0).unwrap()))
    }
}

impl ManualClock {
    pub(crate) fn advance(&self, by: TimeDelta) {
        *self.0.lock().unwrap() += by;
    }
}

impl Clock for ManualClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}
