//! How the workers of a process are set up.

use std::time::Duration;

use domain::flows::Queue;

use crate::engine::EngineOptions;

/// Runs executed at the same time by one process, for each queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concurrency {
    /// Of [`Queue::Inbound`].
    pub inbound: usize,
    /// Of [`Queue::Timer`].
    pub timer: usize,
    /// Of [`Queue::Sync`].
    pub sync: usize,
    /// Of [`Queue::Campaign`].
    pub campaign: usize,
}

impl Default for Concurrency {
    fn default() -> Self {
        Self {
            inbound: 64,
            timer: 16,
            sync: 8,
            campaign: 16,
        }
    }
}

impl Concurrency {
    /// That of a queue; at least one.
    #[must_use]
    pub fn of(&self, queue: Queue) -> usize {
        let runs = match queue {
            Queue::Inbound => self.inbound,
            Queue::Timer => self.timer,
            Queue::Sync => self.sync,
            Queue::Campaign => self.campaign,
        };
        runs.max(1)
    }
}

/// What a process works on, and how.
#[derive(Clone)]
pub struct WorkersOptions {
    /// Queues to work on.
    pub queues: Vec<Queue>,
    /// Runs at the same time.
    pub concurrency: Concurrency,
    /// Redis that carries wake-ups between processes; without it they stay in this one.
    pub redis_url: Option<String>,
    /// Time between two looks for runs that are due or lost; shorter while there is much to find.
    pub sweep_every: Duration,
    /// How the engine is set up.
    pub engine: EngineOptions,
}

impl Default for WorkersOptions {
    fn default() -> Self {
        Self {
            queues: Queue::ALL.to_vec(),
            concurrency: Concurrency::default(),
            redis_url: None,
            sweep_every: Duration::from_secs(1),
            engine: EngineOptions::default(),
        }
    }
}

impl std::fmt::Debug for WorkersOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WorkersOptions")
            .field("queues", &self.queues)
            .finish_non_exhaustive()
    }
}
