//! Listing follow-ups, and one of them.

use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::follow_ups::FollowUpStatus;
use domain::ids::{EmailId, FollowUpId};
use serde::Deserialize;
use storage::follow_ups::{self, Filter, FollowUp};
use utoipa::IntoParams;

use super::views::FollowUpView;
use crate::extract::{Json, Path, Query};
use crate::paging::{Page, Paging};
use crate::session::Session;
use crate::words::FollowUpStatusSchema;
use crate::{ApiState, Problem};

/// Which follow-ups.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct FollowUpsQuery {
    #[param(value_type = Option<FollowUpStatusSchema>)]
    status: Option<FollowUpStatus>,
    /// Email they follow.
    #[param(value_type = Option<uuid::Uuid>)]
    email_id: Option<EmailId>,
    /// Due at or after.
    due_from: Option<DateTime<Utc>>,
    /// Due before.
    due_until: Option<DateTime<Utc>>,
}

/// List follow-ups
///
/// In the order in which they come due.
#[utoipa::path(get, path = "/api/follow-ups", tag = "follow-ups", params(FollowUpsQuery, Paging),
    responses((status = 200, description = "A page of follow-ups", body = Page<FollowUpView>)))]
pub(crate) async fn list_follow_ups(
    State(state): State<ApiState>,
    session: Session,
    Query(query): Query<FollowUpsQuery>,
    Query(paging): Query<Paging>,
) -> Result<Json<Page<FollowUpView>>, Problem> {
    let filter = Filter {
        seen_by: session.sees_only(),
        status: query.status,
        email: query.email_id,
        due_from: query.due_from,
        due_until: query.due_until,
    };
    let connection = state.database.connection().await?;
    let rows = follow_ups::list(&connection, session.workspace, &filter, paging.place()?, paging.rows()).await?;
    Ok(Json(paging.page(
        rows,
        |row: &FollowUp| (row.scheduled_at, row.id),
        FollowUpView::from,
    )))
}

/// One follow-up
#[utoipa::path(get, path = "/api/follow-ups/{id}", tag = "follow-ups", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The follow-up", body = FollowUpView)))]
pub(crate) async fn get_follow_up(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<FollowUpId>,
) -> Result<Json<FollowUpView>, Problem> {
    let connection = state.database.connection().await?;
    Ok(Json(super::find(&connection, &session, id).await?.into()))
}
