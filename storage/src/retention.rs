//! Removing what is old, in batches that each walk on along an index, so that no statement is long and none reads twice
//! what has to stay. Ids begin with their time: a batch in which nothing is old is the last.

use chrono::{DateTime, Utc};
use diesel::OptionalExtension;
use diesel::sql_types::{Int8, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::retention::{Kept, Retention};
use uuid::Uuid;

use crate::people::settings;
use crate::statement::statement;
use crate::{Conn, Result};

/// Rows that a batch looks at.
const BATCH: i64 = 500;

statement! {
    /// Steps and signals of runs that ended well or were cancelled; a failed run needs its journal to be redriven.
    RemoveSteps<'a> {
        after: Uuid => SqlUuid, limit: i64 => Int8, before: DateTime<Utc> => Timestamptz,
        begun_before: DateTime<Utc> => Timestamptz
    } -> SqlUuid,
    "WITH next AS (SELECT r.id, r.state, r.created_at, r.finished_at
                   FROM (SELECT DISTINCT run_id FROM (
                             SELECT run_id FROM run_steps WHERE run_id > $ ORDER BY run_id LIMIT $) AS seen) AS s
                   JOIN runs r ON r.id = s.run_id),
          ended AS (SELECT id FROM next WHERE state IN ('succeeded', 'cancelled') AND finished_at < $),
          steps AS (DELETE FROM run_steps s USING ended WHERE s.run_id = ended.id),
          signals AS (DELETE FROM run_signals s USING ended WHERE s.run_id = ended.id)
     SELECT id FROM next WHERE EXISTS (SELECT FROM next WHERE created_at < $) ORDER BY id DESC LIMIT 1"
}

statement! {
    /// Original messages of emails that are done with; who still works on an email may read it again.
    RemoveOriginals<'a> {
        after: Uuid => SqlUuid, limit: i64 => Int8, before: DateTime<Utc> => Timestamptz,
        begun_before: DateTime<Utc> => Timestamptz
    } -> SqlUuid,
    "WITH next AS (SELECT e.id, e.status, e.created_at
                   FROM (SELECT email_id FROM raw_messages WHERE email_id > $ ORDER BY email_id LIMIT $) AS m
                   JOIN emails e ON e.id = m.email_id),
          done AS (SELECT n.id FROM next n
                   WHERE n.created_at < $ AND n.status IN ('sent', 'ignored', 'rejected')
                     AND NOT EXISTS (SELECT FROM runs r WHERE r.flow = 'process_email' AND r.subject = n.id
                                     AND r.finished_at IS NULL)),
          gone AS (DELETE FROM raw_messages m USING done WHERE m.email_id = done.id)
     SELECT id FROM next WHERE EXISTS (SELECT FROM next WHERE created_at < $) ORDER BY id DESC LIMIT 1"
}

statement! {
    /// The audit log.
    RemoveAudit<'a> {
        after: Uuid => SqlUuid, limit: i64 => Int8, before: DateTime<Utc> => Timestamptz,
        begun_before: DateTime<Utc> => Timestamptz
    } -> SqlUuid,
    "WITH next AS (SELECT id, created_at FROM audit_events WHERE id > $ ORDER BY id LIMIT $),
          gone AS (DELETE FROM audit_events e USING next WHERE e.id = next.id AND e.created_at < $)
     SELECT id FROM next WHERE EXISTS (SELECT FROM next WHERE created_at < $) ORDER BY id DESC LIMIT 1"
}

statement! {
    /// Finished runs.
    RemoveRuns<'a> { before: DateTime<Utc> => Timestamptz, limit: i64 => Int8 } -> (),
    "DELETE FROM runs WHERE id = ANY (ARRAY(
         SELECT id FROM runs WHERE finished_at IS NOT NULL AND finished_at < $ ORDER BY finished_at LIMIT $))
     AND finished_at IS NOT NULL"
}

statement! {
    /// Calls of language models.
    RemoveModelCalls<'a> { before: DateTime<Utc> => Timestamptz, limit: i64 => Int8 } -> (),
    "DELETE FROM model_calls WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM model_calls WHERE created_at < $ ORDER BY created_at LIMIT $))"
}

statement! {
    /// Counters of sends.
    RemoveCounters<'a> { before: DateTime<Utc> => Timestamptz, limit: i64 => Int8 } -> (),
    "DELETE FROM send_counters WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM send_counters WHERE period < ($ AT TIME ZONE 'UTC')::date ORDER BY period LIMIT $))"
}

/// How long things are kept, as a super admin set it; what is not set, or cannot be read, is at its default.
///
/// # Errors
/// The failure of the query.
pub async fn load(conn: Conn<'_>) -> Result<Retention> {
    let set = settings::list(conn).await?.into_iter().collect();
    Ok(
        serde_json::from_value(serde_json::Value::Object(set)).unwrap_or_else(|error| {
            tracing::warn!(%error, "the stored retention cannot be read; the defaults are used");
            Retention::default()
        }),
    )
}

/// Removes some of what is older than `before`, beyond `after`; answers where the next batch begins, `None` at the end.
///
/// # Errors
/// The failure of the query.
pub async fn remove_some(mut conn: Conn<'_>, kind: Kept, before: DateTime<Utc>, after: Uuid) -> Result<Option<Uuid>> {
    macro_rules! walk {
        ($statement:ident) => {{
            let walk = $statement {
                after: &after,
                limit: &BATCH,
                before: &before,
                begun_before: &before,
            };
            Ok(walk.get_result(&mut conn).await.optional()?)
        }};
    }
    macro_rules! take {
        ($statement:ident) => {{
            let take = $statement {
                before: &before,
                limit: &BATCH,
            };
            let removed = take.execute(&mut conn).await?;
            Ok((removed as i64 == BATCH).then_some(after))
        }};
    }
    match kind {
        Kept::Steps => walk!(RemoveSteps),
        Kept::Originals => walk!(RemoveOriginals),
        Kept::Audit => walk!(RemoveAudit),
        Kept::Runs => take!(RemoveRuns),
        Kept::ModelCalls => take!(RemoveModelCalls),
        Kept::Counters => take!(RemoveCounters),
    }
}
