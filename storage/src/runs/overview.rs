//! The state of all work at a glance: how much of it there is, how late it is, and how fast it goes.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::sql_types::{Bool, Int8, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::RunState;
use crate::statement::statement;
use crate::{Conn, Result, Word};

/// How many runs of a flow are in a state; those that ended well or were called off within the last day only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunTally {
    /// Flow.
    pub flow: String,
    /// Queue.
    pub queue: String,
    /// State.
    pub state: RunState,
    /// How many.
    pub count: i64,
}

statement! {
    /// Unfinished and failed runs are counted whole, the others of late.
    Tally<'a> { since: DateTime<Utc> => Timestamptz } -> (Text, Text, Text, Int8),
    "SELECT flow, queue, state, count(*) FROM runs WHERE finished_at IS NULL GROUP BY 1, 2, 3
     UNION ALL SELECT flow, queue, 'failed', count(*) FROM runs WHERE state = 'failed' GROUP BY 1, 2
     UNION ALL SELECT flow, queue, state, count(*) FROM runs
         WHERE finished_at >= $ AND state IN ('succeeded', 'cancelled') GROUP BY 1, 2, 3"
}

/// Runs by flow and state.
///
/// # Errors
/// The failure of the query.
pub async fn tally(mut conn: Conn<'_>, now: DateTime<Utc>) -> Result<Vec<RunTally>> {
    let since = now - TimeDelta::days(1);
    let rows: Vec<(String, String, Word<RunState>, i64)> = Tally { since: &since }.load(&mut conn).await?;
    let tally = |(flow, queue, state, count): (_, _, Word<RunState>, _)| RunTally {
        flow,
        queue,
        state: state.0,
        count,
    };
    Ok(rows.into_iter().map(tally).collect())
}

/// What waits in a queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Depth {
    /// Queue.
    pub queue: String,
    /// Whether it starts no runs.
    pub is_paused: bool,
    /// Runs that a worker could take now.
    pub due: i64,
    /// Of these, due for more than a minute.
    pub late: i64,
    /// The one that is due longest.
    pub oldest: Option<Oldest>,
}

/// The run that has been due longest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oldest {
    /// The run.
    pub run: Uuid,
    /// Its flow.
    pub flow: String,
    /// Since when.
    pub due_at: DateTime<Utc>,
}

/// Due runs of a queue; those that are ready are pushed again ten seconds after they became so.
macro_rules! due_sql {
    () => {
        "FROM runs r WHERE r.queue = q.name AND r.state IN ('ready', 'waiting') AND r.wake_at IS NOT NULL
            AND r.wake_at <= m.now + interval '10 s' AND (r.state = 'ready' OR r.wake_at <= m.now)"
    };
}

statement! {
    /// One look into the index of wake-up times for each queue.
    Depths<'a> { now: DateTime<Utc> => Timestamptz }
        -> (Text, Bool, Int8, Int8, Nullable<SqlUuid>, Nullable<Text>, Nullable<Timestamptz>),
    concat!("WITH m AS (SELECT $ AS now)
     SELECT q.name, q.is_paused, d.due, d.late, o.id, o.flow, o.due_at
     FROM m CROSS JOIN queues q
     CROSS JOIN LATERAL (SELECT count(*) AS due,
            count(*) FILTER (WHERE r.wake_at < m.now - interval '60 s') AS late ", due_sql!(), ") d
     LEFT JOIN LATERAL (SELECT r.id, r.flow,
            CASE WHEN r.state = 'ready' THEN r.wake_at - interval '10 s' ELSE r.wake_at END AS due_at ", due_sql!(), "
            ORDER BY r.wake_at LIMIT 1) o ON true
     ORDER BY q.name")
}

type DepthRow = (
    String,
    bool,
    i64,
    i64,
    Option<Uuid>,
    Option<String>,
    Option<DateTime<Utc>>,
);

/// What waits in each queue.
///
/// # Errors
/// The failure of the query.
pub async fn depths(mut conn: Conn<'_>, now: DateTime<Utc>) -> Result<Vec<Depth>> {
    let rows: Vec<DepthRow> = Depths { now: &now }.load(&mut conn).await?;
    let depth = |(queue, is_paused, due, late, run, flow, due_at): DepthRow| {
        let oldest = run.zip(flow).zip(due_at);
        Depth {
            queue,
            is_paused,
            due,
            late,
            oldest: oldest.map(|((run, flow), due_at)| Oldest { run, flow, due_at }),
        }
    };
    Ok(rows.into_iter().map(depth).collect())
}

/// What happened within a minute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minute {
    /// Its beginning.
    pub at: DateTime<Utc>,
    /// Runs started.
    pub started: i64,
    /// Runs that ended, but did not fail.
    pub finished: i64,
    /// Runs that failed.
    pub failed: i64,
}

statement! {
    /// Starts are found by their ids, which grow with time.
    Minutes<'a> { now: DateTime<Utc> => Timestamptz, first: Uuid => SqlUuid } -> (Timestamptz, Int8, Int8, Int8),
    "WITH m AS (SELECT date_trunc('minute', $) AS last),
     started AS (SELECT date_trunc('minute', r.created_at) AS at, count(*) AS started
        FROM runs r WHERE r.id >= $ GROUP BY 1),
     ended AS (SELECT date_trunc('minute', r.finished_at) AS at, count(*) FILTER (WHERE r.state <> 'failed') AS finished,
            count(*) FILTER (WHERE r.state = 'failed') AS failed
        FROM runs r WHERE r.finished_at >= (SELECT last FROM m) - interval '59 min' GROUP BY 1)
     SELECT at, coalesce(started, 0), coalesce(finished, 0), coalesce(failed, 0)
     FROM m, generate_series(m.last - interval '59 min', m.last, interval '1 min') AS at
     LEFT JOIN started USING (at) LEFT JOIN ended USING (at) ORDER BY at"
}

/// The last hour, minute by minute.
///
/// # Errors
/// The failure of the query.
pub async fn minutes(mut conn: Conn<'_>, now: DateTime<Utc>) -> Result<Vec<Minute>> {
    let minutes = Minutes {
        now: &now,
        first: &first_id_at(now - TimeDelta::minutes(61)),
    };
    let rows: Vec<(DateTime<Utc>, i64, i64, i64)> = minutes.load(&mut conn).await?;
    let minute = |(at, started, finished, failed)| Minute {
        at,
        started,
        finished,
        failed,
    };
    Ok(rows.into_iter().map(minute).collect())
}

/// The least `UUIDv7` of an instant (RFC 9562 section 5.7: 48 bits of milliseconds lead it).
fn first_id_at(at: DateTime<Utc>) -> Uuid {
    let milliseconds = u128::try_from(at.timestamp_millis()).unwrap_or_default();
    Uuid::from_u128(milliseconds << 80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_an_instant_are_not_below_its_first() {
        let id = Uuid::now_v7();
        let (seconds, nanoseconds) = id.get_timestamp().unwrap().to_unix();
        let at = DateTime::from_timestamp(i64::try_from(seconds).unwrap(), nanoseconds).unwrap();

        assert!(first_id_at(at) <= id && id < first_id_at(at + TimeDelta::milliseconds(1)));
    }
}
