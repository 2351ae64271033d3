//! What is found out about an email and where its answer stands.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Bool, Double, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::emails::{Status, WaitReason};
use domain::ids::{EmailId, IntentId, UserId, WorkspaceId};
use serde_json::Value;
use uuid::Uuid;

use super::Email;
use crate::schema::email_actions;
use crate::statement::statement;
use crate::{Conn, Result};

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
    /// Date that follow-ups count from, and the words it was read from.
    pub follow_up_base: Option<(DateTime<Utc>, String)>,
}

impl Email {
    /// Takes over what was understood, as it will be stored.
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
        (self.follow_up_base, self.follow_up_matched_text) = understood.follow_up_base.clone().unzip();
    }
}

statement! {
    /// Writes what was understood and its history in one go.
    Understand<'a> {
        intent: Option<Uuid> => Nullable<SqlUuid>,
        intent_name: Option<String> => Nullable<Text>,
        confidence: Option<f64> => Nullable<Double>,
        explanation: Value => Jsonb,
        is_meeting: bool => Bool,
        meeting_confidence: Option<f64> => Nullable<Double>,
        meeting_title: Option<String> => Nullable<Text>,
        meeting_start: Option<DateTime<Utc>> => Nullable<Timestamptz>,
        meeting_end: Option<DateTime<Utc>> => Nullable<Timestamptz>,
        meeting_timezone: Option<String> => Nullable<Text>,
        meeting_uid: Option<String> => Nullable<Text>,
        base: Option<DateTime<Utc>> => Nullable<Timestamptz>,
        matched_text: Option<String> => Nullable<Text>,
        email: Uuid => SqlUuid,
        action: Uuid => SqlUuid,
        now: DateTime<Utc> => Timestamptz,
    } -> (),
    "WITH understood AS (
        UPDATE emails SET intent_id = $, intent_name = $, intent_confidence = $, intent_explanation = $,
               meeting_detected = $, meeting_confidence = $, meeting_title = $, meeting_start_time = $,
               meeting_end_time = $, meeting_timezone = $, meeting_uid = $, follow_up_base = $,
               follow_up_matched_text = $
        WHERE id = $ RETURNING id, workspace_id, intent_name, intent_confidence, meeting_detected)
     INSERT INTO email_actions (id, workspace_id, email_id, action, details, created_at)
     SELECT $, workspace_id, id, 'classified', jsonb_build_object('intent', intent_name,
            'confidence', intent_confidence, 'meeting_detected', meeting_detected), $ FROM understood"
}

/// Keeps what was understood, with an entry in the history.
///
/// # Errors
/// The failure of the query.
pub async fn record_understood(
    mut conn: Conn<'_>,
    email: EmailId,
    understood: &Understood,
    now: DateTime<Utc>,
) -> Result<()> {
    let (base, matched_text) = understood.follow_up_base.clone().unzip();
    Understand {
        intent: &understood.intent.map(|intent| intent.0),
        intent_name: &understood.intent_name,
        confidence: &understood.intent_confidence,
        explanation: &understood.explanation,
        is_meeting: &understood.is_meeting,
        meeting_confidence: &understood.meeting_confidence,
        meeting_title: &understood.meeting_title,
        meeting_start: &understood.meeting_start,
        meeting_end: &understood.meeting_end,
        meeting_timezone: &understood.meeting_timezone,
        meeting_uid: &understood.meeting_uid,
        base: &base,
        matched_text: &matched_text,
        email: &email.0,
        action: &Uuid::now_v7(),
        now: &now,
    }
    .execute(&mut conn)
    .await?;
    Ok(())
}

