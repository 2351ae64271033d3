//! One email with its conversation, drafts, history and run.

use axum::extract::State;
use domain::drafting::{DraftText, reply};
use domain::emails::Status;
use domain::ids::{DraftId, EmailId};
use domain::ledger::OutboundKind;
use storage::drafts::Draft;
use storage::emails::Email;
use storage::{Conn, accounts, drafts, emails, ledger, model_calls, reply_context};

use super::departure::LeftByItselfView;
use super::find;
use super::thread::{self, merged};
use super::views::{Around, DraftView, EmailView};
use crate::extract::{Json, Path};
use crate::session::Session;
use crate::{ApiState, Problem};

/// One email
#[utoipa::path(get, path = "/api/emails/{id}", tag = "emails", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The email", body = EmailView)))]
pub(crate) async fn get_email(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
) -> Result<Json<EmailView>, Problem> {
    let connection = state.database.connection().await?;
    let email = find(&connection, &session, id).await?;
    let around = read_around(&connection, &session, &email).await?;
    Ok(Json(EmailView::of(email, around)))
}

/// Everything that stands around an email, asked for in one round trip where one answer needs no other.
async fn read_around(conn: Conn<'_>, session: &Session, email: &Email) -> Result<Around, Problem> {
    let (workspace, id) = (session.workspace, EmailId(email.id));
    let conversation = email.conversation_id.into();
    let (versions, attachments, received, sent, reply, actions, run, calls, account) = futures::try_join!(
        drafts::list(conn, workspace, id),
        emails::list_attachments(conn, workspace, id),
        emails::list_in_conversation(conn, workspace, conversation, thread::MOST),
        ledger::list_in_conversation(conn, workspace, conversation, thread::MOST),
        ledger::find_live(conn, workspace, OutboundKind::Reply, email.id),
        emails::list_actions(conn, workspace, id),
        emails::find_run(conn, workspace, id),
        model_calls::list(conn, workspace, id),
        accounts::get(conn, workspace, email.email_account_id.into()),
    )?;
    let current = versions
        .iter()
        .find(|draft| draft.version == email.draft_version)
        .cloned();
    let left_by_itself = LeftByItselfView::of(email, reply.as_ref(), current.as_ref(), &calls);
    let ending = read_ending(conn, session, email, current.as_ref()).await?;
    let draft = match current {
        Some(draft) => Some(shown(conn, session, draft).await?),
        None => None,
    };
    Ok(Around {
        left_by_itself,
        draft,
        ending,
        drafts: versions
            .into_iter()
            .map(|draft| DraftView::of(draft, Vec::new()))
            .collect(),
        attachments,
        thread: merged(received, sent, (&account.email, &account.display_name)),
        actions,
        run,
        calls,
    })
}

/// What is added beneath the draft as it waits, with the calendar as it is now.
async fn read_ending(
    conn: Conn<'_>,
    session: &Session,
    email: &Email,
    current: Option<&Draft>,
) -> Result<Option<String>, Problem> {
    let (Status::DraftReady, Some(draft)) = (email.status.0, &email.draft_content) else {
        return Ok(None);
    };
    let reply = reply_context::read_plain(conn, session.workspace, EmailId(email.id), session.at).await?;
    let denies_meeting =
        current.is_some_and(|current| DraftText::stored(String::new(), current.answers.clone()).denies_meeting);
    let mut parts = reply.reply_parts(draft.clone());
    parts.meeting = parts.meeting.filter(|_| !denies_meeting);
    Ok(Some(reply::ending(&parts)))
}

/// A version of the reply with what it rests on.
pub(super) async fn shown(conn: Conn<'_>, session: &Session, draft: Draft) -> Result<DraftView, Problem> {
    let citations = drafts::list_citations(conn, session.workspace, DraftId(draft.id)).await?;
    Ok(DraftView::of(draft, citations))
}
