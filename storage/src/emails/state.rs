//! What is found out about an email and where its answer stands.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::emails::{Status, WaitReason};
use domain::ids::{EmailId, IntentId, UserId, WorkspaceId};
use serde_json::Value;
use uuid::Uuid;

use super::{Change, Email};
use crate::columns::columns;
use crate::schema::email_actions;
use crate::statement::statement;
use crate::{Conn, Result, Word};

/// What was read out of an email.
#[derive(Clone, Debug, Default)]
pub struct Understood {
    /// Intent it matched.
    pub intent: Option<IntentId>,
    /// Its name now.
    pub intent_name: Option<String>,
    /// 0 to 1.
    pub intent_confidence: Option<f64>,
    /// Which words matched, and why others lost.
    pub explanation: Value,
    /// Whether it asks for a meeting.
    pub is_meeting: bool,
    /// 0 to 1; above 0.7 it is a meeting.
    pub meeting_confidence: Option<f64>,
    /// What the meeting is about.
    pub meeting_title: Option<String>,
    /// Proposed start.
    pub meeting_start: Option<DateTime<Utc>>,
    /// Proposed end.
    pub meeting_end: Option<DateTime<Utc>>,
    /// Zone the time was read in.
    pub meeting_timezone: Option<String>,
    /// Name of the invitation that proposes it.
    pub meeting_uid: Option<String>,
    /// What the email wants of the calendar, as it is stored.
    pub meeting_proposal: Option<Value>,
    /// Date that follow-ups count from, and the words it was read from.
    pub follow_up_base: Option<(DateTime<Utc>, String)>,
}

impl Email {
    /// Adds what was understood, as it will be stored.
    pub(crate) fn take_over(&mut self, understood: &Understood) {
        self.intent_id = understood.intent.map(|intent| intent.0);
        self.intent_name.clone_from(&understood.intent_name);
        self.intent_confidence = understood.intent_confidence;
        self.intent_explanation = Some(understood.explanation.clone());
        self.meeting_detected = understood.is_meeting;
        self.meeting_confidence = understood.meeting_confidence;
        self.meeting_title.clone_from(&understood.meeting_title);
        self.meeting_start_time = understood.meeting_start;
        self.meeting_end_time = understood.meeting_end;
        self.meeting_timezone.clone_from(&understood.meeting_timezone);
        self.meeting_proposal.clone_from(&understood.meeting_proposal);
        (self.follow_up_base, self.follow_up_matched_text) = understood.follow_up_base.clone().unzip();
    }
}

/// Where the answer to an email stands.
#[derive(Clone, Debug)]
pub struct Resting {
    pub(super) status: Status,
    pub(super) wait_reason: Option<WaitReason>,
    pub(super) wait_until: Option<DateTime<Utc>>,
    pub(super) why: Option<String>,
}

impl Resting {
    /// A state that waits for nobody; with a sentence for the person.
    #[must_use]
    pub fn at(status: Status, why: Option<String>) -> Self {
        Self {
            status,
            wait_reason: None,
            wait_until: None,
            why,
        }
    }

    /// A draft that rests for a reason, with or without a known end.
    #[must_use]
    pub fn draft_ready(reason: WaitReason, until: Option<DateTime<Utc>>, why: Option<String>) -> Self {
        Self {
            status: Status::DraftReady,
            wait_reason: Some(reason),
            wait_until: until,
            why,
        }
    }
}

/// One entry of an email's history.
#[derive(Clone, Debug)]
pub struct Action {
    /// What happened.
    pub name: &'static str,
    /// Facts of it, without mail text.
    pub details: Value,
    /// Person who acted; `None` when Mailroom did.
    pub user: Option<UserId>,
}

impl Action {
    /// Something Mailroom did.
    #[must_use]
    pub fn new(name: &'static str, details: Value) -> Self {
        Self {
            name,
            details,
            user: None,
        }
    }
}

columns! {
    /// An entry as it is inserted.
    pub(crate) struct Row<'r> as RowColumns {
        id: Uuid,
        email_id: Uuid,
        user_id: Option<Uuid>,
        action: &'static str,
        details: &'r Value,
        created_at: DateTime<Utc>,
    }
}

