//! The two set-based statements every group needs: the fence, and the journal.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Int2, Int4, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use serde_json::Value;
use uuid::Uuid;

use super::{Entry, Next, StepEntry};
use crate::runs::{RunState, WOKEN, WaitingFor};
use crate::statement::statement;

/// What the fence says of a run that is still leased to the recorder's caller.
pub(super) type FenceRow = (Uuid, String, i32, Option<String>, String);

/// The fence: a run asked for something while it was about to rest does not rest. The ids are given a second time so
/// that only these rows are ever looked at, however few rows the planner believes the table to have.
macro_rules! fence_sql {
    () => {
        "WITH moment AS (SELECT $ AS now), given AS (
            SELECT * FROM unnest($, $, $, $, $, $, $, $, $, $, $)
                AS g(run, token, state, waiting_for, wake_at, signals_heard, step, attempts, error, outcome, finished_at))
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
         FROM given g, moment
         WHERE r.id = ANY ($) AND r.id = g.run AND r.lease_token = g.token
         RETURNING r.id, r.state, r.signals_sent, r.cancel_reason, r.queue"
    };
}

static FENCE: LazyLock<String> = LazyLock::new(|| fence_sql!().replace("woken(r, g)", WOKEN));

static FENCE_AND_JOURNAL: LazyLock<String> = LazyLock::new(|| {
    format!(
        "WITH fenced AS ({}), journaled AS (
            INSERT INTO run_steps (run_id, name, n, position, output, attempts, started_at, finished_at)
            SELECT j.* FROM unnest($, $, $, $, $, $, $, $)
                AS j(run_id, name, n, position, output, attempts, started_at, finished_at)
            JOIN fenced ON fenced.id = j.run_id)
         SELECT id, state, signals_sent, cancel_reason, queue FROM fenced",
        *FENCE
    )
});

statement! {
    /// Moves the runs that are still ours to their new state.
    Fence<'a> {
        now: DateTime<Utc> => Timestamptz,
        runs: Vec<Uuid> => Array<SqlUuid>,
        tokens: Vec<Uuid> => Array<SqlUuid>,
        states: Vec<&'static str> => Array<Text>,
        waiting_for: Vec<Option<&'static str>> => Array<Nullable<Text>>,
        wake_at: Vec<Option<DateTime<Utc>>> => Array<Nullable<Timestamptz>>,
        signals_heard: Vec<Option<i32>> => Array<Nullable<Int4>>,
        steps: Vec<Option<&'static str>> => Array<Nullable<Text>>,
        attempts: Vec<Option<i16>> => Array<Nullable<Int2>>,
        errors: Vec<Option<Value>> => Array<Nullable<Jsonb>>,
        outcomes: Vec<Option<Value>> => Array<Nullable<Jsonb>>,
        finished_at: Vec<Option<DateTime<Utc>>> => Array<Nullable<Timestamptz>>,
        only: Vec<Uuid> => Array<SqlUuid>,
    } -> (SqlUuid, Text, Int4, Nullable<Text>, Text), FENCE
}

statement! {
    /// Writes the journal of the group, after its fence.
    Journal<'a> {
        runs: Vec<Uuid> => Array<SqlUuid>,
        names: Vec<&'static str> => Array<Text>,
        ns: Vec<i32> => Array<Int4>,
        positions: Vec<i32> => Array<Int4>,
        outputs: Vec<Value> => Array<Jsonb>,
        attempts: Vec<i16> => Array<Int2>,
        started_at: Vec<DateTime<Utc>> => Array<Timestamptz>,
        finished_at: Vec<DateTime<Utc>> => Array<Timestamptz>,
    } -> (),
    "INSERT INTO run_steps (run_id, name, n, position, output, attempts, started_at, finished_at)
     SELECT * FROM unnest($, $, $, $, $, $, $, $)"
}

statement! {
    /// Fence and journal of a group without domain rows: one statement, one commit.
    FenceAndJournal<'a> {
        now: DateTime<Utc> => Timestamptz,
        runs: Vec<Uuid> => Array<SqlUuid>,
        tokens: Vec<Uuid> => Array<SqlUuid>,
        states: Vec<&'static str> => Array<Text>,
        waiting_for: Vec<Option<&'static str>> => Array<Nullable<Text>>,
        wake_at: Vec<Option<DateTime<Utc>>> => Array<Nullable<Timestamptz>>,
        signals_heard: Vec<Option<i32>> => Array<Nullable<Int4>>,
        steps: Vec<Option<&'static str>> => Array<Nullable<Text>>,
        attempts: Vec<Option<i16>> => Array<Nullable<Int2>>,
        errors: Vec<Option<Value>> => Array<Nullable<Jsonb>>,
        outcomes: Vec<Option<Value>> => Array<Nullable<Jsonb>>,
        finished_at: Vec<Option<DateTime<Utc>>> => Array<Nullable<Timestamptz>>,
        only: Vec<Uuid> => Array<SqlUuid>,
        journal_runs: Vec<Uuid> => Array<SqlUuid>,
        names: Vec<&'static str> => Array<Text>,
        ns: Vec<i32> => Array<Int4>,
        positions: Vec<i32> => Array<Int4>,
        outputs: Vec<Value> => Array<Jsonb>,
        step_attempts: Vec<i16> => Array<Int2>,
        started_at: Vec<DateTime<Utc>> => Array<Timestamptz>,
        step_finished_at: Vec<DateTime<Utc>> => Array<Timestamptz>,
    } -> (SqlUuid, Text, Int4, Nullable<Text>, Text), FENCE_AND_JOURNAL
}

