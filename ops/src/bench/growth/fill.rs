//! Makes the mail of three years, set by set.

use std::process::Stdio;

use anyhow::{Context as _, bail};
use tokio::process::Command;

use super::super::ground::Ground;
use super::super::pipeline::Desk;

/// Entries of the knowledge base.
const KNOWLEDGE: usize = 2_000;

/// Fills a database that holds a desk.
pub(in super::super) async fn fill(ground: &Ground, name: &str, desk: Desk, emails: usize) -> anyhow::Result<()> {
    let script = include_str!("fill.sql")
        .replace("WORKSPACE", &desk.workspace.to_string())
        .replace("DESK", &desk.user.to_string())
        .replace("ACCOUNT", &desk.account.to_string())
        .replace("EMAILS", &emails.to_string())
        .replace("KNOWLEDGE", &KNOWLEDGE.to_string());
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("fill.sql");
    std::fs::write(&file, script)?;
    // It comes with the server, and takes statements of any number and duration.
    let program = ground.program("pgbench");
    let mut command = Command::new(&program);
    command
        .args(["--no-vacuum", "--client=1", "--transactions=1", "--file"])
        .arg(&file)
        .arg(ground.url(name))
        .stdin(Stdio::null());
    let ended = command.output().await;
    let output = ended.with_context(|| format!("making mail needs {}", program.display()))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() || said.contains("ERROR") {
        bail!("the mail could not be made: {}", said.trim());
    }
    Ok(())
}
