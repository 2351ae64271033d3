//! Pages of runs for the console, newest first, and the redriving of many at once.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::sql_types::{Array, Bool, Int8, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::flows::{ALL, FlowKind, Queue, known_versions};
use domain::ids::RunId;
use uuid::Uuid;

use super::view::RunView;
use super::{RunState, Wake};
use crate::pattern::containing;
use crate::schema::runs;
use crate::statement::statement;
use crate::{Conn, Error, Result};

/// Most runs that are redriven at once.
pub const REDRIVE_LIMIT: i64 = 500;

/// Which runs; what is `None` does not narrow.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Flow.
    pub flow: Option<FlowKind>,
    /// State.
    pub state: Option<RunState>,
    /// Queue.
    pub queue: Option<Queue>,
    /// Words in the error.
    pub text: Option<String>,
    /// What the run is about.
    pub subject: Option<Uuid>,
}

/// A page of at most `limit` runs of the installation, those started before `before`.
///
/// # Errors
/// The failure of the query.
pub async fn list(mut conn: Conn<'_>, filter: &Filter, before: Option<RunId>, limit: i64) -> Result<Vec<RunView>> {
    let mut query = runs::table
        .order(runs::id.desc())
        .limit(limit)
        .select(RunView::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(runs::id.lt(before.0));
    }
    if let Some(flow) = filter.flow {
        query = query
            .filter(runs::flow.eq(flow.name))
            .filter(runs::queue.eq(flow.queue.as_str()));
    }
    if let Some(queue) = filter.queue {
        query = query.filter(runs::queue.eq(queue.as_str()));
    }
    // The condition of the index of flows that have few runs.
    if filter.flow.is_some_and(has_few_runs) || filter.queue.is_some_and(|queue| flows_of(queue).all(has_few_runs)) {
        query = query.filter(sql::<Bool>("runs.flow NOT IN ('process_email', 'follow_up')"));
    }
    if let Some(subject) = filter.subject {
        let flows = domain::flows::ALL.iter().map(|flow| flow.name);
        query = query.filter(runs::flow.eq_any(flows)).filter(runs::subject.eq(subject));
    }
    if let Some(state) = filter.state {
        // As a word of the statement, so that the index of failed runs is known to fit.
        query = query.filter(sql::<Bool>(&format!("runs.state = '{state}'")));
        if matches!(state, RunState::Ready | RunState::Running | RunState::Waiting) {
            query = query.filter(runs::finished_at.is_null());
        }
    }
    if let Some(text) = &filter.text {
        query = query
            .filter(runs::error.is_not_null())
            .filter(sql::<Bool>("runs.error::text ILIKE ").bind::<Text, _>(containing(text)));
    }
    Ok(query.load(&mut conn).await?)
}

/// Whether a flow is none of those that every email starts.
fn has_few_runs(flow: FlowKind) -> bool {
    flow.name != domain::flows::PROCESS_EMAIL.name && flow.name != domain::flows::FOLLOW_UP.name
}

fn flows_of(queue: Queue) -> impl Iterator<Item = FlowKind> {
    domain::flows::ALL
        .iter()
        .copied()
        .filter(move |flow| flow.queue == queue)
}

/// The failed runs that a filter finds, apart from those that a newer run about the subject has replaced, and those of a
/// version that this Mailroom does not know.
macro_rules! failed_sql {
    () => {
        "WITH wanted (flow, queue, pattern, subject, known) AS (VALUES ($, $, $, $, $)),
         failed AS (SELECT r.id FROM runs r, wanted w
            WHERE r.state = 'failed' AND (w.flow IS NULL OR r.flow = w.flow)
              AND r.flow || '/' || r.version = ANY (w.known)
              AND (w.queue IS NULL OR r.queue = w.queue) AND (w.subject IS NULL OR r.subject = w.subject)
              AND (w.pattern IS NULL OR r.error::text ILIKE w.pattern)
              AND NOT EXISTS (SELECT FROM runs n WHERE n.flow = r.flow AND n.subject = r.subject
                                AND n.generation > r.generation)"
    };
}

statement! {
    /// Lets failed runs go on, oldest first.
    Redrive<'a> {
        flow: Option<&'static str> => Nullable<Text>,
        queue: Option<&'static str> => Nullable<Text>,
        pattern: Option<String> => Nullable<Text>,
        subject: Option<Uuid> => Nullable<SqlUuid>,
        known: Vec<String> => Array<Text>,
        limit: i64 => Int8,
        next: DateTime<Utc> => Timestamptz,
    } -> (SqlUuid, Text, Text, SqlUuid),
    concat!(failed_sql!(), " ORDER BY r.id LIMIT $ FOR UPDATE OF r SKIP LOCKED)
     UPDATE runs r SET state = 'ready', wake_at = $, attempts = 0, lost_leases = 0, finished_at = NULL, outcome = NULL
     FROM failed f WHERE r.id = f.id RETURNING r.id, r.queue, r.flow, r.subject")
}

statement! {
    /// How many there are.
    CountFailed<'a> {
        flow: Option<&'static str> => Nullable<Text>,
        queue: Option<&'static str> => Nullable<Text>,
        pattern: Option<String> => Nullable<Text>,
        subject: Option<Uuid> => Nullable<SqlUuid>,
        known: Vec<String> => Array<Text>,
    } -> Int8,
    concat!(failed_sql!(), ") SELECT count(*) FROM failed")
}

/// A run that goes on, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redriven {
    /// Its wake-up.
    pub wake: Wake,
    /// Name of the flow.
    pub flow: String,
    /// What it is about.
    pub subject: Uuid,
}

/// Lets the failed runs that the filter finds go on, at most `REDRIVE_LIMIT`, oldest first; its state is not read.
///
/// # Errors
/// `Duplicate` (`runs_unfinished_key`) when a newer run was started meanwhile; else the failure of the query.
pub async fn redrive_matching(mut conn: Conn<'_>, filter: &Filter, now: DateTime<Utc>) -> Result<Vec<Redriven>> {
    let redrive = Redrive {
        flow: &filter.flow.map(|flow| flow.name),
        queue: &filter.queue.map(Queue::as_str),
        pattern: &filter.text.as_deref().map(containing),
        subject: &filter.subject,
        known: &known_versions(ALL),
        limit: &REDRIVE_LIMIT,
        next: &super::control::next_push(now),
    };
    let rows: Vec<(Uuid, String, String, Uuid)> = redrive.load(&mut conn).await?;
    rows.into_iter()
        .map(|(run, queue, flow, subject)| {
            let queue = queue.parse().map_err(|source| Error::Unreadable {
                what: "queue",
                source: Box::new(source),
            })?;
            let wake = Wake { run: RunId(run), queue };
            Ok(Redriven { wake, flow, subject })
        })
        .collect()
}

/// How many failed runs `redrive_matching` would let go on without its limit.
///
/// # Errors
/// The failure of the query.
pub async fn count_redrivable(mut conn: Conn<'_>, filter: &Filter) -> Result<i64> {
    let count = CountFailed {
        flow: &filter.flow.map(|flow| flow.name),
        queue: &filter.queue.map(Queue::as_str),
        pattern: &filter.text.as_deref().map(containing),
        subject: &filter.subject,
        known: &known_versions(ALL),
    };
    Ok(count.get_result(&mut conn).await?)
}
