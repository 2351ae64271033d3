//! Runs the command line.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    mailroom::commands::run().await
}
