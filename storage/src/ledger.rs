//! The send ledger: one row for every message that leaves, and the reservations made for it.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Bool, Int4, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::ids::{AccountId, ConversationId, OutboundId, WorkspaceId};
use domain::ledger::{OutboundKind, OutboundState};
use domain::quota::CounterKey;
use serde_json::Value;
use uuid::Uuid;

use crate::journal::Counters;
use crate::schema::{outbound_messages, suppressions};
use crate::statement::statement;
use crate::{Conn, Error, Result, Word};

/// A message of the ledger as stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = outbound_messages)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct Outbound {
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub user_id: Uuid,
    pub email_account_id: Uuid,
    pub kind: Word<OutboundKind>,
    pub subject_id: Uuid,
    pub conversation_id: Option<Uuid>,
    pub message_id: String,
    pub to_email: Vec<String>,
    pub cc: Vec<String>,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub in_reply_to: Option<String>,
    pub references_ids: Vec<String>,
    pub is_automatic: bool,
    pub state: Word<OutboundState>,
    pub not_before: DateTime<Utc>,
    pub reserved: Value,
    pub provider_id: Option<String>,
    pub error: Option<String>,
    pub queued_at: DateTime<Utc>,
    pub settled_at: Option<DateTime<Utc>>,
}

impl Outbound {
    /// Counters charged for it.
    ///
    /// # Errors
    /// `Unreadable` where the stored document is none.
    pub fn reserved(&self) -> Result<Vec<CounterKey>> {
        serde_json::from_value(self.reserved.clone()).map_err(|source| Error::Unreadable {
            what: "reservation",
            source: Box::new(source),
        })
    }
}

/// A message to be recorded.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct NewOutbound {
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub user_id: Uuid,
    pub email_account_id: Uuid,
    pub kind: Word<OutboundKind>,
    pub subject_id: Uuid,
    pub generation: i32,
    pub conversation_id: Option<Uuid>,
    pub message_id: String,
    pub to_email: Vec<String>,
    pub cc: Vec<String>,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub in_reply_to: Option<String>,
    pub references_ids: Vec<String>,
    pub is_automatic: bool,
    pub state: Word<OutboundState>,
    pub not_before: DateTime<Utc>,
    pub reserved: Value,
    pub queued_at: DateTime<Utc>,
}

statement! {
    /// One message.
    Insert<'a> {
        id: Uuid => SqlUuid,
        workspace: Uuid => SqlUuid,
        user: Uuid => SqlUuid,
        account: Uuid => SqlUuid,
        kind: &'static str => Text,
        subject_id: Uuid => SqlUuid,
        generation: i32 => Int4,
        conversation: Option<Uuid> => Nullable<SqlUuid>,
        message_id: String => Text,
        to_email: Vec<String> => Array<Text>,
        cc: Vec<String> => Array<Text>,
        subject: String => Text,
        text: String => Text,
        html: String => Text,
        in_reply_to: Option<String> => Nullable<Text>,
        references_ids: Vec<String> => Array<Text>,
        is_automatic: bool => Bool,
        state: &'static str => Text,
        not_before: DateTime<Utc> => Timestamptz,
        reserved: Value => Jsonb,
        queued_at: DateTime<Utc> => Timestamptz,
    } -> (),
    "INSERT INTO outbound_messages (id, workspace_id, user_id, email_account_id, kind, subject_id, generation,
                                    conversation_id, message_id, to_email, cc, subject, text, html, in_reply_to,
                                    references_ids, is_automatic, state, not_before, reserved, queued_at)
     VALUES ($, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $)"
}

/// Records a message; its reservations have been made in the same transaction.
///
/// # Errors
/// `Duplicate` (`outbound_messages_subject_key`) where a message for the subject may have left already.
pub async fn insert(mut conn: Conn<'_>, message: &NewOutbound) -> Result<()> {
    Insert {
        id: &message.id,
        workspace: &message.workspace_id,
        user: &message.user_id,
        account: &message.email_account_id,
        kind: &message.kind.0.as_str(),
        subject_id: &message.subject_id,
        generation: &message.generation,
        conversation: &message.conversation_id,
        message_id: &message.message_id,
        to_email: &message.to_email,
        cc: &message.cc,
        subject: &message.subject,
        text: &message.text,
        html: &message.html,
        in_reply_to: &message.in_reply_to,
        references_ids: &message.references_ids,
        is_automatic: &message.is_automatic,
        state: &message.state.0.as_str(),
        not_before: &message.not_before,
        reserved: &message.reserved,
        queued_at: &message.queued_at,
    }
    .execute(&mut conn)
    .await?;
    Ok(())
}

