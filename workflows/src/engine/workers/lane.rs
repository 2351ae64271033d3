//! One queue in one process: its slots, its backlog, and the execution of what is drawn.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use domain::flows::Queue;
use domain::ids::RunId;
use storage::runs::{Claimed, Wake};
use tokio::sync::{Notify, Semaphore};
use tokio_util::sync::CancellationToken;

use super::backlog::Backlog;
use super::gate::Gated;
use super::item::Item;
use crate::engine::Engine;

/// Wake-ups kept in this process at most; the sweeper brings the others when there is room.
const BACKLOG_LIMIT: usize = 5_000;
/// Sweeps fill the backlog up to this many items for each slot: work enough until the next sweep, and few enough
/// that those still waiting when they are due again are not worth counting.
const ITEMS_PER_SLOT: usize = 8;
/// A lease waits unextended in the backlog no longer than this; it lasts 30 s, and the next heartbeat takes up to 10.
const LEASE_PATIENCE: Duration = Duration::from_secs(15);

/// A queue as this process works on it.
pub(super) struct Lane {
    queue: Queue,
    engine: Engine,
    concurrency: usize,
    slots: Arc<Semaphore>,
    backlog: Backlog,
    /// Runs whose wake-up is in the backlog. Those being executed are not among them: a signal may wake them anew.
    queued: Mutex<HashSet<RunId>>,
    is_hungry: AtomicBool,
    hunger: Arc<Notify>,
    stopping: CancellationToken,
}

impl Lane {
    pub(super) fn new(
        queue: Queue,
        concurrency: usize,
        engine: Engine,
        hunger: Arc<Notify>,
        stopping: CancellationToken,
    ) -> Self {
        Self {
            queue,
            engine,
            concurrency,
            slots: Arc::new(Semaphore::new(concurrency)),
            backlog: Backlog::default(),
            queued: Mutex::default(),
            is_hungry: AtomicBool::new(false),
            hunger,
            stopping,
        }
    }

    pub(super) fn queue(&self) -> Queue {
        self.queue
    }

    pub(super) fn concurrency(&self) -> usize {
        self.concurrency
    }

    pub(super) fn depth(&self) -> usize {
        self.backlog.depth()
    }

    /// Puts a backend behind the slots of the queue.
    pub(super) fn gated<B>(&self, backend: B) -> Gated<B> {
        Gated::new(backend, self.slots.clone())
    }

    /// The in-process backend.
    pub(super) fn backlog(&self) -> Backlog {
        self.backlog.clone()
    }

    /// Whether a wake-up would be executed at once.
    pub(super) fn has_room(&self) -> bool {
        !self.stopping.is_cancelled() && self.free_slots() > 0
    }

    /// Queues a wake-up here, unless it is here or there are too many.
    pub(super) fn push(&self, wake: Wake) {
        if self.stopping.is_cancelled() || self.depth() >= BACKLOG_LIMIT || !self.lock().insert(wake.run) {
            return;
        }
        self.backlog.push(Item::Wake(wake));
    }

    /// Queues a leased run here; gives it back where its lease would run out before its turn.
    pub(super) fn try_push_leased(&self, claimed: Box<Claimed>) -> Result<(), Box<Claimed>> {
        if self.stopping.is_cancelled() || self.depth() >= self.ceiling() {
            return Err(claimed);
        }
        self.backlog.push(Item::Leased(claimed, Instant::now()));
        Ok(())
    }

    fn ceiling(&self) -> usize {
        (self.concurrency * ITEMS_PER_SLOT).min(BACKLOG_LIMIT)
    }

    /// Due runs that the backlog can take.
    pub(super) fn appetite(&self) -> usize {
        self.ceiling().saturating_sub(self.depth())
    }

    /// Slots that no item waits for.
    pub(super) fn free_slots(&self) -> usize {
        self.slots.available_permits().saturating_sub(self.depth())
    }

    /// Whether so much is worked off that another sweep is worth it.
    pub(super) fn is_worth_a_sweep(&self, appetite: usize) -> bool {
        appetite > 0 && appetite >= self.ceiling() / 2
    }

    /// Whether the last sweep left due runs behind.
    pub(super) fn is_hungry(&self) -> bool {
        self.is_hungry.load(Ordering::SeqCst)
    }

    /// Notes whether due runs are left behind: then the sweeper is called before its time.
    pub(super) fn set_hungry(&self, is_hungry: bool) {
        self.is_hungry.store(is_hungry, Ordering::SeqCst);
    }

    fn call_sweeper_when_hungry(&self) {
        if self.is_hungry() && self.is_worth_a_sweep(self.appetite()) {
            self.hunger.notify_one();
        }
    }

    /// Executes what a worker drew.
    pub(super) async fn work(&self, item: Item) {
        if let Item::Wake(wake) = &item {
            self.lock().remove(&wake.run);
        }
        self.call_sweeper_when_hungry();
        match item {
            Item::Wake(wake) if !self.stopping.is_cancelled() => Box::pin(self.engine.execute(wake)).await,
            Item::Leased(claimed, since) if since.elapsed() < LEASE_PATIENCE => {
                Box::pin(self.engine.drive(*claimed)).await;
            }
            Item::Leased(claimed, _) => {
                let wake = Wake {
                    run: claimed.facts.id,
                    queue: self.queue,
                };
                if give_back(&self.engine, &claimed).await {
                    Box::pin(self.engine.execute(wake)).await;
                }
            }
            Item::Wake(_) | Item::Unreadable => {}
        }
    }

    /// Gives back what was leased and never begun. The workers must have stopped.
    pub(super) async fn give_back_leases(&self) {
        for item in self.backlog().drain() {
            if let Item::Leased(claimed, _) = item {
                give_back(&self.engine, &claimed).await;
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashSet<RunId>> {
        self.queued.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Gives a lease back as if it had never been taken; else it runs out and counts as lost.
pub(super) async fn give_back(engine: &Engine, claimed: &Claimed) -> bool {
    let context = engine.context();
    let given_back = async {
        let connection = context.database.connection().await?;
        storage::runs::release(&connection, claimed.facts.id, claimed.token, context.clock.now()).await
    };
    if let Err(error) = given_back.await {
        let run = claimed.facts.id;
        tracing::debug!(%run, error = &error as &dyn std::error::Error, "lease left to the sweeper");
        return false;
    }
    true
}
