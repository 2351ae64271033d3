//! Telling runs something from outside: signals, cancelling, redriving.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Bool, Int4, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::flows::{FlowKind, Queue, Signal};
use domain::ids::RunId;
use serde_json::Value;
use uuid::Uuid;

use super::Wake;
use crate::statement::statement;
use crate::{Conn, Error, Result};

statement! {
    /// Counts a signal and wakes the run, unless it waits for a retry, which keeps its back-off.
    /// Taking the row first orders signals against the run's own records.
    Count<'a> { now: DateTime<Utc> => Timestamptz, run: Uuid => SqlUuid } -> (Int4, Text, Text),
    "UPDATE runs SET signals_sent = signals_sent + 1,
            wake_at = CASE WHEN state = 'waiting' AND waiting_for <> 'retry' THEN $ ELSE wake_at END,
            waiting_for = CASE WHEN waiting_for = 'retry' THEN waiting_for END,
            state = CASE WHEN state = 'waiting' AND waiting_for <> 'retry' THEN 'ready' ELSE state END
     WHERE id = $ AND finished_at IS NULL RETURNING signals_sent, queue, state"
}

statement! {
    /// Keeps the signal under its number.
    Keep<'a> { run: Uuid => SqlUuid, n: i32 => Int4, signal: Value => Jsonb, now: DateTime<Utc> => Timestamptz } -> (),
    "INSERT INTO run_signals (run_id, n, signal, created_at) VALUES ($, $, $, $)"
}

statement! {
    /// The run that may still act for a subject.
    Unfinished<'a> { flow: str => Text, subject: Uuid => SqlUuid } -> SqlUuid,
    "SELECT id FROM runs WHERE flow = $ AND subject = $ AND finished_at IS NULL"
}

statement! {
    /// The run that may still act for a subject, whether it rests, and its last signal.
    LastWord<'a> { flow: str => Text, subject: Uuid => SqlUuid } -> (SqlUuid, Bool, Nullable<Jsonb>),
    "SELECT r.id, r.state = 'waiting', s.signal
     FROM runs r LEFT JOIN run_signals s ON s.run_id = r.id AND s.n = r.signals_sent
     WHERE r.flow = $ AND r.subject = $ AND r.finished_at IS NULL"
}

statement! {
    /// Asks a run to stop; waiting ones are woken whatever they wait for.
    AskToStop<'a> { reason: str => Text, now: DateTime<Utc> => Timestamptz, run: Uuid => SqlUuid } -> (Text, Text),
    "UPDATE runs SET cancel_reason = coalesce(cancel_reason, $),
            wake_at = CASE WHEN state = 'waiting' THEN $ ELSE wake_at END,
            waiting_for = NULL,
            state = CASE WHEN state = 'waiting' THEN 'ready' ELSE state END
     WHERE id = $ AND finished_at IS NULL RETURNING queue, state"
}

statement! {
    /// Lets a failed run go on at the step it failed at.
    Again<'a> { now: DateTime<Utc> => Timestamptz, run: Uuid => SqlUuid } -> Text,
    "UPDATE runs SET state = 'ready', wake_at = $, attempts = 0, lost_leases = 0, finished_at = NULL, outcome = NULL
     WHERE id = $ AND state = 'failed' RETURNING queue"
}

statement! {
    /// Ends the waiting of a run at once.
    WakeNow<'a> { now: DateTime<Utc> => Timestamptz, run: Uuid => SqlUuid } -> Text,
    "UPDATE runs SET state = 'ready', waiting_for = NULL, wake_at = $ WHERE id = $ AND state IN ('ready', 'waiting')
     RETURNING queue"
}

fn queue_of(word: &str) -> Result<Queue> {
    word.parse().map_err(|source| Error::Unreadable {
        what: "queue",
        source: Box::new(source),
    })
}

/// When the sweeper looks again at a run whose wake-up was sent just now.
pub(super) fn next_push(now: DateTime<Utc>) -> DateTime<Utc> {
    now + chrono::TimeDelta::seconds(10)
}

/// Sends a signal to a run in the sender's transaction; `None` where the run is finished or there is none to wake.
///
/// # Errors
/// The failure of a query.
pub async fn signal(mut conn: Conn<'_>, run: RunId, signal: &Signal, now: DateTime<Utc>) -> Result<Option<Wake>> {
    let counted: Vec<(i32, String, String)> = Count {
        now: &next_push(now),
        run: &run.0,
    }
    .load(&mut conn)
    .await?;
    let Some((n, queue, state)) = counted.into_iter().next() else {
        return Ok(None);
    };
    let signal = serde_json::to_value(signal).map_err(|source| Error::Unreadable {
        what: "signal",
        source: Box::new(source),
    })?;
    Keep {
        run: &run.0,
        n: &n,
        signal: &signal,
        now: &now,
    }
    .execute(&mut conn)
    .await?;
    Ok((state == "ready").then_some(Wake {
        run,
        queue: queue_of(&queue)?,
    }))
}

