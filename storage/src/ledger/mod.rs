//! The send ledger: one row for every message that leaves, and the reservations made for it.

mod gate;
mod provider;

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::ids::{AccountId, ConversationId, OutboundId, WorkspaceId};
use domain::ledger::{OutboundKind, OutboundState};
use domain::quota::CounterKey;
use serde_json::Value;
use uuid::Uuid;

pub(crate) use gate::read_gates;
pub use gate::{Admission, Gate};
pub use provider::{Issued, keep_draft, was_sent};

use crate::columns::columns;
use crate::journal::Counters;
use crate::schema::{outbound_messages, suppressions};
use crate::statement::statement;
use crate::{Conn, Error, Result, Word, replies};

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
    }
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

/// A change of a message's state.
#[derive(Clone, Debug)]
pub struct Move {
    /// The message.
    pub message: OutboundId,
    /// Its new state.
    pub to: OutboundState,
    /// What the provider calls it, where that became known.
    pub issued: Issued,
    /// Why, for a person.
    pub error: Option<String>,
}

statement! {
    /// Changes states, only from those the rules allow.
    Advance<'a> {
        now: DateTime<Utc> => Timestamptz,
        ids: Vec<Uuid> => Array<SqlUuid>,
        states: Vec<&'static str> => Array<Text>,
        provider_ids: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        threads: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        message_ids: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        errors: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        only: Vec<Uuid> => Array<SqlUuid>,
        from: Vec<&'static str> => Array<Text>,
        to: Vec<&'static str> => Array<Text>,
    } -> (SqlUuid, Jsonb),
    "WITH moment AS (SELECT $ AS now)
     UPDATE outbound_messages o SET state = g.state, provider_id = coalesce(g.provider_id, o.provider_id),
            provider_thread_id = coalesce(g.thread, o.provider_thread_id),
            sent_message_id = coalesce(g.message_id, o.sent_message_id),
            error = g.error, settled_at = CASE WHEN g.state <> 'queued' THEN moment.now END
     FROM unnest($, $, $, $, $, $) AS g(id, state, provider_id, thread, message_id, error), moment
     WHERE o.id = ANY ($) AND o.id = g.id AND (o.state, g.state) IN (SELECT * FROM unnest($, $))
     RETURNING o.id, o.reserved"
}

/// Moves messages to states where the rules of the ledger allow it, and returns what was reserved for each; `None`
/// where they do not. Hand-offs begin by `begin_hand_overs`.
///
/// # Errors
/// The failure of the query.
pub(crate) async fn advance_many(
    mut conn: Conn<'_>,
    moves: &[Move],
    now: DateTime<Utc>,
) -> Result<Vec<Option<Vec<CounterKey>>>> {
    let allowed = || {
        let pairs = |from: &'static OutboundState| OutboundState::ALL.iter().map(move |to| (from, to));
        let is_allowed = |(from, to): &(&OutboundState, &OutboundState)| from.next(**to).is_ok();
        OutboundState::ALL.iter().flat_map(pairs).filter(is_allowed)
    };
    let ids = moves.iter().map(|one| one.message.0).collect();
    let advance = Advance {
        now: &now,
        ids: &ids,
        states: &moves.iter().map(|one| one.to.as_str()).collect(),
        provider_ids: &moves.iter().map(|one| one.issued.provider_id.as_deref()).collect(),
        threads: &moves
            .iter()
            .map(|one| one.issued.provider_thread_id.as_deref())
            .collect(),
        message_ids: &moves.iter().map(|one| one.issued.message_id.as_deref()).collect(),
        errors: &moves.iter().map(|one| one.error.as_deref()).collect(),
        only: &ids,
        from: &allowed().map(|(from, _)| from.as_str()).collect(),
        to: &allowed().map(|(_, to)| to.as_str()).collect(),
    };
    let mut moved: HashMap<Uuid, Value> = advance.load(&mut conn).await?.into_iter().collect();
    let sent = moves.iter().filter(|one| one.to == OutboundState::Sent);
    replies::count(conn, sent.map(|one| one.message)).await?;
    let reserved = |one: &Move| {
        let reserved = moved.remove(&one.message.0);
        reserved.map(serde_json::from_value).transpose()
    };
    let reserved: std::result::Result<_, _> = moves.iter().map(reserved).collect();
    reserved.map_err(|source| Error::Unreadable {
        what: "reservation",
        source: Box::new(source),
    })
}

statement! {
    /// Moves queued messages to the hand-off and tells the states they were found in.
    Begin<'a> {
        messages: Vec<Uuid> => Array<SqlUuid>, now: DateTime<Utc> => Timestamptz, only: Vec<Uuid> => Array<SqlUuid>
    } -> (SqlUuid, Text),
    "WITH found AS (SELECT id, state FROM outbound_messages WHERE id = ANY ($) ORDER BY id FOR UPDATE),
          begun AS (UPDATE outbound_messages o SET state = 'handing_over', handing_over_at = $
                    FROM found WHERE o.id = ANY ($) AND o.id = found.id AND found.state = 'queued')
     SELECT id, state FROM found"
}

/// Notes that the hand-offs of queued messages begin, and returns the state each was found in.
///
/// # Errors
/// `NotFound` where a message is gone.
pub(crate) async fn begin_hand_overs(
    mut conn: Conn<'_>,
    messages: &[OutboundId],
    now: DateTime<Utc>,
) -> Result<Vec<OutboundState>> {
    let ids = messages.iter().map(|message| message.0).collect();
    let begin = Begin {
        messages: &ids,
        now: &now,
        only: &ids,
    };
    let found: HashMap<Uuid, String> = begin.load(&mut conn).await?.into_iter().collect();
    let state = |message: &OutboundId| {
        let word = found.get(&message.0).ok_or(Error::NotFound("message"))?;
        word.parse().map_err(|source| Error::Unreadable {
            what: "message state",
            source: Box::new(source),
        })
    };
    messages.iter().map(state).collect()
}

/// Calls a queued message back and gives its reservations back; `false` where its hand-off has begun.
///
/// # Errors
/// The failure of a query.
pub async fn call_back(conn: Conn<'_>, message: OutboundId, why: &str, now: DateTime<Utc>) -> Result<bool> {
    let change = Move {
        message,
        to: OutboundState::Cancelled,
        issued: Issued::default(),
        error: Some(why.to_owned()),
    };
    let Some(Some(reserved)) = advance_many(conn, &[change], now).await?.pop() else {
        return Ok(false);
    };
    let counters = Counters::read(conn, reserved.clone()).await?;
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
