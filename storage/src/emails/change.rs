//! All that is written about an email at a time, with one update of its row.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::emails::WaitReason;
use domain::ids::EmailId;
use serde_json::Value;
use uuid::Uuid;

use super::{Resting, Understood};
use crate::columns::columns;
use crate::drafts::Verdict;
use crate::statement::statement;
use crate::{Conn, Error, Result};

/// What is new about an email.
#[derive(Clone, Debug, Default)]
pub(crate) struct Change {
    /// What was read out of it.
    pub(crate) understood: Option<Understood>,
    /// The draft that becomes its current one.
    pub(crate) draft: Option<CurrentDraft>,
    /// What validation said; of another version than the current one it changes nothing here.
    pub(crate) verdict: Option<Verdict>,
    /// Where its answer stands.
    pub(crate) resting: Option<Resting>,
}

/// The current draft, as the email itself shows it.
#[derive(Clone, Debug)]
pub(crate) struct CurrentDraft {
    /// Its number; the email must be at the one before.
    pub(crate) version: i32,
    /// Text without signature and quote.
    pub(crate) body: String,
    /// How often validation sent a draft back before this one.
    pub(crate) retries: i32,
}

columns! {
    /// What is new about an email. Columns between `is_understood` and `version` go by the names of the table's.
    pub(crate) struct Row<'r> as RowColumns {
        id: Uuid,
        is_understood: bool,
        intent_id: Option<Uuid>,
        intent_name: Option<&'r str>,
        intent_confidence: Option<f64>,
        intent_explanation: Option<&'r Value>,
        meeting_detected: bool,
        meeting_confidence: Option<f64>,
        meeting_title: Option<&'r str>,
        meeting_start_time: Option<DateTime<Utc>>,
        meeting_end_time: Option<DateTime<Utc>>,
        meeting_timezone: Option<&'r str>,
        meeting_uid: Option<&'r str>,
        meeting_proposal: Option<&'r Value>,
        follow_up_base: Option<DateTime<Utc>>,
        follow_up_matched_text: Option<&'r str>,
        version: Option<i32>,
        body_of_draft: Option<&'r str>,
        retries: Option<i32>,
        judged: Option<i32>,
        issues: Option<&'r Value>,
        next_status: Option<&'static str>,
        next_wait_reason: Option<&'static str>,
        next_wait_until: Option<DateTime<Utc>>,
        why: Option<&'r str>,
    }
}

static UPDATE: LazyLock<String> = LazyLock::new(|| {
    let names = RowColumns::NAMES.split(", ");
    let names = names.skip_while(|name| *name != "is_understood").skip(1);
    let understood: String = names
        .take_while(|name| *name != "version")
        .map(|name| format!("{name} = CASE WHEN is_understood THEN g.{name} ELSE e.{name} END, "))
        .collect();
    format!(
        "UPDATE emails e SET {understood}
            draft_version = coalesce(version, e.draft_version),
            draft_content = CASE WHEN version IS NULL THEN e.draft_content ELSE body_of_draft END,
            draft_retry_count = CASE WHEN version IS NULL THEN e.draft_retry_count ELSE retries END,
            draft_validated = CASE WHEN judged = coalesce(version, e.draft_version) THEN issues = '[]'
                                   ELSE version IS NULL AND e.draft_validated END,
            validation_issues = CASE WHEN judged = coalesce(version, e.draft_version) THEN issues
                                     WHEN version IS NULL THEN e.validation_issues ELSE '[]' END,
            status = coalesce(next_status, e.status),
            wait_reason = CASE WHEN next_status IS NULL THEN e.wait_reason ELSE next_wait_reason END,
            wait_until = CASE WHEN next_status IS NULL THEN e.wait_until ELSE next_wait_until END,
            status_reason = CASE WHEN next_status IS NULL THEN e.status_reason ELSE why END
         FROM $
         WHERE e.id = ANY ($) AND e.id = g.id AND (version IS NULL OR e.draft_version = version - 1)
         RETURNING e.id"
    )
});

statement! {
    /// Changes any number of emails; those at another version than a draft was written for stay as they are.
    Update<'a> { changes: RowColumns<'a> as rows, only: Vec<Uuid> => Array<SqlUuid> } -> SqlUuid, UPDATE
}

impl<'r> Row<'r> {
    fn of(email: EmailId, change: &'r Change, nothing: &'r Understood) -> Self {
        let understood = change.understood.as_ref().unwrap_or(nothing);
        let base = understood.follow_up_base.as_ref();
        let (draft, verdict) = (change.draft.as_ref(), change.verdict.as_ref());
        let resting = change.resting.as_ref();
        Self {
            id: email.0,
            is_understood: change.understood.is_some(),
            intent_id: understood.intent.map(|intent| intent.0),
            intent_name: understood.intent_name.as_deref(),
            intent_confidence: understood.intent_confidence,
            intent_explanation: Some(&understood.explanation),
            meeting_detected: understood.is_meeting,
            meeting_confidence: understood.meeting_confidence,
            meeting_title: understood.meeting_title.as_deref(),
            meeting_start_time: understood.meeting_start,
            meeting_end_time: understood.meeting_end,
            meeting_timezone: understood.meeting_timezone.as_deref(),
            meeting_uid: understood.meeting_uid.as_deref(),
            meeting_proposal: understood.meeting_proposal.as_ref(),
            follow_up_base: base.map(|(at, _)| *at),
            follow_up_matched_text: base.map(|(_, text)| text.as_str()),
            version: draft.map(|draft| draft.version),
            body_of_draft: draft.map(|draft| draft.body.as_str()),
            retries: draft.map(|draft| draft.retries),
            judged: verdict.map(|verdict| verdict.version),
            issues: verdict.map(|verdict| &verdict.issues),
            next_status: resting.map(|resting| resting.status.as_str()),
            next_wait_reason: resting.and_then(|resting| resting.wait_reason).map(WaitReason::as_str),
            next_wait_until: resting.and_then(|resting| resting.wait_until),
            why: resting.and_then(|resting| resting.why.as_deref()),
        }
    }
}

/// Writes what is new about each email.
///
/// # Errors
/// `Outdated` where an email with a new draft is gone or at another version; else the failure of the query.
pub(crate) async fn change(mut conn: Conn<'_>, changes: &BTreeMap<EmailId, Change>) -> Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let nothing = Understood::default();
    let rows = changes.iter().map(|(email, change)| Row::of(*email, change, &nothing));
    let rows: Vec<Row<'_>> = rows.collect();
    let rows = RowColumns::of(&rows);
    let update = Update {
        changes: &rows,
        only: &rows.id,
    };
    let changed: BTreeSet<Uuid> = update.load(&mut conn).await?.into_iter().collect();
    let is_left = |(email, change): (&EmailId, &Change)| change.draft.is_some() && !changed.contains(&email.0);
    if changes.iter().any(is_left) {
        return Err(Error::Outdated("draft"));
    }
    Ok(())
}
