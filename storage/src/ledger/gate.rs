//! What stands between a message and the ledger, as it is in the transaction that records the message.

use diesel::sql_types::{Array, Bool, Int4, Jsonb, Nullable, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::ids::{AccountId, OutboundId, WorkspaceId};
use domain::ledger::{OutboundKind, OutboundState};
use domain::roles::Role;
use serde_json::Value;
use uuid::Uuid;

use crate::statement::statement;
use crate::{Conn, Error, Result};

/// A message that asks to be recorded.
#[derive(Clone, Debug)]
pub struct Admission {
    /// The tenant.
    pub workspace: WorkspaceId,
    /// What is sent.
    pub kind: OutboundKind,
    /// What it is about.
    pub subject: Uuid,
    /// Mailbox it leaves from.
    pub account: AccountId,
    /// Its recipients.
    pub to: Vec<String>,
}

/// What decides whether a message may be recorded, as it is at this moment.
#[derive(Clone, Debug, Default)]
pub struct Gate {
    /// An earlier message for the subject that may have left or may yet leave, and its state.
    pub live: Option<(OutboundId, OutboundState)>,
    /// Whether the workspace must not write to one of the recipients.
    pub is_suppressed: bool,
    /// Whether the mailbox and its owner are active.
    pub is_active: bool,
    /// Whether the mailbox sends what nobody approved.
    pub auto_send_enabled: bool,
    /// Current version of the draft; `None` for what is no reply.
    pub draft_version: Option<i32>,
    /// How many messages may leave.
    pub limits: Limits,
}

/// How many messages may leave, as a mailbox and its owner are set up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Of the owner, a month; `i32::MAX` for whom the quota never blocks.
    pub quota: i32,
    /// Of the mailbox, a day.
    pub daily: i32,
}

statement! {
    /// What decides on each message, in order.
    Gates<'a> {
        unlimited: Vec<&'static str> => Array<Text>,
        workspaces: Vec<Uuid> => Array<SqlUuid>,
        kinds: Vec<&'static str> => Array<Text>,
        subjects: Vec<Uuid> => Array<SqlUuid>,
        accounts: Vec<Uuid> => Array<SqlUuid>,
        addresses: Vec<Value> => Array<Jsonb>,
        only_accounts: Vec<Uuid> => Array<SqlUuid>,
        only_subjects: Vec<Uuid> => Array<SqlUuid>,
    } -> (Nullable<SqlUuid>, Nullable<Text>, Bool, Bool, Bool, Nullable<Int4>, Int4, Int4),
    "SELECT live.id, live.state,
            EXISTS (SELECT FROM jsonb_array_elements_text(g.addresses) AS r(email)
                    JOIN suppressions s ON s.workspace_id = g.workspace_id AND s.email = r.email),
            coalesce(a.is_active AND u.is_active, false), coalesce(a.auto_send_enabled, false), e.draft_version,
            coalesce(CASE WHEN u.role = ANY ($) THEN 2147483647 ELSE u.quota END, 0), coalesce(a.daily_send_limit, 0)
     FROM unnest($, $, $, $, $) WITH ORDINALITY AS g(workspace_id, kind, subject_id, account_id, addresses, number)
     LEFT JOIN email_accounts a ON a.id = ANY ($) AND a.id = g.account_id
     LEFT JOIN users u ON u.id = a.user_id
     LEFT JOIN emails e ON e.id = ANY ($) AND e.id = g.subject_id AND g.kind = 'reply'
     LEFT JOIN LATERAL (
        SELECT o.id, o.state FROM outbound_messages o
        WHERE o.kind = g.kind AND o.subject_id = g.subject_id AND o.workspace_id = g.workspace_id
          AND o.is_live) AS live ON true
     ORDER BY g.number"
}

/// Reads what decides on each message, in order.
///
/// # Errors
/// The failure of the query.
pub(crate) async fn read_gates(mut conn: Conn<'_>, asked: &[Admission]) -> Result<Vec<Gate>> {
    let addresses = |one: &Admission| one.to.iter().map(|address| address.to_lowercase()).collect();
    let subjects = asked.iter().map(|one| one.subject).collect();
    let accounts = asked.iter().map(|one| one.account.0).collect();
    let asked = Gates {
        unlimited: &unlimited_roles(),
        workspaces: &asked.iter().map(|one| one.workspace.0).collect(),
        kinds: &asked.iter().map(|one| one.kind.as_str()).collect(),
        subjects: &subjects,
        accounts: &accounts,
        only_subjects: &subjects,
        only_accounts: &accounts,
        addresses: &asked.iter().map(addresses).collect(),
    };
    type Row = (Option<Uuid>, Option<String>, bool, bool, bool, Option<i32>, i32, i32);
    let found: Vec<Row> = asked.load(&mut conn).await?;
    let gate = |(id, state, is_suppressed, is_active, auto_send_enabled, draft_version, quota, daily): Row| {
        let state = state.map(|word| word.parse()).transpose();
        let state = state.map_err(|source| Error::Unreadable {
            what: "message state",
            source: Box::new(source),
        })?;
        Ok(Gate {
            live: id.map(OutboundId).zip(state),
            is_suppressed,
            is_active,
            auto_send_enabled,
            draft_version,
            limits: Limits { quota, daily },
        })
    };
    found.into_iter().map(gate).collect()
}

statement! {
    /// The limits of a mailbox and its owner; nothing where somebody is changing them.
    HoldLimits<'a> { unlimited: Vec<&'static str> => Array<Text>, account: Uuid => SqlUuid } -> (Int4, Int4),
    "SELECT CASE WHEN u.role = ANY ($) THEN 2147483647 ELSE u.quota END, a.daily_send_limit
     FROM email_accounts a JOIN users u ON u.id = a.user_id WHERE a.id = $ FOR SHARE SKIP LOCKED"
}

/// The limits of a mailbox, held still until the transaction ends, so that whoever raises them finds what the
/// transaction left to wait for that. `None` where somebody is changing them: waiting for whoever does might be waiting
/// for each other.
///
/// # Errors
/// The failure of the query.
pub async fn hold_limits(mut conn: Conn<'_>, account: AccountId) -> Result<Option<Limits>> {
    let hold = HoldLimits {
        unlimited: &unlimited_roles(),
        account: &account.0,
    };
    let found: Vec<(i32, i32)> = hold.load(&mut conn).await?;
    Ok(found.into_iter().next().map(|(quota, daily)| Limits { quota, daily }))
}

/// Roles that the quota never blocks.
pub(super) fn unlimited_roles() -> Vec<&'static str> {
    let unlimited = Role::ALL.iter().filter(|role| role.is_unlimited());
    unlimited.map(|role| role.as_str()).collect()
}
