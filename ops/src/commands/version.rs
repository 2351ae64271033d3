//! `mailroom version`: prints name and version.

use std::process::ExitCode;

pub(super) fn run() -> anyhow::Result<ExitCode> {
    println!("mailroom {}", env!("CARGO_PKG_VERSION"));
    Ok(ExitCode::SUCCESS)
}
