//! The database of a process: the one it was told, or a private server in the data folder.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use private_postgres::Server;
use secrecy::{ExposeSecret, SecretString};
use storage::Database;

use crate::config::Config;

const NAME: &str = "mailroom";
/// Where a running private server says how to reach it, for commands that come beside it.
const URL_FILE: &str = "postgres.url";

/// A database and, where it is private, its server.
#[derive(Debug)]
pub struct Store {
    /// The database.
    pub database: Database,
    private: Option<Private>,
}

#[derive(Debug)]
struct Private {
    server: Server,
    url_file: PathBuf,
}

impl Store {
    /// Opens the configured database, or starts the private server, which this process then owns.
    ///
    /// # Errors
    /// Why there is none; each text names the way out.
    pub async fn open(config: &Config) -> anyhow::Result<Self> {
        match &config.database_url {
            Some(url) => Self::at(url, config),
            None => Self::start(config).await,
        }
    }

    /// Like [`Store::open`], but joins a private server that another process owns.
    ///
    /// # Errors
    /// Why there is none; each text names the way out.
    pub async fn join(config: &Config) -> anyhow::Result<Self> {
        let opened = Self::open(config).await;
        let is_taken =
            |error: &anyhow::Error| matches!(error.downcast_ref(), Some(private_postgres::Error::InUse { .. }));
        match opened {
            Err(error) if is_taken(&error) => match fs::read_to_string(config.data_dir.join(URL_FILE)) {
                Ok(url) => Self::at(&SecretString::from(url), config),
                Err(_) => Err(error),
            },
            opened => opened,
        }
    }

    /// Where a program of PostgreSQL is, such as `pg_dump`: that of the private server, or the newest on this machine.
    ///
    /// # Errors
    /// Where there is none, with the way out.
    pub fn program(&self, name: &str) -> anyhow::Result<PathBuf> {
        let own = self.private.as_ref().map(|private| private.server.program(name));
        let found = own.filter(|program| program.is_file());
        let found = found.or_else(|| private_postgres::find_program(name));
        found.with_context(|| format!("{name} is missing; install the package postgresql-client"))
    }

    /// Whether the server is this process's own.
    #[must_use]
    pub fn is_private(&self) -> bool {
        self.private.is_some()
    }

    /// Stops the private server cleanly; others are left alone.
    ///
    /// # Errors
    /// Why it does not stop.
    pub async fn close(self) -> anyhow::Result<()> {
        let Some(Private { server, url_file }) = self.private else {
            return Ok(());
        };
        drop(self.database);
        // A left-over file is overwritten by the next start and points to nobody meanwhile.
        let _left_over = fs::remove_file(url_file);
        tokio::task::spawn_blocking(|| server.stop())
            .await?
            .context("PostgreSQL did not stop")
    }

    fn at(url: &SecretString, config: &Config) -> anyhow::Result<Self> {
        let database = Database::new(url.expose_secret(), config.database_connections)?;
        Ok(Self {
            database,
            private: None,
        })
    }

    async fn start(config: &Config) -> anyhow::Result<Self> {
        let mut wanted = private_postgres::Config::new(&config.data_dir);
        wanted.programs = unpacked_programs(&config.data_dir);
        let started = move || {
            let server = Server::start(&wanted)?;
            server.ensure_database(NAME)?;
            Ok::<_, private_postgres::Error>(server)
        };
        let server = tokio::task::spawn_blocking(started).await??;
        let url = server.url(NAME);
        let url_file = config.data_dir.join(URL_FILE);
        write_private(&url_file, &url).with_context(|| format!("could not write {}", url_file.display()))?;
        let database = Database::new(&url, config.database_connections)?;
        Ok(Self {
            database,
            private: Some(Private { server, url_file }),
        })
    }
}

/// Programs that the installer unpacked beside the data folder, where none are in it.
fn unpacked_programs(data_dir: &Path) -> Option<PathBuf> {
    let beside = data_dir.parent().map(|parent| parent.join("postgresql"));
    let places = [
        Some(data_dir.join("postgresql")),
        beside,
        Some(PathBuf::from("data/postgresql")),
    ];
    places.into_iter().flatten().find(|place| place.is_dir())
}

fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(text.as_bytes())
}
