//! What a measurement used: processor time of this process and of PostgreSQL, write-ahead log, commits, memory.

use std::fs;

use anyhow::Context as _;
use storage::Database;
use storage::statistics::{Written, written};

use super::ground::Ground;

/// Ticks of `/proc/<pid>/stat` a second (`USER_HZ`, 100 on every Linux platform; proc(5)).
const TICKS_A_SECOND: f64 = 100.0;

/// Readings at one moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meter {
    own_cpu_ms: f64,
    postgres_cpu_ms: f64,
    written: Written,
}

/// What was used between two moments.
#[derive(Clone, Copy, Debug)]
pub(super) struct Used {
    pub(super) own_cpu_ms: f64,
    pub(super) postgres_cpu_ms: f64,
    pub(super) wal_bytes: f64,
    pub(super) commits: f64,
}

impl Meter {
    pub(super) async fn read(ground: &Ground, database: &Database) -> anyhow::Result<Self> {
        let connection = database.connection().await?;
        let written = written(&connection).await?;
        Ok(Self {
            own_cpu_ms: Process::read("self")?.own_ms(),
            postgres_cpu_ms: server_cpu_ms(ground.process_id()?)?,
            written,
        })
    }

    pub(super) fn until(self, later: Self) -> Used {
        Used {
            own_cpu_ms: later.own_cpu_ms - self.own_cpu_ms,
            postgres_cpu_ms: later.postgres_cpu_ms - self.postgres_cpu_ms,
            wal_bytes: difference(self.written.wal_bytes, later.written.wal_bytes),
            commits: difference(self.written.transactions, later.written.transactions),
        }
    }
}

/// The most memory this process has had, in MB.
pub(super) fn peak_memory_mb() -> anyhow::Result<f64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = kilobytes.and_then(|text| text.trim().strip_suffix("kB")?.trim().parse::<f64>().ok());
    Ok(kilobytes.context("/proc/self/status does not tell the memory")? / 1024.0)
}

#[expect(clippy::cast_precision_loss, reason = "a measurement stays far below 2^52 bytes")]
fn difference(before: i64, after: i64) -> f64 {
    (after - before) as f64
}

/// The server and its children, those that ended included.
fn server_cpu_ms(server: u32) -> anyhow::Result<f64> {
    let mut total = Process::read(&server.to_string())?.with_children_ms();
    for entry in fs::read_dir("/proc")? {
        let name = entry?.file_name();
        let Some(name) = name
            .to_str()
            .filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()))
        else {
            continue;
        };
        // A process may end between being listed and being read.
        if let Ok(process) = Process::read(name)
            && process.parent == server
        {
            total += process.own_ms();
        }
    }
    Ok(total)
}

/// The part of `/proc/<pid>/stat` that is about time.
struct Process {
    parent: u32,
    own: f64,
    children: f64,
}

impl Process {
    fn read(id: &str) -> anyhow::Result<Self> {
        let stat = fs::read_to_string(format!("/proc/{id}/stat"))?;
        // The name in parentheses may hold blanks; fields are counted from behind it, the state being the third.
        let behind = stat.rsplit_once(')').map(|(_, behind)| behind).unwrap_or_default();
        let fields: Vec<f64> = behind
            .split_whitespace()
            .skip(1)
            .map(|field| field.parse().unwrap_or(0.0))
            .collect();
        let field = |number: usize| fields.get(number - 4).copied().unwrap_or(0.0);
        let parent = behind.split_whitespace().nth(1).and_then(|field| field.parse().ok());
        Ok(Self {
            parent: parent.context("/proc does not tell the parent")?,
            own: field(14) + field(15),
            children: field(16) + field(17),
        })
    }

    fn own_ms(&self) -> f64 {
        self.own * 1_000.0 / TICKS_A_SECOND
    }

    fn with_children_ms(&self) -> f64 {
        (self.own + self.children) * 1_000.0 / TICKS_A_SECOND
    }
}
