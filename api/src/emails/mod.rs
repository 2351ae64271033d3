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

use domain::ids::EmailId;
use storage::Conn;
use storage::emails::{self, Email};

use crate::Problem;
use crate::session::Session;

/// The email, where the person may see it: its owner, its assignee, whom comments mention, and super admins.
pub(crate) async fn find(conn: Conn<'_>, session: &Session, id: EmailId) -> Result<Email, Problem> {
    seen(conn, session, emails::get(conn, session.workspace, id).await?).await
}

/// The email, held still until the transaction ends.
async fn find_locked(conn: Conn<'_>, session: &Session, id: EmailId) -> Result<Email, Problem> {
    seen(conn, session, emails::get_locked(conn, session.workspace, id).await?).await
}

async fn seen(conn: Conn<'_>, session: &Session, email: Email) -> Result<Email, Problem> {
    let Some(user) = session.sees_only() else {
        return Ok(email);
    };
    let takes_care = email.user_id == user.0 || email.assignee_id == Some(user.0);
    if takes_care || storage::comments::is_mentioned(conn, session.workspace, email.id.into(), user).await? {
        Ok(email)
    } else {
        Err(Problem::not_found("email"))
    }
}