/// The unfinished run of a flow about a subject.
///
/// # Errors
/// The failure of the query.
pub async fn find_unfinished(mut conn: Conn<'_>, flow: FlowKind, subject: Uuid) -> Result<Option<RunId>> {
    let found: Vec<Uuid> = Unfinished {
        flow: flow.name,
        subject: &subject,
    }
    .load(&mut conn)
    .await?;
    Ok(found.into_iter().next().map(RunId))
}

/// The unfinished run about a subject, as seen by someone who wants to take a word back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The run.
    pub run: RunId,
    /// Whether it rests, and so has heard everything.
    pub is_waiting: bool,
    /// What it was told last.
    pub last: Option<Signal>,
}

impl Told {
    /// Whether it was told to send, and has not rested since.
    #[must_use]
    pub const fn is_approved_just_now(&self) -> bool {
        !self.is_waiting && matches!(self.last, Some(Signal::Approved { .. }))
    }
}

/// The unfinished run about a subject and what it was told last.
///
/// # Errors
/// The failure of the query.
pub async fn find_told(mut conn: Conn<'_>, flow: FlowKind, subject: Uuid) -> Result<Option<Told>> {
    let find = LastWord {
        flow: flow.name,
        subject: &subject,
    };
    let found: Vec<(Uuid, bool, Option<Value>)> = find.load(&mut conn).await?;
    let told = |(run, is_waiting, last): (Uuid, bool, Option<Value>)| {
        let last = last.map(serde_json::from_value).transpose();
        Ok(Told {
            run: RunId(run),
            is_waiting,
            last: last.map_err(|source| Error::Unreadable {
                what: "signal",
                source: Box::new(source),
            })?,
        })
    };
    found.into_iter().next().map(told).transpose()
}

/// Sends a signal to the unfinished run about a subject. The first `Option` says whether there is such a run.
///
/// # Errors
/// The failure of a query.
pub async fn signal_subject(
    conn: Conn<'_>,
    flow: FlowKind,
    subject: Uuid,
    told: &Signal,
    now: DateTime<Utc>,
) -> Result<Option<Option<Wake>>> {
    match find_unfinished(conn, flow, subject).await? {
        Some(run) => Ok(Some(signal(conn, run, told, now).await?)),
        None => Ok(None),
    }
}

/// Has the unfinished run about a subject take its next turn at once, or right after the one it is in the middle of.
/// The first `Option` says whether there is such a run.
///
/// # Errors
/// The failure of a query.
pub async fn hurry_subject(
    conn: Conn<'_>,
    flow: FlowKind,
    subject: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<Option<Wake>>> {
    let Some(run) = find_unfinished(conn, flow, subject).await? else {
        return Ok(None);
    };
    let told = signal(conn, run, &Signal::Changed, now).await?;
    // A signal does not end the back-off of a step that failed.
    let woken = match told {
        None => wake_now(conn, run, now).await?,
        told => told,
    };
    Ok(Some(woken))
}

/// Asks a run to stop at the next step. A hand-off that has begun is finished first.
///
/// # Errors
/// The failure of the query.
pub async fn cancel(mut conn: Conn<'_>, run: RunId, reason: &str, now: DateTime<Utc>) -> Result<Option<Wake>> {
    let asked: Vec<(String, String)> = AskToStop {
        reason,
        now: &next_push(now),
        run: &run.0,
    }
    .load(&mut conn)
    .await?;
    let Some((queue, state)) = asked.into_iter().next() else {
        return Ok(None);
    };
    Ok((state == "ready").then_some(Wake {
        run,
        queue: queue_of(&queue)?,
    }))
}

/// Asks the unfinished run about a subject to stop.
///
/// # Errors
/// The failure of a query.
pub async fn cancel_subject(
    conn: Conn<'_>,
    flow: FlowKind,
    subject: Uuid,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<Option<Wake>> {
    match find_unfinished(conn, flow, subject).await? {
        Some(run) => cancel(conn, run, reason, now).await,
        None => Ok(None),
    }
}

/// Lets a failed run go on from the step it failed at; `None` when it is not failed.
///
/// # Errors
/// `Duplicate` (`runs_unfinished_key`) when the subject has a newer unfinished run; else the failure of the query.
pub async fn redrive(mut conn: Conn<'_>, run: RunId, now: DateTime<Utc>) -> Result<Option<Wake>> {
    let queues: Vec<String> = Again {
        now: &next_push(now),
        run: &run.0,
    }
    .load(&mut conn)
    .await?;
    queues
        .into_iter()
        .next()
        .map(|queue| {
            Ok(Wake {
                run,
                queue: queue_of(&queue)?,
            })
        })
        .transpose()
}

/// Ends the waiting of a run at once; `None` when it does not wait.
///
/// # Errors
/// The failure of the query.
pub async fn wake_now(mut conn: Conn<'_>, run: RunId, now: DateTime<Utc>) -> Result<Option<Wake>> {
    let queues: Vec<String> = WakeNow {
        now: &next_push(now),
        run: &run.0,
    }
    .load(&mut conn)
    .await?;
    queues
        .into_iter()
        .next()
        .map(|queue| {
            Ok(Wake {
                run,
                queue: queue_of(&queue)?,
            })
        })
        .transpose()
}
