//! The folders of a server and the lock that keeps a second owner out.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, symlink};
use std::path::{Path, PathBuf};

use crate::account::Account;
use crate::error::{Error, at};

/// Where root keeps a server whose data folder is closed to the server's user.
const OPEN_PLACE: &str = "/var/lib/mailroom";

/// Holds the data folder for this process until dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Makes the data folder if need be and takes it, or says who has it.
    pub(crate) fn take(data_dir: &Path, account: &Account) -> Result<Self, Error> {
        DirBuilder::new()
            .recursive(true)
            .mode(if account.is_switch() { 0o711 } else { 0o700 })
            .create(data_dir)
            .map_err(at("make the folder", data_dir))?;
        let path = data_dir.join("postgres.lock");
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).mode(0o600);
        let mut file = options.open(&path).map_err(at("open", &path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                let _unreadable = file.read_to_string(&mut holder);
                return Err(Error::InUse {
                    data_dir: data_dir.into(),
                    holder: holder_name(&holder),
                });
            }
            Err(TryLockError::Error(source)) => return Err(at("lock", &path)(source)),
        }
        file.set_len(0).map_err(at("write", &path))?;
        write!(file, "process {}", std::process::id()).map_err(at("write", &path))?;
        Ok(Self { _file: file })
    }
}

fn holder_name(written: &str) -> String {
    if written.is_empty() {
        "another process".to_owned()
    } else {
        written.to_owned()
    }
}

/// The folder of the server's own files: closed to all but its user.
///
/// Root's data folder may be closed to that user, as a home is; then `postgres` in it is a link to an open place.
pub(crate) fn home(data_dir: &Path, account: &Account) -> Result<PathBuf, Error> {
    let home = data_dir.join("postgres");
    if fs::symlink_metadata(&home).is_ok() {
        return fs::canonicalize(&home).map_err(at("follow", &home));
    }
    if !account.is_switch() || account.can_enter(data_dir) {
        make_private(&home, account)?;
        return Ok(home);
    }
    let elsewhere = open_place(account)?;
    symlink(&elsewhere, &home).map_err(at("link", &home))?;
    tracing::info!(folder = %elsewhere.display(), "the data folder is closed to the database's user, so the database is kept elsewhere");
    Ok(elsewhere)
}

/// Makes a new folder only this user may enter.
pub(crate) fn make_private(folder: &Path, account: &Account) -> Result<(), Error> {
    DirBuilder::new()
        .mode(0o700)
        .create(folder)
        .map_err(at("make the folder", folder))?;
    account.give(folder)
}

fn open_place(account: &Account) -> Result<PathBuf, Error> {
    let parent = Path::new(OPEN_PLACE);
    DirBuilder::new()
        .recursive(true)
        .mode(0o711)
        .create(parent)
        .map_err(at("make the folder", parent))?;
    let free = (1_u32..)
        .map(|number| parent.join(format!("postgres-{number}")))
        .find(|folder| !folder.exists());
    let folder = free.unwrap_or_else(|| parent.join("postgres"));
    make_private(&folder, account)?;
    Ok(folder)
}
