//! The emails whose draft cites an entry, newest first.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Bool, Int8, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::emails::Status;
use domain::ids::{KnowledgeId, UserId, WorkspaceId};
use uuid::Uuid;

use crate::emails::Cursor;
use crate::statement::statement;
use crate::{Conn, Result, Word};

/// An email whose draft cites an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The email.
    pub email: Uuid,
    /// Its subject.
    pub subject: String,
    /// Its sender's name.
    pub from_name: String,
    /// Its sender's address.
    pub from_email: String,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// Resting status.
    pub status: Status,
    /// Whether the draft that cites the entry left as it was written.
    pub sent_unchanged: bool,
}

type Row = (Uuid, String, String, String, DateTime<Utc>, Word<Status>, bool);

statement! {
    /// The place is that of the last email of the page before; nulls stand for the beginning.
    Uses<'a> {
        sent: str => Text,
        entry: Uuid => SqlUuid,
        workspace: Uuid => SqlUuid,
        person: Option<Uuid> => Nullable<SqlUuid>,
        received_at: Option<DateTime<Utc>> => Nullable<Timestamptz>,
        id: Option<Uuid> => Nullable<SqlUuid>,
        most: i64 => Int8,
    } -> (SqlUuid, Text, Text, Text, Timestamptz, Text, Bool),
    "WITH s (sent, entry, workspace, person, received_at, id) AS (
         VALUES ($::text, $::uuid, $::uuid, $::uuid, $::timestamptz, $::uuid))
     SELECT e.id, e.subject, e.from_name, e.from_email, e.received_at, e.status,
            bool_or(e.status = s.sent AND e.draft_version = d.version)
     FROM s JOIN draft_citations c ON c.knowledge_id = s.entry AND c.workspace_id = s.workspace
            JOIN drafts d ON d.id = c.draft_id JOIN emails e ON e.id = d.email_id
     WHERE (s.person IS NULL OR s.person IN (e.user_id, e.assignee_id))
       AND (s.id IS NULL OR (e.received_at, e.id) < (s.received_at, s.id))
     GROUP BY e.id ORDER BY e.received_at DESC, e.id DESC LIMIT $"
}

/// A page of at most `limit` emails that `person` may see; everybody's for `None`.
///
/// # Errors
/// The failure of the query.
pub async fn list_uses(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    entry: KnowledgeId,
    person: Option<UserId>,
    after: Option<Cursor>,
    limit: i64,
) -> Result<Vec<Use>> {
    let uses = Uses {
        sent: Status::Sent.as_str(),
        entry: &entry.0,
        workspace: &workspace.0,
        person: &person.map(|user| user.0),
        received_at: &after.map(|place| place.received_at),
        id: &after.map(|place| place.id.0),
        most: &limit,
    };
    let rows: Vec<Row> = uses.load(&mut conn).await?;
    Ok(rows.into_iter().map(read).collect())
}

fn read((email, subject, from_name, from_email, received_at, status, sent_unchanged): Row) -> Use {
    Use {
        email,
        subject,
        from_name,
        from_email,
        received_at,
        status: status.0,
        sent_unchanged,
    }
}
