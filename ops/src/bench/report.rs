//! What a bench prints: a table for people, JSON for comparing.

use std::fmt;

use serde::Serialize;

use super::load::{Measured, median};
use super::meter::{Used, peak_memory_mb};
use super::yardstick::{Rate, typical};
use super::{Amount, Round, Subject};

/// The medians of all rounds, with the yardsticks beside them.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// `engine` or `pipeline`.
    pub subject: &'static str,
    /// Rounds behind each median.
    pub rounds: usize,
    /// Runs in flight.
    pub in_flight: usize,
    /// Version of PostgreSQL.
    pub postgres: String,
    /// Processors of this machine.
    pub processors: usize,
    /// Whether the program is optimised; only then the figures mean something.
    pub is_optimised: bool,
    /// Workflows a second with so many in flight.
    pub workflows_per_second: f64,
    /// The same in units of `wf` at its best client count.
    pub ratio_to_wf: f64,
    /// The same in units of `bulk` at its best client count.
    pub ratio_to_bulk: f64,
    /// Median time of a workflow with so many in flight.
    pub busy_p50_ms: f64,
    /// 99th percentile of it.
    pub busy_p99_ms: f64,
    /// Median time of a workflow alone.
    pub alone_p50_ms: f64,
    /// 99th percentile of it.
    pub alone_p99_ms: f64,
    /// The median alone in units of `wf` with one client.
    pub alone_ratio_to_wf: f64,
    /// Cost of a workflow alone.
    pub alone: Cost,
    /// Cost of a workflow with so many in flight.
    pub busy: Cost,
    /// Most memory of this process.
    pub peak_memory_mb: f64,
    /// `step` of pgbench by clients.
    step: Vec<Rate>,
    /// `wf` of pgbench by clients.
    wf: Vec<Rate>,
    /// `bulk` of pgbench by clients.
    bulk: Vec<Rate>,
    /// Median of `wf` with one client.
    pub wf_p50_ms: f64,
}

/// What one workflow costs.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Cost {
    /// Commits that wrote something.
    pub commits: f64,
    /// Bytes of write-ahead log.
    pub wal_bytes: f64,
    /// Processor time of this process.
    pub own_cpu_ms: f64,
    /// Processor time of PostgreSQL.
    pub postgres_cpu_ms: f64,
}

impl Report {
    pub(super) fn of(subject: Subject, amount: Amount, postgres: String, rounds: &[Round]) -> Self {
        let over = |of: &dyn Fn(&Round) -> f64| median(rounds.iter().map(of));
        let yardsticks: Vec<_> = rounds.iter().map(|round| &round.yardsticks).collect();
        let rates = |of: fn(&super::Yardsticks) -> &[Rate]| -> Vec<Rate> {
            let clients = yardsticks.first().map(|first| of(first)).unwrap_or_default();
            let rate = |(at, rate): (usize, &Rate)| Rate {
                clients: rate.clients,
                per_second: typical(&yardsticks, |round| {
                    of(round).get(at).map_or(0.0, |rate| rate.per_second)
                }),
            };
            clients.iter().enumerate().map(rate).collect()
        };
        Self {
            subject: match subject {
                Subject::Engine => "engine",
                Subject::Pipeline => "pipeline",
            },
            rounds: rounds.len(),
            in_flight: amount.in_flight,
            postgres,
            processors: std::thread::available_parallelism().map_or(1, usize::from),
            is_optimised: !cfg!(debug_assertions),
            workflows_per_second: over(&|round| round.busy.per_second()),
            ratio_to_wf: over(&|round| round.busy.per_second() / round.yardsticks.best_wf()),
            ratio_to_bulk: over(&|round| round.busy.per_second() / round.yardsticks.best_bulk()),
            busy_p50_ms: over(&|round| round.busy.p50_ms),
            busy_p99_ms: over(&|round| round.busy.p99_ms),
            alone_p50_ms: over(&|round| round.alone.p50_ms),
            alone_p99_ms: over(&|round| round.alone.p99_ms),
            alone_ratio_to_wf: over(&|round| round.alone.p50_ms / round.yardsticks.wf_p50_ms),
            alone: Cost::over(rounds, |round| &round.alone),
            busy: Cost::over(rounds, |round| &round.busy),
            peak_memory_mb: peak_memory_mb().unwrap_or_default(),
            step: rates(|round| &round.step),
            wf: rates(|round| &round.wf),
            bulk: rates(|round| &round.bulk),
            wf_p50_ms: typical(&yardsticks, |round| round.wf_p50_ms),
        }
    }
}

