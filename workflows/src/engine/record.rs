//! Records of activities and settlements, in the untyped form that shares commits.

use std::sync::Arc;

use activities::{Activity, StepFacts};
use domain::quota::CounterKey;
use serde_json::Value;
use storage::journal::{DomainRecord, RecordFuture, Recorded, Recording};
use storage::runs::RunFacts;

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
