//! The database files: made once by `initdb`, or copied from a template where speed matters more.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::account::Account;
use crate::config::Config;
use crate::error::{Error, at, while_trying};
use crate::programs::Programs;

/// The role that owns everything in the cluster.
pub(crate) const USER: &str = "mailroom";

/// Makes the cluster unless it is there. It gets its name only when it is whole.
pub(crate) fn ensure(cluster: &Path, config: &Config, programs: &Programs, account: &Account) -> Result<(), Error> {
    if cluster.join("PG_VERSION").is_file() {
        return Ok(());
    }
    let unfinished = cluster.with_extension("unfinished");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).map_err(at("remove", &unfinished))?;
    }
    match template(config, programs, account) {
        Some(template) if template.is_dir() => copy(&template, &unfinished)?,
        Some(template) => {
            initialise(&unfinished, config, programs, account)?;
            if let Err(error) = keep(&unfinished, &template) {
                tracing::warn!(%error, "the new database could not be kept as a template");
            }
        }
        None => initialise(&unfinished, config, programs, account)?,
    }
    fs::rename(&unfinished, cluster).map_err(at("name", cluster))
}

fn template(config: &Config, programs: &Programs, account: &Account) -> Option<PathBuf> {
    let name = format!("postgres-{}-{}", programs.version(), account.user());
    config.templates.as_ref().map(|folder| folder.join(name))
}

/// Anybody who can open the socket is let in: its folder is closed to all but the server's user.
fn initialise(cluster: &Path, config: &Config, programs: &Programs, account: &Account) -> Result<(), Error> {
    let mut command = account.command(programs.initdb(), None);
    command.arg("-D").arg(cluster).args([
        "--username",
        USER,
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
    ]);
    if !config.durable {
        command.arg("--no-sync");
    }
    let output = command.output().map_err(while_trying("run initdb"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(Error::Initialise {
        cluster: cluster.into(),
        output: said(&output),
    })
}

/// Several owners may make the same template at once: the first to name it wins.
fn keep(cluster: &Path, template: &Path) -> Result<(), Error> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let folder = template.parent().unwrap_or(template);
    fs::create_dir_all(folder).map_err(at("make the folder", folder))?;
    let own = folder.join(format!(
        "unfinished-{}-{}",
        std::process::id(),
        NUMBER.fetch_add(1, Ordering::Relaxed)
    ));
    copy(cluster, &own)?;
    if fs::rename(&own, template).is_err() {
        fs::remove_dir_all(&own).map_err(at("remove", &own))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    let output = Command::new("cp")
        .arg("-a")
        .arg(from)
        .arg(to)
        .output()
        .map_err(while_trying("run cp"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(Error::Initialise {
        cluster: to.into(),
        output: said(&output),
    })
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).trim().to_owned()
}
