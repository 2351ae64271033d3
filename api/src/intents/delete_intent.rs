//! Deleting an intent.

use axum::extract::State;
use axum::http::StatusCode;
use domain::ids::IntentId;
use serde_json::json;
use storage::intents;
use storage::people::{audit, workspaces};

use crate::extract::Path;
use crate::session::Session;
use crate::{ApiState, Code, Problem};

/// Delete an intent
///
/// Emails that matched it keep its name.
#[utoipa::path(delete, path = "/api/intents/{id}", tag = "intents", params(("id" = uuid::Uuid, Path)),
    responses((status = 204, description = "Deleted")))]
pub(crate) async fn delete_intent(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<IntentId>,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    workspaces::lock(tx.conn(), session.workspace).await?;
    let intent = intents::get(tx.conn(), session.workspace, id).await?;
    if intent.is_catch_all() {
        return Err(Problem::new(Code::DefaultIntentRequired));
    }
    intents::delete(tx.conn(), session.workspace, id).await?;
    audit::record(
        tx.conn(),
        &session.event("intent.deleted", id, json!({ "name": intent.name })),
    )
    .await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
