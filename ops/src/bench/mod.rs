//! Measures what the engine and the pipeline cost, side by side with what PostgreSQL itself can do in the same
//! minute. It prints and never asserts: machines differ, ratios stay.

mod engine;
mod ground;
mod growth;
mod instant;
mod load;
mod meter;
mod pipeline;
mod report;
mod yardstick;

use std::path::Path;

use ground::Ground;
use load::Measured;
use yardstick::Yardsticks;

pub use growth::{Report as GrowthReport, run as run_growth};
pub use report::Report;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Runs of five journaled steps that do nothing else.
    Engine,
    /// Stored emails on their way to a sent reply with three follow-ups; model and mailbox answer at once.
    Pipeline,
}

/// How much of it.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// Runs in a round.
    pub runs: usize,
    /// Runs at the same time.
    pub in_flight: usize,
    /// Runs one at a time, for the latency of an idle system.
    pub alone: usize,
    /// Rounds; medians are reported.
    pub rounds: usize,
}

/// One round: the yardsticks and the subject on the same server, one after the other.
#[derive(Clone, Debug)]
struct Round {
    yardsticks: Yardsticks,
    alone: Measured,
    busy: Measured,
}

/// Measures on a PostgreSQL server of its own, with durable settings, in a folder that is removed afterwards.
///
/// # Errors
/// What is missing on this machine, or what failed.
pub async fn run(subject: Subject, amount: Amount, folder: &Path) -> anyhow::Result<Report> {
    let ground = Ground::prepare(folder).await?;
    let measured = measure(subject, amount, &ground).await;
    let postgres = ground.version().to_owned();
    ground.clear().await?;
    Ok(Report::of(subject, amount, postgres, &measured?))
}

async fn measure(subject: Subject, amount: Amount, ground: &Ground) -> anyhow::Result<Vec<Round>> {
    let mut rounds = Vec::with_capacity(amount.rounds);
    for number in 1..=amount.rounds {
        eprintln!("round {number} of {}: yardsticks", amount.rounds);
        let yardsticks = yardstick::measure(ground, &format!("bulk_{number}")).await?;
        eprintln!("round {number} of {}: Mailroom", amount.rounds);
        let name = format!("round_{number}");
        let database = ground.database(&name).await?;
        let (alone, busy) = match subject {
            Subject::Engine => engine::measure(ground, &database, amount).await?,
            Subject::Pipeline => pipeline::measure(ground, &name, &database, amount, 0).await?,
        };
        rounds.push(Round {
            yardsticks,
            alone,
            busy,
        });
    }
    Ok(rounds)
}
