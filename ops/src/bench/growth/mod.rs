//! A database that has grown for three years: what lists, searches and figures take in it, how fast mail is answered
//! beside an empty one, what deleting a large mailbox takes, and how large it is on disk.

mod client;
mod fill;
mod reads;
mod report;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::bail;
use storage::Database;

use super::engine::workers;
use super::ground::Ground;
use super::{Amount, pipeline};
use client::Client;
use reads::{Names, Reading};

pub(super) use fill::fill;
pub use report::Report;

/// How long a large mailbox may take to be gone.
const DELETION: Duration = Duration::from_mins(15);

/// What was measured in a database of one size.
#[derive(Clone, Debug)]
struct Measured {
    emails: usize,
    per_second: f64,
    readings: Vec<Reading>,
    deletion: Deletion,
    /// Bytes by table, with its indexes; the largest first.
    tables: Vec<(String, i64)>,
}

/// What deleting the mailbox of five of a hundred emails took.
#[derive(Clone, Copy, Debug)]
struct Deletion {
    answered_ms: f64,
    gone_seconds: f64,
}

/// Measures in databases of these sizes on a PostgreSQL server of its own, in a folder that is removed afterwards.
///
/// # Errors
/// What is missing on this machine, or what failed.
pub async fn run(sizes: &[usize], amount: Amount, folder: &Path) -> anyhow::Result<Report> {
    let ground = Ground::prepare(folder).await?;
    let measured = measure(sizes, amount, &ground).await;
    let postgres = ground.version().to_owned();
    ground.clear().await?;
    let (empty, grown) = measured?;
    Ok(Report::of(postgres, empty, &grown))
}

async fn measure(sizes: &[usize], amount: Amount, ground: &Ground) -> anyhow::Result<(f64, Vec<Measured>)> {
    eprintln!("an empty database: answering mail");
    let database = ground.database("empty").await?;
    let (_, empty) = pipeline::measure(ground, "empty", &database, amount, 0).await?;
    let mut grown = Vec::with_capacity(sizes.len());
    for &emails in sizes {
        let name = format!("grown_{emails}");
        let database = ground.database(&name).await?;
        grown.push(measure_one(ground, &name, &database, amount, emails).await?);
        drop(database);
        ground.execute("postgres", &format!("DROP DATABASE {name} WITH (FORCE)"))?;
    }
    Ok((empty.runs / empty.seconds, grown))
}

async fn measure_one(
    ground: &Ground,
    name: &str,
    database: &Database,
    amount: Amount,
    emails: usize,
) -> anyhow::Result<Measured> {
    eprintln!("{emails} emails: making them, answering more");
    let (_, busy) = pipeline::measure(ground, name, database, amount, emails).await?;
    let tables = storage::statistics::table_sizes(&*database.connection().await?).await?;
    eprintln!("{emails} emails: reading");
    let api = Client::new(database).await?;
    let names = Names::find(&api).await?;
    let readings = reads::measure(&api, &names).await?;
    eprintln!("{emails} emails: deleting a mailbox");
    Ok(Measured {
        emails,
        per_second: busy.runs / busy.seconds,
        readings,
        deletion: delete(database, &api, &names).await?,
        tables,
    })
}

/// Deletes a large mailbox through the API, with workers for what it leaves to them.
async fn delete(database: &Database, api: &Client, names: &Names) -> anyhow::Result<Deletion> {
    let registry = workflows::flows::registry();
    let (workers, _ended) = workers(database, Arc::default(), registry, 16).await?;
    let begun = Instant::now();
    let status = api
        .send("DELETE", &format!("/api/email-accounts/{}", names.account), &api.admin)
        .await?
        .0;
    let answered_ms = begun.elapsed().as_secs_f64() * 1_000.0;
    let left = format!("/api/emails?limit=1&account={}", names.account);
    while api.get(&left, &api.admin).await?["items"]
        .as_array()
        .is_some_and(|items| !items.is_empty())
    {
        if begun.elapsed() > DELETION {
            bail!("the mailbox is still there; the API said {status}");
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let gone_seconds = begun.elapsed().as_secs_f64();
    workers.stop().await;
    Ok(Deletion {
        answered_ms,
        gone_seconds,
    })
}
