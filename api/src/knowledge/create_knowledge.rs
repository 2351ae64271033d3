//! Adding an entry.

use axum::extract::State;
use axum::http::StatusCode;
use domain::ids::KnowledgeId;
use serde::Deserialize;
use serde_json::json;
use storage::knowledge::{self, NewEntry, Usage};
use storage::people::audit;
use utoipa::ToSchema;

use super::check;
use super::views::KnowledgeView;
use crate::extract::Json;
use crate::session::Session;
use crate::{ApiState, Problem};

/// An entry to be added.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct CreateKnowledge {
    title: String,
    /// Markdown.
    content: String,
    /// Free heading, such as Pricing.
    #[serde(default)]
    category: String,
    /// Whether drafts may use it.
    #[serde(default = "yes")]
    #[schema(default = true)]
    is_active: bool,
}

fn yes() -> bool {
    true
}

/// A row of the person's workspace.
pub(super) fn row(session: &Session, title: &str, content: String, category: &str, is_active: bool) -> NewEntry {
    NewEntry {
        id: KnowledgeId::new().0,
        workspace_id: session.workspace.0,
        user_id: session.user.0,
        title: title.trim().to_owned(),
        content,
        category: category.trim().to_owned(),
        is_active,
        created_at: session.at,
        updated_at: session.at,
    }
}

/// Add knowledge
#[utoipa::path(post, path = "/api/knowledge-base", tag = "knowledge", request_body = CreateKnowledge,
    responses((status = 201, description = "The new entry", body = KnowledgeView)))]
pub(crate) async fn create_knowledge(
    State(state): State<ApiState>,
    session: Session,
    Json(request): Json<CreateKnowledge>,
) -> Result<(StatusCode, Json<KnowledgeView>), Problem> {
    check(&request.title, &request.content, &request.category)?;
    let row = row(
        &session,
        &request.title,
        request.content,
        &request.category,
        request.is_active,
    );
    let tx = state.database.begin().await?;
    let entry = knowledge::create(tx.conn(), &[row]).await?.pop();
    let entry = entry.ok_or(storage::Error::NotFound("knowledge entry"))?;
    audit::record(
        tx.conn(),
        &session.event("knowledge.created", entry.id, json!({ "title": entry.title })),
    )
    .await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(KnowledgeView::of(entry, Usage::default()))))
}
