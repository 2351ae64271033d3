//! All that is written about an email at a time, with one update of its row.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Bool, Double, Int4, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::emails::WaitReason;
use domain::ids::EmailId;
use serde_json::Value;
use uuid::Uuid;

use super::{Resting, Understood};
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

statement! {
    /// Changes any number of emails; those at another version than a draft was written for stay as they are.
    Update<'a> {
        emails: Vec<Uuid> => Array<SqlUuid>,
        are_understood: Vec<bool> => Array<Bool>,
        intents: Vec<Option<Uuid>> => Array<Nullable<SqlUuid>>,
        intent_names: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        confidences: Vec<Option<f64>> => Array<Nullable<Double>>,
        explanations: Vec<Option<&'a Value>> => Array<Nullable<Jsonb>>,
        are_meetings: Vec<bool> => Array<Bool>,
        meeting_confidences: Vec<Option<f64>> => Array<Nullable<Double>>,
        meeting_titles: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        meeting_starts: Vec<Option<DateTime<Utc>>> => Array<Nullable<Timestamptz>>,
        meeting_ends: Vec<Option<DateTime<Utc>>> => Array<Nullable<Timestamptz>>,
        meeting_timezones: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        meeting_uids: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        bases: Vec<Option<DateTime<Utc>>> => Array<Nullable<Timestamptz>>,
        matched_texts: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        versions: Vec<Option<i32>> => Array<Nullable<Int4>>,
        bodies: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        retries: Vec<Option<i32>> => Array<Nullable<Int4>>,
        judged: Vec<Option<i32>> => Array<Nullable<Int4>>,
        issues: Vec<Option<&'a Value>> => Array<Nullable<Jsonb>>,
        statuses: Vec<Option<&'static str>> => Array<Nullable<Text>>,
        wait_reasons: Vec<Option<&'static str>> => Array<Nullable<Text>>,
        waits_until: Vec<Option<DateTime<Utc>>> => Array<Nullable<Timestamptz>>,
        whys: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        only: Vec<Uuid> => Array<SqlUuid>,
    } -> SqlUuid,
    "UPDATE emails e SET
        intent_id = CASE WHEN is_understood THEN g.intent_id ELSE e.intent_id END,
        intent_name = CASE WHEN is_understood THEN g.intent_name ELSE e.intent_name END,
        intent_confidence = CASE WHEN is_understood THEN confidence ELSE e.intent_confidence END,
        intent_explanation = CASE WHEN is_understood THEN explanation ELSE e.intent_explanation END,
        meeting_detected = CASE WHEN is_understood THEN is_meeting ELSE e.meeting_detected END,
        meeting_confidence = CASE WHEN is_understood THEN g.meeting_confidence ELSE e.meeting_confidence END,
        meeting_title = CASE WHEN is_understood THEN title ELSE e.meeting_title END,
        meeting_start_time = CASE WHEN is_understood THEN start_time ELSE e.meeting_start_time END,
        meeting_end_time = CASE WHEN is_understood THEN end_time ELSE e.meeting_end_time END,
        meeting_timezone = CASE WHEN is_understood THEN timezone ELSE e.meeting_timezone END,
        meeting_uid = CASE WHEN is_understood THEN uid ELSE e.meeting_uid END,
        follow_up_base = CASE WHEN is_understood THEN base ELSE e.follow_up_base END,
        follow_up_matched_text = CASE WHEN is_understood THEN matched_text ELSE e.follow_up_matched_text END,
        draft_version = coalesce(version, e.draft_version),
        draft_content = CASE WHEN version IS NULL THEN e.draft_content ELSE body_of_draft END,
        draft_retry_count = CASE WHEN version IS NULL THEN e.draft_retry_count ELSE retries END,
        draft_validated = CASE WHEN judged = coalesce(version, e.draft_version) THEN issues = '[]'
                               ELSE version IS NULL AND e.draft_validated END,
        validation_issues = CASE WHEN judged = coalesce(version, e.draft_version) THEN issues
                                 WHEN version IS NULL THEN e.validation_issues ELSE '[]' END,
        status = coalesce(g.status, e.status),
        wait_reason = CASE WHEN g.status IS NULL THEN e.wait_reason ELSE g.wait_reason END,
        wait_until = CASE WHEN g.status IS NULL THEN e.wait_until ELSE g.wait_until END,
        status_reason = CASE WHEN g.status IS NULL THEN e.status_reason ELSE why END
     FROM unnest($, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $, $)
          AS g(id, is_understood, intent_id, intent_name, confidence, explanation, is_meeting, meeting_confidence, title,
               start_time, end_time, timezone, uid, base, matched_text, version, body_of_draft, retries, judged, issues,
               status, wait_reason, wait_until, why)
     WHERE e.id = ANY ($) AND e.id = g.id AND (version IS NULL OR e.draft_version = version - 1)
     RETURNING e.id"
}

