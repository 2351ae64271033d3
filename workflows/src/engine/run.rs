//! A run as its flow sees it: steps, waits and signals.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use activities::activity::TIMEOUT;
use activities::{Activity, ActivityError, Computation, StepFacts};
use chrono::{DateTime, TimeDelta, Utc};
use domain::flows::Signal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use storage::journal::{Committed, DomainRecord, Next, Part, StepEntry};
use storage::runs::{Claimed, RunFacts, WaitingFor};

use super::Engine;
use super::changes::Tells;
use super::interference::{Moment, StepPoint};
use super::pending::Pending;
use super::record::ActivityRecord;
use super::retry::{self, Verdict};

/// Time after which a claim starts no further step, so that runs share workers fairly.
const SLICE: TimeDelta = TimeDelta::seconds(20);

/// How often, and how far apart, a run is tried that was told what this version cannot read.
const UNREAD_ATTEMPTS: i16 = 8;
const UNREAD_PAUSE: Duration = Duration::from_secs(60);

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
    tells: Tells,
    journal: HashMap<(String, i32), Value>,
    calls: HashMap<&'static str, i32>,
    position: i32,
    pending: Arc<Pending>,
    failed_attempts: i16,
    signals: VecDeque<Signal>,
    pub(super) signals_heard: i32,
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

impl Drop for Run {
    fn drop(&mut self) {
        // The records hold the pen they are written with.
        self.pending.forget();
    }
}

impl Run {
    pub(super) fn new(engine: Engine, tells: Tells, claimed: Claimed) -> Self {
        Self {
            pending: Arc::new(Pending::new(engine.clone(), &claimed.facts, claimed.token)),
            claimed_at: engine.context().clock.now(),
            engine,
            tells,
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
            signals_heard: claimed.signals_sent,
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
            A::TIMEOUT,
            activity.perform(engine.context(), &facts),
        ));
        let (performed, meanwhile) = self.pending.during(effect).await;
        if let Some(committed) = meanwhile {
            self.took(committed, None, false)?;
        }
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
            self.pending.take(part);
            self.failed_attempts = 0;
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
        self.pending.take_computed(Part { step, domain: None });
        self.failed_attempts = 0;
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
                signals_heard: self.signals_heard,
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
        if self.pending.is_owed() {
            self.commit(Part::default(), Next::Continue).await?;
        }
        self.check_cancel()?;
        if self.engine.is_stopping() || self.now() - self.claimed_at > SLICE {
            return Err(Stop::Released);
        }
        let moment = Moment::Before;
        self.pending.begin(StepPoint { name, n, moment });
        self.crash_point(name, n, moment)
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
            signals_heard: self.signals_heard,
            lease: self.pending.clone(),
            memory: self.pending.memory(),
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

    /// Commits what travels, and with it a part of its own.
    pub(super) async fn commit(&mut self, part: Part, next: Next) -> Result<Committed, Stop> {
        let name = part.step.as_ref().map(|step| step.name);
        let is_end = matches!(next, Next::Finish { .. });
        let recorded = self.pending.record(part, next).await;
        self.took(recorded, name, is_end)
    }

    /// Takes notice of what a commit came to.
    fn took(
        &mut self,
        recorded: storage::Result<Committed>,
        name: Option<&'static str>,
        is_end: bool,
    ) -> Result<Committed, Stop> {
        match recorded {
            Ok(committed) => {
                self.failed_attempts = 0;
                self.cancel_reason.clone_from(&committed.cancel_reason);
                self.engine.announce(&self.facts, self.tells, is_end);
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

    /// Rests where this version cannot read what the run was told: another one may, in a deployment that is under way.
    /// After some tries the run fails, until somebody redrives it.
    pub(super) async fn rest_unread(&mut self, what: String) -> Stop {
        if let Err(cancelled) = self.check_cancel() {
            return cancelled;
        }
        let error = ActivityError::Retry {
            after: Some(UNREAD_PAUSE),
            source: format!("this version of Mailroom cannot read {what}").into(),
        };
        self.failed("signals", error, UNREAD_ATTEMPTS).await
    }

    /// Records a failed attempt: a later try, a rest for a person, or the end.
    async fn failed(&mut self, step: &'static str, error: ActivityError, max_attempts: i16) -> Stop {
        if self.pending.is_lost() {
            return Stop::Abandoned;
        }
        let now = self.engine.context().clock.now();
        let attempts = self.failed_attempts.saturating_add(1);
        let next = match retry::judge(error, attempts, max_attempts, now) {
            Verdict::Again { at, causes } => {
                tracing::info!(run = %self.facts.id, step, attempts, causes = ?causes, "step failed, tried again later");
                let error = Some(serde_json::json!({ "step": step, "causes": causes, "attempts": attempts }));
                Next::Wait {
                    waiting_for: WaitingFor::Retry,
                    until: Some(at),
                    signals_heard: self.signals_heard,
                    attempts,
                    error,
                }
            }
            Verdict::Later { at, causes } => {
                tracing::info!(run = %self.facts.id, step, causes = ?causes, "step waits");
                Next::Wait {
                    waiting_for: WaitingFor::Retry,
                    until: Some(at),
                    signals_heard: self.signals_heard,
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
