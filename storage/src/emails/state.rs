//! What is found out about an email and where its answer stands.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Bool, Double, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
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
    /// Writes what was understood of any number of emails.
    Understand<'a> {
        emails: Vec<Uuid> => Array<SqlUuid>,
        intents: Vec<Option<Uuid>> => Array<Nullable<SqlUuid>>,
        intent_names: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        confidences: Vec<Option<f64>> => Array<Nullable<Double>>,
        explanations: Vec<&'a Value> => Array<Jsonb>,
        are_meetings: Vec<bool> => Array<Bool>,
        meeting_confidences: Vec<Option<f64>> => Array<Nullable<Double>>,
        meeting_titles: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        meeting_starts: Vec<Option<DateTime<Utc>>> => Array<Nullable<Timestamptz>>,
        meeting_ends: Vec<Option<DateTime<Utc>>> => Array<Nullable<Timestamptz>>,
        meeting_timezones: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        meeting_uids: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        bases: Vec<Option<DateTime<Utc>>> => Array<Nullable<Timestamptz>>,
        matched_texts: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        only: Vec<Uuid> => Array<SqlUuid>,
    } -> (),
    "UPDATE emails e SET intent_id = g.intent_id, intent_name = g.intent_name, intent_confidence = g.confidence,
            intent_explanation = g.explanation, meeting_detected = g.is_meeting,
            meeting_confidence = g.meeting_confidence, meeting_title = g.title, meeting_start_time = g.start_time,
            meeting_end_time = g.end_time, meeting_timezone = g.timezone, meeting_uid = g.uid,
            follow_up_base = g.base, follow_up_matched_text = g.matched_text
     FROM unnest($, $, $, $, $, $, $, $, $, $, $, $, $, $)
          AS g(id, intent_id, intent_name, confidence, explanation, is_meeting, meeting_confidence, title, start_time,
               end_time, timezone, uid, base, matched_text)
     WHERE e.id = ANY ($) AND e.id = g.id"
}

/// Keeps what was understood of each email.
///
/// # Errors
/// The failure of the query.
pub(crate) async fn record_understood(mut conn: Conn<'_>, found: &BTreeMap<EmailId, Understood>) -> Result<()> {
    if found.is_empty() {
        return Ok(());
    }
    let emails = found.keys().map(|email| email.0).collect();
    let base = |understood: &Understood| understood.follow_up_base.as_ref().map(|(at, _)| *at);
    let text = |understood: &'_ Understood| understood.follow_up_base.clone().map(|(_, text)| text);
    let texts: Vec<Option<String>> = found.values().map(text).collect();
    Understand {
        emails: &emails,
        intents: &found.values().map(|one| one.intent.map(|intent| intent.0)).collect(),
        intent_names: &found.values().map(|one| one.intent_name.as_deref()).collect(),
        confidences: &found.values().map(|one| one.intent_confidence).collect(),
        explanations: &found.values().map(|one| &one.explanation).collect(),
        are_meetings: &found.values().map(|one| one.is_meeting).collect(),
        meeting_confidences: &found.values().map(|one| one.meeting_confidence).collect(),
        meeting_titles: &found.values().map(|one| one.meeting_title.as_deref()).collect(),
        meeting_starts: &found.values().map(|one| one.meeting_start).collect(),
        meeting_ends: &found.values().map(|one| one.meeting_end).collect(),
        meeting_timezones: &found.values().map(|one| one.meeting_timezone.as_deref()).collect(),
        meeting_uids: &found.values().map(|one| one.meeting_uid.as_deref()).collect(),
        bases: &found.values().map(base).collect(),
        matched_texts: &texts.iter().map(Option::as_deref).collect(),
        only: &emails,
    }
    .execute(&mut conn)
    .await?;
    Ok(())
}

/// Where the answer to an email stands.
#[derive(Clone, Debug)]
pub struct Resting {
    status: Status,
    wait_reason: Option<WaitReason>,
    wait_until: Option<DateTime<Utc>>,
    why: Option<String>,
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

statement! {
    /// Moves any number of emails to their states.
    Rest<'a> {
        emails: Vec<Uuid> => Array<SqlUuid>,
        statuses: Vec<&'static str> => Array<Text>,
        wait_reasons: Vec<Option<&'static str>> => Array<Nullable<Text>>,
        waits_until: Vec<Option<DateTime<Utc>>> => Array<Nullable<Timestamptz>>,
        whys: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        only: Vec<Uuid> => Array<SqlUuid>,
    } -> (),
    "UPDATE emails e SET status = g.status, wait_reason = g.wait_reason, wait_until = g.wait_until, status_reason = g.why
     FROM unnest($, $, $, $, $) AS g(id, status, wait_reason, wait_until, why)
     WHERE e.id = ANY ($) AND e.id = g.id"
}

/// Moves each email to its state.
///
/// # Errors
/// The failure of the query.
pub(crate) async fn record_resting(mut conn: Conn<'_>, resting: &BTreeMap<EmailId, Resting>) -> Result<()> {
    if resting.is_empty() {
        return Ok(());
    }
    let emails = resting.keys().map(|email| email.0).collect();
    let reason = |one: &Resting| one.wait_reason.map(WaitReason::as_str);
    Rest {
        emails: &emails,
        statuses: &resting.values().map(|one| one.status.as_str()).collect(),
        wait_reasons: &resting.values().map(reason).collect(),
        waits_until: &resting.values().map(|one| one.wait_until).collect(),
        whys: &resting.values().map(|one| one.why.as_deref()).collect(),
        only: &emails,
    }
    .execute(&mut conn)
    .await?;
    Ok(())
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

statement! {
    /// Adds any number of entries; those of emails that are gone are left out.
    Act<'a> {
        actions: Vec<Uuid> => Array<SqlUuid>,
        emails: Vec<Uuid> => Array<SqlUuid>,
        users: Vec<Option<Uuid>> => Array<Nullable<SqlUuid>>,
        names: Vec<&'static str> => Array<Text>,
        details: Vec<&'a Value> => Array<Jsonb>,
        now: DateTime<Utc> => Timestamptz,
    } -> (),
    "INSERT INTO email_actions (workspace_id, id, email_id, user_id, action, details, created_at)
     SELECT e.workspace_id, g.id, g.email_id, g.user_id, g.action, g.details, moment.now
     FROM unnest($, $, $, $, $) AS g(id, email_id, user_id, action, details)
     JOIN emails e ON e.id = g.email_id, (SELECT $ AS now) AS moment"
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
    Act {
        actions: &actions.iter().map(|_| Uuid::now_v7()).collect(),
        emails: &actions.iter().map(|(email, _)| email.0).collect(),
        users: &actions
            .iter()
            .map(|(_, action)| action.user.map(|user| user.0))
            .collect(),
        names: &actions.iter().map(|(_, action)| action.name).collect(),
        details: &actions.iter().map(|(_, action)| &action.details).collect(),
        now: &now,
    }
    .execute(&mut conn)
    .await?;
    Ok(())
}

/// Moves one email to a state, with an entry in its history.
///
/// # Errors
/// The failure of a query.
pub async fn rest(conn: Conn<'_>, email: EmailId, resting: Resting, action: Action, now: DateTime<Utc>) -> Result<()> {
    record_resting(conn, &BTreeMap::from([(email, resting)])).await?;
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
