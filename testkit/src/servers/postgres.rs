//! PostgreSQL without care for power cuts, with databases made and dropped by the dozen.

use std::path::{Path, PathBuf};
use std::sync::RwLock;

use private_postgres::{Config, Error, Server, Shutdown};

use super::folder::Folder;

/// The database that always exists.
const ADMIN: &str = "postgres";
const SYNTAX_ERROR: &str = "42601";
const RAISED: &str = "P0001";

/// A PostgreSQL server that ends with this process.
#[derive(Debug)]
pub struct Postgres {
    server: RwLock<Server>,
    _folder: Folder,
}

impl Postgres {
    /// Starts a server of its own, for a test that restarts it.
    #[must_use]
    pub fn start() -> Self {
        let folder = Folder::new();
        let settings = [
            ("max_connections", "400"),
            ("shared_buffers", "128MB"),
            ("autovacuum", "off"),
            ("wal_level", "minimal"),
            ("max_wal_senders", "0"),
        ];
        let config = Config {
            durable: false,
            settings: settings
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .to_vec(),
            programs: Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/postgresql")),
            templates: build_folder().map(|target| target.join("postgres-templates")),
            ..Config::new(folder.path())
        };
        let server = Server::start(&config).unwrap_or_else(|error| panic!("this test needs PostgreSQL: {error}"));
        Self {
            server: RwLock::new(server),
            _folder: folder,
        }
    }

    /// The URL of a database by unix socket.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        self.server.read().expect("no test panics inside").url(database)
    }

    /// The URL of the database from which others are made.
    #[must_use]
    pub fn admin_url(&self) -> String {
        self.url(ADMIN)
    }

    /// Makes a database, as a copy of a template to which nobody is connected.
    ///
    /// # Panics
    /// If PostgreSQL refuses.
    pub fn create_database(&self, name: &str, template: Option<&str>) {
        let template = template.unwrap_or("template1");
        let statement = format!("CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"");
        // Three times as fast as the default of PostgreSQL 15 and later; older ones know no other way and no such word.
        match self.try_execute(ADMIN, &format!("{statement} STRATEGY file_copy")) {
            Err(Error::Refused { code, .. }) if code == SYNTAX_ERROR => self.execute(ADMIN, &statement),
            outcome => outcome.unwrap_or_else(|error| panic!("{statement}: {error}")),
        }
    }

    /// Drops a database, connections and all, if it exists.
    ///
    /// # Panics
    /// If PostgreSQL refuses.
    pub fn drop_database(&self, name: &str) {
        self.execute(ADMIN, &format!("DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)"));
    }

    /// Runs statements in a database and forgets their rows.
    ///
    /// # Panics
    /// If PostgreSQL refuses.
    pub fn execute(&self, database: &str, statements: &str) {
        let outcome = self
            .server
            .read()
            .expect("no test panics inside")
            .execute(database, statements);
        outcome.unwrap_or_else(|error| panic!("{statements}: {error}"));
    }

    /// The one value that a query finds, as text.
    ///
    /// # Panics
    /// If PostgreSQL refuses.
    #[must_use]
    pub fn tell(&self, database: &str, query: &str) -> String {
        // Rows are forgotten, errors are not.
        let raise = format!("DO $tell$ BEGIN RAISE EXCEPTION '%', ({query}); END $tell$");
        match self.try_execute(database, &raise) {
            Err(Error::Refused { code, message }) if code == RAISED => message,
            outcome => panic!("{query}: {outcome:?}"),
        }
    }

    fn try_execute(&self, database: &str, statements: &str) -> Result<(), Error> {
        self.server
            .read()
            .expect("no test panics inside")
            .execute(database, statements)
    }

    /// Stops the server and starts it again under the same URLs; committed rows survive either kind.
    ///
    /// # Panics
    /// If the server does not come back.
    pub fn restart(&self, how: Shutdown) {
        let outcome = self.server.write().expect("no test panics inside").restart(how);
        outcome.unwrap_or_else(|error| panic!("PostgreSQL does not come back: {error}"));
    }

    /// The process to send a signal to.
    #[must_use]
    pub fn process_id(&self) -> Option<u32> {
        self.server.read().expect("no test panics inside").process_id()
    }
}

/// Cargo marks its build folder as a cache.
fn build_folder() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    program
        .ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").is_file())
        .map(Path::to_path_buf)
}
