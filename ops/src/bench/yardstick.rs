//! What PostgreSQL can do by itself: `step` is a transaction of one UPDATE and one INSERT, `wf` an INSERT and five
//! such transactions one after the other, which is the naive cost of a durable workflow of five steps. `bulk` writes
//! the rows that such a workflow leaves in Mailroom's own tables, 128 workflows a transaction: nobody does it cheaper.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context as _, bail};
use serde::Serialize;
use tokio::process::Command;

use super::ground::Ground;
use super::load::{median, percentile};

const DATABASE: &str = "yardstick";
const SECONDS: u32 = 4;
/// Client counts of `wf`; the best one counts.
const CLIENTS: [u32; 3] = [1, 8, 32];

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS workflows (id bigserial PRIMARY KEY, state text NOT NULL DEFAULT 'running', step int NOT NULL DEFAULT 0);
    CREATE TABLE IF NOT EXISTS steps (workflow bigint NOT NULL, n bigserial, output jsonb NOT NULL, PRIMARY KEY (workflow, n));
    INSERT INTO workflows SELECT g FROM generate_series(1, 1000) AS g ON CONFLICT DO NOTHING;
    SELECT setval('workflows_id_seq', greatest(1000, (SELECT max(id) FROM workflows)));";

const STEP: &str = "\\set id random(1, 1000)\n";
const WF: &str = "INSERT INTO workflows DEFAULT VALUES RETURNING id \\gset\n";
const TRANSACTION: &str = "BEGIN;
UPDATE workflows SET step = step + 1 WHERE id = :id;
INSERT INTO steps (workflow, output) VALUES (:id, '{\"ok\": true}');
COMMIT;
";

/// Client counts of `bulk`; the best one counts.
const BULK_CLIENTS: [u32; 3] = [1, 2, 3];
/// Workflows of one transaction of `bulk`.
const BULK_SIZE: f64 = 128.0;

const BULK_IDS: &str = "CREATE SEQUENCE bulk";
/// Runs that are born leased, their five journal rows, and their ends; keys in ascending order.
const BULK: &str = "SELECT nextval('bulk') * 128 AS base \\gset
BEGIN;
INSERT INTO runs (id, workspace_id, user_id, flow, version, subject, generation, queue, state, lease_token, lease_until,
                  created_at)
SELECT lpad(to_hex(:base + g), 32, '0')::uuid, lpad('1', 32, '0')::uuid, lpad('2', 32, '0')::uuid, 'five_steps', 1,
       ('1' || lpad(to_hex(:base + g), 31, '0'))::uuid, 1, 'inbound', 'running', ('2' || lpad(to_hex(:base + g), 31, '0'))::uuid,
       now() + interval '30 s', now()
FROM generate_series(1, 128) AS g;
INSERT INTO run_steps (run_id, name, n, position, output, attempts, started_at, finished_at)
SELECT lpad(to_hex(:base + g), 32, '0')::uuid, name, 1, position, 'true', 1, now(), now()
FROM generate_series(1, 128) AS g,
     unnest(ARRAY['first', 'second', 'third', 'fourth', 'fifth']) WITH ORDINALITY AS s(name, position);
UPDATE runs SET state = 'succeeded', lease_token = NULL, lease_until = NULL, step = 'fifth', outcome = '{\"steps\": 5}',
                finished_at = now()
WHERE id = ANY (ARRAY(SELECT lpad(to_hex(:base + g), 32, '0')::uuid FROM generate_series(1, 128) AS g));
COMMIT;
";

/// Transactions or workflows a second, by clients.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Yardsticks {
    pub(super) step: Vec<Rate>,
    pub(super) wf: Vec<Rate>,
    pub(super) bulk: Vec<Rate>,
    /// Median of one client's workflows.
    pub(super) wf_p50_ms: f64,
}

/// What pgbench reached.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Rate {
    pub(super) clients: u32,
    pub(super) per_second: f64,
}

