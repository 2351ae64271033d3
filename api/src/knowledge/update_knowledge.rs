//! Changing an entry.

use axum::extract::State;
use domain::ids::KnowledgeId;
use serde::Deserialize;
use serde_json::json;
use storage::knowledge::{self, EntryChanges};
use storage::people::audit;
use utoipa::ToSchema;

use super::check;
use super::views::KnowledgeView;
use crate::extract::{Json, Path};
use crate::session::Session;
use crate::{ApiState, Problem};

/// What changes about an entry; fields left out stay.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(crate) struct UpdateKnowledge {
    title: Option<String>,
    /// Markdown.
    content: Option<String>,
    category: Option<String>,
    /// Whether drafts may use it.
    is_active: Option<bool>,
}

/// Change knowledge
#[utoipa::path(put, path = "/api/knowledge-base/{id}", tag = "knowledge", request_body = UpdateKnowledge,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The entry as it is now", body = KnowledgeView)))]
pub(crate) async fn update_knowledge(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<KnowledgeId>,
    Json(request): Json<UpdateKnowledge>,
) -> Result<Json<KnowledgeView>, Problem> {
    let tx = state.database.begin().await?;
    let present = knowledge::get(tx.conn(), session.workspace, id).await?;
    let changes = EntryChanges {
        title: request.title.map_or(present.title, |title| title.trim().to_owned()),
        content: request.content.unwrap_or(present.content),
        category: request
            .category
            .map_or(present.category, |category| category.trim().to_owned()),
        is_active: request.is_active.unwrap_or(present.is_active),
        updated_at: session.at,
    };
    check(&changes.title, &changes.content, &changes.category)?;
    let entry = knowledge::update(tx.conn(), session.workspace, id, &changes).await?;
    let usage = knowledge::usage(tx.conn(), session.workspace, &[id]).await?;
    audit::record(
        tx.conn(),
        &session.event("knowledge.updated", id, json!({ "title": entry.title })),
    )
    .await?;
    tx.commit().await?;
    Ok(Json(KnowledgeView::of(
        entry,
        usage.get(&id).copied().unwrap_or_default(),
    )))
}
