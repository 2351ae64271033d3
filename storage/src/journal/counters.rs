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
    /// `None` where it was not read: then it can only be given back to.
    used: Option<i32>,
    change: i32,
    /// Least limit that something was granted under.
    limit: i32,
}

impl Counter {
    const UNREAD: Self = Self {
        used: None,
        change: 0,
        limit: i32::MAX,
    };

    fn used_by_now(&self) -> Option<i32> {
        self.used.map(|used| used + self.change)
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
            let used = read.get(key).and_then(Counter::used_by_now);
            used.is_none_or(|used| used >= *limit)
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

    /// Gives back what was reserved, whether the counters were read or not; those at nothing stay as they are.
    pub fn release(&self, keys: &[CounterKey]) {
        let mut read = self.counters();
        for key in keys {
            let counter = read.entry(key.clone()).or_insert(Counter::UNREAD);
            counter.change -= i32::from(counter.used_by_now().is_none_or(|used| used > 0));
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
        let at = |used| Counter {
            used: Some(used),
            ..Counter::UNREAD
        };
        let mut read: BTreeMap<CounterKey, Counter> = keys.into_iter().map(|key| (key, at(0))).collect();
        for (key, used) in Columns::of(read.iter()).select(conn).await? {
            read.insert(key, at(used));
        }
        Ok(Self { read: Mutex::new(read) })
    }

    /// Writes the changes back, in key order.
    ///
    /// # Errors
    /// `Raced` where others have used up meanwhile what was granted; else the failure of a query.
    pub async fn flush(&self, conn: Conn<'_>) -> Result<()> {
        let read = self.counters().clone();
        let charged = || read.iter().filter(|(_, counter)| counter.change > 0);
        if charged().next().is_some() {
            let used = Columns::of(charged()).charge(conn).await?;
            let passes =
                |(key, counter): (&CounterKey, &Counter)| used.get(key).is_none_or(|used| *used > counter.limit);
            if charged().any(passes) {
                return Err(Error::Raced("counter"));
            }
        }
        let released = || read.iter().filter(|(_, counter)| counter.change < 0);
        if released().next().is_some() {
            Columns::of(released()).release(conn).await?;
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
    changes: Vec<i32>,
}

type Row = (String, String, NaiveDate, i32);

impl Columns {
    fn of<'k>(counters: impl Iterator<Item = (&'k CounterKey, &'k Counter)> + Clone) -> Self {
        Self {
            scopes: counters.clone().map(|(key, _)| key.scope.as_str()).collect(),
            keys: counters.clone().map(|(key, _)| key.key.clone()).collect(),
            periods: counters.clone().map(|(key, _)| key.period).collect(),
            changes: counters.map(|(_, counter)| counter.change).collect(),
        }
    }

    async fn select(&self, mut conn: Conn<'_>) -> Result<BTreeMap<CounterKey, i32>> {
        let select = Select {
            scopes: &self.scopes,
            keys: &self.keys,
            periods: &self.periods,
        };
        by_key(select.load(&mut conn).await?)
    }

    async fn charge(&self, mut conn: Conn<'_>) -> Result<BTreeMap<CounterKey, i32>> {
        let charge = Charge {
            scopes: &self.scopes,
            keys: &self.keys,
            periods: &self.periods,
            changes: &self.changes,
        };
        by_key(charge.load(&mut conn).await?)
    }

    async fn release(&self, mut conn: Conn<'_>) -> Result<()> {
        let release = Release {
            scopes: &self.scopes,
            keys: &self.keys,
            periods: &self.periods,
            changes: &self.changes,
            only: &self.keys,
        };
        release.execute(&mut conn).await?;
        Ok(())
    }
}

fn by_key(rows: Vec<Row>) -> Result<BTreeMap<CounterKey, i32>> {
    let used = |(scope, key, period, used): Row| {
        let scope: Scope = scope.parse().map_err(|source| Error::Unreadable {
            what: "scope",
            source: Box::new(source),
        })?;
        Ok((CounterKey { scope, key, period }, used))
    };
    rows.into_iter().map(used).collect()
}

statement! {
    /// Counters as they are. `OFFSET 0` has each looked up by its key, whatever the planner believes the table to hold.
    Select<'a> {
        scopes: Vec<&'static str> => Array<Text>, keys: Vec<String> => Array<Text>, periods: Vec<NaiveDate> => Array<Date>
    } -> (Text, Text, Date, Int4),
    "SELECT found.* FROM unnest($, $, $) AS g(scope, key, period),
     LATERAL (SELECT c.scope, c.key, c.period, c.used FROM send_counters c
              WHERE c.scope = g.scope AND c.key = g.key AND c.period = g.period OFFSET 0) AS found"
}

statement! {
    /// Adds to counters, always in the same order, and tells what they are at now.
    Charge<'a> {
        scopes: Vec<&'static str> => Array<Text>, keys: Vec<String> => Array<Text>, periods: Vec<NaiveDate> => Array<Date>,
        changes: Vec<i32> => Array<Int4>
    } -> (Text, Text, Date, Int4),
    "INSERT INTO send_counters AS c (scope, key, period, used)
     SELECT scope, key, period, change FROM unnest($, $, $, $) AS g(scope, key, period, change) ORDER BY 1, 2, 3
     ON CONFLICT (scope, key, period) DO UPDATE SET used = c.used + excluded.used
     RETURNING c.scope, c.key, c.period, c.used"
}

statement! {
    /// Takes from counters what was given back.
    Release<'a> {
        scopes: Vec<&'static str> => Array<Text>, keys: Vec<String> => Array<Text>, periods: Vec<NaiveDate> => Array<Date>,
        changes: Vec<i32> => Array<Int4>, only: Vec<String> => Array<Text>
    } -> (),
    "UPDATE send_counters c SET used = greatest(c.used + g.change, 0)
     FROM unnest($, $, $, $) AS g(scope, key, period, change)
     WHERE c.key = ANY ($) AND (c.scope, c.key, c.period) = (g.scope, g.key, g.period)"
}
