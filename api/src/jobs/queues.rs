//! Pausing queues and resuming them.

use axum::extract::State;
use axum::http::StatusCode;
use domain::flows::{ALL, Queue, known_versions};
use serde_json::json;
use storage::people::audit;
use storage::{queues, runs};

use crate::extract::Path;
use crate::session::{RequireAdmin, Session};
use crate::words::QueueSchema;
use crate::{ApiState, Problem};

/// Due runs that are woken at once when a queue is resumed; the sweepers find the others.
const WOKEN: i64 = 200;

/// Pause a queue
///
/// It starts no runs any more; those being executed go on to their next rest. For admins.
#[utoipa::path(post, path = "/api/jobs/queues/{name}/pause", tag = "jobs",
    params(("name" = inline(QueueSchema), Path)), responses((status = 204, description = "It is paused")))]
pub(crate) async fn pause_queue(
    State(state): State<ApiState>,
    RequireAdmin(session): RequireAdmin,
    Path(name): Path<String>,
) -> Result<StatusCode, Problem> {
    set_paused(&state, &session, &name, true).await
}

/// Resume a queue
///
/// For admins.
#[utoipa::path(post, path = "/api/jobs/queues/{name}/resume", tag = "jobs",
    params(("name" = inline(QueueSchema), Path)), responses((status = 204, description = "It starts runs again")))]
pub(crate) async fn resume_queue(
    State(state): State<ApiState>,
    RequireAdmin(session): RequireAdmin,
    Path(name): Path<String>,
) -> Result<StatusCode, Problem> {
    set_paused(&state, &session, &name, false).await
}

async fn set_paused(state: &ApiState, session: &Session, name: &str, is_paused: bool) -> Result<StatusCode, Problem> {
    let queue: Queue = name.parse().map_err(|_| Problem::not_found("queue"))?;
    let tx = state.database.begin().await?;
    queues::set_paused(tx.conn(), queue, is_paused).await?;
    let action = if is_paused { "queue.paused" } else { "queue.resumed" };
    audit::record(tx.conn(), &session.event(action, queue, json!({}))).await?;
    let due = if is_paused {
        Vec::new()
    } else {
        runs::sweep_due(
            tx.conn(),
            &vec![queue.as_str()],
            &known_versions(ALL),
            WOKEN,
            session.at,
        )
        .await?
    };
    tx.commit().await?;
    state.wake(due);
    Ok(StatusCode::NO_CONTENT)
}