/// A message of the ledger.
///
/// # Errors
/// `NotFound`, also for another workspace's.
pub async fn get(mut conn: Conn<'_>, workspace: WorkspaceId, message: OutboundId) -> Result<Outbound> {
    outbound_messages::table
        .filter(outbound_messages::id.eq(message.0))
        .filter(outbound_messages::workspace_id.eq(workspace.0))
        .select(Outbound::as_select())
        .get_result(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("message"))
}

/// The message for a subject that may have left or may yet leave.
///
/// # Errors
/// The failure of the query.
pub async fn find_live(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    kind: OutboundKind,
    subject: Uuid,
) -> Result<Option<Outbound>> {
    Ok(outbound_messages::table
        .filter(outbound_messages::kind.eq(kind.as_str()))
        .filter(outbound_messages::subject_id.eq(subject))
        .filter(outbound_messages::workspace_id.eq(workspace.0))
        .filter(outbound_messages::state.eq_any(["queued", "handing_over", "sent", "uncertain"]))
        .select(Outbound::as_select())
        .first(&mut conn)
        .await
        .optional()?)
}

/// What left, or was to leave, into a conversation, oldest first; at most the newest `limit`.
///
/// # Errors
/// The failure of the query.
pub async fn list_in_conversation(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    conversation: ConversationId,
    limit: i64,
) -> Result<Vec<Outbound>> {
    let mut newest: Vec<Outbound> = outbound_messages::table
        .filter(outbound_messages::conversation_id.eq(conversation.0))
        .filter(outbound_messages::workspace_id.eq(workspace.0))
        .filter(outbound_messages::state.eq_any(["queued", "handing_over", "sent", "uncertain"]))
        .order((outbound_messages::queued_at.desc(), outbound_messages::id.desc()))
        .limit(limit)
        .select(Outbound::as_select())
        .load(&mut conn)
        .await?;
    newest.reverse();
    Ok(newest)
}

/// Whether a message is being handed over from a mailbox at this moment.
///
/// # Errors
/// The failure of the query.
pub async fn is_handing_over(mut conn: Conn<'_>, account: AccountId) -> Result<bool> {
    let found: Option<Uuid> = outbound_messages::table
        .filter(outbound_messages::email_account_id.eq(account.0))
        .filter(outbound_messages::state.eq("handing_over"))
        .select(outbound_messages::id)
        .first(&mut conn)
        .await
        .optional()?;
    Ok(found.is_some())
}

/// Whether a message of this Message-ID has left, or may have.
///
/// # Errors
/// The failure of the query.
pub async fn was_sent(mut conn: Conn<'_>, workspace: WorkspaceId, message_id: &str) -> Result<bool> {
    let found: Option<Uuid> = outbound_messages::table
        .filter(outbound_messages::message_id.eq(message_id))
        .filter(outbound_messages::workspace_id.eq(workspace.0))
        .filter(outbound_messages::state.eq_any(["sent", "uncertain", "handing_over"]))
        .select(outbound_messages::id)
        .first(&mut conn)
        .await
        .optional()?;
    Ok(found.is_some())
}

statement! {
    /// Changes the state only from one the rules allow.
    Move<'a> {
        state: &'static str => Text,
        provider_id: Option<String> => Nullable<Text>,
        error: Option<String> => Nullable<Text>,
        handing_over_at: Option<DateTime<Utc>> => Nullable<Timestamptz>,
        settled_at: Option<DateTime<Utc>> => Nullable<Timestamptz>,
        id: Uuid => SqlUuid,
        from: Vec<&'static str> => Array<Text>,
    } -> Jsonb,
    "UPDATE outbound_messages SET state = $, provider_id = coalesce($, provider_id), error = $,
            handing_over_at = coalesce($, handing_over_at), settled_at = $
     WHERE id = $ AND state = ANY ($) RETURNING reserved"
}

/// What is known with a change of state.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// The provider's id.
    pub provider_id: Option<String>,
    /// Why, for a person.
    pub error: Option<String>,
}

/// Moves a message to a state where the rules of the ledger allow it, and returns what was reserved for it;
/// `None` where they do not.
///
/// # Errors
/// The failure of the query.
pub async fn advance(
    mut conn: Conn<'_>,
    message: OutboundId,
    to: OutboundState,
    change: &Change,
    now: DateTime<Utc>,
) -> Result<Option<Vec<CounterKey>>> {
    let from = OutboundState::ALL
        .iter()
        .filter(|from| from.next(to).is_ok())
        .map(|from| from.as_str())
        .collect();
    let is_settled = !matches!(to, OutboundState::Queued | OutboundState::HandingOver);
    let change = Move {
        state: &to.as_str(),
        provider_id: &change.provider_id,
        error: &change.error,
        handing_over_at: &(to == OutboundState::HandingOver).then_some(now),
        settled_at: &is_settled.then_some(now),
        id: &message.0,
        from: &from,
    };
    let moved: Vec<Value> = change.load(&mut conn).await?;
    moved
        .into_iter()
        .next()
        .map(serde_json::from_value)
        .transpose()
        .map_err(|source| Error::Unreadable {
            what: "reservation",
            source: Box::new(source),
        })
}

