//! What an earlier owner left in the cluster: a living server that is stopped, backends that are waited for, a
//! process id file that would keep the new server from starting.

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::error::{Error, at, while_trying};
use crate::shell;

const PATIENCE: Duration = Duration::from_secs(15);
const PAUSE: Duration = Duration::from_millis(20);

/// Clears the cluster. Call it only with the lock on the data folder held.
pub(crate) fn clear(cluster: &Path) -> Result<(), Error> {
    let pid_file = cluster.join("postmaster.pid");
    if !pid_file.exists() {
        return Ok(());
    }
    // Where /proc is missing nothing is known, and PostgreSQL's own check of the file has to do.
    let Some(occupants) = self::occupants(cluster) else {
        return Ok(());
    };
    if !occupants.is_empty() {
        tracing::warn!(cluster = %cluster.display(), "stopping a database server left behind by an earlier process");
    }
    let server = named_in(&pid_file).filter(|server| occupants.contains(server));
    signal_all("INT", server)?;
    if !is_empty_soon(cluster) {
        signal_all("QUIT", self::occupants(cluster).unwrap_or_default())?;
    }
    if is_empty_soon(cluster) {
        return remove(&pid_file);
    }
    let processes = self::occupants(cluster).unwrap_or_default();
    let processes = processes.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    Err(Error::Stays {
        cluster: cluster.into(),
        processes,
    })
}

fn signal_all(name: &str, processes: impl IntoIterator<Item = u32>) -> Result<(), Error> {
    let mut signals = processes.into_iter().map(|process| shell::signal(name, process));
    signals.try_for_each(|sent| sent.map_err(while_trying("signal the earlier server")))
}

/// The id file of a stopped server: its number may belong to an innocent process by now.
fn remove(pid_file: &Path) -> Result<(), Error> {
    match fs::remove_file(pid_file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(at("remove", pid_file)(error)),
        _ => Ok(()),
    }
}

fn named_in(pid_file: &Path) -> Option<u32> {
    fs::read_to_string(pid_file).ok()?.lines().next()?.trim().parse().ok()
}

fn is_empty_soon(cluster: &Path) -> bool {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if occupants(cluster).is_none_or(|occupants| occupants.is_empty()) {
            return true;
        }
        sleep(PAUSE);
    }
    false
}

/// The server and its backends all work in the cluster's folder.
fn occupants(cluster: &Path) -> Option<Vec<u32>> {
    let processes = fs::read_dir("/proc")
        .ok()?
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    Some(processes.filter(|process| is_occupant(*process, cluster)).collect())
}

fn is_occupant(process: u32, cluster: &Path) -> bool {
    fs::read_link(format!("/proc/{process}/cwd")).is_ok_and(|folder| folder == cluster)
}
