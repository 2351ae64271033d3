//! The server that is measured on: private, durable, empty at first and gone at the end.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use private_postgres::Server;
use storage::Database;

/// More than the workers of one process use at once.
const CONNECTIONS: usize = 20;

/// A PostgreSQL server with default durability.
pub(super) struct Ground {
    server: Server,
    folder: PathBuf,
}

impl Ground {
    pub(super) async fn prepare(folder: &Path) -> anyhow::Result<Self> {
        let folder = folder.to_owned();
        let start = move || {
            let server = Server::start(&private_postgres::Config::new(&folder))?;
            Ok::<_, private_postgres::Error>(Self { server, folder })
        };
        Ok(tokio::task::spawn_blocking(start).await??)
    }

    /// A new database with Mailroom's tables.
    pub(super) async fn database(&self, name: &str) -> anyhow::Result<Database> {
        self.server.ensure_database(name)?;
        let database = Database::new(&self.server.url(name), CONNECTIONS)?;
        database.migrate().await?;
        Ok(database)
    }

    pub(super) fn url(&self, name: &str) -> String {
        self.server.url(name)
    }

    pub(super) fn execute(&self, name: &str, statements: &str) -> anyhow::Result<()> {
        Ok(self.server.execute(name, statements)?)
    }

    pub(super) fn ensure_database(&self, name: &str) -> anyhow::Result<()> {
        Ok(self.server.ensure_database(name)?)
    }

    pub(super) fn version(&self) -> &str {
        self.server.version()
    }

    /// A program that comes with the server.
    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.server.program(name)
    }

    pub(super) fn process_id(&self) -> anyhow::Result<u32> {
        self.server.process_id().context("PostgreSQL has stopped")
    }

    /// Stops the server and removes everything.
    pub(super) async fn clear(self) -> anyhow::Result<()> {
        let Self { server, folder } = self;
        tokio::task::spawn_blocking(move || {
            server.stop()?;
            // The server's own folder may be a link to a place that its user can enter.
            if let Ok(home) = fs::canonicalize(folder.join("postgres")) {
                fs::remove_dir_all(home)?;
            }
            fs::remove_dir_all(folder)?;
            Ok(())
        })
        .await?
    }
}
