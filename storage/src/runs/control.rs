//! Steering runs from outside: cancelling, redriving, waking.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::flows::{FlowKind, Queue};
use domain::ids::RunId;
use uuid::Uuid;

use super::Wake;
use crate::statement::statement;
use crate::{Conn, Error, Result};

statement! {
    /// The run that may still act for a subject.
    Unfinished<'a> { flow: str => Text, subject: Uuid => SqlUuid } -> SqlUuid,
    "SELECT id FROM runs WHERE flow = $ AND subject = $ AND finished_at IS NULL"
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

pub(super) fn queue_of(word: &str) -> Result<Queue> {
    word.parse().map_err(|source| Error::Unreadable {
        what: "queue",
        source: Box::new(source),
    })
}

/// When the sweeper looks again at a run whose wake-up was sent just now.
pub(super) fn next_push(now: DateTime<Utc>) -> DateTime<Utc> {
    now + chrono::TimeDelta::seconds(10)
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
