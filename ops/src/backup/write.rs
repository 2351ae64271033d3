//! Writing a backup: beside its place first, so that a file by the right name is whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};
use chrono::{DateTime, Utc};
use connectors::sealed_stream::SealingWriter;
use connectors::sealing::SealingKey;

use super::{Manifest, PLAIN, SEALED};
use crate::app::Store;
use crate::config::{Config, Kept, Secrets};

const ENDING: &str = "backup";

/// A backup that was written.
#[derive(Debug)]
pub struct Written {
    /// The file.
    pub file: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// Older ones in the same folder that were removed.
    pub removed: usize,
}

/// Writes the installation into a file, or into a new one in a folder, of which `keep` are left there.
///
/// # Errors
/// What could not be read or written; nothing is left behind then.
pub async fn write(
    config: &Config,
    store: &Store,
    place: &Path,
    keep: Option<usize>,
    now: DateTime<Utc>,
) -> anyhow::Result<Written> {
    let secrets = Secrets::given_or_kept(config)?;
    let manifest = Manifest {
        made_at: now,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        sealed_under: secrets.sealer.key_id().to_owned(),
        secrets: Kept::read(&config.data_dir)?.unwrap_or_default(),
    };
    let mut dump = Command::new(store.program("pg_dump")?);
    dump.args(["--format=custom", "--no-owner", "--no-privileges"])
        .envs(store.database.libpq()?);
    let file = if place.is_dir() {
        place
            .join(now.format("mailroom-%Y%m%d-%H%M%S").to_string())
            .with_extension(ENDING)
    } else {
        place.to_owned()
    };
    let (target, key) = (file.clone(), config.backup_key.clone());
    let bytes = tokio::task::spawn_blocking(move || write_whole(&target, key, &manifest, dump)).await??;
    let removed = match keep {
        Some(keep) if place.is_dir() => remove_older(place, keep.max(1))?,
        _ => 0,
    };
    Ok(Written { file, bytes, removed })
}

fn write_whole(file: &Path, key: Option<SealingKey>, manifest: &Manifest, dump: Command) -> anyhow::Result<u64> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    let written = write_beside(&beside, key, manifest, dump);
    match written {
        Ok(bytes) => {
            fs::rename(&beside, file).with_context(|| format!("{} cannot be named", file.display()))?;
            Ok(bytes)
        }
        Err(error) => {
            // The reason why it was not written says more than why it stays.
            let _stays = fs::remove_file(&beside);
            Err(error)
        }
    }
}

fn write_beside(beside: &Path, key: Option<SealingKey>, manifest: &Manifest, dump: Command) -> anyhow::Result<u64> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    let open = options.open(beside);
    let open = open.with_context(|| format!("{} cannot be written", beside.display()))?;
    let mut to = BufWriter::new(open);
    let to = match key {
        None => {
            writeln!(to, "{PLAIN}")?;
            write_content(&mut to, manifest, dump)?;
            to
        }
        Some(key) => {
            writeln!(to, "{SEALED}{}", key.id())?;
            let mut sealing = SealingWriter::new(to, key)?;
            write_content(&mut sealing, manifest, dump)?;
            sealing.finish()?
        }
    };
    let open: File = to.into_inner().map_err(io::IntoInnerError::into_error)?;
    open.sync_all()?;
    Ok(open.metadata()?.len())
}

fn write_content(to: &mut impl Write, manifest: &Manifest, mut dump: Command) -> anyhow::Result<()> {
    serde_json::to_writer(&mut *to, manifest)?;
    writeln!(to)?;
    let mut child = dump
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .context("pg_dump cannot be run")?;
    let copied = child.stdout.take().map(|mut from| io::copy(&mut from, to));
    let status = child.wait()?;
    copied.transpose()?;
    if !status.success() {
        bail!("pg_dump has failed ({status}); it says why above");
    }
    Ok(())
}

/// Their names are in the order of their age.
fn remove_older(folder: &Path, keep: usize) -> anyhow::Result<usize> {
    let mut backups: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?
        .into_iter()
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("mailroom-") && path.extension().is_some_and(|ending| ending == ENDING)
        })
        .collect();
    backups.sort();
    let older = backups.len().saturating_sub(keep);
    for backup in backups.iter().take(older) {
        fs::remove_file(backup).with_context(|| format!("{} cannot be removed", backup.display()))?;
    }
    Ok(older)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_are_kept_and_strangers_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let names = [
            "mailroom-20261101-032000.backup",
            "mailroom-20261103-032000.backup",
            "mailroom-20261102-032000.backup",
            "mailroom-notes.txt",
            "other.backup",
        ];
        for name in names {
            fs::write(folder.path().join(name), "").unwrap();
        }

        assert_eq!(remove_older(folder.path(), 2).unwrap(), 1);

        assert!(!folder.path().join(names[0]).exists());
        assert!(names[1..].iter().all(|name| folder.path().join(name).exists()));
    }
}
