//! A run as its flow sees it: steps, waits and signals.

use std::collections::{HashMap, VecDeque};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use activities::activity::TIMEOUT;
use activities::{Activity, ActivityError, Computation, Memory, StepFacts};
use chrono::{DateTime, TimeDelta, Utc};
use domain::flows::Signal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use storage::journal::{Committed, DomainRecord, Next, Part, StepEntry};
use storage::runs::{Claimed, RunFacts, WaitingFor};

use super::Engine;
use super::interference::{Moment, StepPoint};
use super::record::{ActivityRecord, RunLease};
use super::retry::{self, Verdict};

/// Time after which a claim starts no further step, so that runs share workers fairly.
const SLICE: TimeDelta = TimeDelta::seconds(20);
/// How long an effect may take before what was put off is committed meanwhile.
const LINGER: Duration = Duration::from_millis(50);

/// Why a flow function leaves before its end. Flows hand it on with `?`.
#[derive(Debug)]
pub enum Stop {
    /// The run rests; that is recorded.
    Parked,
    /// The run goes back to its queue: its time is up or the process stops.
    Released,
    /// The lease is lost, or nobody knows what is recorded: the journal decides at the next claim.
    Abandoned,
    /// A step failed for good.
    Failed {
        /// The step.
        step: &'static str,
        /// The error and its causes, outermost first.
        causes: Vec<String>,
        /// Attempts it took.
        attempts: i16,
    },
    /// The run is called off.
    Cancelled {
        /// Why.
        reason: String,
    },
    /// A step needs a person.
    NeedsPerson {
        /// What the person must know.
        reason: String,
    },
}

/// A leased run.
pub struct Run {
    pub(super) engine: Engine,
    pub(super) facts: Arc<RunFacts>,
    journal: HashMap<(String, i32), Value>,
    calls: HashMap<&'static str, i32>,
    position: i32,
    lease: Arc<RunLease>,
    memory: Arc<Memory>,
    /// Whether what was put off has to be durable before the next effect.
    owes_commit: bool,
    failed_attempts: i16,
    signals: VecDeque<Signal>,
    pub(super) signals_seen: i32,
    cancel_reason: Option<String>,
    claimed_at: DateTime<Utc>,
}

impl std::fmt::Debug for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Run")
            .field("id", &self.facts.id)
            .field("flow", &self.facts.flow)
            .finish_non_exhaustive()
    }
}

impl Run {
    pub(super) fn new(engine: Engine, claimed: Claimed) -> Self {
        Self {
            lease: Arc::new(RunLease::new(engine.clone(), claimed.facts.id, claimed.token)),
            memory: Arc::default(),
            owes_commit: false,
            claimed_at: engine.context().clock.now(),
            engine,
            facts: Arc::new(claimed.facts),
            journal: claimed
                .steps
                .into_iter()
                .map(|step| ((step.name, step.n), step.output))
                .collect(),
            calls: HashMap::new(),
            position: 0,
            failed_attempts: claimed.attempts,
            signals: claimed.signals.into(),
            signals_seen: claimed.signals_sent,
            cancel_reason: claimed.cancel_reason,
        }
    }

    /// What never changes of the run.
    #[must_use]
    pub fn facts(&self) -> &RunFacts {
        &self.facts
    }

    /// Version the run started under; code branches on it where steps have changed.
    #[must_use]
    pub fn version(&self) -> i16 {
        self.facts.version
    }

