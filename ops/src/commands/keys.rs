//! `mailroom keys`: the key that seals the secrets of mailboxes, and its successor.

use std::process::ExitCode;

use anyhow::bail;
use clap::Subcommand;

use super::Globals;
use crate::app::Store;
use crate::config::{Purpose, Secrets};
use crate::keys;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Seal every secret anew with `ENCRYPTION_KEY`, opening those of `ENCRYPTION_KEY_PREVIOUS`; may be repeated.
    Rotate,
}

pub(super) async fn run(globals: &Globals, command: Command) -> anyhow::Result<ExitCode> {
    let Command::Rotate = command;
    let config = globals.configuration(Purpose::Start)?;
    let secrets = Secrets::given_or_kept(&config)?;
    let store = Store::join(&config).await?;
    let rotated = keys::rotate(&store.database, &secrets.sealer).await;
    store.close().await?;
    let rotated = rotated?;
    println!(
        "Sealed anew with key {}: {} secrets.",
        secrets.sealer.key_id(),
        rotated.resealed
    );
    if let Some(first) = rotated.unopened.first() {
        bail!(
            "{} secrets do not open, the first of mailbox {}: {}",
            rotated.unopened.len(),
            first.0,
            first.1
        );
    }
    println!(
        "No other key is in use; ENCRYPTION_KEY_PREVIOUS may be removed once no process runs without the new one."
    );
    Ok(ExitCode::SUCCESS)
}
