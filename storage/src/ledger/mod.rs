//! The send ledger: one row for every message that leaves, and the reservations made for it.

mod gate;
mod moves;
mod provider;

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Jsonb, Uuid as SqlUuid};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::ids::{ConversationId, EmailId, OutboundId, WorkspaceId};
use domain::ledger::{OutboundKind, OutboundState};
use domain::meeting::Offered;
use domain::quota::CounterKey;
use serde_json::Value;
use uuid::Uuid;

pub(crate) use gate::read_gates;
pub use gate::{Admission, Gate, Limits, hold_limits};
pub use moves::{Begin, Begun, Move, call_back, mark_sent, settle, settle_now, stop};
pub(crate) use moves::{advance_many, begin_hand_overs};
pub use provider::{Issued, keep_draft, was_sent};

use crate::columns::columns;
use crate::schema::outbound_messages;
use crate::statement::statement;
use crate::{Conn, Error, Result, Word};

columns! {
    /// A message of the ledger.
    #[derive(Clone, Debug, Queryable, Selectable)]
    #[diesel(table_name = outbound_messages)]
    #[expect(missing_docs, reason = "columns are described in the database")]
    pub struct Outbound as OutboundColumns {
        id: Uuid,
        workspace_id: Uuid,
        user_id: Uuid,
        email_account_id: Uuid,
        kind: Word<OutboundKind>,
        subject_id: Uuid,
        generation: i32,
        conversation_id: Option<Uuid>,
        message_id: String,
        to_email: Vec<String>,
        cc: Vec<String>,
        subject: String,
        text: String,
        html: String,
        in_reply_to: Option<String>,
        references_ids: Vec<String>,
        is_automatic: bool,
        state: Word<OutboundState>,
        not_before: DateTime<Utc>,
        reserved: Value,
        error: Option<String>,
        queued_at: DateTime<Utc>,
        handing_over_at: Option<DateTime<Utc>>,
        settled_at: Option<DateTime<Utc>>,
        draft_id: Option<String>,
        sent_message_id: Option<String>,
        offers: Option<Value>,
        to_name: Option<String>,
    }
}

impl Outbound {
    /// A message that waits for its hand-off, without content and recipients yet.
    #[must_use]
    pub fn queued(id: OutboundId, kind: OutboundKind, now: DateTime<Utc>) -> Self {
        Self {
            id: id.0,
            workspace_id: Uuid::nil(),
            user_id: Uuid::nil(),
            email_account_id: Uuid::nil(),
            kind: Word(kind),
            subject_id: Uuid::nil(),
            generation: 1,
            conversation_id: None,
            message_id: String::new(),
            to_email: Vec::new(),
            cc: Vec::new(),
            subject: String::new(),
            text: String::new(),
            html: String::new(),
            in_reply_to: None,
            references_ids: Vec::new(),
            is_automatic: false,
            state: Word(OutboundState::Queued),
            not_before: now,
            reserved: Value::Array(Vec::new()),
            error: None,
            queued_at: now,
            handing_over_at: None,
            settled_at: None,
            draft_id: None,
            sent_message_id: None,
            offers: None,
            to_name: None,
        }
    }

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

static INSERT: LazyLock<String> = LazyLock::new(|| {
    let names = OutboundColumns::NAMES;
    format!("INSERT INTO outbound_messages ({names}) SELECT {names} FROM $")
});

statement! {
    /// Any number of messages.
    Insert<'a> { messages: OutboundColumns<'a> as rows } -> (), INSERT
}

/// Records messages; their reservations have been made in the same transaction.
///
/// # Errors
/// `Duplicate` (`outbound_messages_subject_key`) where a message for a subject may have left already.
pub async fn insert_many(mut conn: Conn<'_>, messages: &[Outbound]) -> Result<()> {
    if messages.is_empty() {
        return Ok(());
    }
    let messages = &OutboundColumns::of(messages);
    Insert { messages }.execute(&mut conn).await?;
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
        .filter(outbound_messages::is_live)
        .select(Outbound::as_select())
        .first(&mut conn)
        .await
        .optional()?)
}

statement! {
    /// The last offer of times into the conversation of an email, made to its author before it came. Nothing once a
    /// reply into the conversation has settled when to meet.
    FindOffers<'a> { email: Uuid => SqlUuid } -> Jsonb,
    "SELECT o.offers FROM emails e JOIN outbound_messages o ON o.conversation_id = e.conversation_id
     WHERE e.id = $ AND o.offers IS NOT NULL AND o.is_live AND o.subject_id <> e.id AND o.queued_at <= e.received_at
       AND (e.from_email = ANY (o.to_email) OR e.reply_to = ANY (o.to_email))
       AND NOT EXISTS (
          SELECT FROM outbound_messages later JOIN emails answered ON answered.id = later.subject_id
          WHERE later.conversation_id = o.conversation_id AND later.kind = 'reply' AND later.is_live
            AND (later.queued_at, later.id) > (o.queued_at, o.id) AND later.offers IS NULL AND answered.meeting_proposal IS NOT NULL
            AND answered.id <> e.id)
     ORDER BY o.queued_at DESC, o.id DESC LIMIT 1"
}

/// The times that an email may answer to, as they were offered last.
///
/// # Errors
/// The failure of the query.
pub async fn find_offers(mut conn: Conn<'_>, email: EmailId) -> Result<Option<Offered>> {
    let found: Vec<Value> = FindOffers { email: &email.0 }.load(&mut conn).await?;
    Ok(found
        .into_iter()
        .next()
        .and_then(|offers| serde_json::from_value(offers).ok()))
}

/// What was acknowledged of a conversation.
#[derive(Clone, Copy, Debug, Default)]
pub struct Acknowledged {
    /// How often.
    pub count: i64,
    /// When last.
    pub newest: Option<DateTime<Utc>>,
}

/// The acknowledgements of a conversation that have left, or may have.
///
/// # Errors
/// The failure of the query.
pub async fn acknowledgements(mut conn: Conn<'_>, conversation: ConversationId) -> Result<Acknowledged> {
    let (count, newest) = outbound_messages::table
        .filter(outbound_messages::conversation_id.eq(conversation.0))
        .filter(outbound_messages::kind.eq(OutboundKind::Acknowledgement.as_str()))
        .filter(outbound_messages::is_live)
        .select((
            diesel::dsl::count_star(),
            diesel::dsl::max(outbound_messages::queued_at),
        ))
        .get_result(&mut conn)
        .await?;
    Ok(Acknowledged { count, newest })
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
        .filter(outbound_messages::is_live)
        .order((outbound_messages::queued_at.desc(), outbound_messages::id.desc()))
        .limit(limit)
        .select(Outbound::as_select())
        .load(&mut conn)
        .await?;
    newest.reverse();
    Ok(newest)
}
