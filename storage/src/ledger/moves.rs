//! How messages move from state to state, only as the rules allow, and what that means for what they are about.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Bool, Int4, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::emails::Status;
use domain::follow_ups::FollowUpStatus;
use domain::ids::{OutboundId, RunId, WorkspaceId};
use domain::ledger::{OutboundKind, OutboundState};
use domain::quota::CounterKey;
use serde_json::{Value, json};
use uuid::Uuid;

use super::gate::unlimited_roles;
use super::{Issued, Outbound};
use crate::emails::{Action, Resting};
use crate::journal::{Counters, Recording, Rows};
use crate::schema::outbound_messages;
use crate::statement::statement;
use crate::{Conn, Error, Result, events, follow_ups, replies};

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

impl Move {
    /// A change about which the provider said nothing.
    #[must_use]
    pub fn to(message: OutboundId, to: OutboundState, why: Option<String>) -> Self {
        Self {
            message,
            to,
            issued: Issued::default(),
            error: why,
        }
    }
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

/// A hand-off that is about to begin.
#[derive(Clone, Debug)]
pub struct Begin {
    /// The message.
    pub message: OutboundId,
    /// The run that hands it over.
    pub run: RunId,
    /// Number of the last signal that run has heard.
    pub signals_heard: i32,
    /// Version of the draft that the message was made from; `None` for what is no reply.
    pub version: Option<i32>,
    /// Whether it is charged to the present day and month.
    pub is_charged: bool,
}

/// What was found as a hand-off was to begin. It has begun where a queued message may leave and nothing was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun {
    /// State the message was in.
    pub state: OutboundState,
    /// Whether all that it was admitted under still holds.
    pub may_leave: bool,
    /// Whether the run was told something that it has not heard.
    pub is_told: bool,
}

statement! {
    /// Moves queued messages to the hand-off where all that their admission looked at still holds. `OFFSET 0` has each
    /// row looked up by its key, whatever the planner believes the tables to hold.
    BeginHandOvers<'a> {
        now: DateTime<Utc> => Timestamptz,
        ids: Vec<Uuid> => Array<SqlUuid>,
        runs: Vec<Uuid> => Array<SqlUuid>,
        signals_heard: Vec<i32> => Array<Int4>,
        versions: Vec<Option<i32>> => Array<Nullable<Int4>>,
        are_charged: Vec<bool> => Array<Bool>,
        only: Vec<Uuid> => Array<SqlUuid>,
        unlimited: Vec<&'static str> => Array<Text>,
        only_again: Vec<Uuid> => Array<SqlUuid>,
    } -> (SqlUuid, Text, Bool, Bool),
    "WITH moment AS (SELECT $ AS now),
     asked AS (SELECT * FROM unnest($, $, $, $, $) AS g(id, run, signals_heard, version, is_charged)),
     found AS (
        SELECT id, workspace_id, email_account_id, kind, subject_id, to_email, is_automatic, state, reserved
        FROM outbound_messages WHERE id = ANY ($) ORDER BY id FOR UPDATE),
     judged AS (
        SELECT f.id, f.state, coalesce(run.signals_sent > g.signals_heard, false) AS is_told, coalesce(
            g.is_charged AND run.cancel_reason IS NULL
            AND mailbox.is_active AND (mailbox.auto_send_enabled OR NOT f.is_automatic)
            AND CASE f.kind
                WHEN 'reply' THEN g.version = (SELECT e.draft_version FROM emails e WHERE e.id = f.subject_id)
                WHEN 'follow_up' THEN EXISTS (
                    SELECT FROM follow_ups u WHERE u.id = f.subject_id AND u.status = 'pending')
                WHEN 'reminder' THEN EXISTS (
                    SELECT FROM events v WHERE v.id = f.subject_id AND v.status = 'confirmed' AND v.start_time > moment.now)
                ELSE true END
            AND NOT EXISTS (
                SELECT FROM unnest(f.to_email) AS r(email)
                JOIN suppressions s ON s.workspace_id = f.workspace_id AND s.email = lower(r.email))
            AND NOT EXISTS (
                SELECT FROM jsonb_to_recordset(f.reserved) AS k(scope text, key text, period date),
                LATERAL (SELECT c.used FROM send_counters c
                         WHERE c.scope = k.scope AND c.key = k.key AND c.period = k.period OFFSET 0) AS counter
                WHERE counter.used > CASE k.scope WHEN 'quota' THEN mailbox.quota
                                                  WHEN 'mailbox' THEN mailbox.daily_send_limit END),
            false) AS may_leave
        FROM moment, asked g JOIN found f ON f.id = g.id
        LEFT JOIN LATERAL (
            SELECT r.signals_sent, r.cancel_reason FROM runs r WHERE r.id = g.run OFFSET 0) AS run ON true
        LEFT JOIN LATERAL (
            SELECT a.is_active AND u.is_active AS is_active, a.auto_send_enabled, a.daily_send_limit,
                   CASE WHEN u.role <> ALL ($) THEN u.quota END AS quota
            FROM email_accounts a JOIN users u ON u.id = a.user_id WHERE a.id = f.email_account_id OFFSET 0
        ) AS mailbox ON true),
     begun AS (
        UPDATE outbound_messages o SET state = 'handing_over', handing_over_at = moment.now FROM judged j, moment
        WHERE o.id = ANY ($) AND o.id = j.id AND j.state = 'queued' AND j.may_leave AND NOT j.is_told)
     SELECT id, state, may_leave, is_told FROM judged"
}

