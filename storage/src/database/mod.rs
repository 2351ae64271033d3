//! The pool of connections, transactions, and the migrations carried by the binary.

mod connect;
mod outside;
mod pending;
mod pool;
mod watch;

use diesel_async::async_connection_wrapper::AsyncConnectionWrapper;
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

pub use connect::{Connection, Patience};
pub use pending::pending_migrations;
pub use pool::Pooled;

use pool::{Maker, Pool};

use crate::{Error, Result};

/// A shared connection: calls whose futures are polled together travel in one round trip.
pub type Conn<'c> = &'c AsyncPgConnection;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../migrations");

/// Plans are made once a connection. What is planned while a table is nearly empty, as on a fresh installation, must
/// not read the whole of it when it is full: where there is an index, it is used.
const SESSION: &str = "SET enable_seqscan = off; SET jit = off";
/// Recorders, claimers and readers look rows up by key, a few hundred at most: never worth a join that reads a whole
/// index, nor a plan for each set of values. Their statements name the keys once more with `= ANY`, so that a plan for
/// tables believed to be empty looks at no other rows either, and joins what it finds by hash: a nested loop would read
/// the whole group again for each of its members.
const HOT_SESSION: &str = "SET enable_seqscan = off; SET jit = off; SET enable_mergejoin = off;
     SET enable_material = off; SET plan_cache_mode = force_generic_plan";

/// Key of the advisory lock that lets one process migrate at a time.
const MIGRATION_LOCK: i64 = 0x006d_6169_6c72_6f6f;

/// The database Mailroom keeps its truth in. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    pool: Pool,
    url: String,
    patience: Patience,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Database")
    }
}

impl Database {
    /// Prepares a pool of at most `connections` with the usual time-outs; nothing is connected yet.
    ///
    /// # Errors
    /// `Unreachable` where the pool cannot be built.
    pub fn new(url: &str, connections: usize) -> Result<Self> {
        Self::with_patience(url, connections, Patience::default())
    }

    /// Like [`Database::new`], with time-outs of one's own.
    ///
    /// # Errors
    /// `Unreachable` where the pool cannot be built.
    pub fn with_patience(url: &str, connections: usize, patience: Patience) -> Result<Self> {
        let maker = Maker {
            url: url.to_owned(),
            session: SESSION,
            patience,
        };
        Ok(Self {
            pool: pool::pool(maker, connections)?,
            url: url.to_owned(),
            patience,
        })
    }

    /// Takes a connection from the pool; it goes back when dropped.
    ///
    /// # Errors
    /// `Unreachable` where none can be had in time.
    pub async fn connection(&self) -> Result<Pooled> {
        let object = self.pool.get().await;
        object
            .map(Pooled::new)
            .map_err(|error| Error::Unreachable(Box::new(error)))
    }

    /// Takes a connection from the pool for a question that whoever watches asks: where none is free soon, that is the
    /// answer.
    ///
    /// # Errors
    /// `Unreachable` where none can be had within two seconds.
    pub async fn probe(&self) -> Result<Pooled> {
        let object = self.pool.timeout_get(&pool::SOON).await;
        object
            .map(Pooled::new)
            .map_err(|error| Error::Unreachable(Box::new(error)))
    }

    /// Opens a connection of its own, outside the pool, for long-lived use such as a recorder.
    ///
    /// # Errors
    /// `Unreachable` where the server does not answer.
    pub async fn dedicated(&self) -> Result<Connection> {
        self.open(self.patience).await
    }

    /// Opens a connection of its own for taking and giving back leases: its commits do not wait for the disk. Where a
    /// crash of the server takes them back, the fence refuses whoever held the lease, and a sweeper finds the run.
    ///
    /// # Errors
    /// `Unreachable` where the server does not answer.
    pub async fn for_leases(&self) -> Result<Connection> {
        let connection = self.dedicated().await?;
        (&mut &*connection)
            .batch_execute("SET synchronous_commit = off")
            .await?;
        Ok(connection)
    }

