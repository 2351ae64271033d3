//! The folder of sent mail, Maildir++ `.Sent`: storing a message there is what sending means for a Maildir.
//! The file's name follows from the Message-ID, so the same message cannot be stored twice.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::scan::{unavailable, unique_name};
use crate::Error;

/// Stores the message unless it is there already; answers its unique name.
pub(super) fn store(folder: &Path, message_id: &str, raw: &[u8]) -> Result<String, Error> {
    let sent = ensure(folder)?;
    let name = name_of(message_id);
    if is_there(&sent, &name)? {
        return Ok(name);
    }
    let draft = sent.join("tmp").join(format!("{name}.{}", Uuid::new_v4().simple()));
    let stored = write(&draft, raw).and_then(|()| publish(&draft, &sent.join("cur").join(format!("{name}:2,S"))));
    let cleaned = fs::remove_file(&draft);
    stored.map_err(|source| unavailable(&sent, source))?;
    if let Err(error) = cleaned.or_else(|error| {
        if error.kind() == ErrorKind::NotFound {
            Ok(())
        } else {
            Err(error)
        }
    }) {
        tracing::warn!(%error, "a temporary copy of a sent message stays behind");
    }
    let synced = File::open(sent.join("cur")).and_then(|cur| cur.sync_all());
    synced.map_err(|source| Error::Uncertain {
        source: Box::new(source),
    })?;
    Ok(name)
}

/// The unique name of a stored message.
pub(super) fn find(folder: &Path, message_id: &str) -> Result<Option<String>, Error> {
    fs::metadata(folder).map_err(|source| unavailable(folder, source))?;
    let name = name_of(message_id);
    Ok(is_there(&folder.join(".Sent"), &name)?.then_some(name))
}

/// Proves that messages can be stored.
pub(super) fn check(folder: &Path) -> Result<(), Error> {
    let sent = ensure(folder)?;
    let probe = sent.join("tmp").join(format!("check.{}", Uuid::new_v4().simple()));
    write(&probe, b"")
        .and_then(|()| fs::remove_file(&probe))
        .map_err(|source| unavailable(&sent, source))
}

fn ensure(folder: &Path) -> Result<PathBuf, Error> {
    fs::metadata(folder).map_err(|source| unavailable(folder, source))?;
    let sent = folder.join(".Sent");
    let made = ["tmp", "new", "cur"]
        .into_iter()
        .try_for_each(|place| fs::create_dir_all(sent.join(place)));
    let marked = made.and_then(|()| {
        OpenOptions::new()
            .append(true)
            .create(true)
            .open(sent.join("maildirfolder"))
    });
    marked.map_err(|source| unavailable(&sent, source))?;
    Ok(sent)
}

fn name_of(message_id: &str) -> String {
    let id = message_id.trim().trim_start_matches('<').trim_end_matches('>');
    format!("{}.mailroom", hex::encode(Sha256::digest(id.as_bytes())))
}

/// Looks for the name under any flags, since a mail program may have changed them.
fn is_there(sent: &Path, name: &str) -> Result<bool, Error> {
    for place in ["new", "cur"] {
        let place = sent.join(place);
        let files = match fs::read_dir(&place) {
            Ok(files) => files,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(unavailable(&place, error)),
        };
        for file in files {
            let file = file.map_err(|source| unavailable(&place, source))?;
            if unique_name(&file.file_name().to_string_lossy()) == name {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

fn write(path: &Path, raw: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(raw)?;
    file.sync_all()
}

/// A hard link fails where the name is taken; a rename, for file systems without links, would replace the same message.
fn publish(draft: &Path, target: &Path) -> io::Result<()> {
    match fs::hard_link(draft, target) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) if matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::PermissionDenied) => {
            fs::rename(draft, target)
        }
        linked => linked,
    }
}
