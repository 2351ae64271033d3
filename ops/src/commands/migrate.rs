//! `mailroom migrate`: brings the database up to date; several at once wait for each other.

use std::process::ExitCode;

use super::Globals;
use crate::app::Store;
use crate::config::Purpose;

pub(super) async fn run(globals: &Globals) -> anyhow::Result<ExitCode> {
    let config = globals.configuration(Purpose::Start)?;
    let store = Store::join(&config).await?;
    let pending = store.database.pending_migrations().await?;
    store.database.migrate().await?;
    match pending.len() {
        0 => println!("The database is up to date."),
        _ => println!("Applied: {}.", pending.join(", ")),
    }
    store.close().await?;
    Ok(ExitCode::SUCCESS)
}
