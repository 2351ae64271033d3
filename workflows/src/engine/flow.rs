//! What a flow is to the engine.

use std::pin::Pin;

use chrono::{DateTime, Utc};
use domain::flows::FlowKind;
use serde_json::Value;
use storage::journal::Recording;
use storage::runs::{RunFacts, Wake};

use super::changes::Tells;
use super::run::{Run, Stop};

/// A durable function: the order of its steps, and what its endings mean for its subject.
pub trait Flow: Send + Sync + 'static {
    /// Name, version and queue.
    const KIND: FlowKind;

    /// What those who watch are told of its runs.
    const TELLS: Tells = Tells {
        subject: None,
        end: None,
    };

    /// Executes the steps. Called anew after every wait; finished steps answer from the journal.
    fn run(&self, run: &mut Run) -> impl Future<Output = Result<End, Stop>> + Send;

    /// Writes what failing, parking or being called off means for the subject, in the transaction of that change.
    fn settle<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c RunFacts,
        settling: &'c Settling,
    ) -> impl Future<Output = storage::Result<Vec<Wake>>> + Send;
}

/// How a flow function ends.
#[derive(Debug, Clone)]
pub enum End {
    /// The run succeeded with this outcome.
    Done(Value),
    /// The turn of a periodic run is over; the next starts at `at` with an empty journal.
    Again {
        /// Start of the next turn.
        at: DateTime<Utc>,
    },
}

/// Why a run rests or ends without success.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settling {
    /// A step failed for good.
    Failed {
        /// Step that failed.
        step: String,
        /// The error and its causes, outermost first.
        causes: Vec<String>,
    },
    /// It was called off.
    Cancelled {
        /// Why.
        reason: String,
    },
    /// A step cannot go on without a person.
    NeedsPerson {
        /// What the person must know.
        reason: String,
    },
}

type Running<'r> = Pin<Box<dyn Future<Output = Result<End, Stop>> + Send + 'r>>;
type SettlingFuture<'c> = Pin<Box<dyn Future<Output = storage::Result<Vec<Wake>>> + Send + 'c>>;

/// A flow without its type, as the registry keeps it.
pub(super) trait AnyFlow: Send + Sync {
    fn kind(&self) -> FlowKind;
    fn tells(&self) -> Tells;
    fn run<'r>(&'r self, run: &'r mut Run) -> Running<'r>;
    fn settle<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c RunFacts,
        settling: &'c Settling,
    ) -> SettlingFuture<'c>;
}

impl<F: Flow> AnyFlow for F {
    fn kind(&self) -> FlowKind {
        F::KIND
    }

    fn tells(&self) -> Tells {
        F::TELLS
    }

    fn run<'r>(&'r self, run: &'r mut Run) -> Running<'r> {
        Box::pin(Flow::run(self, run))
    }

    fn settle<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c RunFacts,
        settling: &'c Settling,
    ) -> SettlingFuture<'c> {
        Box::pin(Flow::settle(self, recording, facts, settling))
    }
}
