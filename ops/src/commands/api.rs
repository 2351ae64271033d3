//! `mailroom api`: answers requests; runs are executed by `mailroom work`.

use std::process::ExitCode;

use super::Globals;
use super::ending::Ending;
use crate::app::{App, Parts, banner};
use crate::config::{Purpose, Secrets};

pub(super) async fn run(globals: &Globals) -> anyhow::Result<ExitCode> {
    let parts = Parts {
        serves: true,
        queues: Vec::new(),
        migrates: false,
    };
    run_part(globals, "api", &parts).await
}

/// Runs one part of an installation, whose processes share database, queue and secrets.
pub(super) async fn run_part(globals: &Globals, command: &'static str, parts: &Parts) -> anyhow::Result<ExitCode> {
    let config = globals.configuration(Purpose::Split)?;
    let secrets = Secrets::shared(&config, command)?;
    let mut ending = Ending::listen()?;
    let app = App::start(&config, &secrets, parts).await?;
    println!("{}", banner(&config, &secrets, &app).await);
    ending.asked().await;
    println!("Stopping.");
    ending.take_down(app).await
}