statement! {
    /// Clears the journal of periodic runs whose turn is over; their signals are consumed with it.
    ClearJournal<'a> { runs: Vec<Uuid> => Array<SqlUuid> } -> (),
    "WITH over AS (SELECT unnest($) AS run_id),
          steps AS (DELETE FROM run_steps s USING over WHERE s.run_id = over.run_id)
     DELETE FROM run_signals s USING over WHERE s.run_id = over.run_id"
}

/// The columns of a fence, filled entry by entry.
#[derive(Default)]
pub(super) struct Columns {
    pub(super) runs: Vec<Uuid>,
    pub(super) tokens: Vec<Uuid>,
    pub(super) states: Vec<&'static str>,
    pub(super) waiting_for: Vec<Option<&'static str>>,
    pub(super) wake_at: Vec<Option<DateTime<Utc>>>,
    pub(super) signals_heard: Vec<Option<i32>>,
    pub(super) steps: Vec<Option<&'static str>>,
    pub(super) attempts: Vec<Option<i16>>,
    pub(super) errors: Vec<Option<Value>>,
    pub(super) outcomes: Vec<Option<Value>>,
    pub(super) finished_at: Vec<Option<DateTime<Utc>>>,
}

impl Columns {
    pub(super) fn of<'e>(entries: impl Iterator<Item = &'e Entry>, now: DateTime<Utc>) -> Self {
        let mut columns = Self::default();
        for entry in entries {
            columns.push(entry, now);
        }
        columns
    }

    fn push(&mut self, entry: &Entry, now: DateTime<Utc>) {
        self.runs.push(entry.run.0);
        self.tokens.push(entry.token);
        self.steps.push(entry.last_step().map(|step| step.name));
        let (state, waiting_for, wake_at, signals_heard, attempts) = match &entry.next {
            Next::Continue => (RunState::Running, None, None, None, Some(0)),
            Next::Release => (RunState::Ready, None, Some(now), None, None),
            Next::Wait {
                waiting_for,
                until,
                signals_heard,
                attempts,
                ..
            } => {
                let heard = (*waiting_for != WaitingFor::Retry).then_some(*signals_heard);
                (
                    RunState::Waiting,
                    Some(waiting_for.as_str()),
                    *until,
                    heard,
                    Some(*attempts),
                )
            }
            Next::Finish { state, .. } => (*state, None, None, None, Some(0)),
            Next::Again { at, signals_heard } => (
                RunState::Waiting,
                Some(WaitingFor::Timer.as_str()),
                Some(*at),
                Some(*signals_heard),
                Some(0),
            ),
        };
        self.states.push(state.as_str());
        self.waiting_for.push(waiting_for);
        self.wake_at.push(wake_at);
        self.signals_heard.push(signals_heard);
        self.attempts.push(attempts);
        let (outcome, error, finished_at) = match &entry.next {
            Next::Finish { outcome, error, .. } => (outcome.clone(), error.clone(), Some(now)),
            Next::Wait { error, .. } => (None, error.clone(), None),
            _ => (None, None, None),
        };
        self.outcomes.push(outcome);
        self.errors.push(error);
        self.finished_at.push(finished_at);
    }

    pub(super) fn fence<'a>(&'a self, now: &'a DateTime<Utc>) -> Fence<'a> {
        Fence {
            now,
            runs: &self.runs,
            tokens: &self.tokens,
            states: &self.states,
            waiting_for: &self.waiting_for,
            wake_at: &self.wake_at,
            signals_heard: &self.signals_heard,
            steps: &self.steps,
            attempts: &self.attempts,
            errors: &self.errors,
            outcomes: &self.outcomes,
            finished_at: &self.finished_at,
            only: &self.runs,
        }
    }
}

/// The columns of the journal, filled step by step.
#[derive(Default)]
pub(super) struct JournalColumns {
    runs: Vec<Uuid>,
    names: Vec<&'static str>,
    ns: Vec<i32>,
    positions: Vec<i32>,
    outputs: Vec<Value>,
    attempts: Vec<i16>,
    started_at: Vec<DateTime<Utc>>,
    finished_at: Vec<DateTime<Utc>>,
}

impl JournalColumns {
    pub(super) fn push(&mut self, run: Uuid, step: &StepEntry, output: Value) {
        self.runs.push(run);
        self.names.push(step.name);
        self.ns.push(step.n);
        self.positions.push(step.position);
        self.outputs.push(output);
        self.attempts.push(step.attempts);
        self.started_at.push(step.started_at);
        self.finished_at.push(step.finished_at);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    pub(super) fn with_fence<'a>(&'a self, fence: &'a Columns, now: &'a DateTime<Utc>) -> FenceAndJournal<'a> {
        FenceAndJournal {
            now,
            runs: &fence.runs,
            tokens: &fence.tokens,
            states: &fence.states,
            waiting_for: &fence.waiting_for,
            wake_at: &fence.wake_at,
            signals_heard: &fence.signals_heard,
            steps: &fence.steps,
            attempts: &fence.attempts,
            errors: &fence.errors,
            outcomes: &fence.outcomes,
            finished_at: &fence.finished_at,
            only: &fence.runs,
            journal_runs: &self.runs,
            names: &self.names,
            ns: &self.ns,
            positions: &self.positions,
            outputs: &self.outputs,
            step_attempts: &self.attempts,
            started_at: &self.started_at,
            step_finished_at: &self.finished_at,
        }
    }

    pub(super) fn statement(&self) -> Journal<'_> {
        Journal {
            runs: &self.runs,
            names: &self.names,
            ns: &self.ns,
            positions: &self.positions,
            outputs: &self.outputs,
            attempts: &self.attempts,
            started_at: &self.started_at,
            finished_at: &self.finished_at,
        }
    }
}
