//! Founding a workspace.

use axum::extract::State;
use axum::http::StatusCode;
use domain::ids::WorkspaceId;
use domain::roles::MemberRole;
use serde::Deserialize;
use serde_json::json;
use storage::people::workspaces::Workspace;
use storage::people::{audit, joining};
use utoipa::ToSchema;

use super::views::WorkspaceView;
use crate::extract::Json;
use crate::problem::FieldChecks;
use crate::session::Session;
use crate::{ApiState, Problem};

const NAME_LIMIT: usize = 200;

/// Name of a workspace.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct NameWorkspace {
    /// Company name, as used in replies.
    name: String,
}

impl NameWorkspace {
    /// The name, tidied.
    pub(super) fn checked(self) -> Result<String, Problem> {
        let mut checks = FieldChecks::default();
        checks.require_text("name", &self.name, NAME_LIMIT);
        checks.done()?;
        Ok(self.name.trim().to_owned())
    }
}

/// Found a workspace
///
/// With the starter intents; the person becomes its owner.
#[utoipa::path(post, path = "/api/workspaces", tag = "workspaces", request_body = NameWorkspace,
    responses((status = 201, description = "The new workspace", body = WorkspaceView)))]
pub(crate) async fn create_workspace(
    State(state): State<ApiState>,
    session: Session,
    Json(request): Json<NameWorkspace>,
) -> Result<(StatusCode, Json<WorkspaceView>), Problem> {
    let workspace = Workspace {
        id: WorkspaceId::new().0,
        user_id: session.user.0,
        name: request.checked()?,
        is_personal: false,
        created_at: session.at,
    };
    let tx = state.database.begin().await?;
    joining::found(tx.conn(), &workspace).await?;
    audit::record(tx.conn(), &session.event("workspace.created", workspace.id, json!({}))).await?;
    tx.commit().await?;
    Ok((
        StatusCode::CREATED,
        Json(WorkspaceView::of(workspace, MemberRole::Owner, session.user)),
    ))
}