statement! {
    /// Moves an email to a resting state with an entry in its history.
    Rest<'a> {
        status: &'static str => Text,
        wait_reason: Option<&'static str> => Nullable<Text>,
        wait_until: Option<DateTime<Utc>> => Nullable<Timestamptz>,
        status_reason: Option<&'a str> => Nullable<Text>,
        email: Uuid => SqlUuid,
        action: Uuid => SqlUuid,
        user: Option<Uuid> => Nullable<SqlUuid>,
        name: &'static str => Text,
        details: Value => Jsonb,
        now: DateTime<Utc> => Timestamptz,
    } -> (),
    "WITH rested AS (
        UPDATE emails SET status = $, wait_reason = $, wait_until = $, status_reason = $ WHERE id = $
        RETURNING id, workspace_id)
     INSERT INTO email_actions (id, workspace_id, email_id, user_id, action, details, created_at)
     SELECT $, workspace_id, id, $, $, $, $ FROM rested"
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

/// Moves an email to a resting state that needs no further word.
///
/// # Errors
/// The failure of the query.
pub async fn mark_status(
    conn: Conn<'_>,
    email: EmailId,
    status: Status,
    reason: Option<&str>,
    action: &Action,
    now: DateTime<Utc>,
) -> Result<()> {
    rest(conn, email, (status, None, None), reason, action, now).await
}

/// Lets a draft rest for a reason, with or without a known end.
///
/// # Errors
/// The failure of the query.
pub async fn mark_draft_ready(
    conn: Conn<'_>,
    email: EmailId,
    wait_reason: WaitReason,
    until: Option<DateTime<Utc>>,
    why: Option<&str>,
    action: &Action,
    now: DateTime<Utc>,
) -> Result<()> {
    rest(
        conn,
        email,
        (Status::DraftReady, Some(wait_reason), until),
        why,
        action,
        now,
    )
    .await
}

/// Takes an email back to work: nothing rests any more.
///
/// # Errors
/// The failure of the query.
pub async fn mark_resting(conn: Conn<'_>, email: EmailId, action: &Action, now: DateTime<Utc>) -> Result<()> {
    rest(conn, email, (Status::New, None, None), None, action, now).await
}

type Resting = (Status, Option<WaitReason>, Option<DateTime<Utc>>);

async fn rest(
    mut conn: Conn<'_>,
    email: EmailId,
    (status, wait_reason, until): Resting,
    reason: Option<&str>,
    action: &Action,
    now: DateTime<Utc>,
) -> Result<()> {
    Rest {
        status: &status.as_str(),
        wait_reason: &wait_reason.map(WaitReason::as_str),
        wait_until: &until,
        status_reason: &reason,
        email: &email.0,
        action: &Uuid::now_v7(),
        user: &action.user.map(|user| user.0),
        name: &action.name,
        details: &action.details,
        now: &now,
    }
    .execute(&mut conn)
    .await?;
    Ok(())
}

statement! {
    /// Adds an entry to the history of an email.
    Note<'a> {
        action: Uuid => SqlUuid,
        user: Option<Uuid> => Nullable<SqlUuid>,
        name: &'static str => Text,
        details: Value => Jsonb,
        now: DateTime<Utc> => Timestamptz,
        email: Uuid => SqlUuid,
    } -> (),
    "INSERT INTO email_actions (id, workspace_id, email_id, user_id, action, details, created_at)
     SELECT $, workspace_id, id, $, $, $, $ FROM emails WHERE id = $"
}

/// Adds an entry to the history of an email.
///
/// # Errors
/// The failure of the query.
pub async fn record_action(mut conn: Conn<'_>, email: EmailId, action: &Action, now: DateTime<Utc>) -> Result<()> {
    let note = Note {
        action: &Uuid::now_v7(),
        user: &action.user.map(|user| user.0),
        name: &action.name,
        details: &action.details,
        now: &now,
        email: &email.0,
    };
    note.execute(&mut conn).await?;
    Ok(())
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
    "SELECT r.id FROM runs r WHERE r.user_id = $ AND r.finished_at IS NULL AND r.state = 'waiting'
       AND (EXISTS (SELECT FROM emails e WHERE e.id = r.subject AND e.wait_reason = 'quota')
         OR EXISTS (SELECT FROM follow_ups f WHERE f.id = r.subject AND f.wait_reason = 'quota'))"
}

/// Tells everything that waits for the owner's quota or a mailbox's limit to look again.
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
