//! Signals: what runs are told, and whether they have heard it.
//!
//! Two counters of the run decide, never a time. `signals_sent` grows with each signal, in the sender's transaction.
//! `signals_heard` is set when the run comes to rest: the number of the last signal it knew of. So a run was told
//! something since its last rest exactly while `signals_sent > signals_heard`, and a run that would rest while that
//! is so becomes ready instead (`WOKEN`). A wait for a retry is no rest: it keeps its back-off whatever is said.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Int4, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::flows::{FlowKind, Signal};
use domain::ids::RunId;
use serde_json::Value;
use uuid::Uuid;

use super::Wake;
use super::control::{find_unfinished, next_push, queue_of, wake_now};
use crate::statement::statement;
use crate::{Conn, Error, Result};

/// In the fence, of a run `r` whose record `g` lets it rest: it was told something that it has not heard.
pub(crate) const WOKEN: &str =
    "(g.signals_heard IS NOT NULL AND (r.signals_sent > g.signals_heard OR r.cancel_reason IS NOT NULL))";

statement! {
    /// Counts a signal and wakes the run, unless it waits for a retry. Taking the row first orders signals against the
    /// run's own records.
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
    /// The run that may still act for a subject, with each signal it has not heard.
    Unheard<'a> { flow: str => Text, subject: Uuid => SqlUuid } -> (SqlUuid, Nullable<Jsonb>),
    "SELECT r.id, s.signal
     FROM runs r LEFT JOIN run_signals s ON s.run_id = r.id AND s.n > r.signals_heard
                                        AND (r.state <> 'waiting' OR r.waiting_for = 'retry')
     WHERE r.flow = $ AND r.subject = $ AND r.finished_at IS NULL ORDER BY s.n"
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

/// The unfinished run about a subject, as seen by someone who wants to tell it something or take a word back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The run.
    pub run: RunId,
    /// What it was told since it last came to rest, in order; `None` for what this version cannot read.
    unheard: Vec<Option<Signal>>,
}

impl Told {
    /// Whether it was told anything since it last came to rest: what is said next may no longer fit.
    #[must_use]
    pub fn has_unheard(&self) -> bool {
        !self.unheard.is_empty()
    }

    /// Whether it was told to send since it last came to rest, and not called back after that.
    #[must_use]
    pub fn is_approved_just_now(&self) -> bool {
        let mut newest_first = self.unheard.iter().rev().flatten();
        let last = newest_first.find(|word| matches!(word, Signal::Approved { .. } | Signal::Recalled));
        matches!(last, Some(Signal::Approved { .. }))
    }

    /// Whether it was told what became of an uncertain message since it last came to rest.
    #[must_use]
    pub fn is_settled_just_now(&self) -> bool {
        let mut words = self.unheard.iter().flatten();
        words.any(|word| matches!(word, Signal::Settled { .. }))
    }
}

/// The unfinished run about a subject, and what it was told since it last came to rest.
///
/// # Errors
/// The failure of the query.
pub async fn find_told(mut conn: Conn<'_>, flow: FlowKind, subject: Uuid) -> Result<Option<Told>> {
    let find = Unheard {
        flow: flow.name,
        subject: &subject,
    };
    let found: Vec<(Uuid, Option<Value>)> = find.load(&mut conn).await?;
    let told = found.iter().map(|&(run, _)| RunId(run)).next();
    let words = found.into_iter().filter_map(|(_, word)| word);
    let unheard = words.map(|word| serde_json::from_value(word).ok()).collect();
    Ok(told.map(|run| Told { run, unheard }))
}
