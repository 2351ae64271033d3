//! Deleting the selected workspace.

use axum::extract::State;
use axum::http::StatusCode;
use serde_json::json;
use storage::deletion;
use storage::people::{audit, workspaces};

use crate::session::RequireOwner;
use crate::{ApiState, Code, Problem};

/// Delete the workspace
///
/// The one selected by `Mailroom-Workspace`, with its mailboxes and everything in them, for good; for its owners. It is
/// gone at once for all its members; what is in it follows within minutes. A personal workspace goes with its person.
#[utoipa::path(delete, path = "/api/workspace", tag = "workspaces",
    responses((status = 204, description = "Deleted")))]
pub(crate) async fn delete_workspace(
    State(state): State<ApiState>,
    RequireOwner(session): RequireOwner,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    workspaces::lock(tx.conn(), session.workspace).await?;
    if workspaces::get(tx.conn(), session.workspace).await?.is_personal {
        return Err(Problem::with_detail(
            Code::Conflict,
            "a personal workspace is deleted together with its person",
        ));
    }
    let wakes = deletion::delete_workspace(tx.conn(), session.workspace, session.at).await?;
    audit::record(
        tx.conn(),
        &session.event("workspace.deleted", session.workspace, json!({})),
    )
    .await?;
    tx.commit().await?;
    state.wake(wakes);
    Ok(StatusCode::NO_CONTENT)
}
