//! `mailroom start`: API, workers and sweeper in one process; what is not configured is embedded.

use std::process::ExitCode;

use super::Globals;
use super::ending::Ending;
use crate::app::{App, Parts, banner};
use crate::config::{Purpose, Secrets};

pub(super) async fn run(globals: &Globals) -> anyhow::Result<ExitCode> {
    let config = globals.configuration(Purpose::Start)?;
    let mut ending = Ending::listen()?;
    let secrets = Secrets::given_or_kept(&config)?;
    let app = App::start(&config, &secrets, &Parts::all()).await?;
    println!("{}", banner(&config, &secrets, &app).await);
    if is_empty(&app).await? {
        println!("  people    nobody yet: register in the browser, or run `mailroom admin create-super-admin`");
    }
    println!("Ctrl-C stops it.");
    ending.asked().await;
    println!("Stopping.");
    ending.take_down(app).await
}

async fn is_empty(app: &App) -> anyhow::Result<bool> {
    let connection = app.database().connection().await?;
    Ok(storage::people::users::list(&connection, None, 1).await?.is_empty())
}
