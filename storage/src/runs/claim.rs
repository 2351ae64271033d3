//! Leases: claiming runs, keeping and giving back what was claimed.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Int2, Int4, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::flows::{Queue, Signal};
use domain::ids::RunId;
use serde_json::Value;
use uuid::Uuid;

use super::RunFacts;
use crate::statement::statement;
use crate::{Conn, Error, Result};

/// A wish to execute a run.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// The run.
    pub run: RunId,
    /// Fresh token of the lease.
    pub token: Uuid,
}

/// A run with all that is needed to go on where it stopped.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// What never changes of it.
    pub facts: RunFacts,
    /// Token of the lease.
    pub token: Uuid,
    /// Failed attempts of the step that comes next.
    pub attempts: i16,
    /// Leases lost since the last recorded step.
    pub lost_leases: i16,
    /// Number of the last signal sent to it.
    pub signals_sent: i32,
    /// Why it was asked to stop.
    pub cancel_reason: Option<String>,
    /// Finished steps.
    pub steps: Vec<JournalStep>,
    /// All signals, in order, up to the first that cannot be read.
    pub signals: Vec<Signal>,
    /// Why this version cannot read what the run was told: another one may have to execute it.
    pub unreadable: Option<String>,
}

impl Claimed {
    /// A run that was born leased: nothing has happened in it.
    #[must_use]
    pub fn born(facts: RunFacts, token: Uuid) -> Self {
        Self {
            facts,
            token,
            attempts: 0,
            lost_leases: 0,
            signals_sent: 0,
            cancel_reason: None,
            steps: Vec::new(),
            signals: Vec::new(),
            unreadable: None,
        }
    }
}

impl Claimed {
    fn hear(&mut self, signal: Value) {
        if self.unreadable.is_some() {
            return;
        }
        match serde_json::from_value(signal) {
            Ok(signal) => self.signals.push(signal),
            Err(error) => self.unreadable = Some(format!("signal {}: {error}", self.signals.len() + 1)),
        }
    }
}

/// A finished step as the journal keeps it.
#[derive(Clone, Debug)]
pub struct JournalStep {
    /// Name of the step.
    pub name: String,
    /// Which call of that name, from 1.
    pub n: i32,
    /// What it returned.
    pub output: Value,
}

#[rustfmt::skip]
type ClaimRow = (Uuid, Uuid, Uuid, String, i16, Uuid, i32, String, DateTime<Utc>, Uuid, i16, i16, i32,
                 Option<String>, Option<String>);

statement! {
    /// Leases those of the runs that are due, of a known version, and in a known queue that is not paused.
    Lease<'a> {
        worker: str => Text,
        runs: Vec<Uuid> => Array<SqlUuid>,
        tokens: Vec<Uuid> => Array<SqlUuid>,
        only: Vec<Uuid> => Array<SqlUuid>,
        now: DateTime<Utc> => Timestamptz,
        known: Vec<String> => Array<Text>,
        queues: Vec<&'static str> => Array<Text>,
    } -> (SqlUuid, SqlUuid, SqlUuid, Text, Int2, SqlUuid, Int4, Text, Timestamptz, SqlUuid, Int2, Int2, Int4,
          Nullable<Text>, Nullable<Text>),
    "UPDATE runs r SET state = 'running', waiting_for = NULL, wake_at = NULL, worker = $,
            lease_token = g.token, lease_until = now() + interval '30 s'
     FROM unnest($, $) AS g(id, token)
     WHERE r.id = ANY ($) AND r.id = g.id AND (r.state = 'ready' OR (r.state = 'waiting' AND r.wake_at <= $))
       AND r.flow || '/' || r.version = ANY ($) AND r.queue = ANY ($)
       AND NOT EXISTS (SELECT FROM queues q WHERE q.name = r.queue AND q.is_paused)
     RETURNING r.id, r.workspace_id, r.user_id, r.flow, r.version, r.subject, r.generation, r.queue, r.created_at,
               r.lease_token, r.attempts, r.lost_leases, r.signals_sent, r.cancel_reason, r.step"
}

statement! {
    /// Journals of claimed runs, in order of execution.
    Journal<'a> { runs: Vec<Uuid> => Array<SqlUuid> } -> (SqlUuid, Text, Int4, Jsonb),
    "SELECT run_id, name, n, output FROM run_steps WHERE run_id = ANY ($) ORDER BY run_id, position"
}

statement! {
    /// Signals of claimed runs, in order.
    Signals<'a> { runs: Vec<Uuid> => Array<SqlUuid> } -> (SqlUuid, Jsonb),
    "SELECT run_id, signal FROM run_signals WHERE run_id = ANY ($) ORDER BY run_id, n"
}

