//! Taking an address off the suppression list.

use axum::extract::State;
use axum::http::StatusCode;
use domain::ids::SuppressionId;
use serde_json::json;
use storage::people::audit;
use storage::suppressions;

use crate::extract::Path;
use crate::session::Session;
use crate::{ApiState, Problem};

/// Delete a suppression
///
/// The address may be written to again; what was not sent meanwhile is not sent by that.
#[utoipa::path(delete, path = "/api/suppressions/{id}", tag = "suppressions", params(("id" = uuid::Uuid, Path)),
    responses((status = 204, description = "Deleted")))]
pub(crate) async fn delete_suppression(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<SuppressionId>,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    let removed = suppressions::remove(tx.conn(), session.workspace, id).await?;
    audit::record(
        tx.conn(),
        &session.event("suppression.deleted", id, json!({ "email": removed.email })),
    )
    .await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
