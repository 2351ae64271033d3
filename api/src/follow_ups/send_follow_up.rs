//! Approving a follow-up, calling it back, and settling one that nobody can tell about.

use axum::extract::State;
use axum::http::StatusCode;
use domain::emails::WaitReason;
use domain::flows::{FOLLOW_UP, Signal};
use domain::follow_ups::FollowUpStatus;
use domain::ids::FollowUpId;
use domain::ledger::OutboundKind;
use serde_json::json;
use storage::follow_ups::FollowUp;
use storage::people::audit;
use storage::{Conn, follow_ups, ledger, runs};

use super::find_to_decide;
use crate::extract::{Json, Path};
use crate::recall::{SettleSend, call_back, find_unsettled};
use crate::session::Session;
use crate::{ApiState, Code, Problem};

/// Send a follow-up
///
/// Approves one that is due and rests as a draft; those that are not due yet are rescheduled instead. It leaves after
/// ten seconds, in which it can be called back.
#[utoipa::path(post, path = "/api/follow-ups/{id}/send", tag = "follow-ups", params(("id" = uuid::Uuid, Path)),
    responses((status = 202, description = "It will leave")))]
pub(crate) async fn send_follow_up(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<FollowUpId>,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    let follow_up = find_to_decide(tx.conn(), &session, id).await?;
    let rests = |reason| matches!(reason, WaitReason::Approval | WaitReason::Validation);
    require_rest(&follow_up, rests, "the follow-up does not wait for an approval")?;
    let live = ledger::find_live(tx.conn(), session.workspace, OutboundKind::FollowUp, follow_up.id).await?;
    let told = runs::find_told(tx.conn(), FOLLOW_UP, id.0).await?;
    if live.is_some() || told.is_some_and(|told| told.is_approved_just_now()) {
        return Err(not_waiting("the follow-up is on its way"));
    }
    let approved = Signal::Approved {
        draft_version: 0,
        follow_up: true,
    };
    let event = session.event("follow_up.send_approved", id, json!({ "email_id": follow_up.email_id }));
    audit::record(tx.conn(), &event).await?;
    let wake = tell(tx.conn(), &session, id, &approved).await?;
    tx.commit().await?;
    state.wake(wake);
    Ok(StatusCode::ACCEPTED)
}

/// Call a follow-up back
///
/// As long as its hand-off has not begun: within ten seconds of its approval, and later where it waits for its mail
/// server. It then rests as a draft again.
#[utoipa::path(post, path = "/api/follow-ups/{id}/undo", tag = "follow-ups", params(("id" = uuid::Uuid, Path)),
    responses((status = 202, description = "It does not leave")))]
pub(crate) async fn undo_follow_up(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<FollowUpId>,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    let follow_up = find_to_decide(tx.conn(), &session, id).await?;
    let wake = call_back(tx.conn(), &session, (OutboundKind::FollowUp, FOLLOW_UP), follow_up.id).await?;
    tx.commit().await?;
    state.wake(wake);
    Ok(StatusCode::ACCEPTED)
}

/// Settle an uncertain follow-up
///
/// Nobody could tell whether it left; now a person can. One that had not left rests as a draft again.
#[utoipa::path(post, path = "/api/follow-ups/{id}/settle", tag = "follow-ups", request_body = SettleSend,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 202, description = "Noted")))]
pub(crate) async fn settle_follow_up(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<FollowUpId>,
    Json(SettleSend { was_sent }): Json<SettleSend>,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    let follow_up = find_to_decide(tx.conn(), &session, id).await?;
    let message = find_unsettled(tx.conn(), &session, OutboundKind::FollowUp, follow_up.id).await?;
    let event = session.event("follow_up.settled", id, json!({ "was_sent": was_sent }));
    audit::record(tx.conn(), &event).await?;
    let mut wake = None;
    match runs::find_told(tx.conn(), FOLLOW_UP, id.0).await? {
        Some(told) if told.is_settled_just_now() => return Err(not_waiting("it has been settled just now")),
        Some(told) => {
            let settled = Signal::Settled { was_sent };
            wake = runs::signal(tx.conn(), told.run, &settled, session.at).await?;
        }
        // Nobody is left to be told.
        None => {
            ledger::settle_now(tx.conn(), &message, was_sent, session.at).await?;
            if !was_sent {
                let (status, why) = (FollowUpStatus::Failed, Some("It had not left, and its run has ended"));
                follow_ups::mark(tx.conn(), id, status, why, session.at).await?;
            }
        }
    }
    tx.commit().await?;
    state.wake(wake);
    Ok(StatusCode::ACCEPTED)
}

fn require_rest(follow_up: &FollowUp, fits: impl FnOnce(WaitReason) -> bool, detail: &str) -> Result<(), Problem> {
    let rests = follow_up.wait_reason.is_some_and(|reason| fits(reason.0));
    if follow_up.status.0 == FollowUpStatus::Pending && rests {
        Ok(())
    } else {
        Err(not_waiting(detail))
    }
}

async fn tell(
    conn: Conn<'_>,
    session: &Session,
    id: FollowUpId,
    signal: &Signal,
) -> Result<Option<runs::Wake>, Problem> {
    let told = runs::signal_subject(conn, FOLLOW_UP, id.0, signal, session.at).await?;
    told.ok_or_else(|| not_waiting("its run has ended"))
}

fn not_waiting(detail: &str) -> Problem {
    Problem::with_detail(Code::NotWaiting, detail)
}
