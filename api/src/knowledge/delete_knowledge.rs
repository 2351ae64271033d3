//! Deleting an entry.

use axum::extract::State;
use axum::http::StatusCode;
use domain::ids::KnowledgeId;
use serde_json::json;
use storage::knowledge;
use storage::people::audit;

use crate::extract::Path;
use crate::session::Session;
use crate::{ApiState, Problem};

/// Delete knowledge
#[utoipa::path(delete, path = "/api/knowledge-base/{id}", tag = "knowledge", params(("id" = uuid::Uuid, Path)),
    responses((status = 204, description = "Deleted")))]
pub(crate) async fn delete_knowledge(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<KnowledgeId>,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    knowledge::delete(tx.conn(), session.workspace, id).await?;
    audit::record(tx.conn(), &session.event("knowledge.deleted", id, json!({}))).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
