//! Attempts counted per key and window, so that guessing is slow. Keys are digests: no address is kept in clear.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::sql_types::{Int4, Text, Timestamptz};
use diesel::{ExpressionMethods, QueryDsl};
use diesel_async::RunQueryDsl;

use crate::schema::login_throttles as throttles;
use crate::statement::statement;
use crate::{Conn, Result};

/// Attempts of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts {
    /// How many, this one included.
    pub count: i32,
    /// When counting began.
    pub window_started_at: DateTime<Utc>,
}

statement! {
    /// Counts before the attempt is judged, so that attempts made at once cannot outrun the limit.
    Count<'a> {
        key: str => Text, now: DateTime<Utc> => Timestamptz, oldest: DateTime<Utc> => Timestamptz,
        oldest_again: DateTime<Utc> => Timestamptz
    } -> (Int4, Timestamptz),
    "INSERT INTO login_throttles AS t (key, failures, window_started_at) VALUES ($, 1, $)
     ON CONFLICT (key) DO UPDATE SET
         failures = CASE WHEN t.window_started_at > $ THEN t.failures + 1 ELSE 1 END,
         window_started_at = CASE WHEN t.window_started_at > $ THEN t.window_started_at
             ELSE excluded.window_started_at END
     RETURNING failures, window_started_at"
}

/// Counts an attempt in the current window of `key`, a new one where the last is over.
///
/// # Errors
/// The failure of the query.
pub async fn count(mut conn: Conn<'_>, key: &str, window: TimeDelta, now: DateTime<Utc>) -> Result<Attempts> {
    let oldest = now - window;
    let count = Count {
        key,
        now: &now,
        oldest: &oldest,
        oldest_again: &oldest,
    };
    let (count, window_started_at) = count.get_result(&mut conn).await?;
    Ok(Attempts {
        count,
        window_started_at,
    })
}

/// Takes one attempt back, because it succeeded.
///
/// # Errors
/// The failure of the query.
pub async fn forgive(mut conn: Conn<'_>, key: &str) -> Result<()> {
    diesel::update(throttles::table.find(key).filter(throttles::failures.gt(0)))
        .set(throttles::failures.eq(throttles::failures - 1))
        .execute(&mut conn)
        .await?;
    Ok(())
}

/// Forgets all attempts of a key.
///
/// # Errors
/// The failure of the query.
pub async fn clear(mut conn: Conn<'_>, key: &str) -> Result<()> {
    diesel::delete(throttles::table.find(key)).execute(&mut conn).await?;
    Ok(())
}

/// Removes windows that began before `oldest`; returns how many.
///
/// # Errors
/// The failure of the query.
pub async fn remove_older(mut conn: Conn<'_>, oldest: DateTime<Utc>) -> Result<usize> {
    let query = diesel::delete(throttles::table.filter(throttles::window_started_at.lt(oldest)));
    Ok(query.execute(&mut conn).await?)
}
