//! A whole installation in one file: what it was sealed with, and the database, in which mail lies as it came.
//!
//! ```text
//! mailroom backup 1            or    mailroom backup 1, sealed under 1a2b3c4d
//! {"made_at": …}                     the rest sealed
//! what pg_dump wrote
//! ```

mod read;
mod write;

use std::io::{self, BufRead, Read};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::config::Kept;

pub use read::{Restored, restore};
pub use write::{Written, write};

const PLAIN: &str = "mailroom backup 1";
const SEALED: &str = "mailroom backup 1, sealed under ";
/// Of a line at most; both are far shorter.
const LONGEST_LINE: u64 = 64 * 1024;

/// What stands before the database.
#[derive(Serialize, Deserialize)]
struct Manifest {
    made_at: DateTime<Utc>,
    /// Version of Mailroom that made it.
    version: String,
    /// Name of the key that the mailboxes' secrets are sealed under.
    sealed_under: String,
    /// Secrets that the data folder keeps; those that are given from outside are their owner's to keep.
    secrets: Kept,
}

/// A line without its end, or an error where it has none.
fn line(from: &mut impl BufRead) -> io::Result<String> {
    let mut line = String::new();
    from.take(LONGEST_LINE).read_line(&mut line)?;
    let whole = line.strip_suffix('\n').map(str::to_owned);
    whole.ok_or_else(|| io::Error::new(io::ErrorKind::UnexpectedEof, "it ends in the middle of a line"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_never_ends_is_not_read_into_memory() {
        let endless = io::BufReader::new(io::repeat(b'a'));

        assert!(line(&mut endless.take(u64::MAX)).is_err());
        assert_eq!(line(&mut &b"one\ntwo"[..]).unwrap(), "one");
    }
}
