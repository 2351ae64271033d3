//! What the console shows of runs.

use chrono::{DateTime, TimeDelta, Utc};
use domain::flows::SYNC_MAILBOX;
use serde::Serialize;
use serde_json::Value;
use storage::runs::view::{RunView as Run, SignalView as Signal, StepView as Step};
use storage::runs::{RunState, WaitingFor};
use utoipa::ToSchema;
use uuid::Uuid;

use super::redact::{masked, redacted};
use crate::words::{RunStateSchema, WaitingForSchema};

/// A run as a list shows it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RunSummary)]
pub(crate) struct RunSummaryView {
    id: Uuid,
    workspace_id: Uuid,
    /// Owner of the subject.
    user_id: Uuid,
    flow: String,
    /// Version of the flow it started under.
    version: i16,
    /// Id of what it is about: an email, an email account, a follow-up, a meeting.
    subject: Uuid,
    /// From 1; processing the subject anew adds one.
    generation: i32,
    queue: String,
    #[schema(value_type = RunStateSchema)]
    state: RunState,
    /// What ends its waiting.
    #[schema(value_type = Option<WaitingForSchema>)]
    waiting_for: Option<WaitingFor>,
    /// When it goes on by itself.
    wake_at: Option<DateTime<Utc>>,
    /// Process that holds or last held it.
    worker: Option<String>,
    /// Step recorded or tried last.
    step: Option<String>,
    /// Failed attempts of the next step.
    attempts: i16,
    /// Outermost cause of its last failure.
    error: Option<String>,
    created_at: DateTime<Utc>,
    finished_at: Option<DateTime<Utc>>,
}

impl From<Run> for RunSummaryView {
    fn from(run: Run) -> Self {
        Self {
            error: run.error.as_ref().map(outermost),
            id: run.id,
            workspace_id: run.workspace_id,
            user_id: run.user_id,
            flow: run.flow,
            version: run.version,
            subject: run.subject,
            generation: run.generation,
            queue: run.queue,
            state: run.state.0,
            waiting_for: run.waiting_for.map(|reason| reason.0),
            wake_at: run.wake_at,
            worker: run.worker,
            step: run.step,
            attempts: run.attempts,
            created_at: run.created_at,
            finished_at: run.finished_at,
        }
    }
}

/// The first cause of an error as runs keep it, or why a person is needed.
pub(crate) fn outermost(error: &Value) -> String {
    let cause = error["causes"][0].as_str().or_else(|| error["reason"].as_str());
    masked(cause.unwrap_or("unknown"))
}

/// A run with its journal.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Run)]
pub(crate) struct RunView {
    #[serde(flatten)]
    run: RunSummaryView,
    /// Leases lost since the last recorded step; three fail the run.
    lost_leases: i16,
    /// Deadline of the lease, by the database clock.
    lease_until: Option<DateTime<Utc>>,
    /// Why it was asked to stop.
    cancel_reason: Option<String>,
    /// Its last failure.
    failure: Option<RunFailureView>,
    /// What the flow ended with.
    #[schema(value_type = Option<Object>)]
    outcome: Option<Value>,
    /// Finished steps, in order.
    steps: Vec<RunStepView>,
    /// What it was told, in order.
    signals: Vec<RunSignalView>,
    /// All runs about the subject, newest first.
    generations: Vec<RunGenerationView>,
    actions: RunActionsView,
}

/// Why a step failed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RunFailure)]
pub(crate) struct RunFailureView {
    step: Option<String>,
    /// Outermost first.
    causes: Vec<String>,
    attempts: Option<i64>,
}

/// A finished step.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RunStep)]
pub(crate) struct RunStepView {
    /// Order in the run, from 1.
    position: i32,
    name: String,
    /// Which call of that name, from 1.
    n: i32,
    /// Attempts it took.
    attempts: i16,
    /// Start of the attempt that succeeded.
    started_at: DateTime<Utc>,
    finished_at: DateTime<Utc>,
    duration_ms: i64,
    /// Time between the step before, or the start of the run, and this one.
    rested_ms: i64,
    /// What it returned: ids and facts.
    #[schema(value_type = Object)]
    output: Value,
}

/// Something the run was told.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RunSignal)]
pub(crate) struct RunSignalView {
    n: i32,
    kind: String,
    #[schema(value_type = Object)]
    signal: Value,
    created_at: DateTime<Utc>,
}