/// Notes that the hand-offs of queued messages begin, where all that decided on their admission still holds, and
/// returns what was found of each.
///
/// # Errors
/// `NotFound` where a message is gone.
pub(crate) async fn begin_hand_overs(mut conn: Conn<'_>, asked: &[Begin], now: DateTime<Utc>) -> Result<Vec<Begun>> {
    let ids = asked.iter().map(|one| one.message.0).collect();
    let begin = BeginHandOvers {
        now: &now,
        ids: &ids,
        runs: &asked.iter().map(|one| one.run.0).collect(),
        signals_heard: &asked.iter().map(|one| one.signals_heard).collect(),
        versions: &asked.iter().map(|one| one.version).collect(),
        are_charged: &asked.iter().map(|one| one.is_charged).collect(),
        only: &ids,
        unlimited: &unlimited_roles(),
        only_again: &ids,
    };
    let rows: Vec<(Uuid, String, bool, bool)> = begin.load(&mut conn).await?;
    let found: HashMap<Uuid, _> = rows
        .into_iter()
        .map(|(id, state, may, told)| (id, (state, may, told)))
        .collect();
    let begun = |one: &Begin| {
        let (state, may_leave, is_told) = found.get(&one.message.0).ok_or(Error::NotFound("message"))?;
        let state = state.parse().map_err(|source| Error::Unreadable {
            what: "message state",
            source: Box::new(source),
        })?;
        Ok(Begun {
            state,
            may_leave: *may_leave,
            is_told: *is_told,
        })
    };
    asked.iter().map(begun).collect()
}

/// The message for a subject that may have left or may yet leave, held still until the transaction ends.
async fn find_live_locked(
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
        .for_update()
        .first(&mut conn)
        .await
        .optional()?)
}

/// Calls back the message for a subject, where its hand-off has not begun, and gives its reservations back. Returns the
/// state it was found in: it is called back where that is `Queued`.
///
/// # Errors
/// The failure of a query.
pub async fn call_back(
    conn: Conn<'_>,
    workspace: WorkspaceId,
    (kind, subject): (OutboundKind, Uuid),
    why: &str,
    now: DateTime<Utc>,
) -> Result<Option<OutboundState>> {
    let Some(message) = find_live_locked(conn, workspace, kind, subject).await? else {
        return Ok(None);
    };
    if message.state.0 == OutboundState::Queued {
        let change = Move::to(message.id.into(), OutboundState::Cancelled, Some(why.to_owned()));
        let counters = Counters::default();
        for reserved in advance_many(conn, &[change], now).await?.into_iter().flatten() {
            counters.release(&reserved);
        }
        counters.flush(conn).await?;
    }
    Ok(Some(message.state.0))
}

