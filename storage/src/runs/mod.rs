//! Runs: starting, claiming, signalling, cancelling and redriving them. What their steps write is in `journal`.

mod claim;
mod control;
mod list;
pub mod overview;
mod reopen;
mod signals;
mod start;
mod sweep;
pub mod view;

use chrono::{DateTime, Utc};
use domain::flows::Queue;
use domain::ids::{RunId, UserId, WorkspaceId};
use domain::words;
use uuid::Uuid;

pub use claim::{Claim, Claimed, JournalStep, claim, extend_leases, release};
pub use control::{cancel, cancel_subject, find_unfinished, redrive, wake_now};
pub use list::{Filter, REDRIVE_LIMIT, Redriven, count_redrivable, list, redrive_matching};
pub use reopen::reopen;
pub(crate) use signals::WOKEN;
pub use signals::{Told, find_told, hurry_subject, signal, signal_subject};
pub use start::{NewRun, start, start_many};
pub use sweep::{sweep_due, sweep_lost};

/// Seconds a lease lasts without a heartbeat, by the database clock.
pub const LEASE_SECONDS: u64 = 30;
/// Leases a run may lose on one step before it fails: a mail that kills its worker must not circle for ever.
pub const LOST_LEASES_ALLOWED: i16 = 3;

words! {
    /// State of a run; see `workflows/src/engine/STATE_MACHINE.md`.
    RunState {
        /// To be claimed by a worker.
        Ready = "ready",
        /// Leased to a worker.
        Running = "running",
        /// Holds no worker until what it waits for happens.
        Waiting = "waiting",
        /// Ended as its flow says.
        Succeeded = "succeeded",
        /// Stopped at a step that cannot succeed by itself; can be redriven.
        Failed = "failed",
        /// Called off.
        Cancelled = "cancelled",
    }
}

words! {
    /// What ends the waiting of a run.
    WaitingFor {
        /// A planned time.
        Timer = "timer",
        /// A signal, or its deadline.
        Signal = "signal",
        /// The next attempt of a step that failed.
        Retry = "retry",
        /// A decision of a person.
        Person = "person",
    }
}

/// The part of a run that never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunFacts {
    /// The run.
    pub id: RunId,
    /// Tenant.
    pub workspace: WorkspaceId,
    /// Owner of the subject.
    pub user: UserId,
    /// Name of the flow.
    pub flow: String,
    /// Version it started under.
    pub version: i16,
    /// What the flow is about.
    pub subject: Uuid,
    /// From 1.
    pub generation: i32,
    /// Queue its wake-ups travel in.
    pub queue: Queue,
    /// When it was started.
    pub created_at: DateTime<Utc>,
}

/// A message that a run wants a worker. Losing it loses nothing: the sweeper sends another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wake {
    /// The run.
    pub run: RunId,
    /// Queue it travels in.
    pub queue: Queue,
}