/// A run about the same subject.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RunGeneration)]
pub(crate) struct RunGenerationView {
    id: Uuid,
    generation: i32,
    #[schema(value_type = RunStateSchema)]
    state: RunState,
    created_at: DateTime<Utc>,
}

/// What would be accepted now.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RunActions)]
pub(crate) struct RunActionsView {
    retry: bool,
    cancel: bool,
    run_now: bool,
}

impl RunView {
    /// `generations` are newest first.
    pub(super) fn of(run: Run, steps: Vec<Step>, signals: Vec<Signal>, generations: Vec<Run>) -> Self {
        let is_newest = generations.first().is_none_or(|newest| newest.id == run.id);
        Self {
            actions: RunActionsView {
                retry: run.state.0 == RunState::Failed && is_newest,
                cancel: run.finished_at.is_none(),
                run_now: refusal_to_run_now(&run).is_none(),
            },
            lost_leases: run.lost_leases,
            lease_until: run.lease_until,
            cancel_reason: run.cancel_reason.as_deref().map(masked),
            failure: run.error.as_ref().map(failure),
            outcome: run.outcome.clone().map(redacted),
            steps: timeline(run.created_at, steps),
            signals: signals.into_iter().map(RunSignalView::from).collect(),
            generations: generations.into_iter().map(RunGenerationView::from).collect(),
            run: run.into(),
        }
    }
}

fn failure(error: &Value) -> RunFailureView {
    let texts = |value: &Value| {
        let items = value.as_array().into_iter().flatten();
        items.filter_map(Value::as_str).map(masked).collect::<Vec<_>>()
    };
    let mut causes = texts(&error["causes"]);
    causes.extend(error["reason"].as_str().map(masked));
    RunFailureView {
        step: error["step"].as_str().map(str::to_owned),
        causes,
        attempts: error["attempts"].as_i64(),
    }
}

fn timeline(created_at: DateTime<Utc>, steps: Vec<Step>) -> Vec<RunStepView> {
    let view = |(step, timing): (Step, Timing)| RunStepView {
        position: step.position,
        name: step.name,
        n: step.n,
        attempts: step.attempts,
        started_at: step.started_at,
        finished_at: step.finished_at,
        duration_ms: timing.duration_ms,
        rested_ms: timing.rested_ms,
        output: redacted(step.output),
    };
    timed(created_at, steps).map(view).collect()
}

/// How long a step took, and how long the run rested before it.
pub(crate) struct Timing {
    pub(crate) duration_ms: i64,
    pub(crate) rested_ms: i64,
}

/// The steps of a run in order, each with its timing.
pub(crate) fn timed(created_at: DateTime<Utc>, steps: Vec<Step>) -> impl Iterator<Item = (Step, Timing)> {
    let mut before = created_at;
    steps.into_iter().map(move |step| {
        let rested = step.started_at - std::mem::replace(&mut before, step.finished_at);
        let timing = Timing {
            duration_ms: milliseconds(step.finished_at - step.started_at),
            rested_ms: milliseconds(rested),
        };
        (step, timing)
    })
}

/// Never below zero, whatever the clocks said.
pub(super) fn milliseconds(time: TimeDelta) -> i64 {
    time.num_milliseconds().max(0)
}

impl From<Signal> for RunSignalView {
    fn from(signal: Signal) -> Self {
        Self {
            n: signal.n,
            kind: signal.signal["kind"].as_str().unwrap_or_default().to_owned(),
            signal: redacted(signal.signal),
            created_at: signal.created_at,
        }
    }
}

impl From<Run> for RunGenerationView {
    fn from(run: Run) -> Self {
        Self {
            id: run.id,
            generation: run.generation,
            state: run.state.0,
            created_at: run.created_at,
        }
    }
}

/// Why a run cannot be made to go on at once; a planned time belongs to its subject, and a decision to a person.
pub(super) fn refusal_to_run_now(run: &Run) -> Option<&'static str> {
    match (run.state.0, run.waiting_for.map(|reason| reason.0)) {
        (RunState::Ready, _) | (_, Some(WaitingFor::Retry)) => None,
        (RunState::Waiting, Some(WaitingFor::Timer)) if run.flow == SYNC_MAILBOX.name => None,
        (RunState::Waiting, Some(WaitingFor::Timer)) => {
            Some("the run waits for a planned time, reschedule its subject")
        }
        (RunState::Waiting, _) => Some("the run waits for a person"),
        (RunState::Running, _) => Some("the run is being executed"),
        _ => Some("the run has ended"),
    }
}
