//! `mailroom openapi`: prints the description of the API, from which the dashboard's types are made.

use std::io::Write;
use std::process::ExitCode;

pub(super) fn run() -> anyhow::Result<ExitCode> {
    writeln!(
        std::io::stdout(),
        "{}",
        serde_json::to_string_pretty(&::api::document())?
    )?;
    Ok(ExitCode::SUCCESS)
}