    /// The time as the flow may use it for deadlines; not journaled, so never for what must be the same on replay.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.engine.context().clock.now()
    }

    /// Does the step once: its effect, then its record, in one transaction with the journal entry. The record of an
    /// activity that knows its output beforehand travels with the next one.
    ///
    /// # Errors
    /// Why the flow must stop here.
    pub async fn step<A: Activity>(&mut self, name: &'static str, activity: A) -> Result<A::Output, Stop> {
        let n = self.next_call(name);
        if let Some(output) = self.replay(name, n)? {
            return Ok(output);
        }
        self.before_effect(name, n).await?;
        let facts = self.step_facts();
        let engine = self.engine.clone();
        if self.repeats() {
            // What the first effect returned is thrown away, as after a crash.
            let _thrown_away = Box::pin(activity.perform(engine.context(), &facts)).await;
        }
        let effect = Box::pin(tokio::time::timeout(
            TIMEOUT,
            activity.perform(engine.context(), &facts),
        ));
        let performed = self.while_committing(effect).await?;
        let performed = match performed.unwrap_or_else(|_| Err(retry::timed_out())) {
            Ok(performed) => performed,
            Err(error) => return Err(self.failed(name, error, A::MAX_ATTEMPTS).await),
        };
        self.crash_point(name, n, Moment::Performed)?;
        let known = activity.output(&performed);
        let step = Some(self.entry(name, n, None, facts.now));
        let domain: Option<Arc<dyn DomainRecord>> = Some(Arc::new(ActivityRecord {
            activity,
            performed,
            facts,
        }));
        let part = Part { step, domain };
        if let Some(output) = known {
            self.put_off(part);
            self.crash_point(name, n, Moment::Recorded)?;
            return Ok(output);
        }
        let committed = self.commit(part, Next::Continue).await?;
        self.crash_point(name, n, Moment::Recorded)?;
        decode(name, committed.output)
    }

    /// Finds something out once. The journal entry travels with the next record, before any further effect.
    ///
    /// # Errors
    /// Why the flow must stop here.
    pub async fn compute<C: Computation>(&mut self, name: &'static str, computation: C) -> Result<C::Output, Stop> {
        let n = self.next_call(name);
        if let Some(output) = self.replay(name, n)? {
            return Ok(output);
        }
        self.before_effect(name, n).await?;
        let facts = self.step_facts();
        if self.repeats() {
            let _thrown_away = computation.perform(self.engine.context(), &facts).await;
        }
        let performed = tokio::time::timeout(TIMEOUT, computation.perform(self.engine.context(), &facts)).await;
        let output = match performed.unwrap_or_else(|_| Err(retry::timed_out())) {
            Ok(output) => output,
            Err(error) => return Err(self.failed(name, error, C::MAX_ATTEMPTS).await),
        };
        self.crash_point(name, n, Moment::Performed)?;
        let value = encode(name, &output)?;
        let step = Some(self.entry(name, n, Some(value), facts.now));
        self.put_off(Part { step, domain: None });
        self.owes_commit = true;
        Ok(output)
    }

    /// Rests until `at`; a signal sent meanwhile ends the rest early. Returns whether the time has come.
    ///
    /// # Errors
    /// `Stop::Parked` while it rests.
    pub async fn sleep_until(&mut self, name: &'static str, at: DateTime<Utc>) -> Result<bool, Stop> {
        self.wait(name, Some(at), WaitingFor::Timer)
            .await
            .map(|signal| signal.is_none())
    }

    /// The next signal, or `None` at the deadline. Signals come in the order they were sent, each once.
    ///
    /// # Errors
    /// `Stop::Parked` while it rests.
    pub async fn signal(&mut self, name: &'static str, until: Option<DateTime<Utc>>) -> Result<Option<Signal>, Stop> {
        self.wait(name, until, WaitingFor::Person).await
    }

    async fn wait(
        &mut self,
        name: &'static str,
        until: Option<DateTime<Utc>>,
        waiting_for: WaitingFor,
    ) -> Result<Option<Signal>, Stop> {
        let n = self.next_call(name);
        if let Some(signal) = self.replay::<Option<Signal>>(name, n)? {
            if signal.is_some() {
                self.signals.pop_front();
            }
            return Ok(signal);
        }
        self.check_cancel()?;
        let now = self.engine.context().clock.now();
        let signal = self.signals.pop_front();
        if signal.is_none() && until.is_none_or(|until| now < until) {
            let attempts = self.failed_attempts;
            let next = Next::Wait {
                waiting_for,
                until,
                signals_seen: self.signals_seen,
                attempts,
                error: None,
            };
            self.commit(Part::default(), next).await?;
            return Err(Stop::Parked);
        }
        let value = encode(name, &signal)?;
        let step = Some(self.entry(name, n, Some(value), now));
        self.commit(Part { step, domain: None }, Next::Continue).await?;
        self.crash_point(name, n, Moment::Recorded)?;
        Ok(signal)
    }

    fn next_call(&mut self, name: &'static str) -> i32 {
        self.position += 1;
        let n = self.calls.entry(name).or_insert(0);
        *n += 1;
        *n
    }

    fn replay<T: DeserializeOwned>(&mut self, name: &'static str, n: i32) -> Result<Option<T>, Stop> {
        self.journal
            .remove(&(name.to_owned(), n))
            .map(|output| decode(name, output))
            .transpose()
    }

    /// No effect begins before what it may rely on is durable, nor when the run should stop.
    async fn before_effect(&mut self, name: &'static str, n: i32) -> Result<(), Stop> {
        if self.owes_commit {
            self.commit(Part::default(), Next::Continue).await?;
        }
        self.check_cancel()?;
        if self.engine.is_stopping() || self.now() - self.claimed_at > SLICE {
            return Err(Stop::Released);
        }
        self.crash_point(name, n, Moment::Before)
    }

    /// Awaits an effect; while it takes its time, what was put off is committed, so that people see it.
    async fn while_committing<T>(&mut self, mut effect: Pin<Box<impl Future<Output = T>>>) -> Result<T, Stop> {
        if self.lease.has_put_off() {
            tokio::select! {
                biased;
                done = &mut effect => return Ok(done),
                () = tokio::time::sleep(LINGER) => {}
            }
            let committing = self.commit(Part::default(), Next::Continue);
            let (committed, done) = tokio::join!(committing, effect);
            committed?;
            return Ok(done);
        }
        Ok(effect.await)
    }

    fn put_off(&mut self, part: Part) {
        self.lease.put_off(part);
        self.failed_attempts = 0;
    }

    fn check_cancel(&self) -> Result<(), Stop> {
        match &self.cancel_reason {
            Some(reason) => Err(Stop::Cancelled { reason: reason.clone() }),
            None => Ok(()),
        }
    }

    fn crash_point(&self, name: &'static str, n: i32, moment: Moment) -> Result<(), Stop> {
        match &self.engine.inner.interference {
            Some(interference) if interference.crashes(StepPoint { name, n, moment }) => Err(Stop::Abandoned),
            _ => Ok(()),
        }
    }

    fn repeats(&self) -> bool {
        self.engine
            .inner
            .interference
            .as_ref()
            .is_some_and(|interference| interference.repeats())
    }

    fn step_facts(&self) -> StepFacts {
        StepFacts {
            run: self.facts.clone(),
            now: self.engine.context().clock.now(),
            failed_attempts: self.failed_attempts,
            lease: self.lease.clone(),
            memory: self.memory.clone(),
            reader: self.engine.inner.reader.clone(),
        }
    }

    fn entry(&self, name: &'static str, n: i32, output: Option<Value>, started_at: DateTime<Utc>) -> StepEntry {
        StepEntry {
            name,
            n,
            position: self.position,
            output,
            attempts: self.failed_attempts + 1,
            started_at,
            finished_at: self.engine.context().clock.now(),
        }
    }

    /// Commits what was put off, and with it a part of its own.
    pub(super) async fn commit(&mut self, part: Part, next: Next) -> Result<Committed, Stop> {
        let name = part.step.as_ref().map(|step| step.name);
        let is_end = matches!(next, Next::Finish { .. });
        self.owes_commit = false;
        match self.lease.record(part, next).await {
            Ok(committed) => {
                self.failed_attempts = 0;
                self.cancel_reason.clone_from(&committed.cancel_reason);
                self.engine.announce(&self.facts, is_end);
                Ok(committed)
            }
            Err(error) if error.asks_to_start_over() => {
                tracing::debug!(run = %self.facts.id, error = &error as &dyn std::error::Error, "run abandoned");
                Err(Stop::Abandoned)
            }
            Err(error) => {
                let step = name.unwrap_or("record");
                Err(Stop::Failed {
                    step,
                    causes: retry::causes(&error),
                    attempts: self.failed_attempts + 1,
                })
            }
        }
    }

    /// Records a failed attempt: a later try, a rest for a person, or the end.
    async fn failed(&mut self, step: &'static str, error: ActivityError, max_attempts: i16) -> Stop {
        let now = self.engine.context().clock.now();
        let attempts = self.failed_attempts + 1;
        let next = match retry::judge(error, attempts, max_attempts, now) {
            Verdict::Again { at, causes } => {
                tracing::info!(run = %self.facts.id, step, attempts, causes = ?causes, "step failed, tried again later");
                let error = Some(serde_json::json!({ "step": step, "causes": causes, "attempts": attempts }));
                Next::Wait {
                    waiting_for: WaitingFor::Retry,
                    until: Some(at),
                    signals_seen: self.signals_seen,
                    attempts,
                    error,
                }
            }
            Verdict::Later { at, causes } => {
                tracing::info!(run = %self.facts.id, step, causes = ?causes, "step waits");
                Next::Wait {
                    waiting_for: WaitingFor::Retry,
                    until: Some(at),
                    signals_seen: self.signals_seen,
                    attempts: self.failed_attempts,
                    error: Some(serde_json::json!({ "step": step, "causes": causes })),
                }
            }
            Verdict::NeedsPerson { reason } => return Stop::NeedsPerson { reason },
            Verdict::Cancelled { reason } => return Stop::Cancelled { reason },
            Verdict::Failed { causes } => return Stop::Failed { step, causes, attempts },
        };
        match self.commit(Part::default(), next).await {
            Ok(_) => Stop::Parked,
            Err(stop) => stop,
        }
    }
}

fn decode<T: DeserializeOwned>(step: &'static str, output: Value) -> Result<T, Stop> {
    serde_json::from_value(output).map_err(|error| Stop::Failed {
        step,
        causes: vec!["the journal entry cannot be read".to_owned(), error.to_string()],
        attempts: 1,
    })
}

fn encode<T: Serialize>(step: &'static str, output: &T) -> Result<Value, Stop> {
    serde_json::to_value(output).map_err(|error| Stop::Failed {
        step,
        causes: vec!["the output cannot be journaled".to_owned(), error.to_string()],
        attempts: 1,
    })
}
