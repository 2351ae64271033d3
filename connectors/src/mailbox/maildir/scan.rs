//! Reading what lies in a Maildir: names and times, never contents.
//! The change time places a message, since delivery by rename keeps the modification time of the file written before.

use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use domain::guard::Standing;
use sha2::{Digest, Sha256};

use crate::Error;

/// The two places where messages lie; `new` is read first, so that a message moved meanwhile is not missed.
const PLACES: [&str; 2] = ["new", "cur"];

/// One message file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The unique name: the file name without its flags.
    pub(super) name: String,
    /// A fingerprint of the unique name.
    pub(super) hash: u64,
    pub(super) path: PathBuf,
    pub(super) is_new: bool,
    /// When the file was last delivered, moved or flagged, in nanoseconds.
    pub(super) changed_at: i64,
    /// When its content was written, in nanoseconds.
    pub(super) written_at: i64,
    pub(super) size: u64,
    pub(super) standing: Standing,
}

impl Entry {
    /// The order in which messages are handed out.
    pub(super) fn key(&self) -> (i64, &str) {
        (self.written_at, &self.name)
    }
}

/// Modification times of the places, which change whenever a message comes, moves or goes.
pub(super) fn places_changed_at(folder: &Path) -> Result<[i64; 2], Error> {
    let [new, cur] = PLACES.map(|place| {
        let place = folder.join(place);
        fs::metadata(&place)
            .map_err(|source| unavailable(&place, source))
            .map(|found| written_at(&found))
    });
    Ok([new?, cur?])
}

/// Every message, each unique name once, in no order.
pub(super) fn list(folder: &Path) -> Result<Vec<Entry>, Error> {
    let mut entries: HashMap<String, Entry> = HashMap::new();
    for place in PLACES {
        let is_new = place == "new";
        let place = folder.join(place);
        let failed = |source| unavailable(&place, source);
        for file in fs::read_dir(&place).map_err(failed)? {
            let file = file.map_err(failed)?;
            let file_name = file.file_name();
            let file_name = file_name.to_string_lossy();
            if file_name.starts_with('.') {
                continue;
            }
            match file.metadata() {
                Ok(found) if found.is_file() => {
                    let entry = entry(&file_name, file.path(), is_new, &found);
                    entries.insert(entry.name.clone(), entry);
                }
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(failed(error)),
            }
        }
    }
    Ok(entries.into_values().collect())
}

/// The part of a file name that stays when flags change.
pub(super) fn unique_name(file_name: &str) -> &str {
    file_name.split_once(':').map_or(file_name, |(name, _)| name)
}

/// The error for a folder that cannot be used.
pub(super) fn unavailable(folder: &Path, source: io::Error) -> Error {
    Error::Unavailable {
        what: format!("the mail folder {}", folder.display()),
        source: Box::new(source),
    }
}

/// What the flags behind the unique name say: replied, trashed, draft.
fn standing(file_name: &str) -> Standing {
    let flags = file_name.split_once(":2,").map_or("", |(_, flags)| flags);
    if flags.contains(['T', 'D']) {
        Standing::Removed
    } else if flags.contains('R') {
        Standing::Answered
    } else {
        Standing::Open
    }
}

fn entry(file_name: &str, path: PathBuf, is_new: bool, found: &Metadata) -> Entry {
    let name = unique_name(file_name);
    let digest = Sha256::digest(name.as_bytes());
    let hash = digest.iter().take(8).fold(0, |hash, &byte| hash << 8 | u64::from(byte));
    let changed_at = nanoseconds(found.ctime(), found.ctime_nsec());
    Entry {
        name: name.to_owned(),
        hash,
        path,
        is_new,
        changed_at,
        written_at: written_at(found),
        size: found.len(),
        standing: standing(file_name),
    }
}

fn written_at(found: &Metadata) -> i64 {
    nanoseconds(found.mtime(), found.mtime_nsec())
}

fn nanoseconds(seconds: i64, rest: i64) -> i64 {
    seconds.saturating_mul(1_000_000_000).saturating_add(rest)
}