impl Cost {
    fn over(rounds: &[Round], of: impl Fn(&Round) -> &Measured) -> Self {
        let each = |part: fn(&Used) -> f64| {
            median(rounds.iter().map(|round| {
                let measured = of(round);
                part(&measured.used) / measured.runs
            }))
        };
        Self {
            commits: each(|used| used.commits),
            wal_bytes: each(|used| used.wal_bytes),
            own_cpu_ms: each(|used| used.own_cpu_ms),
            postgres_cpu_ms: each(|used| used.postgres_cpu_ms),
        }
    }
}

impl Measured {
    fn per_second(&self) -> f64 {
        self.runs / self.seconds
    }
}

impl Report {
    /// The lines of the table: what, alone, with many in flight.
    fn lines(&self) -> Vec<(&'static str, String, String)> {
        let none = String::new;
        let cost = |of: fn(&Cost) -> f64, digits: usize| {
            (
                format!("{:.digits$}", of(&self.alone)),
                format!("{:.digits$}", of(&self.busy)),
            )
        };
        let (commits, wal) = (cost(|cost| cost.commits, 2), cost(|cost| cost.wal_bytes, 0));
        let (own, postgres) = (cost(|cost| cost.own_cpu_ms, 3), cost(|cost| cost.postgres_cpu_ms, 3));
        vec![
            ("workflows/s", none(), format!("{:.0}", self.workflows_per_second)),
            (
                "  in units of wf, best clients",
                none(),
                format!("{:.2}", self.ratio_to_wf),
            ),
            (
                "  in units of bulk, best clients",
                none(),
                format!("{:.2}", self.ratio_to_bulk),
            ),
            (
                "p50 ms",
                format!("{:.2}", self.alone_p50_ms),
                format!("{:.1}", self.busy_p50_ms),
            ),
            (
                "  in units of wf, one client",
                format!("{:.2}", self.alone_ratio_to_wf),
                none(),
            ),
            (
                "p99 ms",
                format!("{:.2}", self.alone_p99_ms),
                format!("{:.1}", self.busy_p99_ms),
            ),
            ("commits each", commits.0, commits.1),
            ("WAL bytes each", wal.0, wal.1),
            ("CPU ms each, Mailroom", own.0, own.1),
            ("CPU ms each, PostgreSQL", postgres.0, postgres.1),
        ]
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (subject, rounds, postgres, processors) = (self.subject, self.rounds, &self.postgres, self.processors);
        writeln!(
            f,
            "{subject}, medians of {rounds} rounds, PostgreSQL {postgres}, {processors} processors"
        )?;
        if !self.is_optimised {
            writeln!(f, "This program is not optimised; `make bench` measures one that is.")?;
        }
        let busy = format!("{} in flight", self.in_flight);
        writeln!(f, "\n{:<34}{:>12}{busy:>14}", "", "one alone")?;
        for (name, alone, busy) in self.lines() {
            writeln!(f, "{name:<34}{alone:>12}{busy:>14}")?;
        }
        writeln!(f, "peak memory of this process: {:.0} MB\n", self.peak_memory_mb)?;
        writeln!(f, "pgbench: {}", rates("step", &self.step))?;
        writeln!(f, "         {}", rates("bulk", &self.bulk))?;
        write!(
            f,
            "         {}; wf p50 with 1 client {:.2} ms",
            rates("wf", &self.wf),
            self.wf_p50_ms
        )
    }
}

fn rates(name: &str, rates: &[Rate]) -> String {
    let each = |rate: &Rate| format!("{name} {:.0}/s with {}", rate.per_second, rate.clients);
    rates.iter().map(each).collect::<Vec<_>>().join(", ")
}
