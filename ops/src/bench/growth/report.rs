//! What the bench of growth prints: a table for people, JSON for comparing.

use std::fmt;

use serde::Serialize;

use super::Measured;

/// Goals of the product, in ms.
const LIST_MS: f64 = 50.0;
const DASHBOARD_MS: f64 = 200.0;
/// Tables that are shown.
const TABLES: usize = 12;

/// What grown databases take.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Version of PostgreSQL.
    pub postgres: String,
    /// Whether the program is optimised.
    pub is_optimised: bool,
    /// Emails answered a second in an empty database.
    pub empty_per_second: f64,
    /// One for each size.
    pub grown: Vec<Grown>,
}

/// A database of one size.
#[derive(Clone, Debug, Serialize)]
pub struct Grown {
    /// Emails in it.
    pub emails: usize,
    /// Emails answered a second, beside 2,000 entries of knowledge.
    pub per_second: f64,
    /// The same in units of the empty database.
    pub throughput_ratio: f64,
    /// Time of each request.
    pub requests: Vec<RequestTime>,
    /// Until the API answered that a mailbox of five of a hundred emails is deleted.
    pub deletion_answered_ms: f64,
    /// Until its mail was gone.
    pub deletion_seconds: f64,
    /// Bytes of each table with its indexes, the largest first.
    pub tables: Vec<(String, i64)>,
}

/// What a request takes.
#[derive(Clone, Debug, Serialize)]
pub struct RequestTime {
    /// What is asked for.
    pub name: &'static str,
    /// Median.
    pub p50_ms: f64,
    /// 99th percentile.
    pub p99_ms: f64,
}

impl Report {
    pub(super) fn of(postgres: String, empty: f64, grown: &[Measured]) -> Self {
        let grown = grown.iter().map(|one| Grown {
            emails: one.emails,
            per_second: one.per_second,
            throughput_ratio: one.per_second / empty,
            requests: one
                .readings
                .iter()
                .map(|reading| RequestTime {
                    name: reading.name,
                    p50_ms: reading.p50_ms,
                    p99_ms: reading.p99_ms,
                })
                .collect(),
            deletion_answered_ms: one.deletion.answered_ms,
            deletion_seconds: one.deletion.gone_seconds,
            tables: one.tables.clone(),
        });
        Self {
            postgres,
            is_optimised: !cfg!(debug_assertions),
            empty_per_second: empty,
            grown: grown.collect(),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "growth, PostgreSQL {}", self.postgres)?;
        if !self.is_optimised {
            writeln!(f, "This program is not optimised; `make bench` measures one that is.")?;
        }
        writeln!(f, "empty: {:.0} emails/s", self.empty_per_second)?;
        self.grown.iter().try_for_each(|one| one.fmt(f))
    }
}

impl fmt::Display for Grown {
    #[expect(clippy::cast_precision_loss, reason = "sizes stay far below 2^52 bytes")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (emails, ratio) = (self.emails, self.throughput_ratio);
        writeln!(
            f,
            "\n{emails} emails: {:.0} emails/s, {ratio:.2} of the empty database",
            self.per_second
        )?;
        let (answered, gone) = (self.deletion_answered_ms, self.deletion_seconds);
        writeln!(
            f,
            "a mailbox of {} emails deleted: answered in {answered:.0} ms, gone in {gone:.1} s",
            emails / 20
        )?;
        let sizes = self.tables.iter().map(|(_, bytes)| *bytes as f64 / 1e6);
        writeln!(f, "{:.0} MB on disk:", sizes.clone().sum::<f64>())?;
        for ((name, _), size) in self.tables.iter().zip(sizes).take(TABLES) {
            writeln!(f, "    {name:<24}{size:>10.0}")?;
        }
        writeln!(f, "\n{:<38}{:>10}{:>10}", "", "p50 ms", "p99 ms")?;
        for request in &self.requests {
            let goal = if request.name.starts_with("dashboard") {
                DASHBOARD_MS
            } else {
                LIST_MS
            };
            let mark = if request.p99_ms > goal { " above the goal" } else { "" };
            writeln!(
                f,
                "{:<38}{:>10.1}{:>10.1}{mark}",
                request.name, request.p50_ms, request.p99_ms
            )?;
        }
        Ok(())
    }
}
