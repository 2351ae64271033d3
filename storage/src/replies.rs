//! What figures need of replies, written when they are sent. Days and medians cannot be counted ahead, for days are those
//! of the person who looks; but a narrow row a reply is read fast, and stays when the mail is removed.

use diesel::sql_types::{Array, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::ids::OutboundId;
use uuid::Uuid;

use crate::statement::statement;
use crate::{Conn, Result};

statement! {
    /// The version that was sent is the email's current one.
    Insert<'a> { messages: Vec<Uuid> => Array<SqlUuid> } -> (),
    "INSERT INTO replies (outbound_id, workspace_id, user_id, assignee_id, intent_id, intent_name, waited_seconds,
                          is_automatic, is_unchanged, sent_at)
     SELECT m.id, m.workspace_id, e.user_id, e.assignee_id, e.intent_id, e.intent_name,
            greatest(0, extract(epoch FROM m.settled_at - greatest(e.received_at, a.created_at))), m.is_automatic,
            coalesce(d.model <> 'person' AND d.instruction IS NULL, false), m.settled_at
     FROM outbound_messages m JOIN emails e ON e.id = m.subject_id JOIN email_accounts a ON a.id = e.email_account_id
          LEFT JOIN drafts d ON d.email_id = e.id AND d.version = e.draft_version
     WHERE m.id = ANY ($) AND m.state = 'sent' AND m.kind = 'reply'
     ON CONFLICT DO NOTHING"
}

/// Counts those of the messages that are replies and have been sent, each once.
///
/// # Errors
/// The failure of the query.
pub async fn count(mut conn: Conn<'_>, messages: impl IntoIterator<Item = OutboundId>) -> Result<()> {
    let messages: Vec<Uuid> = messages.into_iter().map(|message| message.0).collect();
    if !messages.is_empty() {
        Insert { messages: &messages }.execute(&mut conn).await?;
    }
    Ok(())
}
