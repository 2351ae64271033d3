//! Giving an email to a colleague, who then sees it.

use axum::extract::State;
use axum::http::StatusCode;
use domain::ids::{EmailId, UserId};
use serde::Deserialize;
use serde_json::json;
use storage::emails::{self, Action};
use storage::people::members;
use utoipa::ToSchema;

use super::find_locked;
use crate::extract::{Json, Path};
use crate::session::Session;
use crate::{ApiState, Problem};

/// Who takes care of an email.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct AssignEmail {
    /// A member of the workspace; null for nobody.
    #[schema(value_type = Option<uuid::Uuid>)]
    user_id: Option<UserId>,
}

/// Assign an email
#[utoipa::path(post, path = "/api/emails/{id}/assign", tag = "emails", request_body = AssignEmail,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 204, description = "Assigned")))]
pub(crate) async fn assign_email(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
    Json(request): Json<AssignEmail>,
) -> Result<StatusCode, Problem> {
    assign(&state, &session, id, request.user_id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Assigns an email to a member of the workspace, or to nobody.
pub(super) async fn assign(
    state: &ApiState,
    session: &Session,
    id: EmailId,
    assignee: Option<UserId>,
) -> Result<(), Problem> {
    let tx = state.database.begin().await?;
    let email = find_locked(tx.conn(), session, id).await?;
    if let Some(user) = assignee {
        let role = members::role_of(tx.conn(), session.workspace, user).await?;
        role.ok_or_else(|| Problem::field("user_id", "must be a member of the workspace"))?;
    }
    if email.assignee_id != assignee.map(|user| user.0) {
        emails::assign(tx.conn(), id, assignee).await?;
        let action = Action {
            user: Some(session.user),
            ..Action::new("assigned", json!({ "assignee_id": assignee }))
        };
        emails::record_action(tx.conn(), id, action, session.at).await?;
    }
    tx.commit().await?;
    Ok(())
}
