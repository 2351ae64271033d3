//! Records of activities and settlements, in the untyped form that shares commits.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use activities::activity::Lease;
use activities::{Activity, StepFacts};
use domain::ids::RunId;
use domain::quota::CounterKey;
use serde_json::Value;
use storage::journal::{Committed, DomainRecord, Entry, Next, Part, RecordFuture, Recorded, Recording};
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

/// The lease of a run: all that is written for the run passes through it, one record at a time.
pub(super) struct RunLease {
    engine: Engine,
    run: RunId,
    token: Uuid,
    /// Finished steps whose records travel with the next one.
    put_off: Mutex<Vec<Part>>,
    writing: tokio::sync::Mutex<()>,
}

impl RunLease {
    pub(super) fn new(engine: Engine, run: RunId, token: Uuid) -> Self {
        Self {
            engine,
            run,
            token,
            put_off: Mutex::default(),
            writing: tokio::sync::Mutex::default(),
        }
    }

    /// Keeps a finished step for the next record.
    pub(super) fn put_off(&self, part: Part) {
        self.lock().push(part);
    }

    pub(super) fn has_put_off(&self) -> bool {
        !self.lock().is_empty()
    }

    /// Commits what was put off, then `last`, which answers.
    pub(super) async fn record(&self, last: Part, next: Next) -> storage::Result<Committed> {
        let _one_at_a_time = self.writing.lock().await;
        let mut parts = std::mem::take(&mut *self.lock());
        parts.push(last);
        let entry = Entry {
            run: self.run,
            token: self.token,
            parts,
            next,
        };
        let mut committed = self.engine.recorder(self.run).record(entry).await?;
        self.engine.wake(std::mem::take(&mut committed.wakes));
        Ok(committed)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Part>> {
        self.put_off.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lease for RunLease {
    fn commit(
        &self,
        record: Arc<dyn DomainRecord>,
    ) -> Pin<Box<dyn Future<Output = storage::Result<Value>> + Send + '_>> {
        Box::pin(async move {
            let part = Part {
                step: None,
                domain: Some(record),
            };
            Ok(RunLease::record(self, part, Next::Continue).await?.output)
        })
    }
}
