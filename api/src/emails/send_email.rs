//! Approving a reply, calling it back, and settling one that nobody can tell about.

use axum::extract::State;
use axum::http::StatusCode;
use domain::flows::{PROCESS_EMAIL, Signal};
use domain::ids::EmailId;
use domain::ledger::OutboundKind;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::decision::{Decision, decide, tell};
use super::find_locked;
use crate::extract::{Json, Path};
use crate::recall::{SettleSend, recallable};
use crate::session::Session;
use crate::{ApiState, Problem};

/// Leave to send a version of the draft.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct SendEmail {
    /// The version that was seen.
    draft_version: i32,
    /// Whether the follow-ups may send themselves.
    #[serde(default = "yes")]
    #[schema(default = true)]
    follow_up: bool,
}

pub(super) fn yes() -> bool {
    true
}

/// Send a reply
///
/// Approves the draft. It leaves after ten seconds, in which it can be called back.
#[utoipa::path(post, path = "/api/emails/{id}/send", tag = "emails", request_body = SendEmail,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 202, description = "It will leave")))]
pub(crate) async fn send_email(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
    Json(request): Json<SendEmail>,
) -> Result<StatusCode, Problem> {
    let SendEmail {
        draft_version,
        follow_up,
    } = request;
    let approval = Decision::Approve {
        draft_version: Some(draft_version),
        follow_up,
    };
    decide(&state, &session, id, approval).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Call a reply back
///
/// Within ten seconds of its approval. The draft then rests again.
#[utoipa::path(post, path = "/api/emails/{id}/undo", tag = "emails", params(("id" = uuid::Uuid, Path)),
    responses((status = 202, description = "It does not leave")))]
pub(crate) async fn undo_send(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    let email = find_locked(tx.conn(), &session, id).await?;
    let run = recallable(tx.conn(), &session, (OutboundKind::Reply, PROCESS_EMAIL), email.id).await?;
    let entry = ("undo_requested", json!({}));
    let wake = tell(tx.conn(), &session, run, id, &Signal::Recalled, entry).await?;
    tx.commit().await?;
    state.wake(wake);
    Ok(StatusCode::ACCEPTED)
}

/// Settle an uncertain send
///
/// Nobody could tell whether the reply left; now a person can. One that had not left rests as a draft again.
#[utoipa::path(post, path = "/api/emails/{id}/settle", tag = "emails", request_body = SettleSend,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 202, description = "Noted")))]
pub(crate) async fn settle_send(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
    Json(request): Json<SettleSend>,
) -> Result<StatusCode, Problem> {
    decide(
        &state,
        &session,
        id,
        Decision::Settle {
            was_sent: request.was_sent,
        },
    )
    .await?;
    Ok(StatusCode::ACCEPTED)
}
