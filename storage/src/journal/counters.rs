//! Counters of sends: read once a group, decided in memory, written back once at its end. Nobody holds a counter while
//! a group is being written: where others have used up meanwhile what was granted, the group is tried again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;
use diesel::sql_types::{Array, Date, Int4, Text};
use diesel_async::RunQueryDsl;
use domain::quota::{CounterKey, Scope};

use crate::statement::statement;
use crate::{Conn, Error, Result};

/// Counters as they were when the group began, and what it changes about them.
#[derive(Debug, Default)]
pub struct Counters {
    read: Mutex<BTreeMap<CounterKey, Counter>>,
}

#[derive(Debug, Clone, Copy)]
struct Counter {
    used: i32,
    is_stored: bool,
    change: i32,
    /// Least limit that something was granted under.
    limit: i32,
}

impl Counter {
    fn of(used: Option<i32>) -> Self {
        Self {
            used: used.unwrap_or(0),
            is_stored: used.is_some(),
            change: 0,
            limit: i32::MAX,
        }
    }
}

/// A counter that stands in the way of a reservation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exhausted(pub CounterKey);

impl Counters {
    /// Adds one to each counter if all are below their limit, else changes none.
    ///
    /// # Errors
    /// The first counter that is used up, or was not read.
    pub fn reserve(&self, wanted: &[(CounterKey, i32)]) -> std::result::Result<(), Exhausted> {
        let mut read = self.counters();
        let full = |(key, limit): &&(CounterKey, i32)| {
            read.get(key)
                .is_none_or(|counter| counter.used + counter.change >= *limit)
        };
        if let Some((key, _)) = wanted.iter().find(full) {
            return Err(Exhausted(key.clone()));
        }
        for (key, limit) in wanted {
            if let Some(counter) = read.get_mut(key) {
                counter.change += 1;
                counter.limit = counter.limit.min(*limit);
            }
        }
        Ok(())
    }

    /// Gives back what was reserved; counters that were not read or are at nothing stay as they are.
    pub fn release(&self, keys: &[CounterKey]) {
        let mut read = self.counters();
        for key in keys {
            if let Some(counter) = read.get_mut(key) {
                counter.change -= i32::from(counter.used + counter.change > 0);
            }
        }
    }

    /// Reads the counters; those of a new period are at nothing.
    ///
    /// # Errors
    /// The failure of the query.
    pub async fn read(conn: Conn<'_>, keys: Vec<CounterKey>) -> Result<Self> {
        let keys: BTreeSet<CounterKey> = keys.into_iter().collect();
        if keys.is_empty() {
            return Ok(Self::default());
        }
        let found = Columns::of(keys.iter()).select(conn).await?;
        let counter = |key: CounterKey| {
            let counter = Counter::of(found.get(&key).copied());
            (key, counter)
        };
        let read = Mutex::new(keys.into_iter().map(counter).collect());
        Ok(Self { read })
    }

    /// Writes the changes back, in key order.
    ///
    /// # Errors
    /// `Raced` where others have used up meanwhile what was granted; else the failure of a query.
    pub async fn flush(&self, conn: Conn<'_>) -> Result<()> {
        let (keys, changed): (Vec<CounterKey>, Vec<Counter>) = {
            let read = self.counters();
            let changed = read.iter().filter(|(_, counter)| counter.change != 0);
            changed.map(|(key, counter)| (key.clone(), *counter)).unzip()
        };
        if changed.is_empty() {
            return Ok(());
        }
        let is_new = |(key, counter): (&'_ CounterKey, &Counter)| (!counter.is_stored).then(|| key.clone());
        let new: Vec<CounterKey> = keys.iter().zip(&changed).filter_map(is_new).collect();
        if !new.is_empty() {
            Columns::of(new.iter()).insert(conn).await?;
        }
        let columns = Columns::of(keys.iter());
        let update = Update {
            scopes: &columns.scopes,
            keys: &columns.keys,
            periods: &columns.periods,
            changes: &changed.iter().map(|counter| counter.change).collect(),
            limits: &changed.iter().map(|counter| counter.limit).collect(),
            only_scopes: &columns.scopes,
            only_keys: &columns.keys,
            only_periods: &columns.periods,
        };
        let mut update_conn = conn;
        let (_, written) = futures::try_join!(columns.lock(conn), async {
            Ok(update.execute(&mut update_conn).await?)
        })?;
        if written < changed.len() {
            return Err(Error::Raced("counter"));
        }
        Ok(())
    }

    fn counters(&self) -> MutexGuard<'_, BTreeMap<CounterKey, Counter>> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
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
    fn of<'k>(keys: impl Iterator<Item = &'k CounterKey> + Clone) -> Self {
        Self {
            scopes: keys.clone().map(|key| key.scope.as_str()).collect(),
            keys: keys.clone().map(|key| key.key.clone()).collect(),
            periods: keys.map(|key| key.period).collect(),
        }
    }

