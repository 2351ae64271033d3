//! The row that shows this process to the console.

use std::time::Duration;

use domain::flows::Queue;
use storage::Database;
use storage::workers;
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

const HEARTBEAT: Duration = Duration::from_secs(5);
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// After so many days without a sign of life a process is forgotten.
const REMEMBERED_DAYS: i32 = 1;

/// What is shown of this process.
pub(super) struct Presence {
    database: Database,
    worker: String,
    queues: Vec<&'static str>,
}

impl Presence {
    pub(super) fn new(database: Database, worker: &str, queues: &[Queue]) -> Self {
        Self {
            database,
            worker: worker.to_owned(),
            queues: queues.iter().map(|queue| queue.as_str()).collect(),
        }
    }

    /// Shows the process until it stops.
    pub(super) async fn keep(self, stopped: CancellationToken) {
        let mut ticks = tokio::time::interval(HEARTBEAT);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        while stopped.run_until_cancelled(ticks.tick()).await.is_some() {
            self.report(self.beat().await);
        }
        self.report(self.leave().await);
    }

    async fn beat(&self) -> storage::Result<()> {
        let connection = self.database.connection().await?;
        workers::beat(&connection, &self.worker, VERSION, &self.queues).await?;
        workers::trim(&connection, REMEMBERED_DAYS).await
    }

    async fn leave(&self) -> storage::Result<()> {
        let connection = self.database.connection().await?;
        workers::remove(&connection, &self.worker).await
    }

    fn report(&self, written: storage::Result<()>) {
        if let Err(error) = written {
            tracing::warn!(
                worker = self.worker,
                error = &error as &dyn std::error::Error,
                "worker not shown"
            );
        }
    }
}
