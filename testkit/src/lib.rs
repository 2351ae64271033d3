//! What tests of several rooms share. For development only: no room depends on it in production.

pub mod database;
pub mod servers;

use chrono::{DateTime, Utc};

/// The time of this machine, for tests of what real servers and PostgreSQL date; others hold a `ManualClock` still.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the clock of tests")]
pub fn now() -> DateTime<Utc> {
    Utc::now()
}
