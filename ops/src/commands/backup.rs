//! `mailroom backup`: the whole installation in one file, while it runs.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use connectors::clock::{Clock, SystemClock};

use super::Globals;
use crate::app::Store;
use crate::backup;
use crate::config::Purpose;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// File to write, or a folder that gets one named after the time.
    place: PathBuf,
    /// Backups to leave in the folder; older ones are removed.
    #[arg(long, value_name = "COUNT")]
    keep: Option<usize>,
}

pub(super) async fn run(globals: &Globals, arguments: Arguments) -> anyhow::Result<ExitCode> {
    let config = globals.configuration(Purpose::Start)?;
    let store = Store::join(&config).await?;
    let written = backup::write(&config, &store, &arguments.place, arguments.keep, SystemClock.now()).await;
    store.close().await?;
    let written = written?;
    let file = written.file.display();
    println!("{file}, {} kB", written.bytes.div_ceil(1_000));
    if written.removed > 0 {
        println!("Removed {} older.", written.removed);
    }
    if config.backup_key.is_none() {
        println!(
            "It is not sealed and holds mail and secrets; set BACKUP_KEY (openssl rand -hex 32) to seal the next one."
        );
    }
    Ok(ExitCode::SUCCESS)
}
