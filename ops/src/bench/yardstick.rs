//! What PostgreSQL can do by itself: `step` is a transaction of one UPDATE and one INSERT, `wf` an INSERT and five
//! such transactions one after the other, which is the naive cost of a durable workflow of five steps.

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

/// Transactions or workflows a second, by clients.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Yardsticks {
    pub(super) step: Vec<Rate>,
    pub(super) wf: Vec<Rate>,
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
        self.wf.iter().map(|rate| rate.per_second).fold(0.0, f64::max)
    }
}

pub(super) async fn measure(ground: &Ground) -> anyhow::Result<Yardsticks> {
    ground.ensure_database(DATABASE)?;
    ground.execute(DATABASE, TABLES)?;
    let folder = tempfile::tempdir()?;
    let (step, wf) = (folder.path().join("step.sql"), folder.path().join("wf.sql"));
    fs::write(&step, format!("{STEP}{TRANSACTION}"))?;
    fs::write(&wf, format!("{WF}{}", TRANSACTION.repeat(5)))?;
    let mut yardsticks = Yardsticks {
        step: Vec::new(),
        wf: Vec::new(),
        wf_p50_ms: 0.0,
    };
    for clients in [1, 8] {
        yardsticks.step.push(pgbench(ground, &step, clients, None).await?);
    }
    for clients in CLIENTS {
        let log = (clients == 1).then(|| folder.path().join("latencies"));
        yardsticks.wf.push(pgbench(ground, &wf, clients, log.as_deref()).await?);
    }
    yardsticks.wf_p50_ms = median_latency(folder.path())?;
    Ok(yardsticks)
}

async fn pgbench(ground: &Ground, script: &Path, clients: u32, log: Option<&Path>) -> anyhow::Result<Rate> {
    let program = ground.program("pgbench");
    let mut command = Command::new(&program);
    command.args(["--no-vacuum", "--file"]).arg(script);
    command.args(["--client", &clients.to_string(), "--jobs", &clients.min(2).to_string()]);
    command.args(["--time", &SECONDS.to_string()]);
    if let Some(log) = log {
        command.arg("--log").arg("--log-prefix").arg(log);
    }
    command.arg(ground.url(DATABASE)).stdin(Stdio::null());
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
