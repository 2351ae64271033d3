//! The workspaces of a person.

use axum::extract::State;
use storage::people::workspaces;

use super::views::WorkspaceView;
use crate::extract::Json;
use crate::paging::Page;
use crate::session::Session;
use crate::{ApiState, Problem};

/// List own workspaces
///
/// Those the person belongs to, oldest first, on one page.
#[utoipa::path(get, path = "/api/workspaces", tag = "workspaces",
    responses((status = 200, description = "The workspaces", body = Page<WorkspaceView>)))]
pub(crate) async fn list_workspaces(
    State(state): State<ApiState>,
    session: Session,
) -> Result<Json<Page<WorkspaceView>>, Problem> {
    let connection = state.database.connection().await?;
    let rows = workspaces::list_of(&connection, session.user).await?;
    let items = rows
        .into_iter()
        .map(|(workspace, role)| WorkspaceView::of(workspace, role, session.user))
        .collect();
    Ok(Json(Page {
        items,
        next_cursor: None,
    }))
}
