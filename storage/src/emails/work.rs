//! What an activity reads to work on an email.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Bool, Int8, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::drafting::ThreadMessage;
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
        SELECT coalesce(nullif(e.from_name, ''), e.from_email) AS author, e.received_at AS at, e.visible_text AS text,
               false AS is_ours
        FROM emails e
        WHERE e.conversation_id = asked.conversation_id AND e.workspace_id = asked.workspace_id
          AND (asked.correspondent IN (e.from_email, e.reply_to) OR asked.correspondent = ANY (e.to_email || e.cc))
        UNION ALL
        SELECT '', coalesce(o.settled_at, o.queued_at), o.text, true
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
    /// Those whose conversation something of these kinds came into after them. `OFFSET 0` keeps the question apart for
    /// each email: as a join it might read all emails.
    MovedOn<'a> { emails: Vec<Uuid> => Array<SqlUuid>, kinds: Vec<&'static str> => Array<Text> } -> SqlUuid,
    "SELECT answered.id FROM emails answered
     WHERE answered.id = ANY ($) AND EXISTS (
        SELECT FROM emails newer WHERE newer.conversation_id = answered.conversation_id AND newer.kind = ANY ($)
           AND (newer.received_at, newer.id) > (answered.received_at, answered.id) OFFSET 0)"
}

/// Whether the conversation of an email has moved on: what came in since would have ended its follow-ups.
///
/// # Errors
/// The failure of the query.
pub async fn has_moved_on(conn: Conn<'_>, email: EmailId) -> Result<bool> {
    Ok(have_moved_on(conn, &[email]).await?.contains(&true))
}

/// The same of each email.
///
/// # Errors
/// The failure of the query.
pub(crate) async fn have_moved_on(mut conn: Conn<'_>, emails: &[EmailId]) -> Result<Vec<bool>> {
    let ending = Kind::ALL.iter().filter(|kind| follow_ups::ended_by(**kind).is_some());
    let asked = MovedOn {
        emails: &emails.iter().map(|email| email.0).collect(),
        kinds: &ending.map(|kind| kind.as_str()).collect(),
    };
    let moved_on: Vec<Uuid> = asked.load(&mut conn).await?;
    Ok(emails.iter().map(|email| moved_on.contains(&email.0)).collect())
}
