//! The log on stderr, so that stdout stays for people; JSON in production. It never holds addresses, texts or secrets.

use std::io::{IsTerminal, stderr};

use tracing_subscriber::EnvFilter;

use crate::config::{Log, Wrong};

const DEFAULT: &str = "info,apalis_core=warn";

/// Starts to log; a second start in one process changes nothing.
///
/// # Errors
/// Directives that cannot be read.
pub(crate) fn start(log: &Log) -> Result<(), Wrong> {
    let directives = log.filter.as_deref().unwrap_or(DEFAULT);
    let filter = EnvFilter::builder()
        .parse(directives)
        .map_err(|error| Wrong::value("RUST_LOG", format!("is `{directives}`, which cannot be read: {error}")))?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(stderr().is_terminal())
        .with_writer(stderr);
    // Only tests start twice; the first log then serves both.
    let _started = if log.is_json {
        builder.json().try_init()
    } else {
        builder.try_init()
    };
    Ok(())
}