impl Yardsticks {
    /// `wf` at its best client count.
    pub(super) fn best_wf(&self) -> f64 {
        best(&self.wf)
    }

    /// `bulk` at its best client count.
    pub(super) fn best_bulk(&self) -> f64 {
        best(&self.bulk)
    }
}

fn best(rates: &[Rate]) -> f64 {
    rates.iter().map(|rate| rate.per_second).fold(0.0, f64::max)
}

/// Measures on an empty database of Mailroom's, `bulk`, and on one of its own.
pub(super) async fn measure(ground: &Ground, bulk: &str) -> anyhow::Result<Yardsticks> {
    ground.database(bulk).await?;
    ground.execute(bulk, BULK_IDS)?;
    ground.ensure_database(DATABASE)?;
    ground.execute(DATABASE, TABLES)?;
    let folder = tempfile::tempdir()?;
    let script = |name: &str| folder.path().join(name);
    let (step, wf, bulk_script) = (script("step.sql"), script("wf.sql"), script("bulk.sql"));
    fs::write(&step, format!("{STEP}{TRANSACTION}"))?;
    fs::write(&wf, format!("{WF}{}", TRANSACTION.repeat(5)))?;
    fs::write(&bulk_script, BULK)?;
    let url = ground.url(DATABASE);
    let mut yardsticks = Yardsticks {
        step: Vec::new(),
        wf: Vec::new(),
        bulk: Vec::new(),
        wf_p50_ms: 0.0,
    };
    for clients in [1, 8] {
        yardsticks.step.push(pgbench(&url, ground, &step, clients, None).await?);
    }
    for clients in CLIENTS {
        let log = (clients == 1).then(|| folder.path().join("latencies"));
        yardsticks
            .wf
            .push(pgbench(&url, ground, &wf, clients, log.as_deref()).await?);
    }
    for clients in BULK_CLIENTS {
        let transactions = pgbench(&ground.url(bulk), ground, &bulk_script, clients, None).await?;
        yardsticks.bulk.push(Rate {
            clients,
            per_second: transactions.per_second * BULK_SIZE,
        });
    }
    yardsticks.wf_p50_ms = median_latency(folder.path())?;
    Ok(yardsticks)
}

async fn pgbench(url: &str, ground: &Ground, script: &Path, clients: u32, log: Option<&Path>) -> anyhow::Result<Rate> {
    let program = ground.program("pgbench");
    let mut command = Command::new(&program);
    command.args(["--no-vacuum", "--file"]).arg(script);
    command.args(["--client", &clients.to_string(), "--jobs", &clients.min(2).to_string()]);
    command.args(["--time", &SECONDS.to_string()]);
    if let Some(log) = log {
        command.arg("--log").arg("--log-prefix").arg(log);
    }
    command.arg(url).stdin(Stdio::null());
    let ended = command.output().await;
    let output = ended.with_context(|| format!("the yardsticks need {}", program.display()))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let rate = said
        .lines()
        .find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
    match rate {
        Some(per_second) => Ok(Rate { clients, per_second }),
        None => bail!("pgbench failed: {}", String::from_utf8_lossy(&output.stderr).trim()),
    }
}

/// pgbench logs a line per transaction, its third word the microseconds it took.
fn median_latency(folder: &Path) -> anyhow::Result<f64> {
    let mut latencies = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_log = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("latencies"));
        if is_log {
            let lines = fs::read_to_string(path)?;
            let microseconds = |line: &str| line.split(' ').nth(2)?.parse::<f64>().ok();
            latencies.extend(lines.lines().filter_map(microseconds).map(|taken| taken / 1_000.0));
        }
    }
    Ok(percentile(&mut latencies, 0.5))
}

/// The median over rounds of a yardstick.
pub(super) fn typical(rounds: &[&Yardsticks], of: impl Fn(&Yardsticks) -> f64) -> f64 {
    median(rounds.iter().map(|round| of(round)))
}
