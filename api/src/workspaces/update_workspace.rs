//! Renaming the selected workspace.

use axum::extract::State;
use domain::roles::MemberRole;
use serde_json::json;
use storage::people::{audit, workspaces};

use super::create_workspace::NameWorkspace;
use super::views::WorkspaceView;
use crate::extract::Json;
use crate::session::RequireOwner;
use crate::{ApiState, Problem};

/// Rename the workspace
///
/// The one selected by `Mailroom-Workspace`; for its owners.
#[utoipa::path(patch, path = "/api/workspace", tag = "workspaces", request_body = NameWorkspace,
    responses((status = 200, description = "The workspace as it is now", body = WorkspaceView)))]
pub(crate) async fn update_workspace(
    State(state): State<ApiState>,
    RequireOwner(session): RequireOwner,
    Json(request): Json<NameWorkspace>,
) -> Result<Json<WorkspaceView>, Problem> {
    let name = request.checked()?;
    let tx = state.database.begin().await?;
    let workspace = workspaces::rename(tx.conn(), session.workspace, &name).await?;
    audit::record(
        tx.conn(),
        &session.event("workspace.renamed", session.workspace, json!({})),
    )
    .await?;
    tx.commit().await?;
    let role = session.member_role.unwrap_or(MemberRole::Owner);
    Ok(Json(WorkspaceView::of(workspace, role, session.user)))
}