    /// Opens a connection of its own whose statements may take as long as they take, for upkeep.
    ///
    /// # Errors
    /// `Unreachable` where the server does not answer.
    pub async fn unhurried(&self) -> Result<Connection> {
        self.open(Patience::endless()).await
    }

    async fn open(&self, patience: Patience) -> Result<Connection> {
        Connection::open(&self.url, HOT_SESSION, patience)
            .await
            .map_err(|error| Error::Unreachable(Box::new(error)))
    }

    /// Begins a transaction; dropped without `commit`, nothing of it is kept.
    ///
    /// # Errors
    /// `Unreachable` where no connection can be had.
    pub async fn begin(&self) -> Result<Transaction> {
        let connection = self.connection().await?;
        (&mut &*connection).batch_execute("BEGIN").await?;
        Ok(Transaction {
            connection: Some(connection),
        })
    }

    /// Applies the migrations that are missing; several processes may call it at once.
    ///
    /// # Errors
    /// Why the database could not be migrated.
    pub async fn migrate(&self) -> Result<()> {
        self.with_migrations(|connection| {
            use diesel::RunQueryDsl;
            diesel::sql_query(format!("SELECT pg_advisory_lock({MIGRATION_LOCK})")).execute(connection)?;
            connection
                .run_pending_migrations(MIGRATIONS)
                .map(|_| ())
                .map_err(unreadable_schema)
        })
        .await
    }

    /// Names of the migrations that are still missing; empty when the schema is current.
    ///
    /// # Errors
    /// Why the database could not say.
    pub async fn pending_migrations(&self) -> Result<Vec<String>> {
        pending_migrations(&*self.connection().await?).await
    }

    /// Undoes every migration, newest first, and applies them again: what the tests show to be possible.
    ///
    /// # Errors
    /// Which migration cannot be undone.
    pub async fn redo_migrations(&self) -> Result<()> {
        self.with_migrations(|connection| {
            connection
                .revert_all_migrations(MIGRATIONS)
                .map_err(unreadable_schema)?;
            connection
                .run_pending_migrations(MIGRATIONS)
                .map_err(unreadable_schema)?;
            Ok(())
        })
        .await
    }

    /// Migrations block, and no time-out ends them.
    async fn with_migrations<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut AsyncConnectionWrapper<AsyncPgConnection>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (connection, open) = self.unhurried().await?.into_parts();
        let mut wrapper = AsyncConnectionWrapper::from(connection);
        let acted = tokio::task::spawn_blocking(move || {
            let acted = act(&mut wrapper);
            drop(open);
            acted
        });
        acted.await.map_err(|error| Error::Unreachable(Box::new(error)))?
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// `Unreachable` or the server's refusal.
    pub async fn ping(&self) -> Result<()> {
        ping(&*self.connection().await?).await
    }
}

/// Whether the server answers on a connection.
///
/// # Errors
/// The server's refusal.
pub async fn ping(mut conn: Conn<'_>) -> Result<()> {
    conn.batch_execute("SELECT 1").await.map_err(Error::from)
}

fn unreadable_schema(source: Box<dyn std::error::Error + Send + Sync>) -> Error {
    Error::Unreadable { what: "schema", source }
}

/// An open transaction.
pub struct Transaction {
    connection: Option<Pooled>,
}

impl std::fmt::Debug for Transaction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Transaction")
    }
}

impl Transaction {
    /// The connection it is open on.
    ///
    /// # Panics
    /// Never: the connection is only taken by `commit` and by dropping.
    #[must_use]
    #[expect(clippy::expect_used, reason = "commit and drop consume the transaction")]
    pub fn conn(&self) -> Conn<'_> {
        self.connection
            .as_deref()
            .expect("a transaction has its connection until it ends")
    }

    /// Makes everything done in it durable.
    ///
    /// # Errors
    /// Why it could not be; whether it was is then unknown if the connection broke.
    pub async fn commit(mut self) -> Result<()> {
        (&mut self.conn()).batch_execute("COMMIT").await?;
        self.connection = None;
        Ok(())
    }
}

impl Drop for Transaction {
    /// A connection with an open transaction must not go back to the pool: closing it rolls back.
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            connection.close();
        }
    }
}
