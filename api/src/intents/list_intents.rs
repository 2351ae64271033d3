//! Listing intents, and one of them.

use axum::extract::State;
use domain::ids::IntentId;
use storage::intents::{self, Intent};

use super::views::IntentView;
use crate::extract::{Json, Path, Query};
use crate::paging::{Page, Paging};
use crate::session::Session;
use crate::{ApiState, Problem};

/// List intents
///
/// In the order in which they are matched: highest priority first.
#[utoipa::path(get, path = "/api/intents", tag = "intents", params(Paging),
    responses((status = 200, description = "A page of intents", body = Page<IntentView>)))]
pub(crate) async fn list_intents(
    State(state): State<ApiState>,
    session: Session,
    Query(paging): Query<Paging>,
) -> Result<Json<Page<IntentView>>, Problem> {
    let connection = state.database.connection().await?;
    let rows = intents::list(&connection, session.workspace, paging.place()?, paging.rows()).await?;
    Ok(Json(paging.page(
        rows,
        |intent: &Intent| (intent.priority, intent.id()),
        IntentView::from,
    )))
}

/// One intent
#[utoipa::path(get, path = "/api/intents/{id}", tag = "intents", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The intent", body = IntentView)))]
pub(crate) async fn get_intent(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<IntentId>,
) -> Result<Json<IntentView>, Problem> {
    let connection = state.database.connection().await?;
    Ok(Json(intents::get(&connection, session.workspace, id).await?.into()))
}
