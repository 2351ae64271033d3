//! Secrets of an installation on one machine: those not given are generated once and kept in the data folder.

use std::fs::{DirBuilder, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use connectors::sealing::{Sealer, SealingKey};
use rand::TryRngCore;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::{Config, Wrong};

const FILE: &str = "secrets.toml";

/// What tokens are signed and secrets are sealed with.
#[derive(Clone, Debug)]
pub struct Secrets {
    /// Signs tokens.
    pub jwt: SecretString,
    /// Seals secrets at rest.
    pub sealer: Sealer,
    /// Whether any of them is kept in the data folder.
    pub are_kept: bool,
}

/// What the data folder keeps, in a file that its owner alone can read.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    jwt_secret: Option<String>,
    encryption_key: Option<String>,
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Kept")
    }
}

impl Kept {
    /// What is kept in a folder; nothing where nothing ever was.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn read(data_dir: &Path) -> Result<Option<Self>, Wrong> {
        let path = data_dir.join(FILE);
        let wrong = |why: String| Wrong::File {
            path: path.clone(),
            why,
        };
        match std::fs::read_to_string(&path) {
            Ok(text) => toml::from_str(&text)
                .map(Some)
                .map_err(|_| wrong("is damaged; put the old one back".to_owned())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(wrong(format!("cannot be read: {error}"))),
        }
    }

    /// Keeps it in a folder. It is written beside and renamed, so that a crash never leaves half a secret.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self, data_dir: &Path) -> Result<(), Wrong> {
        let path = data_dir.join(FILE);
        make_folder(data_dir)
            .map_err(|error| error.to_string())
            .and_then(|()| write(&path, self))
            .map_err(|why| Wrong::File { path, why })
    }

    /// Whether mailboxes' secrets can be opened with what is kept.
    #[must_use]
    pub fn has_key(&self) -> bool {
        self.encryption_key.is_some()
    }
}

impl Secrets {
    /// Those of the configuration; each one that is missing comes from the data folder, generated the first time.
    ///
    /// # Errors
    /// Where the file cannot be read or written, or holds something else.
    pub fn given_or_kept(config: &Config) -> Result<Self, Wrong> {
        if let (Some(jwt), Some(sealer)) = (&config.jwt_secret, &config.sealer) {
            return Ok(Self {
                jwt: jwt.clone(),
                sealer: sealer.clone(),
                are_kept: false,
            });
        }
        let path = config.data_dir.join(FILE);
        let wrong = |why: String| Wrong::File {
            path: path.clone(),
            why,
        };
        let mut kept = Kept::read(&config.data_dir)?.unwrap_or_default();
        let is_whole = kept.jwt_secret.is_some() && kept.encryption_key.is_some();
        let jwt = fill(&mut kept.jwt_secret).map_err(wrong)?;
        let key = fill(&mut kept.encryption_key).map_err(wrong)?;
        if !is_whole {
            kept.write(&config.data_dir)?;
        }
        let kept_sealer = || SealingKey::from_hex_or_base64(&key).map(|key| Sealer::new(key, Vec::new()));
        let sealer = config
            .sealer
            .clone()
            .map_or_else(kept_sealer, Ok)
            .map_err(|error| wrong(error.to_string()))?;
        Ok(Self {
            jwt: config.jwt_secret.clone().unwrap_or_else(|| jwt.into()),
            sealer,
            are_kept: true,
        })
    }

    /// Those of the configuration alone, as processes on several machines need them.
    ///
    /// # Errors
    /// All settings of the four that are missing.
    pub fn shared(config: &Config, command: &'static str) -> Result<Self, Wrong> {
        let missing = config.missing_shared();
        match (&config.jwt_secret, &config.sealer) {
            (Some(jwt), Some(sealer)) if missing.is_empty() => Ok(Self {
                jwt: jwt.clone(),
                sealer: sealer.clone(),
                are_kept: false,
            }),
            _ => Err(Wrong::Missing { command, missing }),
        }
    }
}

/// Makes the data folder: others may pass through it, as the database's own user must, and list nothing.
pub(crate) fn make_folder(folder: &Path) -> std::io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o711).create(folder)
}

fn fill(slot: &mut Option<String>) -> Result<String, String> {
    if let Some(value) = slot {
        return Ok(value.clone());
    }
    let mut bytes = [0_u8; 32];
    rand::rngs::OsRng
        .try_fill_bytes(&mut bytes)
        .map_err(|error| format!("cannot be generated: {error}"))?;
    Ok(slot.insert(hex::encode(bytes)).clone())
}

fn write(path: &Path, kept: &Kept) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("cannot be written: {error}");
    let text = toml::to_string(kept).map_err(|error| format!("cannot be written: {error}"))?;
    let beside = path.with_extension("toml.new");
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&beside)
        .map_err(failed)?;
    let note = "# Made by mailroom. Without this file, mailbox passwords and tokens in the database are lost.\n";
    file.write_all(note.as_bytes())
        .and_then(|()| file.write_all(text.as_bytes()))
        .map_err(failed)?;
    file.sync_all().map_err(failed)?;
    std::fs::rename(&beside, path).map_err(failed)
}
