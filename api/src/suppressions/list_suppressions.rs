//! Listing suppressions.

use axum::extract::State;
use storage::suppressions::{self, Suppression};

use super::views::SuppressionView;
use crate::extract::{Json, Query};
use crate::paging::{Page, Paging};
use crate::session::Session;
use crate::{ApiState, Problem};

/// List suppressions
///
/// Newest first.
#[utoipa::path(get, path = "/api/suppressions", tag = "suppressions", params(Paging),
    responses((status = 200, description = "A page of suppressions", body = Page<SuppressionView>)))]
pub(crate) async fn list_suppressions(
    State(state): State<ApiState>,
    session: Session,
    Query(paging): Query<Paging>,
) -> Result<Json<Page<SuppressionView>>, Problem> {
    let connection = state.database.connection().await?;
    let rows = suppressions::list(&connection, session.workspace, paging.place()?, paging.rows()).await?;
    Ok(Json(paging.page(rows, Suppression::place, SuppressionView::from)))
}
