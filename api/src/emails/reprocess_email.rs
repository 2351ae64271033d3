//! Processing an email anew, from the beginning.

use axum::extract::State;
use axum::http::StatusCode;
use domain::emails::Status;
use domain::flows::PROCESS_EMAIL;
use domain::ids::EmailId;
use domain::ledger::{OutboundKind, OutboundState};
use serde_json::json;
use storage::emails::{self, Action, Email, Resting};
use storage::runs::{self, NewRun};
use storage::{Conn, ledger};

use super::find_locked;
use crate::extract::Path;
use crate::session::Session;
use crate::{ApiState, Code, Problem};

/// Process an email anew
///
/// For an ignored, rejected or failed email to which no reply has left. Whoever asks for an answer gets a draft, also
/// to mail that is ignored by itself; it waits for approval, whatever may send itself otherwise.
#[utoipa::path(post, path = "/api/emails/{id}/reprocess", tag = "emails", params(("id" = uuid::Uuid, Path)),
    responses((status = 202, description = "It is being processed")))]
pub(crate) async fn reprocess_email(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
) -> Result<StatusCode, Problem> {
    reprocess(&state, &session, id).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Starts the next generation of an email's run.
pub(super) async fn reprocess(state: &ApiState, session: &Session, id: EmailId) -> Result<(), Problem> {
    let tx = state.database.begin().await?;
    let email = find_locked(tx.conn(), session, id).await?;
    let reply = ledger::find_live(tx.conn(), session.workspace, OutboundKind::Reply, email.id).await?;
    if reply.is_some_and(|reply| reply.state.0 != OutboundState::Queued) {
        return Err(Problem::new(Code::AlreadySent));
    }
    if !matches!(email.status.0, Status::Ignored | Status::Rejected | Status::Error) {
        return Err(not_now(&format!("the email is {}", email.status.0)));
    }
    if email.duplicate_of.is_some() {
        return Err(not_now("another mailbox of the workspace handles this message"));
    }
    give_up_reply(tx.conn(), session, &email).await?;
    let run = NewRun::new(
        session.workspace,
        email.user_id.into(),
        PROCESS_EMAIL,
        email.id,
        session.at,
    )
    .anew();
    if runs::start(tx.conn(), &run).await?.is_none() {
        return Err(not_now("the email is being processed"));
    }
    let action = Action {
        user: Some(session.user),
        ..Action::new("reprocess_requested", json!({}))
    };
    emails::rest(tx.conn(), id, Resting::at(Status::New, None), action, session.at).await?;
    tx.commit().await?;
    state.wake(run.wake());
    Ok(())
}

/// Calls back a reply that a failed run left in the ledger, and refuses where it may have left meanwhile.
async fn give_up_reply(conn: Conn<'_>, session: &Session, email: &Email) -> Result<(), Problem> {
    let (reply, why) = ((OutboundKind::Reply, email.id), "The email is processed anew");
    match ledger::call_back(conn, session.workspace, reply, why, session.at).await? {
        None | Some(OutboundState::Queued) => Ok(()),
        Some(_) => Err(Problem::new(Code::AlreadySent)),
    }
}

fn not_now(detail: &str) -> Problem {
    Problem::with_detail(Code::NotWaiting, detail)
}
