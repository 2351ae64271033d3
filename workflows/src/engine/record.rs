//! Records of activities and settlements, in the untyped form that shares commits.

use std::pin::Pin;
use std::sync::Arc;

use activities::activity::Lease;
use activities::{Activity, StepFacts};
use domain::ids::RunId;
use domain::quota::CounterKey;
use serde_json::Value;
use storage::journal::{DomainRecord, Entry, Next, RecordFuture, Recorded, Recording};
use storage::runs::RunFacts;
use uuid::Uuid;

use super::Engine;
use super::flow::{AnyFlow, Settling};

/// The second half of an activity.
pub(super) struct ActivityRecord<A: Activity> {
    pub(super) activity: A,
    pub(super) performed: A::Performed,
    pub(super) facts: StepFacts,
}

impl<A: Activity> DomainRecord for ActivityRecord<A> {
    fn counters(&self) -> Vec<CounterKey> {
        self.activity.counters(&self.performed)
    }

    fn size_bytes(&self) -> usize {
        self.activity.size_bytes(&self.performed)
    }

    fn record<'c>(&'c self, recording: Recording<'c>) -> RecordFuture<'c> {
        Box::pin(async move {
            self.activity
                .record(recording, &self.facts, &self.performed)
                .await?
                .into_recorded()
        })
    }
}

/// What an ending means for the subject.
pub(super) struct Settlement {
    pub(super) flow: Arc<dyn AnyFlow>,
    pub(super) facts: Arc<RunFacts>,
    pub(super) settling: Settling,
}

impl DomainRecord for Settlement {
    fn record<'c>(&'c self, recording: Recording<'c>) -> RecordFuture<'c> {
        Box::pin(async move {
            let wakes = self.flow.settle(recording, &self.facts, &self.settling).await?;
            Ok(Recorded {
                output: Value::Null,
                wakes,
            })
        })
    }
}

/// The lease of a run, as activities hold it.
pub(super) struct RunLease {
    pub(super) engine: Engine,
    pub(super) run: RunId,
    pub(super) token: Uuid,
}

impl Lease for RunLease {
    fn commit(
        &self,
        record: Arc<dyn DomainRecord>,
    ) -> Pin<Box<dyn Future<Output = storage::Result<Value>> + Send + '_>> {
        Box::pin(async move {
            let entry = Entry {
                run: self.run,
                token: self.token,
                step: None,
                next: Next::Continue,
                domain: Some(record),
            };
            let committed = self.engine.recorder(self.run).record(entry).await?;
            self.engine.wake(committed.wakes);
            Ok(committed.output)
        })
    }
}
