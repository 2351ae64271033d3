//! `mailroom demo`: everything in one process with the sample company, and a table of outcomes.

use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use connectors::clock::{Clock, SystemClock};

use super::Globals;
use super::ending::Ending;
use crate::app::{App, Parts, banner};
use crate::config::{Config, Purpose, Secrets};
use crate::demo::{self, Progress};

/// The template drafter needs seconds; a language model some for each draft.
const PATIENCE: Duration = Duration::from_secs(180);
const PATIENCE_WITH_MODEL: Duration = Duration::from_secs(900);

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Stop when all mail is handled, instead of staying up.
    #[arg(long)]
    exit: bool,
}

pub(super) async fn run(globals: &Globals, arguments: Arguments) -> anyhow::Result<ExitCode> {
    let config = globals.configuration(Purpose::Demo)?;
    let mut ending = Ending::listen()?;
    let secrets = Secrets::given_or_kept(&config)?;
    let app = App::start(&config, &secrets, &Parts::all()).await?;
    println!("{}", banner(&config, &secrets, &app).await);
    let shown = tokio::select! {
        shown = show(&app, &config) => Some(shown),
        () = ending.asked() => None,
    };
    let is_complete = match shown {
        Some(Ok(is_complete)) => is_complete,
        Some(Err(error)) => {
            app.stop().await?;
            return Err(error);
        }
        None => return ending.take_down(app).await,
    };
    if !arguments.exit {
        println!("Ctrl-C stops it; the next start keeps everything.");
        ending.asked().await;
    }
    println!("Stopping.");
    let stopped = ending.take_down(app).await?;
    Ok(if arguments.exit && !is_complete {
        ExitCode::FAILURE
    } else {
        stopped
    })
}

/// Loads the sample where it is missing, waits for its mail and prints the table; whether all mail is at rest.
async fn show(app: &App, config: &Config) -> anyhow::Result<bool> {
    let is_new = demo::load(app.database(), &config.data_dir, SystemClock.now()).await?;
    println!(
        "{}",
        if is_new {
            "A week of mail has arrived."
        } else {
            "The sample is there from an earlier start."
        }
    );
    let patience = if config.model.is_some() {
        PATIENCE_WITH_MODEL
    } else {
        PATIENCE
    };
    let progress = demo::watch(app.database(), demo::mails()?, patience).await?;
    let rows = demo::rows(app.database(), &config.data_dir, &progress.emails).await?;
    println!("\n{}\n", demo::render(&rows));
    tell_unfinished(&progress, patience);
    let url = config.public_url.clone().or_else(|| app.url()).unwrap_or_default();
    println!("Open     {url}\nSign in  {} / {}", demo::EMAIL, demo::PASSWORD);
    Ok(progress.is_complete())
}

fn tell_unfinished(progress: &Progress, patience: Duration) {
    if !progress.is_complete() {
        let (rested, expected) = (progress.at_rest(), progress.expected);
        println!(
            "After {} s only {rested} of {expected} mails are handled; the others go on. `mailroom doctor` says what \
             is in the way.\n",
            patience.as_secs()
        );
    }
}
