//! The clock of a process: that of its database. A test may set it by a file, process by process and while it runs, to
//! show that nothing hangs on clocks that agree, and to let days pass.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use connectors::clock::{Clock, DatabaseClock, SystemClock};
use storage::Database;

/// Between two readings of the database's clock: in between the machine's monotonic clock strays by microseconds.
const READ_EVERY: Duration = Duration::from_secs(30);

/// The clock of the database, or where a test names a file, that of the machine moved by the milliseconds in the file.
pub(crate) async fn clock(moved_by: Option<PathBuf>, database: &Database) -> anyhow::Result<Arc<dyn Clock>> {
    match moved_by {
        None => Ok(of(database).await?),
        Some(file) => Ok(moved(file)),
    }
}

fn moved(file: PathBuf) -> Arc<dyn Clock> {
    tracing::warn!("a test moves the clock of this process");
    Arc::new(MovedClock { file })
}

/// A clock that shows the time of the database, and keeps doing so until it is dropped.
async fn of(database: &Database) -> storage::Result<Arc<DatabaseClock>> {
    // The first connection takes its time.
    database.ping().await?;
    let asked = Instant::now();
    let clock = Arc::new(DatabaseClock::new(told(database).await?, asked));
    let (kept, database) = (Arc::downgrade(&clock), database.clone());
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(READ_EVERY).await;
            let Some(clock) = kept.upgrade() else { return };
            let asked = Instant::now();
            match told(&database).await {
                // A connection that had to be opened first makes the answer old.
                Ok(told) if asked.elapsed() < Duration::from_secs(1) => clock.set(told, asked),
                Ok(_) => {}
                Err(error) => tracing::debug!(error = &error as &dyn std::error::Error, "clock not read"),
            }
        }
    });
    Ok(clock)
}

async fn told(database: &Database) -> storage::Result<DateTime<Utc>> {
    let connection = database.connection().await?;
    storage::statistics::server_time(&connection).await
}

#[derive(Debug)]
struct MovedClock {
    file: PathBuf,
}

impl Clock for MovedClock {
    fn now(&self) -> DateTime<Utc> {
        let written = std::fs::read_to_string(&self.file);
        let moved_by = written.ok().and_then(|text| text.trim().parse().ok());
        SystemClock.now() + TimeDelta::milliseconds(moved_by.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_moves_the_clock_of_a_running_process() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("clock");
        std::fs::write(&file, "0").unwrap();
        let clock = moved(file.clone());
        let before = clock.now();

        std::fs::write(&file, "-3600000\n").unwrap();

        let moved_by = clock.now() - before;
        assert!((-3_600..-3_500).contains(&moved_by.num_seconds()), "{moved_by}");
    }
}
