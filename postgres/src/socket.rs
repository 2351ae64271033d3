//! Where the server's socket is, and the URL that reaches it.

use std::fmt::Write;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::account::Account;
use crate::error::{Error, at};
use crate::folders;

/// The file name PostgreSQL gives its socket on the port every client assumes.
pub(crate) const FILE: &str = ".s.PGSQL.5432";

/// `sun_path` of a unix socket address holds 108 bytes, the closing zero included.
const LONGEST_PATH: usize = 107;

/// The folder for the socket: the server's own, or a short private one where the path would be too long.
pub(crate) fn folder(home: &Path, account: &Account) -> Result<PathBuf, Error> {
    if home.join(FILE).as_os_str().len() <= LONGEST_PATH {
        return Ok(home.into());
    }
    let mut hasher = DefaultHasher::new();
    home.hash(&mut hasher);
    let short = PathBuf::from(format!("/tmp/mailroom-{:016x}", hasher.finish()));
    match fs::symlink_metadata(&short) {
        Err(_) => folders::make_private(&short, account)?,
        Ok(found) if found.is_dir() && found.uid() == account.user() && found.permissions().mode() & 0o077 == 0 => {}
        Ok(_) => return Err(Error::SocketFolder { folder: short }),
    }
    fs::canonicalize(&short).map_err(at("follow", &short))
}

/// The URL of a database, understood by libpq and by tokio-postgres.
pub(crate) fn url(folder: &Path, user: &str, database: &str) -> String {
    format!(
        "postgres://{user}@{}/{}",
        percent_encoded(folder.as_os_str().as_bytes()),
        percent_encoded(database.as_bytes())
    )
}

/// The folder as an entry of the setting `unix_socket_directories`, which is a list.
pub(crate) fn as_setting(folder: &Path) -> String {
    format!("\"{}\"", folder.display().to_string().replace('"', "\"\""))
}

fn percent_encoded(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, &byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _infallible = write!(text, "%{byte:02X}");
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_url_carries_the_folder_as_an_encoded_host() {
        let url = url(Path::new("/srv/mail room/ä"), "mailroom", "one");

        assert_eq!(url, "postgres://mailroom@%2Fsrv%2Fmail%20room%2F%C3%A4/one");
    }
}
