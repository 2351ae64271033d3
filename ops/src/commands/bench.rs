//! `mailroom bench`: what a workflow costs on this machine, beside what PostgreSQL itself can do.

use std::fmt::Display;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::Globals;
use crate::bench::{self, Amount, Subject};
use crate::config::Purpose;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// What to measure.
    #[arg(value_enum, default_value = "engine")]
    subject: What,
    /// Runs in a round.
    #[arg(long, default_value_t = 10_000)]
    runs: usize,
    /// Runs at the same time.
    #[arg(long, default_value_t = 256)]
    in_flight: usize,
    /// Runs one at a time, for the latency of an idle system.
    #[arg(long, default_value_t = 500)]
    alone: usize,
    /// Rounds; medians are printed.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Emails of the grown databases.
    #[arg(long, value_delimiter = ',', default_values_t = [100_000, 1_000_000])]
    emails: Vec<usize>,
    /// Print JSON instead of a table.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    /// Runs of five journaled steps that do nothing else.
    Engine,
    /// Stored emails on their way to a sent reply; model and mailbox answer at once.
    Pipeline,
    /// Lists, searches, figures, deletion and throughput in databases that have grown for years.
    Growth,
}

pub(super) async fn run(globals: &Globals, arguments: Arguments) -> anyhow::Result<ExitCode> {
    let config = globals.configuration(Purpose::Start)?;
    let amount = Amount {
        runs: arguments.runs.max(1),
        in_flight: arguments.in_flight.max(1),
        alone: arguments.alone.max(1),
        rounds: arguments.rounds.max(1),
    };
    let folder = config.data_dir.join("bench");
    let subject = match arguments.subject {
        What::Engine => Subject::Engine,
        What::Pipeline => Subject::Pipeline,
        What::Growth => {
            return print(
                &bench::run_growth(&arguments.emails, amount, &folder).await?,
                arguments.json,
            );
        }
    };
    print(&bench::run(subject, amount, &folder).await?, arguments.json)
}

fn print(report: &(impl Display + Serialize), json: bool) -> anyhow::Result<ExitCode> {
    if json {
        println!("{}", serde_json::to_string_pretty(report)?);
    } else {
        println!("{report}");
    }
    Ok(ExitCode::SUCCESS)
}
