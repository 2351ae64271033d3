//! What the dashboard counts, for one workspace and as far as one person sees it. Days come as the instants they begin
//! at, so that only the caller knows the person's zone.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::sql_types::{Array, Bool, Double, Int4, Int8, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::flows::Queue;
use domain::flows::process_email::{DRAFT, VALIDATE};
use domain::ids::{IntentId, UserId, WorkspaceId};
use uuid::Uuid;

use crate::statement::statement;
use crate::{Conn, Result};

/// Whose figures.
#[derive(Clone, Copy, Debug)]
pub struct Scope {
    /// Tenant.
    pub workspace: WorkspaceId,
    /// Only what this person owns or is assigned to; everything in the workspace for `None`.
    pub seen_by: Option<UserId>,
}

impl Scope {
    pub(crate) fn person(&self) -> Option<Uuid> {
        self.seen_by.map(|user| user.0)
    }
}

/// The scope as a row `s`, and what it lets see of emails `e`.
macro_rules! seen_sql {
    ($before:literal, $after:literal) => {
        concat!(
            "WITH s (workspace, person) AS (VALUES ($, $)) ",
            $before,
            " AND (s.person IS NULL OR e.user_id = s.person OR e.assignee_id = s.person) ",
            $after
        )
    };
}

statement! {
    /// Drafts by what they rest for, and failed emails, which wait for nothing: from the index alone.
    Needs<'a> { workspace: Uuid => SqlUuid, person: Option<Uuid> => Nullable<SqlUuid> } -> (Text, Int8),
    seen_sql!(
        "SELECT coalesce(e.wait_reason, 'failed'), count(*) FROM s JOIN emails e ON e.workspace_id = s.workspace
         WHERE e.needs_person",
        "GROUP BY 1"
    )
}

/// Emails that need somebody, by wait reason; `failed` for those whose run failed.
///
/// # Errors
/// The failure of the query.
pub async fn count_needs(mut conn: Conn<'_>, scope: &Scope) -> Result<Vec<(String, i64)>> {
    let needs = Needs {
        workspace: &scope.workspace.0,
        person: &scope.person(),
    };
    Ok(needs.load(&mut conn).await?)
}

statement! {
    /// Pending follow-ups up to an instant.
    Due<'a> {
        workspace: Uuid => SqlUuid, person: Option<Uuid> => Nullable<SqlUuid>, until: DateTime<Utc> => Timestamptz
    } -> Int8,
    "WITH s (workspace, person) AS (VALUES ($, $))
     SELECT count(*) FROM s JOIN follow_ups f ON f.workspace_id = s.workspace
     WHERE f.status = 'pending' AND f.scheduled_at < $
       AND (s.person IS NULL OR f.user_id = s.person
            OR EXISTS (SELECT FROM emails e WHERE e.id = f.email_id AND e.assignee_id = s.person))"
}

/// Follow-ups that come due before an instant, those that rest included.
///
/// # Errors
/// The failure of the query.
pub async fn count_follow_ups_due(mut conn: Conn<'_>, scope: &Scope, until: DateTime<Utc>) -> Result<i64> {
    let due = Due {
        workspace: &scope.workspace.0,
        person: &scope.person(),
        until: &until,
    };
    Ok(due.get_result(&mut conn).await?)
}

statement! {
    /// Arrivals by day, from the index alone.
    Received<'a> {
        workspace: Uuid => SqlUuid, person: Option<Uuid> => Nullable<SqlUuid>,
        days: Vec<DateTime<Utc>> => Array<Timestamptz>, since: Option<DateTime<Utc>> => Nullable<Timestamptz>,
    } -> (Int4, Int8),
    "WITH s (workspace, person, days) AS (VALUES ($, $, $))
     SELECT width_bucket(e.received_at, s.days), count(*)
     FROM s JOIN emails e ON e.workspace_id = s.workspace
     WHERE e.received_at >= $ AND (s.person IS NULL OR e.user_id = s.person OR e.assignee_id = s.person) GROUP BY 1"
}

