//! Finds runs that are due, and those whose worker is gone, and sends their wake-ups. One per process, no leader:
//! the rows are shared out by SKIP LOCKED.

use std::sync::Arc;
use std::time::Duration;

use domain::backoff::Backoff;
use storage::runs::{sweep_due, sweep_lost};
use storage::{Connection, Result};
use tokio::sync::Notify;
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

use super::dispatcher::Dispatcher;
use super::lane::Lane;
use crate::engine::Engine;

/// Most runs touched by one statement.
const BATCH_LIMIT: usize = 500;
/// Between sweeps that were called before their time.
const SHORTEST_PAUSE: Duration = Duration::from_millis(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Looks for runs to wake.
pub(super) struct Sweeper {
    pub(super) engine: Engine,
    pub(super) dispatcher: Arc<Dispatcher>,
    pub(super) every: Duration,
    /// Rung by queues that have worked off what the last sweep brought while more is due.
    pub(super) hunger: Arc<Notify>,
}

impl Sweeper {
    /// Sweeps until the process stops.
    pub(super) async fn run(self, stopping: CancellationToken) {
        let mut connection = None;
        let pauses = Backoff::new(self.every, LONGEST_PAUSE);
        let mut failures = 0_u32;
        let mut ticks = tokio::time::interval(self.every);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let is_tick = tokio::select! {
                () = stopping.cancelled() => return,
                _ = ticks.tick() => true,
                () = self.hunger.notified() => false,
            };
            if !is_tick {
                tokio::time::sleep(SHORTEST_PAUSE).await;
            }
            match self.sweep(&mut connection, is_tick).await {
                Ok(()) => failures = 0,
                Err(error) => {
                    tracing::warn!(error = &error as &dyn std::error::Error, "sweep failed");
                    connection = None;
                    failures = failures.saturating_add(1);
                    let pause = tokio::time::sleep(pauses.after(failures));
                    if stopping.run_until_cancelled(pause).await.is_none() {
                        return;
                    }
                }
            }
        }
    }

    async fn sweep(&self, connection: &mut Option<Connection>, is_tick: bool) -> Result<()> {
        let context = self.engine.context();
        let open = match connection {
            Some(open) => open,
            None => connection.insert(context.database.for_leases().await?),
        };
        if is_tick {
            self.bring_back_lost(open).await?;
        }
        for lane in self.dispatcher.lanes() {
            if is_tick || lane.is_hungry() {
                self.sweep_lane(open, lane, is_tick).await?;
            }
        }
        Ok(())
    }

    async fn sweep_lane(&self, open: &Connection, lane: &Lane, is_tick: bool) -> Result<()> {
        let appetite = self.dispatcher.appetite(lane).await;
        if appetite == 0 || !(is_tick || lane.is_worth_a_sweep(appetite)) {
            lane.set_hungry(true);
            return Ok(());
        }
        let limit = appetite.min(BATCH_LIMIT);
        let queues = vec![lane.queue().as_str()];
        let now = self.engine.context().clock.now();
        let due = sweep_due(open, &queues, self.engine.known_versions(), limit as i64, now).await?;
        let is_full = due.len() == limit;
        due.into_iter().for_each(|wake| self.dispatcher.wake(wake));
        lane.set_hungry(is_full);
        if is_full {
            self.hunger.notify_one();
        }
        Ok(())
    }

    async fn bring_back_lost(&self, open: &Connection) -> Result<()> {
        let now = self.engine.context().clock.now();
        let lost = sweep_lost(open, self.engine.known_versions(), BATCH_LIMIT as i64, now).await?;
        for wake in lost {
            tracing::warn!(run = %wake.run, "lease lost, run taken back");
            self.dispatcher.wake(wake);
        }
        Ok(())
    }
}