static ACT: LazyLock<String> = LazyLock::new(|| {
    let names = RowColumns::NAMES;
    format!(
        "INSERT INTO email_actions ({names}, workspace_id, status)
         SELECT g.*, e.workspace_id, e.status FROM $ JOIN emails e ON e.id = ANY ($) AND e.id = g.email_id"
    )
});

statement! {
    /// Adds any number of entries; those of emails that are gone are left out.
    Act<'a> { entries: RowColumns<'a> as rows, only: Vec<Uuid> => Array<SqlUuid> } -> (), ACT
}

/// Adds an entry to the history of each email.
///
/// # Errors
/// The failure of the query.
pub(crate) async fn record_actions(
    mut conn: Conn<'_>,
    actions: &[(EmailId, Action)],
    now: DateTime<Utc>,
) -> Result<()> {
    if actions.is_empty() {
        return Ok(());
    }
    let rows = actions.iter().map(|(email, action)| Row {
        id: Uuid::now_v7(),
        email_id: email.0,
        user_id: action.user.map(|user| user.0),
        action: action.name,
        details: &action.details,
        created_at: now,
    });
    let rows: Vec<Row<'_>> = rows.collect();
    let entries = &RowColumns::of(&rows);
    let only = &entries.email_id;
    Act { entries, only }.execute(&mut conn).await?;
    Ok(())
}

/// Moves one email to a state, with an entry in its history.
///
/// # Errors
/// The failure of a query.
pub async fn rest(conn: Conn<'_>, email: EmailId, resting: Resting, action: Action, now: DateTime<Utc>) -> Result<()> {
    let change = Change {
        resting: Some(resting),
        ..Change::default()
    };
    super::change(conn, &BTreeMap::from([(email, change)])).await?;
    record_action(conn, email, action, now).await
}

/// Adds an entry to the history of an email.
///
/// # Errors
/// The failure of the query.
pub async fn record_action(conn: Conn<'_>, email: EmailId, action: Action, now: DateTime<Utc>) -> Result<()> {
    record_actions(conn, &[(email, action)], now).await
}

/// An entry of the history as stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = email_actions)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct ActionRow {
    pub action: String,
    pub user_id: Option<Uuid>,
    pub details: Value,
    pub created_at: DateTime<Utc>,
    pub status: Option<Word<Status>>,
}

/// The history of an email, oldest first.
///
/// # Errors
/// The failure of the query.
pub async fn list_actions(mut conn: Conn<'_>, workspace: WorkspaceId, email: EmailId) -> Result<Vec<ActionRow>> {
    Ok(email_actions::table
        .filter(email_actions::email_id.eq(email.0))
        .filter(email_actions::workspace_id.eq(workspace.0))
        .order((email_actions::created_at, email_actions::id))
        .select(ActionRow::as_select())
        .load(&mut conn)
        .await?)
}

statement! {
    /// Runs of drafts that wait for an owner's quota or a mailbox's limit.
    WaitingForQuota<'a> { user: Uuid => SqlUuid } -> SqlUuid,
    "SELECT r.id FROM runs r WHERE r.user_id = $ AND r.finished_at IS NULL
       AND (EXISTS (SELECT FROM emails e WHERE e.id = r.subject AND e.wait_reason = 'quota')
         OR EXISTS (SELECT FROM follow_ups f WHERE f.id = r.subject AND f.wait_reason = 'quota'))"
}

/// Tells everything that waits, or is about to wait, for the owner's quota or a mailbox's limit to look again. Call it
/// in the transaction that raises the limit, after raising it.
///
/// # Errors
/// The failure of a query.
pub async fn unblock_owner(mut conn: Conn<'_>, user: UserId, now: DateTime<Utc>) -> Result<Vec<crate::runs::Wake>> {
    let waiting: Vec<Uuid> = WaitingForQuota { user: &user.0 }.load(&mut conn).await?;
    let mut wakes = Vec::new();
    for run in waiting {
        wakes.extend(crate::runs::signal(conn, run.into(), &domain::flows::Signal::Unblocked, now).await?);
    }
    Ok(wakes)
}
