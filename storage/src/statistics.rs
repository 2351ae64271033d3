//! Counts of the whole installation, for administrators and monitoring.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Bool, Double, Int8, Text, Timestamptz};
use diesel::{ExpressionMethods, QueryDsl};
use diesel_async::RunQueryDsl;

use crate::schema::tallies;
use crate::statement::statement;
use crate::{Conn, Database, Result};

/// How many rows of a kind are in a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// `users`, `workspaces`, `email_accounts`, `emails`, `outbound_messages`, `runs`, `follow_ups`.
    pub kind: String,
    /// The state, role or health; what the kind is counted by.
    pub state: String,
    /// How many.
    pub count: i64,
}

statement! {
    /// One round trip for all.
    Select<'a> { inactive: str => Text, inactive_again: str => Text } -> (Text, Text, Int8),
    "SELECT 'users', CASE WHEN is_active THEN role ELSE $ END, count(*)
         FROM users WHERE deleted_at IS NULL GROUP BY 2
     UNION ALL SELECT 'workspaces', CASE WHEN is_personal THEN 'personal' ELSE 'shared' END, count(*)
         FROM workspaces WHERE deleted_at IS NULL GROUP BY 2
     UNION ALL SELECT 'email_accounts', CASE WHEN is_active THEN health ELSE $ END, count(*)
         FROM email_accounts WHERE deleted_at IS NULL GROUP BY 2
     UNION ALL SELECT 'emails', status, count(*) FROM emails GROUP BY 2
     UNION ALL SELECT 'outbound_messages', state, count(*) FROM outbound_messages GROUP BY 2
     UNION ALL SELECT 'runs', state, count(*) FROM runs GROUP BY 2
     UNION ALL SELECT 'follow_ups', status, count(*) FROM follow_ups GROUP BY 2
     ORDER BY 1, 2"
}

/// Everything counted by kind and state; states without rows are left out. It takes seconds where there is much.
///
/// # Errors
/// The failure of the query.
pub async fn tally(mut conn: Conn<'_>) -> Result<Vec<Tally>> {
    let select = Select {
        inactive: "inactive",
        inactive_again: "inactive",
    };
    let rows: Vec<(String, String, i64)> = select.load(&mut conn).await?;
    Ok(rows
        .into_iter()
        .map(|(kind, state, count)| Tally { kind, state, count })
        .collect())
}

/// Rows from which on counting takes longer than anybody should wait.
const MANY: f64 = 100_000.0;
/// Key of the advisory lock that lets one process count at a time.
const COUNTING_LOCK: i64 = 0x0074_616c_6c69_6573;

/// What was counted, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The counts.
    pub tallies: Vec<Tally>,
    /// When they were true.
    pub at: DateTime<Utc>,
}

statement! {
    /// As autovacuum last saw it.
    Rows<'a> { tables: Vec<&'static str> => Array<Text> } -> Double,
    "SELECT coalesce(sum(greatest(reltuples, 0)), 0)::float8 FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relname = ANY ($)"
}

/// Counts everything where that is fast; else returns what was counted last, `None` where nothing was.
///
/// # Errors
/// The failure of a query.
pub async fn count(mut conn: Conn<'_>, now: DateTime<Utc>) -> Result<Option<Counted>> {
    let tables = vec!["emails", "outbound_messages", "runs", "follow_ups"];
    let rows: f64 = Rows { tables: &tables }.get_result(&mut conn).await?;
    if rows < MANY {
        let tallies = tally(conn).await?;
        return Ok(Some(Counted { tallies, at: now }));
    }
    let kept: Vec<(String, String, i64, DateTime<Utc>)> = tallies::table
        .order((tallies::kind, tallies::state))
        .select((tallies::kind, tallies::state, tallies::count, tallies::counted_at))
        .load(&mut conn)
        .await?;
    let at = kept.iter().map(|(.., at)| *at).max();
    let tally = |(kind, state, count, _)| Tally { kind, state, count };
    let tallies = kept.into_iter().map(tally).collect();
    Ok(at.map(|at| Counted { tallies, at }))
}

statement! {
    /// Whoever finds another process counting leaves it at that.
    Lock<'a> { key: i64 => Int8 } -> Bool,
    "SELECT pg_try_advisory_xact_lock($)"
}

