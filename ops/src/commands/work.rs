//! `mailroom work`: executes the runs of some queues, or of all.

use std::process::ExitCode;

use clap::Args;
use domain::flows::Queue;

use super::Globals;
use super::api::run_part;
use crate::app::Parts;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Queues to work on: inbound, timer, sync, campaign; all by default.
    #[arg(long, value_delimiter = ',', value_name = "QUEUE,…", value_parser = queue)]
    queues: Vec<Queue>,
}

pub(super) async fn run(globals: &Globals, arguments: Arguments) -> anyhow::Result<ExitCode> {
    let queues = if arguments.queues.is_empty() {
        Queue::ALL.to_vec()
    } else {
        arguments.queues
    };
    let parts = Parts {
        serves: false,
        queues,
        migrates: false,
    };
    run_part(globals, "work", &parts).await
}

fn queue(word: &str) -> Result<Queue, String> {
    word.trim().parse().map_err(|_| {
        let known: Vec<&str> = Queue::ALL.iter().map(|queue| queue.as_str()).collect();
        format!("the queues are {}", known.join(", "))
    })
}
