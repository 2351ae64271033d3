//! The processes that execute runs.

use axum::extract::State;
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use storage::workers::{self, Worker};
use utoipa::ToSchema;

use crate::extract::Json;
use crate::paging::Page;
use crate::session::RequireAdmin;
use crate::{ApiState, Problem};

/// A process that executes runs, or did so within the last day.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Worker)]
pub(crate) struct WorkerView {
    /// Host, process id and a random part.
    name: String,
    host: String,
    /// Version of Mailroom.
    version: String,
    /// Queues it works on.
    queues: Vec<String>,
    started_at: DateTime<Utc>,
    heartbeat_at: DateTime<Utc>,
    /// Whether it gave a sign of life within the last half minute.
    is_alive: bool,
    /// Runs it executes right now.
    running: i64,
}

impl From<Worker> for WorkerView {
    fn from(worker: Worker) -> Self {
        let host = worker.name.rsplitn(3, '-').nth(2).unwrap_or(&worker.name);
        Self {
            host: host.to_owned(),
            name: worker.name,
            version: worker.version,
            queues: worker.queues,
            started_at: worker.started_at,
            heartbeat_at: worker.heartbeat_at,
            is_alive: worker.is_alive,
            running: worker.running,
        }
    }
}

/// List workers
///
/// Those of the last day, the oldest first; for admins. They fit on one page.
#[utoipa::path(get, path = "/api/jobs/workers", tag = "jobs",
    responses((status = 200, description = "The workers", body = Page<WorkerView>)))]
pub(crate) async fn list_workers(
    State(state): State<ApiState>,
    RequireAdmin(session): RequireAdmin,
) -> Result<Json<Page<WorkerView>>, Problem> {
    let connection = state.database.connection().await?;
    let rows = workers::list(&connection, session.at - TimeDelta::days(1)).await?;
    Ok(Json(Page {
        items: rows.into_iter().map(WorkerView::from).collect(),
        next_cursor: None,
    }))
}
