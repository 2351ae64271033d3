//! Counters of sends: locked once per group in key order, decided in memory, written back once.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;
use diesel::sql_types::{Array, Date, Int4, Text};
use diesel_async::RunQueryDsl;
use domain::quota::{CounterKey, Scope};

use crate::statement::statement;
use crate::{Conn, Error, Result};

/// Counters held under row locks until the transaction ends.
#[derive(Debug, Default)]
pub struct Counters {
    held: Mutex<BTreeMap<CounterKey, Held>>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Held {
    used: i32,
    change: i32,
}

/// A counter that stands in the way of a reservation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exhausted(pub CounterKey);

impl Counters {
    /// Adds one to each counter if all are below their limit, else changes none.
    ///
    /// # Errors
    /// The first counter that is used up, or was not locked.
    pub fn reserve(&self, wanted: &[(CounterKey, i32)]) -> std::result::Result<(), Exhausted> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |(key, limit): &&(CounterKey, i32)| {
            held.get(key)
                .is_none_or(|counter| counter.used + counter.change >= *limit)
        };
        if let Some((key, _)) = wanted.iter().find(full) {
            return Err(Exhausted(key.clone()));
        }
        for (key, _) in wanted {
            if let Some(counter) = held.get_mut(key) {
                counter.change += 1;
            }
        }
        Ok(())
    }

    /// Gives back what was reserved; counters that are not held or at nothing stay as they are.
    pub fn release(&self, keys: &[CounterKey]) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        for key in keys {
            if let Some(counter) = held.get_mut(key) {
                counter.change -= i32::from(counter.used + counter.change > 0);
            }
        }
    }

    /// Locks the counters until the transaction ends, creating those of a new period.
    ///
    /// # Errors
    /// The failure of a query.
    pub async fn lock(conn: Conn<'_>, mut keys: Vec<CounterKey>) -> Result<Self> {
        keys.sort();
        keys.dedup();
        if keys.is_empty() {
            return Ok(Self::default());
        }
        let columns = Columns::of(&keys);
        let mut held = columns.select(conn).await?;
        if held.len() < keys.len() {
            let missing: Vec<CounterKey> = keys.into_iter().filter(|key| !held.contains_key(key)).collect();
            Columns::of(&missing).insert(conn).await?;
            held = columns.select(conn).await?;
        }
        Ok(Self { held: Mutex::new(held) })
    }

    /// Writes the changes back.
    ///
    /// # Errors
    /// The failure of the query.
    pub async fn flush(&self, mut conn: Conn<'_>) -> Result<()> {
        let changed: Vec<(CounterKey, i32)> = {
            let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
            held.iter()
                .filter(|(_, held)| held.change != 0)
                .map(|(key, held)| (key.clone(), held.change))
                .collect()
        };
        if changed.is_empty() {
            return Ok(());
        }
        let columns = Columns::of(&changed.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>());
        let changes: Vec<i32> = changed.iter().map(|&(_, change)| change).collect();
        let update = Update {
            scopes: &columns.scopes,
            keys: &columns.keys,
            periods: &columns.periods,
            changes: &changes,
        };
        update.execute(&mut conn).await?;
        Ok(())
    }
}

/// How much of a counter is used.
///
/// # Errors
/// The failure of the query.
pub async fn used(mut conn: Conn<'_>, key: &CounterKey) -> Result<i32> {
    use crate::schema::send_counters as c;
    use diesel::{OptionalExtension, QueryDsl};
    let used = c::table
        .find((key.scope.as_str(), key.key.as_str(), key.period))
        .select(c::used)
        .first(&mut conn)
        .await
        .optional()?;
    Ok(used.unwrap_or(0))
}

struct Columns {
    scopes: Vec<&'static str>,
    keys: Vec<String>,
    periods: Vec<NaiveDate>,
}

impl Columns {
    fn of(keys: &[CounterKey]) -> Self {
        Self {
            scopes: keys.iter().map(|key| key.scope.as_str()).collect(),
            keys: keys.iter().map(|key| key.key.clone()).collect(),
            periods: keys.iter().map(|key| key.period).collect(),
        }
    }

    async fn select(&self, mut conn: Conn<'_>) -> Result<BTreeMap<CounterKey, Held>> {
        let select = Select {
            scopes: &self.scopes,
            keys: &self.keys,
            periods: &self.periods,
        };
        let rows: Vec<(String, String, NaiveDate, i32)> = select.load(&mut conn).await?;
        rows.into_iter()
            .map(|(scope, key, period, used)| {
                let scope: Scope = scope.parse().map_err(|source| Error::Unreadable {
                    what: "scope",
                    source: Box::new(source),
                })?;
                Ok((CounterKey { scope, key, period }, Held { used, change: 0 }))
            })
            .collect()
    }

    async fn insert(&self, mut conn: Conn<'_>) -> Result<()> {
        let insert = Insert {
            scopes: &self.scopes,
            keys: &self.keys,
            periods: &self.periods,
        };
        insert.execute(&mut conn).await?;
        Ok(())
    }
}

statement! {
    /// Takes the row locks, always in the same order.
    Select<'a> {
        scopes: Vec<&'static str> => Array<Text>, keys: Vec<String> => Array<Text>, periods: Vec<NaiveDate> => Array<Date>
    } -> (Text, Text, Date, Int4),
    "SELECT c.scope, c.key, c.period, c.used
     FROM unnest($, $, $) AS g(scope, key, period)
     JOIN send_counters c ON c.scope = g.scope AND c.key = g.key AND c.period = g.period
     ORDER BY c.scope, c.key, c.period FOR UPDATE OF c"
}

statement! {
    /// Begins counters; a row made by somebody else meanwhile is waited for.
    Insert<'a> {
        scopes: Vec<&'static str> => Array<Text>, keys: Vec<String> => Array<Text>, periods: Vec<NaiveDate> => Array<Date>
    } -> (),
    "INSERT INTO send_counters (scope, key, period, used)
     SELECT scope, key, period, 0 FROM unnest($, $, $) AS g(scope, key, period) ON CONFLICT DO NOTHING"
}

statement! {
    /// Writes all changes of a group.
    Update<'a> {
        scopes: Vec<&'static str> => Array<Text>, keys: Vec<String> => Array<Text>, periods: Vec<NaiveDate> => Array<Date>,
        changes: Vec<i32> => Array<Int4>
    } -> (),
    "UPDATE send_counters c SET used = c.used + g.change
     FROM unnest($, $, $, $) AS g(scope, key, period, change)
     WHERE (c.scope, c.key, c.period) = (g.scope, g.key, g.period)"
}