/// Emails that arrived on each of the days, by the number of the day, from 1; the last goes on to now.
///
/// # Errors
/// The failure of the query.
pub async fn count_received(mut conn: Conn<'_>, scope: &Scope, days: &Vec<DateTime<Utc>>) -> Result<Vec<(i32, i64)>> {
    let received = Received {
        workspace: &scope.workspace.0,
        person: &scope.person(),
        days,
        since: &days.as_slice().first().copied(),
    };
    Ok(received.load(&mut conn).await?)
}

/// Replies of a day, or of a half of all days.
#[derive(Clone, Debug, PartialEq)]
pub struct Replies {
    /// Number of the day, from 1; `None` for a half.
    pub day: Option<i32>,
    /// Whether in the second half.
    pub is_recent: bool,
    /// Replies that left.
    pub answered: i64,
    /// Of these, without a person.
    pub automatic: i64,
    /// Median of the time from arrival to reply. Mail that came before its mailbox was connected waits from then on.
    pub median_seconds: Option<f64>,
    /// Nine of ten were faster.
    pub p90_seconds: Option<f64>,
}

/// Replies `r` that the scope lets see, sent at or after the last bind.
macro_rules! replies_sql {
    ($select:literal, $joins:literal, $and:literal, $group:literal) => {
        concat!(
            "WITH s (workspace, person, days, half) AS (VALUES ($, $, $, $)) ",
            $select,
            " FROM s JOIN replies r ON r.workspace_id = s.workspace ",
            $joins,
            " WHERE r.sent_at >= $ AND (s.person IS NULL OR r.user_id = s.person OR r.assignee_id = s.person) ",
            $and,
            $group
        )
    };
}

statement! {
    /// By day and by half.
    SelectReplies<'a> {
        workspace: Uuid => SqlUuid, person: Option<Uuid> => Nullable<SqlUuid>,
        days: Vec<DateTime<Utc>> => Array<Timestamptz>, half: i32 => Int4,
        since: Option<DateTime<Utc>> => Nullable<Timestamptz>,
    } -> (Nullable<Int4>, Nullable<Bool>, Int8, Int8, Nullable<Double>, Nullable<Double>),
    replies_sql!(
        "SELECT day, is_recent, count(*), count(*) FILTER (WHERE is_automatic),
                percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds), percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds)
         FROM (SELECT r.is_automatic, width_bucket(r.sent_at, s.days) AS day,
                      width_bucket(r.sent_at, s.days) > s.half AS is_recent, r.waited_seconds AS seconds",
        "", "", ") r GROUP BY GROUPING SETS ((day), (is_recent))"
    )
}

/// Replies by day, and as a whole for the first `half` of the days and for the others.
///
/// # Errors
/// The failure of the query.
pub async fn list_replies(
    mut conn: Conn<'_>,
    scope: &Scope,
    days: &Vec<DateTime<Utc>>,
    half: i32,
) -> Result<Vec<Replies>> {
    type Row = (Option<i32>, Option<bool>, i64, i64, Option<f64>, Option<f64>);
    let select = SelectReplies {
        workspace: &scope.workspace.0,
        person: &scope.person(),
        days,
        half: &half,
        since: &days.as_slice().first().copied(),
    };
    let rows: Vec<Row> = select.load(&mut conn).await?;
    let replies = |(day, is_recent, answered, automatic, median_seconds, p90_seconds): Row| Replies {
        is_recent: is_recent.unwrap_or_else(|| day.is_some_and(|day| day > half)),
        day,
        answered,
        automatic,
        median_seconds,
        p90_seconds,
    };
    Ok(rows.into_iter().map(replies).collect())
}