    async fn select(&self, mut conn: Conn<'_>) -> Result<BTreeMap<CounterKey, i32>> {
        let select = Select {
            scopes: &self.scopes,
            keys: &self.keys,
            periods: &self.periods,
            only_scopes: &self.scopes,
            only_keys: &self.keys,
            only_periods: &self.periods,
        };
        let rows: Vec<(String, String, NaiveDate, i32)> = select.load(&mut conn).await?;
        rows.into_iter()
            .map(|(scope, key, period, used)| {
                let scope: Scope = scope.parse().map_err(|source| Error::Unreadable {
                    what: "scope",
                    source: Box::new(source),
                })?;
                Ok((CounterKey { scope, key, period }, used))
            })
            .collect()
    }

    async fn lock(&self, mut conn: Conn<'_>) -> Result<()> {
        let lock = Lock {
            scopes: &self.scopes,
            keys: &self.keys,
            periods: &self.periods,
            only_scopes: &self.scopes,
            only_keys: &self.keys,
            only_periods: &self.periods,
        };
        lock.execute(&mut conn).await?;
        Ok(())
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

/// The rows of some counters, found by key whatever the planner believes the table to hold.
macro_rules! select_sql {
    ($($lock:literal)?) => {
        concat!(
            "SELECT c.scope, c.key, c.period, c.used
             FROM unnest($, $, $) AS g(scope, key, period)
             JOIN send_counters c ON c.scope = ANY ($) AND c.key = ANY ($) AND c.period = ANY ($)
                                 AND c.scope = g.scope AND c.key = g.key AND c.period = g.period",
            $($lock)?
        )
    };
}

statement! {
    /// Counters as they are.
    Select<'a> {
        scopes: Vec<&'static str> => Array<Text>, keys: Vec<String> => Array<Text>, periods: Vec<NaiveDate> => Array<Date>,
        only_scopes: Vec<&'static str> => Array<Text>, only_keys: Vec<String> => Array<Text>,
        only_periods: Vec<NaiveDate> => Array<Date>,
    } -> (Text, Text, Date, Int4),
    select_sql!()
}

statement! {
    /// Takes the row locks, always in the same order.
    Lock<'a> {
        scopes: Vec<&'static str> => Array<Text>, keys: Vec<String> => Array<Text>, periods: Vec<NaiveDate> => Array<Date>,
        only_scopes: Vec<&'static str> => Array<Text>, only_keys: Vec<String> => Array<Text>,
        only_periods: Vec<NaiveDate> => Array<Date>,
    } -> (Text, Text, Date, Int4),
    select_sql!(" ORDER BY c.scope, c.key, c.period FOR UPDATE OF c")
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
    /// Writes all changes of a group; a counter that would pass its limit stays as it is.
    Update<'a> {
        scopes: Vec<&'static str> => Array<Text>, keys: Vec<String> => Array<Text>, periods: Vec<NaiveDate> => Array<Date>,
        changes: Vec<i32> => Array<Int4>, limits: Vec<i32> => Array<Int4>,
        only_scopes: Vec<&'static str> => Array<Text>, only_keys: Vec<String> => Array<Text>,
        only_periods: Vec<NaiveDate> => Array<Date>,
    } -> (),
    "UPDATE send_counters c SET used = greatest(c.used + g.change, 0)
     FROM unnest($, $, $, $, $) AS g(scope, key, period, change, most)
     WHERE c.scope = ANY ($) AND c.key = ANY ($) AND c.period = ANY ($)
       AND (c.scope, c.key, c.period) = (g.scope, g.key, g.period)
       AND (g.change < 0 OR c.used <= g.most - g.change)"
}
