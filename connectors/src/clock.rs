//! The clock: the one source of the current time, so that tests can hold it still.

use std::fmt::Debug;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

/// Tells the time.
pub trait Clock: Send + Sync + Debug {
    /// The current instant.
    fn now(&self) -> DateTime<Utc>;
}

/// The clock of the database server, read from time to time and carried on by this machine's monotonic clock in between.
/// Processes that share a database share its time: what one writes and another compares with its own time was told by
/// one clock, whatever the clocks of their machines say.
#[derive(Debug)]
pub struct DatabaseClock {
    born: Instant,
    /// Microseconds since 1970 at which the process was born, by the database.
    born_at: AtomicI64,
}

impl DatabaseClock {
    /// Starts with a time that the database told at `asked` or shortly after.
    #[must_use]
    pub fn new(told: DateTime<Utc>, asked: Instant) -> Self {
        let clock = Self {
            born: Instant::now(),
            born_at: AtomicI64::new(0),
        };
        clock.set(told, asked);
        clock
    }

    /// Takes over a time that the database told in answer to a question put at `asked` and answered just now.
    pub fn set(&self, told: DateTime<Utc>, asked: Instant) {
        let half_way = asked.elapsed() / 2;
        let born_at = told.timestamp_micros() + micros(half_way) - micros(self.born.elapsed());
        self.born_at.store(born_at, Ordering::Relaxed);
    }
}

impl Clock for DatabaseClock {
    fn now(&self) -> DateTime<Utc> {
        let now = self.born_at.load(Ordering::Relaxed) + micros(self.born.elapsed());
        DateTime::from_timestamp_micros(now).unwrap_or_default()
    }
}

fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn processes_whose_machines_disagree_share_the_time_of_their_database() {
        for apart in [5, 3_600, -5, -3_600] {
            let told = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
            let (one, other) = (
                DatabaseClock::new(told, Instant::now()),
                DatabaseClock::new(told + TimeDelta::seconds(apart), Instant::now()),
            );
            // The database of the other one was moved; both read it anew.
            one.set(told, Instant::now());
            other.set(told, Instant::now());

            let apart = (one.now() - other.now()).abs();
            assert!(apart < TimeDelta::milliseconds(100), "{apart}");
        }
    }
}
