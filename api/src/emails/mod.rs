//! Emails: what came in, where its answer stands, and what people decide about it.

pub(crate) mod assign_email;
pub(crate) mod bulk;
pub(crate) mod comments;
pub(crate) mod content;
pub(crate) mod decide;
mod decision;
mod departure;
pub(crate) mod diff;
pub(crate) mod get_email;
pub(crate) mod list_emails;
pub(crate) mod put_draft;
mod reasons;
pub(crate) mod reprocess_email;
pub(crate) mod send_email;
mod thread;
mod views;
pub(crate) mod why;

use domain::ids::{EmailId, UserId};
use storage::Conn;
use storage::emails::{self, Email};

use crate::session::Session;
use crate::{Code, Problem};

/// The email, where the person may see it: its owner, its assignee, whom comments mention, and super admins.
pub(crate) async fn find(conn: Conn<'_>, session: &Session, id: EmailId) -> Result<Email, Problem> {
    seen(conn, session, emails::get(conn, session.workspace, id).await?).await
}

/// The email, where the person may decide about it: whom comments mention may only read and comment.
pub(crate) async fn find_to_decide(conn: Conn<'_>, session: &Session, id: EmailId) -> Result<Email, Problem> {
    let email = find(conn, session, id).await?;
    decided_by(session, email)
}

/// The email, where the person may decide about it, held still until the transaction ends.
async fn find_locked(conn: Conn<'_>, session: &Session, id: EmailId) -> Result<Email, Problem> {
    let email = seen(conn, session, emails::get_locked(conn, session.workspace, id).await?).await?;
    decided_by(session, email)
}

fn decided_by(session: &Session, email: Email) -> Result<Email, Problem> {
    if takes_care(session, &email) {
        return Ok(email);
    }
    let who = "only the owner of the email and whom it is assigned to may do this; a mention lets read and comment";
    Err(Problem::with_detail(Code::Forbidden, who))
}

fn takes_care(session: &Session, email: &Email) -> bool {
    let is_own = |user: UserId| email.user_id == user.0 || email.assignee_id == Some(user.0);
    session.sees_only().is_none_or(is_own)
}

async fn seen(conn: Conn<'_>, session: &Session, email: Email) -> Result<Email, Problem> {
    let Some(user) = session.sees_only() else {
        return Ok(email);
    };
    if takes_care(session, &email)
        || storage::comments::is_mentioned(conn, session.workspace, email.id.into(), user).await?
    {
        Ok(email)
    } else {
        Err(Problem::not_found("email"))
    }
}
