//! What monitoring asks every few seconds: each part reads an index that holds little, however much there is.

use diesel::sql_types::{Array, Int8, Text};
use diesel_async::RunQueryDsl;
use domain::flows::Queue;

use crate::statement::statement;
use crate::{Conn, Result};

/// How an installation does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Vitals {
    /// Runs that have been due for more than a minute in queues that are not paused; no more than 1,000 are counted.
    pub late: i64,
    /// Runs that failed and that no newer one has replaced; no more than 1,000 are counted.
    pub failed: i64,
    /// Runs whose worker no longer extends their lease.
    pub lost: i64,
    /// Messages that may or may not have left.
    pub uncertain: i64,
}

statement! {
    /// One round trip.
    Select<'a> { queues: Vec<&'static str> => Array<Text> } -> (Int8, Int8, Int8, Int8),
    "SELECT (SELECT count(*) FROM (SELECT FROM runs WHERE queue = ANY ($) AND state IN ('ready', 'waiting')
                AND wake_at < now() - interval '1 min'
                AND NOT EXISTS (SELECT FROM queues q WHERE q.name = queue AND q.is_paused) LIMIT 1000) f),
            (SELECT count(*) FROM (SELECT FROM runs r WHERE state = 'failed'
                AND NOT EXISTS (SELECT FROM runs n WHERE n.workspace_id = r.workspace_id AND n.flow = r.flow
                                AND n.subject = r.subject AND n.generation > r.generation) LIMIT 1000) f),
            (SELECT count(*) FROM runs WHERE state = 'running' AND lease_until < now()),
            (SELECT count(*) FROM outbound_messages WHERE is_uncertain)"
}

/// How the installation does now, by the database clock.
///
/// # Errors
/// The failure of the query.
pub async fn read(mut conn: Conn<'_>) -> Result<Vitals> {
    let queues = Queue::ALL.iter().map(|queue| queue.as_str()).collect();
    let (late, failed, lost, uncertain) = Select { queues: &queues }.get_result(&mut conn).await?;
    Ok(Vitals {
        late,
        failed,
        lost,
        uncertain,
    })
}

statement! {
    /// As many rows as there are kinds of health.
    SelectMailboxes<'a> { off: &'static str => Text } -> (Text, Int8),
    "SELECT CASE WHEN is_active THEN health ELSE $ END, count(*) FROM email_accounts
     WHERE deleted_at IS NULL GROUP BY 1"
}

/// Mailboxes by health; `off` for those that are switched off.
///
/// # Errors
/// The failure of the query.
pub async fn mailboxes(mut conn: Conn<'_>) -> Result<Vec<(String, i64)>> {
    Ok(SelectMailboxes { off: &"off" }.load(&mut conn).await?)
}
