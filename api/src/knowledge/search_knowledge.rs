//! Searching as drafting does.

use axum::extract::State;
use serde::Deserialize;
use storage::knowledge;
use utoipa::IntoParams;

use super::views::HitView;
use crate::extract::{Json, Query};
use crate::paging::Page;
use crate::session::Session;
use crate::{ApiState, Problem};

const DEFAULT_LIMIT: i64 = 10;
const MOST: i64 = 50;

/// What to search for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Search {
    /// Words, or a whole email.
    q: String,
    /// Entries wanted, 10 unless given.
    #[param(minimum = 1, maximum = 50)]
    limit: Option<i64>,
}

/// Search knowledge
///
/// The active entries that fit best, best first, exactly as a draft would find them; one page.
#[utoipa::path(get, path = "/api/knowledge-base/search", tag = "knowledge", params(Search),
    responses((status = 200, description = "The entries that fit", body = Page<HitView>)))]
pub(crate) async fn search_knowledge(
    State(state): State<ApiState>,
    session: Session,
    Query(search): Query<Search>,
) -> Result<Json<Page<HitView>>, Problem> {
    let limit = search.limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MOST);
    let connection = state.database.connection().await?;
    let found = knowledge::retrieve(&connection, session.workspace, &search.q, limit).await?;
    Ok(Json(Page {
        items: found.into_iter().map(HitView::from).collect(),
        next_cursor: None,
    }))
}