/// Writes what is new about each email.
///
/// # Errors
/// `Outdated` where an email with a new draft is gone or at another version; else the failure of the query.
pub(crate) async fn change(mut conn: Conn<'_>, changes: &BTreeMap<EmailId, Change>) -> Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let emails: Vec<Uuid> = changes.keys().map(|email| email.0).collect();
    let all = || changes.values();
    let nothing = Understood::default();
    let understood: Vec<&Understood> = all().map(|one| one.understood.as_ref().unwrap_or(&nothing)).collect();
    let found = || understood.iter().copied();
    let drafts = || all().map(|one| one.draft.as_ref());
    let verdicts = || all().map(|one| one.verdict.as_ref());
    let resting = || all().map(|one| one.resting.as_ref());
    let base = |one: &Understood| one.follow_up_base.as_ref().map(|(at, _)| *at);
    let update = Update {
        emails: &emails,
        are_understood: &all().map(|one| one.understood.is_some()).collect(),
        intents: &found().map(|one| one.intent.map(|intent| intent.0)).collect(),
        intent_names: &found().map(|one| one.intent_name.as_deref()).collect(),
        confidences: &found().map(|one| one.intent_confidence).collect(),
        explanations: &found().map(|one| Some(&one.explanation)).collect(),
        are_meetings: &found().map(|one| one.is_meeting).collect(),
        meeting_confidences: &found().map(|one| one.meeting_confidence).collect(),
        meeting_titles: &found().map(|one| one.meeting_title.as_deref()).collect(),
        meeting_starts: &found().map(|one| one.meeting_start).collect(),
        meeting_ends: &found().map(|one| one.meeting_end).collect(),
        meeting_timezones: &found().map(|one| one.meeting_timezone.as_deref()).collect(),
        meeting_uids: &found().map(|one| one.meeting_uid.as_deref()).collect(),
        bases: &found().map(base).collect(),
        matched_texts: &found()
            .map(|one| one.follow_up_base.as_ref().map(|(_, text)| text.as_str()))
            .collect(),
        versions: &drafts().map(|one| one.map(|draft| draft.version)).collect(),
        bodies: &drafts().map(|one| one.map(|draft| draft.body.as_str())).collect(),
        retries: &drafts().map(|one| one.map(|draft| draft.retries)).collect(),
        judged: &verdicts().map(|one| one.map(|verdict| verdict.version)).collect(),
        issues: &verdicts().map(|one| one.map(|verdict| &verdict.issues)).collect(),
        statuses: &resting()
            .map(|one| one.map(|resting| resting.status.as_str()))
            .collect(),
        wait_reasons: &resting()
            .map(|one| one.and_then(|resting| resting.wait_reason).map(WaitReason::as_str))
            .collect(),
        waits_until: &resting()
            .map(|one| one.and_then(|resting| resting.wait_until))
            .collect(),
        whys: &resting()
            .map(|one| one.and_then(|resting| resting.why.as_deref()))
            .collect(),
        only: &emails,
    };
    let changed: BTreeSet<Uuid> = update.load(&mut conn).await?.into_iter().collect();
    let is_left = |(email, change): (&EmailId, &Change)| change.draft.is_some() && !changed.contains(&email.0);
    if changes.iter().any(is_left) {
        return Err(Error::Outdated("draft"));
    }
    Ok(())
}
