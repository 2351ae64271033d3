//! Runs the command line.

use std::process::ExitCode;

/// A run makes and drops thousands of small strings and documents, which the system's allocator takes its time for.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    mailroom::commands::run().await
}
