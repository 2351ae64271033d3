//! Listing entries, and one of them.

use axum::extract::State;
use domain::ids::KnowledgeId;
use serde::Deserialize;
use storage::knowledge::{self, Entry};
use utoipa::IntoParams;

use super::views::KnowledgeView;
use crate::extract::{Json, Path, Query};
use crate::paging::{Page, Paging};
use crate::session::Session;
use crate::{ApiState, Problem};

/// Which entries.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct KnowledgeFilter {
    /// Those under this heading.
    category: Option<String>,
}

/// List knowledge
///
/// Newest first.
#[utoipa::path(get, path = "/api/knowledge-base", tag = "knowledge", params(KnowledgeFilter, Paging),
    responses((status = 200, description = "A page of entries", body = Page<KnowledgeView>)))]
pub(crate) async fn list_knowledge(
    State(state): State<ApiState>,
    session: Session,
    Query(filter): Query<KnowledgeFilter>,
    Query(paging): Query<Paging>,
) -> Result<Json<Page<KnowledgeView>>, Problem> {
    let connection = state.database.connection().await?;
    let category = filter.category.as_deref();
    let rows = knowledge::list(&connection, session.workspace, category, paging.place()?, paging.rows()).await?;
    let ids: Vec<KnowledgeId> = rows.iter().map(Entry::id).collect();
    let usage = knowledge::usage(&connection, session.workspace, &ids).await?;
    let view = |entry: Entry| {
        let usage = usage.get(&entry.id()).copied().unwrap_or_default();
        KnowledgeView::of(entry, usage)
    };
    Ok(Json(paging.page(rows, Entry::id, view)))
}

/// One entry of the knowledge base
#[utoipa::path(get, path = "/api/knowledge-base/{id}", tag = "knowledge", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The entry", body = KnowledgeView)))]
pub(crate) async fn get_knowledge(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<KnowledgeId>,
) -> Result<Json<KnowledgeView>, Problem> {
    let connection = state.database.connection().await?;
    let entry = knowledge::get(&connection, session.workspace, id).await?;
    let usage = knowledge::usage(&connection, session.workspace, &[id]).await?;
    Ok(Json(KnowledgeView::of(
        entry,
        usage.get(&id).copied().unwrap_or_default(),
    )))
}
