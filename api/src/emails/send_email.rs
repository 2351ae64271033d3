//! Approving a reply, calling it back, and settling one that nobody can tell about.

use axum::extract::State;
use axum::http::StatusCode;
use domain::emails::Status;
use domain::flows::Signal;
use domain::ids::EmailId;
use domain::ledger::{OutboundKind, OutboundState};
use serde::Deserialize;
use serde_json::json;
use storage::emails::{Email, Listening, find_last_personal_action, find_listening};
use storage::{Conn, ledger};
use utoipa::ToSchema;

use super::decision::{APPROVE, Decision, decide, tell};
use super::find_locked;
use crate::extract::{Json, Path};
use crate::session::Session;
use crate::{ApiState, Code, Problem};

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

/// What a person found out.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct SettleSend {
    /// Whether the reply had left, as the mailbox or the recipient tells.
    was_sent: bool,
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
    let run = recallable(tx.conn(), &session, &email).await?;
    let entry = ("undo_requested", json!({}));
    let wake = tell(tx.conn(), &session, run, id, &Signal::Recalled, entry).await?;
    tx.commit().await?;
    state.wake(wake);
    Ok(StatusCode::ACCEPTED)
}

/// The run of an email whose approved reply has not left and still can be called back.
async fn recallable(conn: Conn<'_>, session: &Session, email: &Email) -> Result<Listening, Problem> {
    let too_late = || Problem::new(Code::TooLate);
    let reply = ledger::find_live(conn, session.workspace, OutboundKind::Reply, email.id).await?;
    let run = find_listening(conn, email.id.into()).await?;
    if let Some(reply) = reply {
        let is_open = reply.state.0 == OutboundState::Queued && !reply.is_automatic && session.at < reply.not_before;
        return run.filter(|_| is_open).ok_or_else(too_late);
    }
    let run = run.ok_or_else(|| Problem::with_detail(Code::NotWaiting, "no reply is on its way"))?;
    let is_approved = find_last_personal_action(conn, email.id.into()).await?.as_deref() == Some(APPROVE);
    if is_approved && (run.is_told || email.status.0 == Status::New) {
        return Ok(run);
    }
    Err(Problem::with_detail(Code::NotWaiting, "no reply is on its way"))
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