/// What people did with drafts of an intent before they left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approvals {
    /// The intent; `None` where it is deleted or none matched.
    pub intent: Option<IntentId>,
    /// Its name when it matched.
    pub intent_name: Option<String>,
    /// Whether in the second half.
    pub is_recent: bool,
    /// Replies that a person approved.
    pub approved: i64,
    /// Of these, as Mailroom had written them, unasked.
    pub unchanged: i64,
}

statement! {
    /// A deleted intent counts as none.
    SelectApprovals<'a> {
        workspace: Uuid => SqlUuid, person: Option<Uuid> => Nullable<SqlUuid>,
        days: Vec<DateTime<Utc>> => Array<Timestamptz>, half: i32 => Int4,
        since: Option<DateTime<Utc>> => Nullable<Timestamptz>,
    } -> (Nullable<SqlUuid>, Nullable<Text>, Bool, Int8, Int8),
    replies_sql!(
        "SELECT i.id, max(r.intent_name), width_bucket(r.sent_at, s.days) > s.half, count(*),
                count(*) FILTER (WHERE r.is_unchanged)",
        "LEFT JOIN intents i ON i.id = r.intent_id",
        "AND NOT r.is_automatic ", "GROUP BY 1, 3"
    )
}

/// Approvals by intent, for the first `half` of the days and for the others.
///
/// # Errors
/// The failure of the query.
pub async fn list_approvals(
    mut conn: Conn<'_>,
    scope: &Scope,
    days: &Vec<DateTime<Utc>>,
    half: i32,
) -> Result<Vec<Approvals>> {
    type Row = (Option<Uuid>, Option<String>, bool, i64, i64);
    let select = SelectApprovals {
        workspace: &scope.workspace.0,
        person: &scope.person(),
        days,
        half: &half,
        since: &days.as_slice().first().copied(),
    };
    let rows: Vec<Row> = select.load(&mut conn).await?;
    let approvals = |(intent, intent_name, is_recent, approved, unchanged): Row| Approvals {
        intent: intent.map(IntentId),
        intent_name,
        is_recent,
        approved,
        unchanged,
    };
    Ok(rows.into_iter().map(approvals).collect())
}

/// How the work goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// Drafts that wait for another try of the model.
    pub waiting_for_model: i64,
    /// Why the model failed.
    pub model_error: Option<String>,
    /// When a model wrote last, for anybody.
    pub last_draft_at: Option<DateTime<Utc>>,
    /// Runs that have been due for more than a minute; no more than 1,000 are counted.
    pub late_runs: i64,
    /// Runs that failed and that no newer one has replaced; no more than 1,000 are counted.
    pub failed_runs: i64,
    /// Queues that start no runs.
    pub paused_queues: Vec<String>,
    /// Queues that no living process works on.
    pub unattended_queues: Vec<String>,
}

statement! {
    /// One round trip; each part reads an index that holds little.
    SelectWork<'a> {
        workspace: Uuid => SqlUuid, person: Option<Uuid> => Nullable<SqlUuid>,
        inbound: &'static str => Text, steps: Vec<&'static str> => Array<Text>,
        queues: Vec<&'static str> => Array<Text>, late: DateTime<Utc> => Timestamptz,
    } -> (Int8, Nullable<Text>, Nullable<Timestamptz>, Int8, Int8, Array<Text>, Array<Text>),
    "WITH s (workspace, person) AS (VALUES ($, $)),
     own AS NOT MATERIALIZED (SELECT r.* FROM s JOIN runs r ON r.workspace_id = s.workspace
             WHERE s.person IS NULL OR r.user_id = s.person),
     model AS (SELECT count(*) AS waiting, max(r.error -> 'causes' ->> 0) AS error FROM own r
         WHERE r.queue = $ AND r.state = 'waiting' AND r.wake_at IS NOT NULL AND r.waiting_for = 'retry'
           AND r.error ->> 'step' = ANY ($)),
     late AS (SELECT count(*) AS runs FROM (SELECT FROM own r
         WHERE r.queue = ANY ($) AND r.state IN ('ready', 'waiting') AND r.wake_at < $ LIMIT 1000) f),
     failed AS (SELECT count(*) AS runs FROM (SELECT FROM own r WHERE r.state = 'failed'
           AND NOT EXISTS (SELECT FROM runs n WHERE n.flow = r.flow AND n.subject = r.subject
                             AND n.generation > r.generation) LIMIT 1000) f)
     SELECT model.waiting, model.error,
            (SELECT d.created_at FROM drafts d WHERE d.model <> 'person' ORDER BY d.id DESC LIMIT 1),
            late.runs, failed.runs, ARRAY(SELECT name FROM queues WHERE is_paused ORDER BY name),
            ARRAY(SELECT q.name FROM queues q WHERE NOT EXISTS (SELECT FROM workers w
                  WHERE q.name = ANY (w.queues) AND w.heartbeat_at > now() - interval '20 s') ORDER BY q.name)
     FROM model, late, failed"
}

