//! `mailroom restore`: a backup into an empty installation.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use connectors::clock::{Clock, SystemClock};

use super::Globals;
use crate::backup;
use crate::config::Purpose;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// File that `mailroom backup` wrote.
    file: PathBuf,
    /// The old installation was stopped before the backup and stays so: sending goes on as it was. Otherwise mail may
    /// have left after the backup, and nothing leaves by itself until a person has looked.
    #[arg(long)]
    moved: bool,
}

pub(super) async fn run(globals: &Globals, arguments: Arguments) -> anyhow::Result<ExitCode> {
    let config = globals.configuration(Purpose::Start)?;
    let restored = backup::restore(&config, &arguments.file, arguments.moved, SystemClock.now()).await?;
    println!(
        "Restored as it was at {}.",
        restored.made_at.format("%Y-%m-%d %H:%M:%S UTC")
    );
    if let Some(held) = restored.held {
        println!(
            "Mail may have left since. Automatic sending is switched off in {} mailboxes: switch it on again when their \
             drafts have been looked through. {} messages that were about to leave are looked up at their provider first.",
            held.mailboxes, held.messages
        );
    }
    Ok(ExitCode::SUCCESS)
}
