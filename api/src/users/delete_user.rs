//! Deleting a person.

use axum::extract::State;
use axum::http::StatusCode;
use domain::ids::UserId;
use serde_json::json;
use storage::deletion;
use storage::people::{audit, users};

use super::keep_a_super_admin;
use crate::extract::Path;
use crate::session::RequireSuperAdmin;
use crate::{ApiState, Problem};

/// Delete a user
///
/// With their workspaces and everything in them, for good; for super admins. They are signed out and gone at once, what
/// they own follows within minutes.
#[utoipa::path(delete, path = "/api/users/{id}", tag = "users", params(("id" = uuid::Uuid, Path)),
    responses((status = 204, description = "Deleted")))]
pub(crate) async fn delete_user(
    State(state): State<ApiState>,
    RequireSuperAdmin(session): RequireSuperAdmin,
    Path(id): Path<UserId>,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    let user = users::get_locked(tx.conn(), id).await?;
    keep_a_super_admin(tx.conn(), &user).await?;
    audit::record(tx.conn(), &session.event("user.deleted", id, json!({}))).await?;
    let wakes = deletion::delete_user(tx.conn(), id, session.at).await?;
    tx.commit().await?;
    state.wake(wakes);
    Ok(StatusCode::NO_CONTENT)
}
