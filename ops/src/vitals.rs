//! Measures the installation as this process sees it, for Prometheus: whether what it stands on answers, who works, and
//! what is stuck. Requests, steps and calls of models are measured where they happen.

use std::path::{Path, PathBuf};
use std::time::Duration;

use api::Readiness;
use metrics::gauge;
use storage::{Database, vitals, workers};
use tokio::task::JoinHandle;

use crate::app::RedisCheck;

const EVERY: Duration = Duration::from_secs(10);
/// Kinds of health are told at zero too, so that alerts see a series end.
const MAILBOXES: [&str; 4] = ["connected", "failing", "reconnect_needed", "off"];

/// What is looked at.
#[derive(Debug)]
pub(crate) struct Vitals {
    pub(crate) database: Database,
    pub(crate) redis: Option<RedisCheck>,
    pub(crate) data_dir: PathBuf,
}

impl Vitals {
    /// Measures until the task is aborted.
    pub(crate) fn keep_measuring(self) -> JoinHandle<()> {
        tokio::spawn(async move {
            let mut ticks = tokio::time::interval(EVERY);
            ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
            loop {
                ticks.tick().await;
                self.measure().await;
            }
        })
    }

    async fn measure(&self) {
        let seen = see(&self.database).await;
        gauge!("mailroom_database_up").set(up(seen.is_ok()));
        if let Err(error) = seen {
            tracing::debug!(error = &error as &dyn std::error::Error, "not measured");
        }
        if let Some(redis) = &self.redis {
            gauge!("mailroom_redis_up").set(up(redis.check().await.is_ok()));
        }
        if let Some(bytes) = free_bytes(&self.data_dir) {
            gauge!("mailroom_data_free_bytes").set(number(bytes));
        }
    }
}

async fn see(database: &Database) -> storage::Result<()> {
    let connection = database.connection().await?;
    let seen = vitals::read(&connection).await?;
    for (state, count) in [("late", seen.late), ("failed", seen.failed), ("lost", seen.lost)] {
        gauge!("mailroom_runs", "state" => state).set(number(count));
    }
    gauge!("mailroom_uncertain_sends").set(number(seen.uncertain));
    for (queue, count) in workers::count_alive(&connection).await? {
        gauge!("mailroom_workers", "queue" => queue).set(number(count));
    }
    let mailboxes = vitals::mailboxes(&connection).await?;
    for health in MAILBOXES {
        let count = mailboxes.iter().find(|(of, _)| of == health);
        gauge!("mailroom_mailboxes", "health" => health).set(number(count.map_or(0, |(_, count)| *count)));
    }
    Ok(())
}

/// What this user may still write beside the data folder; nothing where it is not there, as on a machine that keeps
/// nothing.
fn free_bytes(folder: &Path) -> Option<i64> {
    let found = rustix::fs::statvfs(folder).ok()?;
    i64::try_from(found.f_bavail.saturating_mul(found.f_frsize)).ok()
}

const fn up(is_up: bool) -> f64 {
    if is_up { 1.0 } else { 0.0 }
}

/// Counts and sizes are far below what a float tells apart.
#[expect(clippy::cast_precision_loss, reason = "a measurement, not a key")]
const fn number(count: i64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_free_space_of_a_folder_is_known_and_that_of_none_is_not() {
        assert!(free_bytes(&std::env::temp_dir()).is_some_and(|bytes| bytes > 0));
        assert_eq!(free_bytes(Path::new("/nowhere/at/all")), None);
    }
}
