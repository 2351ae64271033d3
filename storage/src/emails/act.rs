//! What must be known, and held still, while a person acts on an email.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::flows::PROCESS_EMAIL;
use domain::ids::{EmailId, UserId, WorkspaceId};
use serde_json::Value;
use uuid::Uuid;

use super::Email;
use crate::schema::{emails, runs};
use crate::{Conn, Error, Result};

/// An email of the workspace, held still until the transaction ends.
///
/// # Errors
/// `NotFound`, also for another workspace's.
pub async fn get_locked(mut conn: Conn<'_>, workspace: WorkspaceId, email: EmailId) -> Result<Email> {
    emails::table
        .filter(emails::id.eq(email.0))
        .filter(emails::workspace_id.eq(workspace.0))
        .select(Email::as_select())
        .for_no_key_update()
        .get_result(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("email"))
}

/// Gives an email to a colleague, or to nobody.
///
/// # Errors
/// The failure of the query.
pub async fn assign(mut conn: Conn<'_>, email: EmailId, assignee: Option<UserId>) -> Result<()> {
    diesel::update(emails::table.find(email.0))
        .set(emails::assignee_id.eq(assignee.map(|user| user.0)))
        .execute(&mut conn)
        .await?;
    Ok(())
}

/// The newest run of an email, as shown with it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = runs, check_for_backend(diesel::pg::Pg))]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct EmailRun {
    pub id: Uuid,
    pub generation: i32,
    pub state: String,
    pub waiting_for: Option<String>,
    pub wake_at: Option<DateTime<Utc>>,
    pub step: Option<String>,
    pub attempts: i16,
    pub error: Option<Value>,
    pub created_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
}

/// The newest run of an email.
///
/// # Errors
/// The failure of the query.
pub async fn find_run(mut conn: Conn<'_>, workspace: WorkspaceId, email: EmailId) -> Result<Option<EmailRun>> {
    Ok(runs::table
        .filter(runs::flow.eq(PROCESS_EMAIL.name))
        .filter(runs::subject.eq(email.0))
        .filter(runs::workspace_id.eq(workspace.0))
        .order(runs::generation.desc())
        .select(EmailRun::as_select())
        .first(&mut conn)
        .await
        .optional()?)
}

/// Messages of a conversation that came in, oldest first; at most the newest `limit`.
///
/// # Errors
/// The failure of the query.
pub async fn list_in_conversation(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    conversation: domain::ids::ConversationId,
    limit: i64,
) -> Result<Vec<Email>> {
    let mut newest: Vec<Email> = emails::table
        .filter(emails::conversation_id.eq(conversation.0))
        .filter(emails::workspace_id.eq(workspace.0))
        .order((emails::received_at.desc(), emails::id.desc()))
        .limit(limit)
        .select(Email::as_select())
        .load(&mut conn)
        .await?;
    newest.reverse();
    Ok(newest)
}