/// Ends what a run leaves behind that is called off: a queued message is called back, one that was being handed over is
/// uncertain from now on. Returns the state it was found in.
///
/// # Errors
/// The failure of a query.
pub async fn stop(
    Recording {
        conn,
        counters,
        rows,
        now,
    }: Recording<'_>,
    workspace: WorkspaceId,
    (kind, subject): (OutboundKind, Uuid),
    why: &str,
) -> Result<Option<OutboundState>> {
    let Some(message) = find_live_locked(conn, workspace, kind, subject).await? else {
        return Ok(None);
    };
    let to = match message.state.0 {
        OutboundState::Queued => OutboundState::Cancelled,
        OutboundState::HandingOver => OutboundState::Uncertain,
        state => return Ok(Some(state)),
    };
    let change = Move::to(message.id.into(), to, Some(why.to_owned()));
    let moved = rows.advance(conn, change, now).await?;
    if to.releases_reservation() {
        counters.release(&moved.unwrap_or_default());
    }
    Ok(Some(message.state.0))
}

/// Ends a message that nobody could tell about as a person found it; `false` where its state does not allow it.
///
/// # Errors
/// The failure of a query.
pub async fn settle(recording: Recording<'_>, message: &Outbound, was_sent: bool) -> Result<bool> {
    let Recording {
        conn,
        counters,
        rows,
        now,
    } = recording;
    let id = message.id.into();
    if !was_sent && message.state.0 == OutboundState::HandingOver {
        rows.advance(conn, Move::to(id, OutboundState::Uncertain, None), now)
            .await?;
    }
    let to = if was_sent {
        OutboundState::Sent
    } else {
        OutboundState::Cancelled
    };
    let Some(reserved) = rows.advance(conn, Move::to(id, to, None), now).await? else {
        return Ok(false);
    };
    if was_sent {
        let by = json!({ "message": message.id, "settled_by": "person" });
        mark_sent(recording, message, by).await?;
    } else {
        counters.release(&reserved);
    }
    Ok(true)
}

/// The same in a transaction of the caller's own, where no run is left to be told.
///
/// # Errors
/// The failure of a query.
pub async fn settle_now(conn: Conn<'_>, message: &Outbound, was_sent: bool, now: DateTime<Utc>) -> Result<bool> {
    let (counters, rows) = (Counters::default(), Rows::default());
    let recording = Recording {
        conn,
        counters: &counters,
        rows: &rows,
        now,
    };
    let is_settled = settle(recording, message, was_sent).await?;
    rows.flush(conn, now).await?;
    counters.flush(conn).await?;
    Ok(is_settled)
}

/// What the message was for is done; `details` stand in the history of the email.
///
/// # Errors
/// The failure of a query.
pub async fn mark_sent(
    Recording { conn, rows, now, .. }: Recording<'_>,
    message: &Outbound,
    details: Value,
) -> Result<()> {
    let subject = message.subject_id;
    match message.kind.0 {
        OutboundKind::Reply => {
            rows.rest(subject.into(), Resting::at(Status::Sent, None));
            rows.act(subject.into(), Action::new("sent", details));
            Ok(())
        }
        OutboundKind::FollowUp => {
            follow_ups::mark(conn, subject.into(), FollowUpStatus::Sent, None, now).await?;
            let follow_up = follow_ups::get(conn, message.workspace_id.into(), subject.into()).await?;
            let told = json!({ "number": follow_up.number, "message": message.id });
            rows.act(follow_up.email_id.into(), Action::new("follow_up_sent", told));
            Ok(())
        }
        OutboundKind::Reminder => events::mark_reminded(conn, subject.into()).await,
        OutboundKind::Acknowledgement | OutboundKind::Test | OutboundKind::ByHand => Ok(()),
    }
}