/// Counts everything and keeps it for `count`, unless another process does so right now.
///
/// # Errors
/// The failure of a query.
pub async fn recount(database: &Database, now: DateTime<Utc>) -> Result<()> {
    let tx = database.begin().await?;
    let mut conn = tx.conn();
    let is_alone: bool = Lock { key: &COUNTING_LOCK }.get_result(&mut conn).await?;
    if !is_alone {
        return Ok(());
    }
    let row = |tally: Tally| {
        (
            tallies::kind.eq(tally.kind),
            tallies::state.eq(tally.state),
            tallies::count.eq(tally.count),
            tallies::counted_at.eq(now),
        )
    };
    let rows: Vec<_> = tally(conn).await?.into_iter().map(row).collect();
    diesel::delete(tallies::table).execute(&mut conn).await?;
    diesel::insert_into(tallies::table)
        .values(rows)
        .execute(&mut conn)
        .await?;
    tx.commit().await
}

statement! {
    /// The server's version, as it reports it.
    Version<'a> { setting: str => Text } -> Text,
    "SELECT current_setting($)"
}

/// The version of the server, such as `15.14`.
///
/// # Errors
/// The failure of the query.
pub async fn server_version(mut conn: Conn<'_>) -> Result<String> {
    let version = Version {
        setting: "server_version",
    };
    let rows: Vec<String> = version.load(&mut conn).await?;
    let whole = rows.into_iter().next().unwrap_or_default();
    Ok(whole.split_whitespace().next().unwrap_or_default().to_owned())
}

/// What the clock of the server says.
///
/// # Errors
/// The failure of the query.
pub async fn server_time(mut conn: Conn<'_>) -> Result<DateTime<Utc>> {
    let now = diesel::dsl::sql::<Timestamptz>("SELECT clock_timestamp()");
    Ok(diesel_async::RunQueryDsl::get_result(now, &mut conn).await?)
}

statement! {
    /// Tables of this database.
    Sizes<'a> { kind: str => Text } -> (Text, Int8),
    "SELECT relname::text, pg_total_relation_size(oid) FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind::text = $ ORDER BY 2 DESC"
}

/// Bytes on disk of each table with its indexes, the largest first.
///
/// # Errors
/// The failure of the query.
pub async fn table_sizes(mut conn: Conn<'_>) -> Result<Vec<(String, i64)>> {
    Ok(Sizes { kind: "r" }.load(&mut conn).await?)
}

/// Runs that are stuck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stuck {
    /// Failed: a step cannot succeed by itself.
    pub failed: i64,
    /// Ready or due, and long past the moment at which a worker should have taken them.
    pub overdue: i64,
    /// Leased to a worker that no longer extends the lease.
    pub lost: i64,
}

statement! {
    /// One pass over what is unfinished or failed; runs of paused queues rest on purpose.
    CountStuck<'a> { late: DateTime<Utc> => Timestamptz } -> (Int8, Int8, Int8),
    "SELECT count(*) FILTER (WHERE r.state = 'failed'),
            count(*) FILTER (WHERE r.state IN ('ready', 'waiting') AND r.wake_at < $ AND NOT coalesce(q.is_paused, false)),
            count(*) FILTER (WHERE r.state = 'running' AND r.lease_until < now())
     FROM runs r LEFT JOIN queues q ON q.name = r.queue
     WHERE r.state IN ('failed', 'ready', 'waiting', 'running')"
}

/// Counts the runs that are stuck; one that was due before `late` counts as overdue.
///
/// # Errors
/// The failure of the query.
pub async fn stuck_runs(mut conn: Conn<'_>, late: DateTime<Utc>) -> Result<Stuck> {
    let count = CountStuck { late: &late };
    let rows: Vec<(i64, i64, i64)> = count.load(&mut conn).await?;
    let (failed, overdue, lost) = rows.into_iter().next().unwrap_or_default();
    Ok(Stuck { failed, overdue, lost })
}

/// What the server has written since it was set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// Bytes of write-ahead log.
    pub wal_bytes: i64,
    /// Transactions that wrote something.
    pub transactions: i64,
}

statement! {
    /// Reading assigns no transaction id, so it does not count itself.
    SelectWritten<'a> { origin: str => Text } -> (Int8, Int8),
    "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), $::pg_lsn)::int8,
            pg_snapshot_xmax(pg_current_snapshot())::text::int8"
}

/// How much the server has written, in all its databases.
///
/// # Errors
/// The failure of the query.
pub async fn written(mut conn: Conn<'_>) -> Result<Written> {
    let select = SelectWritten { origin: "0/0" };
    let (wal_bytes, transactions) = select.get_result(&mut conn).await?;
    Ok(Written {
        wal_bytes,
        transactions,
    })
}
