//! What an activity reads to work on an email.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Bool, Int8, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::drafting::{AttachedFile, ThreadMessage};
use domain::follow_ups;
use domain::ids::{ConversationId, EmailId, WorkspaceId};
use domain::mail::Kind;
use uuid::Uuid;

use crate::statement::{by_place, statement};
use crate::{Conn, Result};

/// A conversation as one of those who write in it knows it.
#[derive(Clone, Debug)]
pub struct ThreadQuestion {
    /// Tenant.
    pub workspace: WorkspaceId,
    /// The conversation.
    pub conversation: ConversationId,
    /// Address of who is answered.
    pub correspondent: String,
}

statement! {
    /// The newest messages of both directions, of each conversation.
    Threads<'a> {
        workspaces: Vec<Uuid> => Array<SqlUuid>, conversations: Vec<Uuid> => Array<SqlUuid>,
        correspondents: Vec<&'a str> => Array<Text>, limit: i64 => Int8
    } -> (Int8, Text, Timestamptz, Text, Bool),
    "SELECT asked.place, thread.author, thread.at, thread.text, thread.is_ours
     FROM unnest($, $, $) WITH ORDINALITY AS asked(workspace_id, conversation_id, correspondent, place),
     LATERAL (SELECT * FROM (
        SELECT coalesce(nullif(e.from_name, ''), e.from_email) AS author,
               least(e.sent_at, e.received_at) AS at, e.visible_text AS text,
               false AS is_ours
        FROM emails e
        WHERE e.conversation_id = asked.conversation_id AND e.workspace_id = asked.workspace_id
          AND (asked.correspondent IN (e.from_email, e.reply_to) OR asked.correspondent = ANY (e.to_email || e.cc))
        UNION ALL
        SELECT '', o.queued_at, o.text, true
        FROM outbound_messages o
        WHERE o.conversation_id = asked.conversation_id AND o.workspace_id = asked.workspace_id AND o.state = 'sent'
          AND asked.correspondent = ANY (o.to_email || o.cc)
     ) AS both_sides ORDER BY at DESC LIMIT $) AS thread
     ORDER BY asked.place, thread.at"
}

/// The newest `limit` messages of conversations that the correspondent wrote or got, oldest first: who answers into a
/// conversation of others is told nothing of it. Ours name no author.
///
/// # Errors
/// The failure of the query.
pub async fn list_threads(mut conn: Conn<'_>, asked: &[ThreadQuestion], limit: i64) -> Result<Vec<Vec<ThreadMessage>>> {
    let question = Threads {
        workspaces: &asked.iter().map(|one| one.workspace.0).collect(),
        conversations: &asked.iter().map(|one| one.conversation.0).collect(),
        correspondents: &asked.iter().map(|one| one.correspondent.as_str()).collect(),
        limit: &limit,
    };
    let rows: Vec<(i64, String, DateTime<Utc>, String, bool)> = question.load(&mut conn).await?;
    let message = |(place, from, at, text, is_ours)| {
        let message = ThreadMessage {
            from,
            is_ours,
            at,
            text,
        };
        (place, message)
    };
    Ok(by_place(asked.len(), rows.into_iter().map(message)))
}

statement! {
    /// The files that came with each email, in order.
    Attached<'a> { emails: Vec<Uuid> => Array<SqlUuid> } -> (Int8, Text, Text, Int8),
    "SELECT asked.place, a.filename, a.content_type, a.size_bytes
     FROM unnest($) WITH ORDINALITY AS asked(email_id, place) JOIN attachments a ON a.email_id = asked.email_id
     WHERE NOT a.is_inline ORDER BY asked.place, a.position"
}

/// The files that came with each email; images that its text shows are none.
///
/// # Errors
/// The failure of the query.
pub async fn list_attached(mut conn: Conn<'_>, emails: &[EmailId]) -> Result<Vec<Vec<AttachedFile>>> {
    let asked = Attached {
        emails: &emails.iter().map(|email| email.0).collect(),
    };
    let rows: Vec<(i64, String, String, i64)> = asked.load(&mut conn).await?;
    let file = |(place, name, content_type, size_bytes)| {
        let file = AttachedFile {
            name,
            content_type,
            size_bytes,
        };
        (place, file)
    };
    Ok(by_place(emails.len(), rows.into_iter().map(file)))
}

/// What came into the conversation of an email after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// Something came in that ends follow-ups.
    pub has_moved_on: bool,
    /// Until when a correspondent is away, as their last note says.
    pub away_until: Option<DateTime<Utc>>,
}

statement! {
    /// What came into the conversation of each email. `OFFSET 0` keeps the question apart for each email: as a join it
    /// might read all emails.
    SinceThen<'a> {
        kinds: Vec<&'static str> => Array<Text>, absence: str => Text, emails: Vec<Uuid> => Array<SqlUuid>
    } -> (SqlUuid, Bool, Nullable<Timestamptz>),
    "SELECT answered.id, EXISTS (
        SELECT FROM emails newer WHERE newer.conversation_id = answered.conversation_id AND newer.kind = ANY ($)
           AND (newer.received_at, newer.id) > (answered.received_at, answered.id) OFFSET 0),
        (SELECT max(note.follow_up_base) FROM emails note
         WHERE note.conversation_id = answered.conversation_id AND note.kind = $ OFFSET 0)
     FROM emails answered WHERE answered.id = ANY ($)"
}

/// Whether the conversation of an email has moved on: what came in since would have ended its follow-ups.
///
/// # Errors
/// The failure of the query.
pub async fn has_moved_on(conn: Conn<'_>, email: EmailId) -> Result<bool> {
    Ok(since(conn, &[email]).await?.iter().any(|since| since.has_moved_on))
}

/// What came into the conversation of each email after it.
///
/// # Errors
/// The failure of the query.
pub(crate) async fn since(mut conn: Conn<'_>, emails: &[EmailId]) -> Result<Vec<Since>> {
    let ending = Kind::ALL.iter().filter(|kind| follow_ups::ended_by(**kind).is_some());
    let asked = SinceThen {
        emails: &emails.iter().map(|email| email.0).collect(),
        kinds: &ending.map(|kind| kind.as_str()).collect(),
        absence: Kind::AutoReply.as_str(),
    };
    let found: Vec<(Uuid, bool, Option<DateTime<Utc>>)> = asked.load(&mut conn).await?;
    let since = |email: &EmailId| {
        let found = found.iter().find(|(id, ..)| *id == email.0);
        found.map_or_else(Since::default, |(_, has_moved_on, away_until)| Since {
            has_moved_on: *has_moved_on,
            away_until: *away_until,
        })
    };
    Ok(emails.iter().map(since).collect())
}
