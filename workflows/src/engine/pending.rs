//! What a run has done and not recorded yet: the one pen by which everything is written for it.

use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use activities::Memory;
use activities::activity::Lease;
use domain::flows::Queue;
use domain::ids::RunId;
use serde_json::Value;
use storage::journal::{Committed, DomainRecord, Entry, Next, Part};
use storage::runs::RunFacts;
use uuid::Uuid;

use super::Engine;
use super::interference::{Moment, StepPoint};

/// How long an effect may take before what travels is committed meanwhile.
const LINGER: Duration = Duration::from_millis(50);

/// Records of finished steps that travel with the next one, because a commit costs a flush of the disk.
///
/// 1. A record may travel only if nothing was paid for, handed over or decided in it, so that doing its step again costs
///    nothing and nobody can tell. What the provider said, what a model wrote or judged, and what a person decided is
///    committed before anything else happens. An activity whose record may travel says so by `Activity::output`; a
///    computation always may.
/// 2. What travels is written before the record that follows, in order and in its transaction: either all is kept or
///    nothing, and a crash before that does those steps again.
/// 3. What was computed is durable before the next effect begins, which may rely on it.
/// 4. Where an effect takes longer than `LINGER`, what travels is committed meanwhile, so that people see it.
/// 5. Until then the database does not know it: later steps of the claim find it in `Memory`, which ends with the claim.
pub(super) struct Pending {
    engine: Engine,
    run: RunId,
    queue: Queue,
    token: Uuid,
    travelling: Mutex<Travelling>,
    /// One record of a run is written at a time.
    writing: tokio::sync::Mutex<()>,
    memory: Arc<Memory>,
    at: Mutex<Option<StepPoint>>,
    is_lost: AtomicBool,
}

#[derive(Default)]
struct Travelling {
    parts: Vec<Part>,
    /// Whether one of them was computed.
    is_owed: bool,
}

impl Pending {
    pub(super) fn new(engine: Engine, facts: &RunFacts, token: Uuid) -> Self {
        Self {
            engine,
            run: facts.id,
            queue: facts.queue,
            token,
            travelling: Mutex::default(),
            writing: tokio::sync::Mutex::default(),
            memory: Arc::default(),
            at: Mutex::default(),
            is_lost: AtomicBool::new(false),
        }
    }

    /// What the steps of this claim have read and made.
    pub(super) fn memory(&self) -> Arc<Memory> {
        self.memory.clone()
    }

    /// Lets the record of a step travel.
    pub(super) fn take(&self, part: Part) {
        self.lock().parts.push(part);
    }

    /// Lets a computed value travel, as far as the next effect.
    pub(super) fn take_computed(&self, part: Part) {
        let mut travelling = self.lock();
        travelling.parts.push(part);
        travelling.is_owed = true;
    }

    /// Whether something must be durable before an effect begins.
    pub(super) fn is_owed(&self) -> bool {
        self.lock().is_owed
    }

    /// Commits what travels, then `last`, which answers.
    pub(super) async fn record(&self, last: Part, next: Next) -> storage::Result<Committed> {
        let _one_at_a_time = self.writing.lock().await;
        let mut parts = std::mem::take(&mut *self.lock()).parts;
        parts.push(last);
        let entry = Entry {
            run: self.run,
            token: self.token,
            parts,
            next,
        };
        let recorded = self.engine.recorder(self.run, self.queue).record(entry).await;
        if recorded.as_ref().is_err_and(storage::Error::asks_to_start_over) {
            self.is_lost.store(true, Ordering::SeqCst);
        }
        let mut committed = recorded?;
        self.engine.wake(std::mem::take(&mut committed.wakes));
        Ok(committed)
    }

    /// Awaits an effect; returns what a commit meanwhile came to, where the effect took that long.
    pub(super) async fn during<T>(
        &self,
        mut effect: Pin<Box<impl Future<Output = T>>>,
    ) -> (T, Option<storage::Result<Committed>>) {
        if self.lock().parts.is_empty() {
            return (effect.await, None);
        }
        tokio::select! {
            biased;
            done = &mut effect => return (done, None),
            () = tokio::time::sleep(LINGER) => {}
        }
        let committing = self.record(Part::default(), Next::Continue);
        let (done, committed) = tokio::join!(effect, committing);
        (done, Some(committed))
    }

    /// Forgets what travels: a claim that ends without recording it leaves those steps to the next.
    pub(super) fn forget(&self) {
        drop(std::mem::take(&mut *self.lock()));
    }

    /// Tells which step is at work.
    pub(super) fn begin(&self, point: StepPoint) {
        *self.at.lock().unwrap_or_else(PoisonError::into_inner) = Some(point);
    }

    /// Whether the lease is lost, or nobody knows what is recorded: the journal decides at the next claim.
    pub(super) fn is_lost(&self) -> bool {
        self.is_lost.load(Ordering::SeqCst)
    }

    /// Whether the process dies where a record of the step at work was committed before its effect.
    fn crashes(&self) -> bool {
        let at = *self.at.lock().unwrap_or_else(PoisonError::into_inner);
        let (Some(point), Some(interference)) = (at, &self.engine.inner.interference) else {
            return false;
        };
        interference.crashes(StepPoint {
            moment: Moment::Begun,
            ..point
        })
    }

    fn lock(&self) -> MutexGuard<'_, Travelling> {
        self.travelling.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lease for Pending {
    fn commit(
        &self,
        record: Arc<dyn DomainRecord>,
    ) -> Pin<Box<dyn Future<Output = storage::Result<Value>> + Send + '_>> {
        Box::pin(async move {
            let part = Part {
                step: None,
                domain: Some(record),
            };
            let committed = self.record(part, Next::Continue).await?;
            if self.crashes() {
                self.is_lost.store(true, Ordering::SeqCst);
                return Err(storage::Error::LostLease);
            }
            Ok(committed.output)
        })
    }
}
