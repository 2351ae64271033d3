//! Why a private server could not be started, asked or stopped. Every text names the way out.

use std::io;
use std::path::{Path, PathBuf};

/// What went wrong with the private server.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Neither the machine nor the data folder has the PostgreSQL programs.
    #[error(
        "no PostgreSQL programs (initdb, postgres) on PATH, in /usr/lib/postgresql or in {unpacked}; install the package postgresql or use a server by DATABASE_URL"
    )]
    NoPrograms {
        /// The folder for unpacked programs, also without success.
        unpacked: PathBuf,
    },
    /// The cluster was made by another major version than those at hand.
    #[error(
        "the database in {cluster} was made by PostgreSQL {major}, but only {found} is installed; install the package postgresql-{major}"
    )]
    WrongVersion {
        /// The cluster that cannot be opened.
        cluster: PathBuf,
        /// Its major version.
        major: u32,
        /// The versions found, for the reader.
        found: String,
    },
    /// Another living process holds the data folder.
    #[error("the data folder {data_dir} is in use by {holder}; stop it first or choose another data folder")]
    InUse {
        /// The folder both want.
        data_dir: PathBuf,
        /// Who holds it, as it says itself.
        holder: String,
    },
    /// PostgreSQL refuses to run as root and there is nobody to run as.
    #[error(
        "PostgreSQL does not run as root, and this machine has no user postgres; make one: useradd --system --shell /usr/sbin/nologin postgres"
    )]
    NoAccount,
    /// Without `setpriv` root cannot become somebody else.
    #[error("PostgreSQL does not run as root, and the program setpriv (package util-linux) is missing")]
    NoSetpriv,
    /// The folder for the socket belongs to somebody else.
    #[error(
        "the folder {folder} for the server's socket belongs to another user; remove it or shorten the path of the data folder"
    )]
    SocketFolder {
        /// The folder in question.
        folder: PathBuf,
    },
    /// `initdb` refused.
    #[error("initdb could not make a database in {cluster}: {output}")]
    Initialise {
        /// Where the cluster was to be.
        cluster: PathBuf,
        /// What the program said.
        output: String,
    },
    /// The server ended instead of getting ready.
    #[error("the PostgreSQL server ended while starting ({status}); its last words:\n{log}")]
    Died {
        /// The exit status.
        status: String,
        /// The last lines of its log.
        log: String,
    },
    /// The server lives but does not get ready.
    #[error("the PostgreSQL server was not ready after {seconds} s; its last words:\n{log}")]
    NotReady {
        /// How long it was waited for.
        seconds: u64,
        /// The last lines of its log.
        log: String,
    },
    /// Processes in the cluster survive every signal.
    #[error("the PostgreSQL server in {cluster} does not end (processes {processes}); end it by hand")]
    Stays {
        /// The cluster they work in.
        cluster: PathBuf,
        /// Their ids.
        processes: String,
    },
    /// The server refused a statement.
    #[error("PostgreSQL refused a statement: {message} ({code})")]
    Refused {
        /// The SQLSTATE.
        code: String,
        /// The primary message.
        message: String,
    },
    /// The file system, a program or the connection refused.
    #[error("could not {action}")]
    Io {
        /// What was tried.
        action: String,
        /// Why it failed.
        #[source]
        source: io::Error,
    },
}

/// Names what was tried, for `map_err`.
pub(crate) fn while_trying(action: impl Into<String>) -> impl FnOnce(io::Error) -> Error {
    let action = action.into();
    move |source| Error::Io { action, source }
}

/// Names the path it was tried on, for `map_err`.
pub(crate) fn at<'a>(verb: &'a str, path: &'a Path) -> impl FnOnce(io::Error) -> Error + 'a {
    move |source| Error::Io {
        action: format!("{verb} {}", path.display()),
        source,
    }
}
