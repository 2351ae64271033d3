//! Approving a follow-up that rests as a draft.

use axum::extract::State;
use axum::http::StatusCode;
use domain::emails::WaitReason;
use domain::flows::{FOLLOW_UP, Signal};
use domain::follow_ups::FollowUpStatus;
use domain::ids::FollowUpId;
use domain::ledger::OutboundKind;
use serde_json::json;
use storage::people::audit;
use storage::{ledger, runs};

use super::find;
use crate::extract::Path;
use crate::session::Session;
use crate::{ApiState, Code, Problem};

/// Send a follow-up
///
/// Approves one that is due and rests as a draft; those that are not due yet are rescheduled instead.
#[utoipa::path(post, path = "/api/follow-ups/{id}/send", tag = "follow-ups", params(("id" = uuid::Uuid, Path)),
    responses((status = 202, description = "It will leave")))]
pub(crate) async fn send_follow_up(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<FollowUpId>,
) -> Result<StatusCode, Problem> {
    let not_waiting = |detail: &str| Problem::with_detail(Code::NotWaiting, detail);
    let tx = state.database.begin().await?;
    let follow_up = find(tx.conn(), &session, id).await?;
    let reason = follow_up.wait_reason.map(|reason| reason.0);
    let rests = matches!(reason, Some(WaitReason::Approval | WaitReason::Validation));
    if follow_up.status.0 != FollowUpStatus::Pending || !rests {
        return Err(not_waiting("the follow-up does not wait for an approval"));
    }
    if ledger::find_live(tx.conn(), session.workspace, OutboundKind::FollowUp, follow_up.id)
        .await?
        .is_some()
    {
        return Err(not_waiting("the follow-up is on its way"));
    }
    let approved = Signal::Approved {
        draft_version: 0,
        follow_up: true,
    };
    let told = runs::signal_subject(tx.conn(), FOLLOW_UP, id.0, &approved, session.at).await?;
    let wake = told.ok_or_else(|| not_waiting("its run has ended"))?;
    let event = session.event("follow_up.send_approved", id, json!({ "email_id": follow_up.email_id }));
    audit::record(tx.conn(), &event).await?;
    tx.commit().await?;
    state.wake(wake);
    Ok(StatusCode::ACCEPTED)
}