/// How the work goes, as far as it concerns the person.
///
/// # Errors
/// The failure of the query.
pub async fn get_work(mut conn: Conn<'_>, scope: &Scope, now: DateTime<Utc>) -> Result<Work> {
    type Row = (
        i64,
        Option<String>,
        Option<DateTime<Utc>>,
        i64,
        i64,
        Vec<String>,
        Vec<String>,
    );
    let select = SelectWork {
        workspace: &scope.workspace.0,
        person: &scope.person(),
        inbound: &Queue::Inbound.as_str(),
        steps: &vec![DRAFT, VALIDATE],
        queues: &Queue::ALL.iter().map(|queue| queue.as_str()).collect(),
        late: &(now - TimeDelta::seconds(60)),
    };
    let (waiting_for_model, model_error, last_draft_at, late_runs, failed_runs, paused_queues, unattended_queues): Row =
        select.get_result(&mut conn).await?;
    Ok(Work {
        waiting_for_model,
        model_error,
        last_draft_at,
        late_runs,
        failed_runs,
        paused_queues,
        unattended_queues,
    })
}

/// Replies to emails of an intent within a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntentWeek {
    /// Number of the week, from 1.
    pub week: i32,
    /// Replies that left.
    pub answered: i64,
    /// Of these, without a person.
    pub automatic: i64,
    /// Of the others, as Mailroom had written them, unasked.
    pub unchanged: i64,
}

statement! {
    /// By week.
    SelectWeeks<'a> {
        workspace: Uuid => SqlUuid, person: Option<Uuid> => Nullable<SqlUuid>,
        weeks: Vec<DateTime<Utc>> => Array<Timestamptz>, half: i32 => Int4,
        since: Option<DateTime<Utc>> => Nullable<Timestamptz>, intent: Uuid => SqlUuid,
    } -> (Int4, Int8, Int8, Int8),
    replies_sql!(
        "SELECT width_bucket(r.sent_at, s.days), count(*), count(*) FILTER (WHERE r.is_automatic),
                count(*) FILTER (WHERE NOT r.is_automatic AND r.is_unchanged)",
        "", "AND r.intent_id = $ ", "GROUP BY 1"
    )
}

/// How the drafts of an intent fared, for each week that has any.
///
/// # Errors
/// The failure of the query.
pub async fn list_intent_weeks(
    mut conn: Conn<'_>,
    scope: &Scope,
    intent: IntentId,
    weeks: &Vec<DateTime<Utc>>,
) -> Result<Vec<IntentWeek>> {
    let select = SelectWeeks {
        workspace: &scope.workspace.0,
        person: &scope.person(),
        weeks,
        half: &0,
        since: &weeks.as_slice().first().copied(),
        intent: &intent.0,
    };
    let rows: Vec<(i32, i64, i64, i64)> = select.load(&mut conn).await?;
    let week = |(week, answered, automatic, unchanged)| IntentWeek {
        week,
        answered,
        automatic,
        unchanged,
    };
    Ok(rows.into_iter().map(week).collect())
}
