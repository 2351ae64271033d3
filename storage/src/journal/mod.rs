//! The grouped writes: records of steps of different runs share one commit.
//!
//! A record is the journal entry of a step, the run's new state, and the domain rows that follow from the step.
//! Either all of a record is kept or nothing of it. The fence comes first: a run that is no longer leased to the
//! one who records is left out, and so is everything its record would have written.

mod commit;
pub mod counters;
mod fence;
mod kept;
mod rows;
mod together;

use std::pin::Pin;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::ids::RunId;
use domain::quota::CounterKey;
use serde_json::Value;
use uuid::Uuid;

pub use commit::{Answer, commit};
pub use counters::Counters;
pub use kept::find_kept;
pub use rows::Rows;

use crate::runs::{NewRun, RunState, WaitingFor, Wake};
use crate::{Conn, Result};

/// Bytes of domain data above which a record commits alone.
pub const LARGE_RECORD_BYTES: usize = 256 * 1024;

/// A finished step on its way into the journal.
#[derive(Clone, Debug)]
pub struct StepEntry {
    /// Name of the step.
    pub name: &'static str,
    /// Which call of that name, from 1.
    pub n: i32,
    /// Order in the run, from 1.
    pub position: i32,
    /// What it returned; `None` when the domain rows decide.
    pub output: Option<Value>,
    /// Attempts it took.
    pub attempts: i16,
    /// Start of the attempt that succeeded.
    pub started_at: DateTime<Utc>,
    /// When its effect was done.
    pub finished_at: DateTime<Utc>,
}

/// What becomes of the run with this record.
#[derive(Clone, Debug)]
pub enum Next {
    /// It stays leased and goes on.
    Continue,
    /// It goes back to its queue.
    Release,
    /// It rests; woken at once when a signal beyond `signals_heard` was sent meanwhile.
    Wait {
        /// What ends the waiting.
        waiting_for: WaitingFor,
        /// Latest end of it.
        until: Option<DateTime<Utc>>,
        /// Number of the last signal the run knows of.
        signals_heard: i32,
        /// Failed attempts of the step that comes next.
        attempts: i16,
        /// Why it failed last.
        error: Option<Value>,
    },
    /// It ends.
    Finish {
        /// Succeeded, failed or cancelled.
        state: RunState,
        /// What the flow ended with.
        outcome: Option<Value>,
        /// Why it failed.
        error: Option<Value>,
    },
    /// Its turn is over: the journal is cleared and it sleeps until the next.
    Again {
        /// Start of the next turn.
        at: DateTime<Utc>,
        /// Number of the last signal the run knows of.
        signals_heard: i32,
    },
}

/// What a record's domain rows led to.
#[derive(Clone, Debug, Default)]
pub struct Recorded {
    /// Output of the step; only read where the entry has none.
    pub output: Value,
    /// Runs to wake after the commit.
    pub wakes: Vec<Wake>,
}

/// What a record may use while it writes.
#[derive(Clone, Copy)]
pub struct Recording<'c> {
    /// Connection with the open transaction.
    pub conn: Conn<'c>,
    /// The counters it named.
    pub counters: &'c Counters,
    /// What is written at the end of the group, with what other records leave here.
    pub rows: &'c Rows,
    /// Time of the record.
    pub now: DateTime<Utc>,
}

impl std::fmt::Debug for Recording<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Recording")
    }
}

/// Future of a record.
pub type RecordFuture<'c> = Pin<Box<dyn Future<Output = Result<Recorded>> + Send + 'c>>;

/// Domain rows that follow from a step. Run again from the start when another record of its group fails: it does
/// SQL only and waits for nothing else.
pub trait DomainRecord: Send + Sync {
    /// Counters it changes; they are read before any record of the group runs.
    fn counters(&self) -> Vec<CounterKey> {
        Vec::new()
    }

    /// About how much it writes; above `LARGE_RECORD_BYTES` it commits alone.
    fn size_bytes(&self) -> usize {
        0
    }

    /// Writes the rows.
    fn record<'c>(&'c self, recording: Recording<'c>) -> RecordFuture<'c>;
}

/// One record of a leased run.
#[derive(Clone)]
pub struct Entry {
    /// The run.
    pub run: RunId,
    /// Token of its lease.
    pub token: Uuid,
    /// What is written, in order; the last part answers for the record.
    pub parts: Vec<Part>,
    /// What becomes of the run.
    pub next: Next,
}

/// A finished step with the domain rows that follow from it; or either alone.
#[derive(Clone, Default)]
pub struct Part {
    /// The step.
    pub step: Option<StepEntry>,
    /// Domain rows.
    pub domain: Option<Arc<dyn DomainRecord>>,
}

impl Entry {
    /// The step that finished last.
    fn last_step(&self) -> Option<&StepEntry> {
        self.parts.iter().rev().find_map(|part| part.step.as_ref())
    }

    fn domains(&self) -> impl Iterator<Item = &Arc<dyn DomainRecord>> {
        self.parts.iter().filter_map(|part| part.domain.as_ref())
    }

    /// About how many bytes of domain data it writes.
    #[must_use]
    pub fn size_bytes(&self) -> usize {
        self.domains().map(|domain| domain.size_bytes()).sum()
    }
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entry")
            .field("run", &self.run)
            .field("next", &self.next)
            .finish_non_exhaustive()
    }
}

/// What a committed record tells its run.
#[derive(Clone, Debug)]
pub struct Committed {
    /// Output of the step.
    pub output: Value,
    /// Runs to wake now.
    pub wakes: Vec<Wake>,
    /// Number of the last signal sent to the run.
    pub signals_sent: i32,
    /// Why the run was asked to stop.
    pub cancel_reason: Option<String>,
}

/// Work for a recorder: records and births share its commits.
#[derive(Clone, Debug)]
pub enum Work {
    /// A record of a leased run.
    Record(Entry),
    /// Runs that are started for their own sake, without a subject to be created with them.
    Start(NewRun),
}