statement! {
    /// Moves a queued message to the hand-off and tells the state it was found in.
    Begin<'a> { message: Uuid => SqlUuid, now: DateTime<Utc> => Timestamptz } -> Text,
    "WITH found AS (SELECT id, state FROM outbound_messages WHERE id = $ FOR UPDATE),
          begun AS (UPDATE outbound_messages o SET state = 'handing_over', handing_over_at = $
                    FROM found WHERE o.id = found.id AND found.state = 'queued')
     SELECT state FROM found"
}

/// Notes that the hand-off of a queued message begins, and returns the state it was found in: everything but
/// `Queued` means that a hand-off began earlier.
///
/// # Errors
/// `NotFound` where the message is gone.
pub async fn begin_hand_over(mut conn: Conn<'_>, message: OutboundId, now: DateTime<Utc>) -> Result<OutboundState> {
    let found: Vec<String> = Begin {
        message: &message.0,
        now: &now,
    }
    .load(&mut conn)
    .await?;
    let word = found.into_iter().next().ok_or(Error::NotFound("message"))?;
    word.parse().map_err(|source| Error::Unreadable {
        what: "message state",
        source: Box::new(source),
    })
}

/// Calls a queued message back and gives its reservations back; `false` where its hand-off has begun.
///
/// # Errors
/// The failure of a query.
pub async fn call_back(conn: Conn<'_>, message: OutboundId, why: &str, now: DateTime<Utc>) -> Result<bool> {
    let change = Change {
        provider_id: None,
        error: Some(why.to_owned()),
    };
    let Some(reserved) = advance(conn, message, OutboundState::Cancelled, &change, now).await? else {
        return Ok(false);
    };
    let counters = Counters::lock(conn, reserved.clone()).await?;
    counters.release(&reserved);
    counters.flush(conn).await?;
    Ok(true)
}

/// Adds an address that the workspace must not write to; a second reason changes nothing.
///
/// # Errors
/// The failure of the query.
pub async fn suppress(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    email: &str,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    diesel::insert_into(suppressions::table)
        .values((
            suppressions::workspace_id.eq(workspace.0),
            suppressions::email.eq(email.to_lowercase()),
            suppressions::reason.eq(reason),
            suppressions::created_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(&mut conn)
        .await?;
    Ok(())
}

statement! {
    /// What stands against recording a message.
    Obstacles<'a> {
        kind: &'static str => Text, subject: Uuid => SqlUuid, workspace: Uuid => SqlUuid,
        workspace_again: Uuid => SqlUuid, addresses: Vec<String> => Array<Text>
    } -> (Nullable<SqlUuid>, Nullable<Timestamptz>, Nullable<Text>),
    "SELECT live.id, live.not_before, suppressed.email
     FROM (SELECT) AS one
     LEFT JOIN LATERAL (
        SELECT id, not_before FROM outbound_messages WHERE kind = $ AND subject_id = $ AND workspace_id = $
           AND state IN ('queued', 'handing_over', 'sent', 'uncertain')) AS live ON true
     LEFT JOIN LATERAL (
        SELECT email FROM suppressions WHERE workspace_id = $ AND email = ANY ($) LIMIT 1) AS suppressed ON true"
}

/// What stands against recording a message.
#[derive(Clone, Debug, Default)]
pub struct Obstacle {
    /// The message for the subject that may have left or may yet leave, and when it may leave first.
    pub live: Option<(OutboundId, DateTime<Utc>)>,
    /// The first of the recipients that the workspace must not write to.
    pub suppressed: Option<String>,
}

/// Looks for what stands against recording a message to these addresses.
///
/// # Errors
/// The failure of the query.
pub async fn find_obstacle(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    kind: OutboundKind,
    subject: Uuid,
    addresses: &[String],
) -> Result<Obstacle> {
    let found = Obstacles {
        kind: &kind.as_str(),
        subject: &subject,
        workspace: &workspace.0,
        workspace_again: &workspace.0,
        addresses: &addresses.iter().map(|address| address.to_lowercase()).collect(),
    };
    let found: Vec<(Option<Uuid>, Option<DateTime<Utc>>, Option<String>)> = found.load(&mut conn).await?;
    let (id, not_before, suppressed) = found.into_iter().next().unwrap_or_default();
    Ok(Obstacle {
        live: id.map(OutboundId).zip(not_before),
        suppressed,
    })
}
