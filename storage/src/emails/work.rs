//! What an activity reads to work on an email.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Bool, Int8, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::follow_ups;
use domain::ids::{ConversationId, EmailId, WorkspaceId};
use domain::mail::Kind;
use uuid::Uuid;

use crate::statement::statement;
use crate::{Conn, Result};

/// A message of a conversation, received or sent.
#[derive(Clone, Debug)]
pub struct ThreadEntry {
    /// Who wrote it.
    pub from: String,
    /// When it arrived or left.
    pub at: DateTime<Utc>,
    /// What was written, without quoted history.
    pub text: String,
    /// Whether Mailroom sent it.
    pub is_ours: bool,
}

statement! {
    /// The newest messages of both directions.
    Thread<'a> {
        account: str => Text, correspondent: str => Text, conversation: Uuid => SqlUuid, workspace: Uuid => SqlUuid,
        conversation_again: Uuid => SqlUuid, workspace_again: Uuid => SqlUuid, limit: i64 => Int8
    } -> (Text, Timestamptz, Text, Bool),
    "WITH asked AS (SELECT $ AS account, $ AS correspondent)
     SELECT * FROM (
        SELECT coalesce(nullif(e.from_name, ''), e.from_email) AS author, e.received_at AS at, e.visible_text AS text,
               false AS is_ours
        FROM emails e, asked
        WHERE e.conversation_id = $ AND e.workspace_id = $
          AND (asked.correspondent IN (e.from_email, e.reply_to) OR asked.correspondent = ANY (e.to_email || e.cc))
        UNION ALL
        SELECT asked.account, coalesce(o.settled_at, o.queued_at), o.text, true
        FROM outbound_messages o, asked
        WHERE o.conversation_id = $ AND o.workspace_id = $ AND o.state = 'sent'
          AND asked.correspondent = ANY (o.to_email || o.cc)
     ) AS thread ORDER BY at DESC LIMIT $"
}

/// The newest `limit` messages of a conversation that the correspondent wrote or got, oldest first: who answers into a
/// conversation of others is told nothing of it. `own_name` stands for what Mailroom sent.
///
/// # Errors
/// The failure of the query.
pub async fn list_thread(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    conversation: ConversationId,
    (own_name, correspondent): (&str, &str),
    limit: i64,
) -> Result<Vec<ThreadEntry>> {
    let thread = Thread {
        account: own_name,
        correspondent,
        conversation: &conversation.0,
        workspace: &workspace.0,
        conversation_again: &conversation.0,
        workspace_again: &workspace.0,
        limit: &limit,
    };
    let rows: Vec<(String, DateTime<Utc>, String, bool)> = thread.load(&mut conn).await?;
    let entry = |(from, at, text, is_ours)| ThreadEntry {
        from,
        at,
        text,
        is_ours,
    };
    Ok(rows.into_iter().rev().map(entry).collect())
}

statement! {
    /// Those whose conversation something of these kinds came into after them.
    MovedOn<'a> { emails: Vec<Uuid> => Array<SqlUuid>, kinds: Vec<&'static str> => Array<Text> } -> SqlUuid,
    "SELECT answered.id FROM emails answered
     WHERE answered.id = ANY ($) AND EXISTS (
        SELECT FROM emails newer WHERE newer.conversation_id = answered.conversation_id AND newer.kind = ANY ($)
           AND (newer.received_at, newer.id) > (answered.received_at, answered.id))"
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