/// Leases those of the runs that can be executed now; `known` holds `flow/version` words.
/// Runs that are finished, leased, waiting, paused or of an unknown version are left out. What cannot be read of one run
/// is kept with that run, and is no matter of the others.
///
/// # Errors
/// The failure of a query; then nothing may count as claimed.
pub async fn claim(
    mut conn: Conn<'_>,
    claims: &[Claim],
    worker: &str,
    known: &Vec<String>,
    now: DateTime<Utc>,
) -> Result<Vec<Claimed>> {
    let mut sorted = claims.to_vec();
    sorted.sort_by_key(|claim| claim.run);
    let runs = sorted.iter().map(|claim| claim.run.0).collect();
    let lease = Lease {
        worker,
        runs: &runs,
        tokens: &sorted.iter().map(|claim| claim.token).collect(),
        only: &runs,
        now: &now,
        known,
        queues: &Queue::ALL.iter().map(|queue| queue.as_str()).collect(),
    };
    let rows: Vec<ClaimRow> = lease.load(&mut conn).await?;
    let mut claimed = Vec::with_capacity(rows.len());
    let mut begun = Vec::new();
    for row in rows {
        if row.14.is_some() || row.12 > 0 {
            begun.push(row.0);
        }
        claimed.push(claimed_of(row)?);
    }
    if !begun.is_empty() {
        load_history(conn, &mut claimed, &begun).await?;
    }
    Ok(claimed)
}

fn claimed_of(row: ClaimRow) -> Result<Claimed> {
    let (
        id,
        workspace,
        user,
        flow,
        version,
        subject,
        generation,
        queue,
        created_at,
        token,
        attempts,
        lost,
        sent,
        cancel,
        _,
    ) = row;
    let queue: Queue = queue.parse().map_err(|source| Error::Unreadable {
        what: "queue",
        source: Box::new(source),
    })?;
    let facts = RunFacts {
        id: RunId(id),
        workspace: workspace.into(),
        user: user.into(),
        flow,
        version,
        subject,
        generation,
        queue,
        created_at,
    };
    Ok(Claimed {
        facts,
        token,
        attempts,
        lost_leases: lost,
        signals_sent: sent,
        cancel_reason: cancel,
        steps: Vec::new(),
        signals: Vec::new(),
        unreadable: None,
    })
}

async fn load_history(conn: Conn<'_>, claimed: &mut [Claimed], begun: &Vec<Uuid>) -> Result<()> {
    let (mut steps_conn, mut signals_conn) = (conn, conn);
    let (steps, signals) = (Journal { runs: begun }, Signals { runs: begun });
    let steps = steps.load::<(Uuid, String, i32, Value)>(&mut steps_conn);
    let signals = signals.load::<(Uuid, Value)>(&mut signals_conn);
    let (steps, signals) = futures::try_join!(steps, signals)?;
    let of = |id: Uuid, claimed: &[Claimed]| claimed.iter().position(|run| run.facts.id.0 == id);
    for (id, name, n, output) in steps {
        if let Some(run) = of(id, claimed).and_then(|at| claimed.get_mut(at)) {
            run.steps.push(JournalStep { name, n, output });
        }
    }
    for (id, signal) in signals {
        if let Some(run) = of(id, claimed).and_then(|at| claimed.get_mut(at)) {
            run.hear(signal);
        }
    }
    Ok(())
}

statement! {
    /// Extends the leases that are still ours. It skips locked rows: a run that is being recorded is alive anyway, and
    /// waiting for many rows at once invites deadlocks with the recorders.
    Extend<'a> { tokens: Vec<Uuid> => Array<SqlUuid> } -> SqlUuid,
    "WITH held AS (SELECT id, lease_token FROM runs WHERE state = 'running' AND lease_token = ANY ($)),
          free AS (SELECT r.id FROM runs r JOIN held USING (id) WHERE r.state = 'running'
                   AND r.lease_token = held.lease_token FOR NO KEY UPDATE OF r SKIP LOCKED),
          extended AS (UPDATE runs r SET lease_until = now() + interval '30 s' FROM free WHERE r.id = free.id)
     SELECT lease_token FROM held"
}

/// Extends leases and returns the tokens that are still current; the others are lost.
///
/// # Errors
/// The failure of the query.
pub async fn extend_leases(mut conn: Conn<'_>, tokens: &Vec<Uuid>) -> Result<Vec<Uuid>> {
    Ok(Extend { tokens }.load(&mut conn).await?)
}

statement! {
    /// Gives a run back as it was before the claim.
    GiveBack<'a> { wake_at: DateTime<Utc> => Timestamptz, run: Uuid => SqlUuid, token: Uuid => SqlUuid } -> SqlUuid,
    "UPDATE runs SET state = 'ready', lease_token = NULL, lease_until = NULL, wake_at = $
     WHERE id = $ AND lease_token = $ RETURNING id"
}

/// Gives a leased run back, to be woken at `wake_at`; burns no attempt. Does nothing when the lease is lost.
///
/// # Errors
/// The failure of the query.
pub async fn release(mut conn: Conn<'_>, run: RunId, token: Uuid, wake_at: DateTime<Utc>) -> Result<()> {
    let _given_back: Vec<Uuid> = GiveBack {
        wake_at: &wake_at,
        run: &run.0,
        token: &token,
    }
    .load(&mut conn)
    .await?;
    Ok(())
}
