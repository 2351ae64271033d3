//! What the sweeper asks: which runs are due or were lost.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Int8, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::ids::RunId;
use uuid::Uuid;

use super::Wake;
use crate::statement::statement;
use crate::{Conn, Result};

statement! {
    /// Makes due runs ready and moves their next push, so that a lost wake-up is sent again.
    Due<'a> {
        next: DateTime<Utc> => Timestamptz,
        queues: Vec<&'static str> => Array<Text>,
        now: DateTime<Utc> => Timestamptz,
        known: Vec<String> => Array<Text>,
        limit: i64 => Int8,
    } -> (SqlUuid, Text),
    "UPDATE runs SET state = 'ready', waiting_for = NULL, wake_at = $
     WHERE id IN (SELECT r.id FROM runs r JOIN queues q ON q.name = r.queue AND NOT q.is_paused
                  WHERE r.queue = ANY ($) AND r.state IN ('ready', 'waiting') AND r.wake_at <= $
                    AND r.flow || '/' || r.version = ANY ($)
                  ORDER BY r.wake_at LIMIT $ FOR UPDATE OF r SKIP LOCKED)
     RETURNING id, queue"
}

/// Makes at most `limit` due runs of the queues ready and returns their wake-ups. Those of other versions than `known`
/// (words `flow/version`) are left to workers that know them.
///
/// # Errors
/// The failure of the query.
pub async fn sweep_due(
    mut conn: Conn<'_>,
    queues: &Vec<&'static str>,
    known: &Vec<String>,
    limit: i64,
    now: DateTime<Utc>,
) -> Result<Vec<Wake>> {
    let next = now + chrono::TimeDelta::seconds(10);
    let due: Vec<(Uuid, String)> = Due {
        next: &next,
        queues,
        now: &now,
        known,
        limit: &limit,
    }
    .load(&mut conn)
    .await?;
    Ok(due.into_iter().filter_map(wake_of).collect())
}

/// `None` for a queue that only other versions have.
fn wake_of((run, queue): (Uuid, String)) -> Option<Wake> {
    let queue = queue.parse().ok()?;
    Some(Wake { run: RunId(run), queue })
}

statement! {
    /// Takes runs back from workers that let their leases run out. The count stops where its column ends.
    Lost<'a> {
        next: DateTime<Utc> => Timestamptz,
        known: Vec<String> => Array<Text>,
        limit: i64 => Int8,
    } -> (SqlUuid, Text),
    "UPDATE runs SET state = 'ready', lease_token = NULL, lease_until = NULL, wake_at = $,
            lost_leases = least(lost_leases, 32766) + 1
     WHERE id IN (SELECT id FROM runs WHERE state = 'running' AND lease_until < now()
                    AND flow || '/' || version = ANY ($)
                  ORDER BY lease_until LIMIT $ FOR UPDATE SKIP LOCKED)
     RETURNING id, queue"
}

/// Takes at most `limit` runs of known versions back whose lease has run out.
///
/// # Errors
/// The failure of the query.
pub async fn sweep_lost(mut conn: Conn<'_>, known: &Vec<String>, limit: i64, now: DateTime<Utc>) -> Result<Vec<Wake>> {
    let next = now + chrono::TimeDelta::seconds(10);
    let lost: Vec<(Uuid, String)> = Lost {
        next: &next,
        known,
        limit: &limit,
    }
    .load(&mut conn)
    .await?;
    Ok(lost.into_iter().filter_map(wake_of).collect())
}
