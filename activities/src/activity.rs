//! The two halves of an activity and the closed set of ways in which it can fail.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::quota::CounterKey;
use serde::Serialize;
use serde::de::DeserializeOwned;
use storage::Reader;
use storage::journal::{DomainRecord, Recorded, Recording};
use storage::runs::{RunFacts, Wake};

use crate::{Context, Memory};

/// Longest time one attempt of a step may take, unless it says otherwise.
pub const TIMEOUT: Duration = Duration::from_secs(30);

/// One effect and the domain rows that follow from it.
pub trait Activity: Send + Sync + 'static {
    /// What the effect found out; kept in memory between the halves.
    type Performed: Send + Sync + 'static;
    /// What the flow goes on with: ids and facts, at most 8 KB, no mail text.
    type Output: Serialize + DeserializeOwned + Send;

    /// Attempts before the run fails.
    const MAX_ATTEMPTS: i16 = 8;
    /// Longest time one attempt may take; its lease is kept meanwhile.
    const TIMEOUT: Duration = TIMEOUT;

    /// The effect: model call, HTTP, computation. No transaction is open. May run more than once.
    fn perform(
        &self,
        context: &Context,
        facts: &StepFacts,
    ) -> impl Future<Output = Result<Self::Performed, ActivityError>> + Send;

    /// What the flow goes on with, where that is known before anything is recorded: then the record travels with the
    /// next one, and a crash before that repeats the effect. Only for effects that cost nothing to repeat: nothing was paid
    /// for, handed over or decided; and of which no later effect reads the record.
    fn output(&self, _performed: &Self::Performed) -> Option<Self::Output> {
        None
    }

    /// Counters that `record` changes.
    fn counters(&self, _performed: &Self::Performed) -> Vec<CounterKey> {
        Vec::new()
    }

    /// About how many bytes `record` writes.
    fn size_bytes(&self, _performed: &Self::Performed) -> usize {
        0
    }

    /// The domain rows, written in the transaction of the journal entry. Re-runnable; SQL only.
    fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c StepFacts,
        performed: &'c Self::Performed,
    ) -> impl Future<Output = storage::Result<Kept<Self::Output>>> + Send;
}

/// A step whose only trace is its journal entry.
pub trait Computation: Send + Sync + 'static {
    /// What the flow goes on with: ids and facts, at most 8 KB, no mail text.
    type Output: Serialize + DeserializeOwned + Send;

    /// Attempts before the run fails.
    const MAX_ATTEMPTS: i16 = 8;

    /// Finds the output. May run more than once.
    fn perform(
        &self,
        context: &Context,
        facts: &StepFacts,
    ) -> impl Future<Output = Result<Self::Output, ActivityError>> + Send;
}

/// What `record` returns: the step's output and the runs to wake after the commit.
#[derive(Debug, Clone)]
pub struct Kept<T> {
    /// Output of the step.
    pub output: T,
    /// Runs to wake.
    pub wakes: Vec<Wake>,
}

impl<T> From<T> for Kept<T> {
    fn from(output: T) -> Self {
        Self {
            output,
            wakes: Vec::new(),
        }
    }
}

impl<T: Serialize> Kept<T> {
    /// The untyped form that the journal keeps.
    ///
    /// # Errors
    /// `Unreadable` where the output is no JSON.
    pub fn into_recorded(self) -> storage::Result<Recorded> {
        let output = serde_json::to_value(self.output).map_err(|source| storage::Error::Unreadable {
            what: "step output",
            source: Box::new(source),
        })?;
        Ok(Recorded {
            output,
            wakes: self.wakes,
        })
    }
}

/// What an activity knows of the run it is a step of.
#[derive(Clone)]
pub struct StepFacts {
    /// The run.
    pub run: Arc<RunFacts>,
    /// Time of the attempt.
    pub now: DateTime<Utc>,
    /// Attempts that failed before this one.
    pub failed_attempts: i16,
    /// Number of the last signal the run has heard.
    pub signals_heard: i32,
    /// Commits something under the run's lease before the effect begins.
    pub lease: Arc<dyn Lease>,
    /// What earlier steps of this claim have read.
    pub memory: Arc<Memory>,
    /// Reads together with what other runs read.
    pub reader: Reader,
}

impl std::fmt::Debug for StepFacts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StepFacts")
            .field("run", &self.run.id)
            .finish_non_exhaustive()
    }
}

/// The run's lease, as a pen: what is written with it is kept only while the lease is current.
pub trait Lease: Send + Sync {
    /// Commits domain rows now, before the step ends, and returns what they led to.
    fn commit(
        &self,
        record: Arc<dyn DomainRecord>,
    ) -> std::pin::Pin<Box<dyn Future<Output = storage::Result<serde_json::Value>> + Send + '_>>;
}

/// Every way in which a step can fail to have an outcome. A refusal is a value, never an error.
#[derive(Debug, thiserror::Error)]
pub enum ActivityError {
    /// Trying again may help.
    #[error("the step failed and is tried again")]
    Retry {
        /// Least delay the other side asked for.
        after: Option<Duration>,
        /// Why.
        #[source]
        source: Cause,
    },
    /// Trying again cannot help.
    #[error("the step cannot succeed")]
    Permanent(#[source] Cause),
    /// What it needs is not there now; burns no attempt.
    #[error("the step waits until {until}")]
    Snooze {
        /// When to try.
        until: DateTime<Utc>,
        /// What is missing.
        source: Cause,
    },
    /// Only a person can help.
    #[error("the step needs a person: {reason}")]
    NeedsPerson {
        /// What the person must know.
        reason: String,
    },
    /// What the step was for is gone.
    #[error("the step is called off: {reason}")]
    Cancelled {
        /// Why.
        reason: String,
    },
}

impl ActivityError {
    /// Least delay the other side asked for.
    #[must_use]
    pub const fn after(&self) -> Option<Duration> {
        match self {
            Self::Retry { after, .. } => *after,
            _ => None,
        }
    }
}

/// An error of any kind, kept for its text and its own causes.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

impl From<storage::Error> for ActivityError {
    fn from(error: storage::Error) -> Self {
        match error {
            storage::Error::NotFound(what) => Self::Cancelled {
                reason: format!("{what} is gone"),
            },
            error if error.is_transient() => Self::Retry {
                after: Some(Duration::from_secs(1)),
                source: Box::new(error),
            },
            error => Self::Permanent(Box::new(error)),
        }
    }
}

impl From<connectors::Error> for ActivityError {
    fn from(error: connectors::Error) -> Self {
        match error {
            connectors::Error::Retry { after, .. } => Self::Retry {
                after,
                source: Box::new(error),
            },
            connectors::Error::Unavailable { .. } | connectors::Error::Uncertain { .. } => Self::Retry {
                after: None,
                source: Box::new(error),
            },
            error => Self::Permanent(Box::new(error)),
        }
    }
}
