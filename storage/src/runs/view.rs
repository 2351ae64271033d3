//! Runs as those see them who watch.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::flows::FlowKind;
use domain::ids::{RunId, WorkspaceId};
use serde_json::Value;
use uuid::Uuid;

use super::{RunState, WaitingFor, Wake};
use crate::schema::{run_signals, run_steps, runs};
use crate::statement::statement;
use crate::{Conn, Error, Result, Word};

/// A run as shown.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = runs)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct RunView {
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub user_id: Uuid,
    pub flow: String,
    pub version: i16,
    pub subject: Uuid,
    pub generation: i32,
    pub queue: String,
    pub state: Word<RunState>,
    pub waiting_for: Option<Word<WaitingFor>>,
    pub wake_at: Option<DateTime<Utc>>,
    pub lease_until: Option<DateTime<Utc>>,
    pub worker: Option<String>,
    pub step: Option<String>,
    pub attempts: i16,
    pub lost_leases: i16,
    pub cancel_reason: Option<String>,
    pub error: Option<Value>,
    pub outcome: Option<Value>,
    pub created_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
}

/// A finished step as shown.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = run_steps)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct StepView {
    pub name: String,
    pub n: i32,
    pub position: i32,
    pub output: Value,
    pub attempts: i16,
    pub started_at: DateTime<Utc>,
    pub finished_at: DateTime<Utc>,
}

/// The newest run of a flow about a subject.
///
/// # Errors
/// The failure of the query.
pub async fn find_newest(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    flow: FlowKind,
    subject: Uuid,
) -> Result<Option<RunView>> {
    Ok(runs::table
        .filter(runs::flow.eq(flow.name))
        .filter(runs::subject.eq(subject))
        .filter(runs::workspace_id.eq(workspace.0))
        .order(runs::generation.desc())
        .select(RunView::as_select())
        .first(&mut conn)
        .await
        .optional()?)
}

/// A run of any workspace.
///
/// # Errors
/// `NotFound`.
pub async fn get(mut conn: Conn<'_>, run: RunId) -> Result<RunView> {
    runs::table
        .find(run.0)
        .select(RunView::as_select())
        .get_result(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("run"))
}

/// Runs that a process was the last to hold and that ended after a moment, in the order of their ends.
///
/// # Errors
/// The failure of the query.
pub async fn list_ended_by(mut conn: Conn<'_>, worker: &str, after: DateTime<Utc>, limit: i64) -> Result<Vec<RunView>> {
    Ok(runs::table
        .filter(runs::finished_at.gt(after))
        .filter(runs::worker.eq(worker))
        .order(runs::finished_at)
        .limit(limit)
        .select(RunView::as_select())
        .load(&mut conn)
        .await?)
}

/// All runs of a flow about a subject, newest first.
///
/// # Errors
/// The failure of the query.
pub async fn list_generations(mut conn: Conn<'_>, flow: &str, subject: Uuid) -> Result<Vec<RunView>> {
    Ok(runs::table
        .filter(runs::flow.eq(flow))
        .filter(runs::subject.eq(subject))
        .order(runs::generation.desc())
        .select(RunView::as_select())
        .load(&mut conn)
        .await?)
}

/// What a run was told.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = run_signals)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct SignalView {
    pub n: i32,
    pub signal: Value,
    pub created_at: DateTime<Utc>,
}

/// The signals of a run, in order.
///
/// # Errors
/// The failure of the query.
pub async fn list_signals(mut conn: Conn<'_>, run: RunId) -> Result<Vec<SignalView>> {
    Ok(run_signals::table
        .filter(run_signals::run_id.eq(run.0))
        .order(run_signals::n)
        .select(SignalView::as_select())
        .load(&mut conn)
        .await?)
}

/// The journal of a run, in order.
///
/// # Errors
/// The failure of the query.
pub async fn list_steps(mut conn: Conn<'_>, run: RunId) -> Result<Vec<StepView>> {
    Ok(run_steps::table
        .filter(run_steps::run_id.eq(run.0))
        .order(run_steps::position)
        .select(StepView::as_select())
        .load(&mut conn)
        .await?)
}

statement! {
    /// What a worker could execute at once.
    Claimable<'a> { now: DateTime<Utc> => Timestamptz } -> (SqlUuid, Text),
    "SELECT id, queue FROM runs
     WHERE state = 'ready' OR (state = 'waiting' AND wake_at <= $) ORDER BY created_at, id"
}

/// Runs that are ready or due, oldest first.
///
/// # Errors
/// The failure of the query.
pub async fn list_claimable(mut conn: Conn<'_>, now: DateTime<Utc>) -> Result<Vec<Wake>> {
    let found: Vec<(Uuid, String)> = Claimable { now: &now }.load(&mut conn).await?;
    found
        .into_iter()
        .map(|(run, queue)| {
            let queue = queue.parse().map_err(|source| Error::Unreadable {
                what: "queue",
                source: Box::new(source),
            })?;
            Ok(Wake { run: RunId(run), queue })
        })
        .collect()
}
