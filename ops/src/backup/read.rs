//! Reading a backup into an installation that has nothing yet. Mail may have left since it was made: unless the old
//! installation was stopped before, nothing more leaves by itself until a person has looked.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};
use chrono::{DateTime, Utc};
use connectors::sealed_stream::OpeningReader;
use connectors::sealing::SealingKey;
use storage::restored::{self, Held};

use super::{Manifest, PLAIN, SEALED, line};
use crate::app::Store;
use crate::config::{Config, Kept};

type Content = Box<dyn BufRead + Send>;

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    /// When the backup was made.
    pub made_at: DateTime<Utc>,
    /// What does not leave by itself any more; nothing where the installation has only moved.
    pub held: Option<Held>,
}

/// Reads a file into the configured database and data folder. `has_moved` says that the old installation was stopped
/// before the backup was made and stays so.
///
/// # Errors
/// Why it was not read; the database is then as empty as before.
pub async fn restore(config: &Config, file: &Path, has_moved: bool, now: DateTime<Utc>) -> anyhow::Result<Restored> {
    let (content, manifest) = open(file, config.backup_key.clone()).with_context(|| format!("{}", file.display()))?;
    let kept = secrets_for(config, &manifest)?;
    let store = Store::open(config).await?;
    let filled = fill(&store, content, has_moved, now).await;
    let filled = match filled {
        Ok(held) => kept
            .map_or(Ok(()), |kept| kept.write(&config.data_dir))
            .map(|()| held)
            .map_err(Into::into),
        Err(error) => Err(error),
    };
    store.close().await?;
    Ok(Restored {
        made_at: manifest.made_at,
        held: filled?,
    })
}

fn open(file: &Path, key: Option<SealingKey>) -> anyhow::Result<(Content, Manifest)> {
    let mut from = BufReader::new(File::open(file)?);
    let head = line(&mut from).unwrap_or_default();
    let mut content: Content = match (head.strip_prefix(SEALED), key) {
        (None, _) if head == PLAIN => Box::new(from),
        (None, _) => bail!("is no backup that this version of Mailroom reads"),
        (Some(id), Some(key)) if key.id() == id => Box::new(BufReader::new(OpeningReader::new(from, key)?)),
        (Some(id), Some(key)) => bail!("is sealed under key {id}, and BACKUP_KEY is key {}", key.id()),
        (Some(id), None) => bail!("is sealed under key {id}; give it as BACKUP_KEY"),
    };
    let manifest = serde_json::from_str(&line(&mut content)?).context("what it begins with cannot be read")?;
    Ok((content, manifest))
}

/// The secrets to keep in the data folder, unless they are given; an error where the mailboxes' would not open.
fn secrets_for(config: &Config, manifest: &Manifest) -> anyhow::Result<Option<Kept>> {
    let folder = config.data_dir.display();
    let wanted = &manifest.sealed_under;
    if let Some(sealer) = &config.sealer {
        if !sealer.knows(wanted) {
            bail!(
                "its mailboxes are sealed under key {wanted}, which is not ENCRYPTION_KEY; give it as that or as ENCRYPTION_KEY_PREVIOUS"
            );
        }
        if config.jwt_secret.is_some() {
            return Ok(None);
        }
    }
    match Kept::read(&config.data_dir)? {
        Some(own) if own != manifest.secrets => {
            bail!("{folder} keeps secrets of another installation; restore into another data folder")
        }
        _ if config.sealer.is_none() && !manifest.secrets.has_key() => {
            bail!("it was made where ENCRYPTION_KEY was given; give the same here, key {wanted}")
        }
        _ => Ok(Some(manifest.secrets.clone())),
    }
}

async fn fill(store: &Store, content: Content, has_moved: bool, now: DateTime<Utc>) -> anyhow::Result<Option<Held>> {
    let database = &store.database;
    if !restored::is_empty(&*database.connection().await?).await? {
        bail!("the database is not empty; restore into a new one, by another data folder or another DATABASE_URL");
    }
    let environment = database.libpq()?;
    let name = environment.iter().find(|(variable, _)| *variable == "PGDATABASE");
    let mut command = Command::new(store.program("pg_restore")?);
    command
        .args([
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            "--dbname",
        ])
        .arg(name.map_or("mailroom", |(_, name)| name))
        .envs(environment.clone());
    tokio::task::spawn_blocking(move || feed(command, content)).await??;
    database
        .migrate()
        .await
        .context("the database could not be brought up to date")?;
    if has_moved {
        return Ok(None);
    }
    let tx = database.begin().await?;
    let held = restored::hold_sending(tx.conn(), now).await?;
    tx.commit().await?;
    Ok(Some(held))
}

/// What cannot be read to its end is taken back as a whole: the program's transaction ends with its input missing.
fn feed(mut command: Command, mut content: impl Read) -> anyhow::Result<()> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()
        .context("pg_restore cannot be run")?;
    let copied = child.stdin.take().map(|mut to| io::copy(&mut content, &mut to));
    if let Some(Err(error)) = &copied
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        child.kill()?;
    }
    let status = child.wait()?;
    match copied {
        Some(Err(error)) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("the backup cannot be read")
        }
        _ if !status.success() => bail!("pg_restore has failed ({status}); it says why above"),
        _ => Ok(()),
    }
}
