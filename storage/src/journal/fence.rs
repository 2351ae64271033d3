//! The two set-based statements every group needs: the fence, and the journal.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Int4, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use domain::ids::RunId;
use serde_json::Value;
use uuid::Uuid;

use super::{Entry, Next, StepEntry};
use crate::columns::columns;
use crate::runs::{RunState, WOKEN, WaitingFor};
use crate::statement::statement;

/// What the fence says of a run that is still leased to the recorder's caller.
pub(super) type FenceRow = (Uuid, String, i32, Option<String>, String);

/// The fence: a run asked for something while it was about to rest does not rest. The ids are given a second time so
/// that only these rows are ever looked at, however few rows the planner believes the table to have.
macro_rules! fence_sql {
    () => {
        "WITH moment AS (SELECT $ AS now)
         UPDATE runs r SET
            state = CASE WHEN woken(r, g) THEN 'ready' ELSE g.state END,
            waiting_for = CASE WHEN NOT woken(r, g) THEN g.waiting_for END,
            wake_at = CASE WHEN woken(r, g) THEN moment.now + interval '10 s' ELSE g.wake_at END,
            lease_token = CASE WHEN g.state = 'running' THEN r.lease_token END,
            lease_until = CASE WHEN g.state = 'running' THEN r.lease_until END,
            signals_heard = coalesce(g.signals_heard, r.signals_heard),
            step = coalesce(g.step, r.step),
            attempts = coalesce(g.attempts, r.attempts),
            lost_leases = CASE WHEN g.step IS NULL THEN r.lost_leases ELSE 0 END,
            error = CASE WHEN g.state = 'succeeded' THEN NULL ELSE coalesce(g.error, r.error) END,
            outcome = g.outcome,
            finished_at = g.finished_at
         FROM $, moment
         WHERE r.id = ANY ($) AND r.id = g.run AND r.lease_token = g.token
         RETURNING r.id, r.state, r.signals_sent, r.cancel_reason, r.queue"
    };
}

static FENCE: LazyLock<String> = LazyLock::new(|| fence_sql!().replace("woken(r, g)", WOKEN));

static FENCE_AND_JOURNAL: LazyLock<String> = LazyLock::new(|| {
    let names = StepColumns::NAMES;
    format!(
        "WITH fenced AS ({}), journaled AS (
            INSERT INTO run_steps ({names}) SELECT g.* FROM $ JOIN fenced ON fenced.id = g.run_id)
         SELECT id, state, signals_sent, cancel_reason, queue FROM fenced",
        *FENCE
    )
});

static JOURNAL: LazyLock<String> = LazyLock::new(|| {
    let names = StepColumns::NAMES;
    format!("INSERT INTO run_steps ({names}) SELECT {names} FROM $")
});

columns! {
    /// What becomes of a run with its record.
    pub(crate) struct Given<'r> as GivenColumns {
        run: Uuid,
        token: Uuid,
        state: &'static str,
        waiting_for: Option<&'static str>,
        wake_at: Option<DateTime<Utc>>,
        signals_heard: Option<i32>,
        step: Option<&'static str>,
        attempts: Option<i16>,
        error: Option<&'r Value>,
        outcome: Option<&'r Value>,
        finished_at: Option<DateTime<Utc>>,
    }
}

columns! {
    /// A finished step.
    pub(crate) struct Step as StepColumns {
        run_id: Uuid,
        name: &'static str,
        n: i32,
        position: i32,
        output: Value,
        attempts: i16,
        started_at: DateTime<Utc>,
        finished_at: DateTime<Utc>,
    }
}

statement! {
    /// Moves the runs that are still ours to their new state.
    Fence<'a> {
        now: DateTime<Utc> => Timestamptz, given: GivenColumns<'a> as rows, only: Vec<Uuid> => Array<SqlUuid>
    } -> (SqlUuid, Text, Int4, Nullable<Text>, Text), FENCE
}

statement! {
    /// Writes the journal of the group, after its fence.
    Journal<'a> { steps: StepColumns<'a> as rows } -> (), JOURNAL
}

statement! {
    /// Fence and journal of a group without domain rows: one statement, one commit.
    FenceAndJournal<'a> {
        now: DateTime<Utc> => Timestamptz, given: GivenColumns<'a> as rows, only: Vec<Uuid> => Array<SqlUuid>,
        steps: StepColumns<'a> as rows,
    } -> (SqlUuid, Text, Int4, Nullable<Text>, Text), FENCE_AND_JOURNAL
}

statement! {
    /// Clears the journal of periodic runs whose turn is over; their signals are consumed with it.
    ClearJournal<'a> { runs: Vec<Uuid> => Array<SqlUuid> } -> (),
    "WITH over AS (SELECT unnest($) AS run_id),
          steps AS (DELETE FROM run_steps s USING over WHERE s.run_id = over.run_id)
     DELETE FROM run_signals s USING over WHERE s.run_id = over.run_id"
}

impl<'r> Given<'r> {
    pub(super) fn of(entry: &'r Entry, now: DateTime<Utc>) -> Self {
        let continued = Self {
            run: entry.run.0,
            token: entry.token,
            state: RunState::Running.as_str(),
            waiting_for: None,
            wake_at: None,
            signals_heard: None,
            step: entry.last_step().map(|step| step.name),
            attempts: Some(0),
            error: None,
            outcome: None,
            finished_at: None,
        };
        match &entry.next {
            Next::Continue => continued,
            Next::Release => Self {
                state: RunState::Ready.as_str(),
                wake_at: Some(now),
                attempts: None,
                ..continued
            },
            Next::Wait {
                waiting_for,
                until,
                signals_heard,
                attempts,
                error,
            } => Self {
                state: RunState::Waiting.as_str(),
                waiting_for: Some(waiting_for.as_str()),
                wake_at: *until,
                signals_heard: (*waiting_for != WaitingFor::Retry).then_some(*signals_heard),
                attempts: Some(*attempts),
                error: error.as_ref(),
                ..continued
            },
            Next::Finish { state, outcome, error } => Self {
                state: state.as_str(),
                outcome: outcome.as_ref(),
                error: error.as_ref(),
                finished_at: Some(now),
                ..continued
            },
            Next::Again { at, signals_heard } => Self {
                state: RunState::Waiting.as_str(),
                waiting_for: Some(WaitingFor::Timer.as_str()),
                wake_at: Some(*at),
                signals_heard: Some(*signals_heard),
                ..continued
            },
        }
    }
}

impl Step {
    /// The journal entry of a step that returned `output`.
    pub(super) fn of(run: RunId, step: &StepEntry, output: Value) -> Self {
        Self {
            run_id: run.0,
            name: step.name,
            n: step.n,
            position: step.position,
            output,
            attempts: step.attempts,
            started_at: step.started_at,
            finished_at: step.finished_at,
        }
    }
}
