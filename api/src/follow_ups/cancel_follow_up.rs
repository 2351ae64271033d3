//! Cancelling a follow-up by hand.

use axum::extract::State;
use axum::http::StatusCode;
use domain::flows::FOLLOW_UP;
use domain::ids::FollowUpId;
use serde::Deserialize;
use storage::{follow_ups, runs};
use utoipa::IntoParams;

use super::find_open;
use crate::extract::{Path, Query};
use crate::problem::FieldChecks;
use crate::session::Session;
use crate::{ApiState, Problem};

const REASON_LIMIT: usize = 500;
const BY_HAND: &str = "Cancelled by hand";

/// Why a follow-up is cancelled.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct CancelFollowUp {
    /// Kept as `cancellation_reason`.
    reason: Option<String>,
}

/// Cancel a follow-up
///
/// It stays in the list, cancelled.
#[utoipa::path(delete, path = "/api/follow-ups/{id}", tag = "follow-ups",
    params(("id" = uuid::Uuid, Path), CancelFollowUp),
    responses((status = 204, description = "Cancelled")))]
pub(crate) async fn cancel_follow_up(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<FollowUpId>,
    Query(request): Query<CancelFollowUp>,
) -> Result<StatusCode, Problem> {
    let reason = request
        .reason
        .as_deref()
        .map(str::trim)
        .filter(|reason| !reason.is_empty())
        .unwrap_or(BY_HAND);
    let mut checks = FieldChecks::default();
    checks.require_short("reason", reason, REASON_LIMIT);
    checks.done()?;
    let tx = state.database.begin().await?;
    let wake = runs::cancel_subject(tx.conn(), FOLLOW_UP, id.0, reason, session.at).await?;
    find_open(tx.conn(), &session, id).await?;
    follow_ups::cancel(tx.conn(), session.workspace, id, reason, session.at).await?;
    tx.commit().await?;
    state.wake(wake);
    Ok(StatusCode::NO_CONTENT)
}
