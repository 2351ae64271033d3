//! Heartbeats of the processes that execute runs.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Bool, Int8, Text, Timestamptz};
use diesel_async::RunQueryDsl;
use domain::flows::Queue;

use crate::statement::statement;
use crate::{Conn, Result};

/// A process that executes runs, or did so within the last day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    /// Host, process id and a random part.
    pub name: String,
    /// Version of Mailroom.
    pub version: String,
    /// Queues it works on.
    pub queues: Vec<String>,
    /// When it started, by the database clock.
    pub started_at: DateTime<Utc>,
    /// Last heartbeat, by the database clock.
    pub heartbeat_at: DateTime<Utc>,
    /// Whether that was within the last 20 s, which is four heartbeats.
    pub is_alive: bool,
    /// Runs leased to it.
    pub running: i64,
}

statement! {
    /// Adds the row or moves its heartbeat.
    Beat<'a> { name: str => Text, version: str => Text, queues: Vec<&'static str> => Array<Text> } -> (),
    "INSERT INTO workers (name, version, queues, started_at, heartbeat_at) VALUES ($, $, $, now(), now())
     ON CONFLICT (name) DO UPDATE SET heartbeat_at = now()"
}

statement! {
    /// Removes a process that shut down cleanly.
    Remove<'a> { name: str => Text } -> (),
    "DELETE FROM workers WHERE name = $"
}

statement! {
    /// Removes processes that ended in any other way.
    Trim<'a> { days: i32 => diesel::sql_types::Int4 } -> (),
    "DELETE FROM workers WHERE heartbeat_at < now() - make_interval(days => $)"
}

statement! {
    /// All rows; there are as many as processes.
    List<'a> { since: DateTime<Utc> => Timestamptz }
        -> (Text, Text, Array<Text>, Timestamptz, Timestamptz, Bool, Int8),
    "SELECT w.name, w.version, w.queues, w.started_at, w.heartbeat_at, w.heartbeat_at > now() - interval '20 s',
            (SELECT count(*) FROM runs r WHERE r.state = 'running' AND r.worker = w.name)
     FROM workers w WHERE w.heartbeat_at >= $ ORDER BY w.started_at"
}

statement! {
    /// Of each queue, the processes with a recent heartbeat.
    CountAlive<'a> { queues: Vec<&'static str> => Array<Text> } -> (Text, Int8),
    "SELECT q.name, count(w.name) FROM unnest($) AS q(name)
     LEFT JOIN workers w ON q.name = ANY (w.queues) AND w.heartbeat_at > now() - interval '20 s' GROUP BY 1 ORDER BY 1"
}

/// How many living processes work on each queue.
///
/// # Errors
/// The failure of the query.
pub async fn count_alive(mut conn: Conn<'_>) -> Result<Vec<(String, i64)>> {
    let queues = Queue::ALL.iter().map(|queue| queue.as_str()).collect();
    Ok(CountAlive { queues: &queues }.load(&mut conn).await?)
}

/// Records that a process is alive.
///
/// # Errors
/// The failure of the query.
pub async fn beat(mut conn: Conn<'_>, name: &str, version: &str, queues: &Vec<&'static str>) -> Result<()> {
    Beat { name, version, queues }.execute(&mut conn).await?;
    Ok(())
}

/// Removes a process.
///
/// # Errors
/// The failure of the query.
pub async fn remove(mut conn: Conn<'_>, name: &str) -> Result<()> {
    Remove { name }.execute(&mut conn).await?;
    Ok(())
}

/// Removes processes without a heartbeat for `days`.
///
/// # Errors
/// The failure of the query.
pub async fn trim(mut conn: Conn<'_>, days: i32) -> Result<()> {
    Trim { days: &days }.execute(&mut conn).await?;
    Ok(())
}

/// Processes with a heartbeat since, the oldest first.
///
/// # Errors
/// The failure of the query.
pub async fn list(mut conn: Conn<'_>, since: DateTime<Utc>) -> Result<Vec<Worker>> {
    type Row = (String, String, Vec<String>, DateTime<Utc>, DateTime<Utc>, bool, i64);
    let rows: Vec<Row> = List { since: &since }.load(&mut conn).await?;
    let worker = |(name, version, queues, started_at, heartbeat_at, is_alive, running)| Worker {
        name,
        version,
        queues,
        started_at,
        heartbeat_at,
        is_alive,
        running,
    };
    Ok(rows.into_iter().map(worker).collect())
}
