//! Approving a reply, calling it back, and settling one that nobody can tell about.

use axum::extract::State;
use axum::http::StatusCode;
use domain::emails::Status;
use domain::flows::{PROCESS_EMAIL, Signal};
use domain::ids::EmailId;
use domain::ledger::OutboundKind;
use serde::Deserialize;
use serde_json::json;
use storage::emails::{self, Action, Resting};
use storage::ledger::Outbound;
use storage::{Conn, ledger, runs};
use utoipa::ToSchema;

use super::decision::{Decision, decide, note, tell};
use super::{find_locked, find_to_decide};
use crate::extract::{Json, OptionalJson, Path};
use crate::recall::{SettleSend, call_back, find_unsettled};
use crate::session::Session;
use crate::{ApiState, Code, Problem};

/// Leave to send a version of the draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct SendEmail {
    /// The version that was seen, where another one must not leave; without it the draft leaves as it stands.
    draft_version: Option<i32>,
    /// Whether the follow-ups may send themselves.
    #[schema(default = true)]
    follow_up: bool,
}

impl Default for SendEmail {
    fn default() -> Self {
        Self {
            draft_version: None,
            follow_up: true,
        }
    }
}

pub(super) fn yes() -> bool {
    true
}

/// Send a reply
///
/// Approves the draft; without a body, as it stands. It leaves after ten seconds, in which it can be called back.
#[utoipa::path(post, path = "/api/emails/{id}/send", tag = "emails", request_body = Option<SendEmail>,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 202, description = "It will leave")))]
pub(crate) async fn send_email(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
    OptionalJson(request): OptionalJson<SendEmail>,
) -> Result<StatusCode, Problem> {
    let SendEmail {
        draft_version,
        follow_up,
    } = request;
    let approval = Decision::Approve {
        draft_version,
        follow_up,
    };
    decide(&state, &session, id, approval).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Call a reply back
///
/// As long as its hand-off has not begun: within ten seconds of its approval, and later where it waits for its mail
/// server. The draft then rests again.
#[utoipa::path(post, path = "/api/emails/{id}/undo", tag = "emails", params(("id" = uuid::Uuid, Path)),
    responses((status = 202, description = "It does not leave")))]
pub(crate) async fn undo_send(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    let email = find_to_decide(tx.conn(), &session, id).await?;
    let wake = call_back(tx.conn(), &session, (OutboundKind::Reply, PROCESS_EMAIL), email.id).await?;
    note(tx.conn(), &session, id, ("undo_requested", json!({}))).await?;
    tx.commit().await?;
    state.wake(wake);
    Ok(StatusCode::ACCEPTED)
}

/// Settle an uncertain send
///
/// Nobody could tell whether the reply left; now a person can. One that had not left rests as a draft again, or can be
/// processed anew where its run has ended.
#[utoipa::path(post, path = "/api/emails/{id}/settle", tag = "emails", request_body = SettleSend,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 202, description = "Noted")))]
pub(crate) async fn settle_send(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
    Json(SettleSend { was_sent }): Json<SettleSend>,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    let email = find_locked(tx.conn(), &session, id).await?;
    let reply = find_unsettled(tx.conn(), &session, OutboundKind::Reply, email.id).await?;
    let mut wake = None;
    match runs::find_told(tx.conn(), PROCESS_EMAIL, email.id).await? {
        Some(told) if told.is_settled_just_now() => {
            return Err(Problem::with_detail(
                Code::NotWaiting,
                "it has been decided just now and is being worked on",
            ));
        }
        Some(told) => {
            let entry = ("settle_requested", json!({ "was_sent": was_sent }));
            let settled = Signal::Settled { was_sent };
            wake = tell(tx.conn(), &session, told.run, id, &settled, entry).await?;
        }
        // Nobody is left to be told.
        None => settle_by_hand(tx.conn(), &session, id, &reply, was_sent).await?,
    }
    tx.commit().await?;
    state.wake(wake);
    Ok(StatusCode::ACCEPTED)
}

/// Ends a reply whose run has ended; what had not left can be processed anew.
async fn settle_by_hand(
    conn: Conn<'_>,
    session: &Session,
    id: EmailId,
    reply: &Outbound,
    was_sent: bool,
) -> Result<(), Problem> {
    ledger::settle_now(conn, reply, was_sent, session.at).await?;
    let action = Action {
        user: Some(session.user),
        ..Action::new("settle_requested", json!({ "was_sent": was_sent }))
    };
    if was_sent {
        emails::record_action(conn, id, action, session.at).await?;
    } else {
        let why = "The reply had not left, and its run has ended; process the email anew".to_owned();
        emails::rest(conn, id, Resting::at(Status::Error, Some(why)), action, session.at).await?;
    }
    Ok(())
}
