//! The pool of connections, transactions, and the migrations carried by the binary.

use std::time::Duration;

use diesel_async::async_connection_wrapper::AsyncConnectionWrapper;
use diesel_async::pooled_connection::deadpool::{Object, Pool};
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod};
use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use futures::FutureExt;

use crate::{Error, Result};

/// A shared connection: calls whose futures are polled together travel in one round trip.
pub type Conn<'c> = &'c AsyncPgConnection;

/// A connection of one's own, outside the pool.
pub type Connection = AsyncPgConnection;

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
    pool: Pool<AsyncPgConnection>,
    url: String,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Database")
    }
}

impl Database {
    /// Prepares a pool of at most `connections`; nothing is connected yet.
    ///
    /// # Errors
    /// `Unreachable` where the pool cannot be built.
    pub fn new(url: &str, connections: usize) -> Result<Self> {
        let mut config = ManagerConfig::default();
        config.recycling_method = RecyclingMethod::Fast;
        config.custom_setup = Box::new(|url| establish(url, SESSION).boxed());
        let manager = AsyncDieselConnectionManager::<AsyncPgConnection>::new_with_config(url, config);
        let pool = Pool::builder(manager)
            .max_size(connections)
            .wait_timeout(Some(Duration::from_secs(20)))
            .create_timeout(Some(Duration::from_secs(10)))
            // While little happens the same few connections, which have made their plans, do all of it.
            .queue_mode(deadpool::managed::QueueMode::Lifo)
            .runtime(deadpool::Runtime::Tokio1)
            .build()
            .map_err(|error| Error::Unreachable(Box::new(error)))?;
        Ok(Self {
            pool,
            url: url.to_owned(),
        })
    }

    /// Takes a connection from the pool; it goes back when dropped.
    ///
    /// # Errors
    /// `Unreachable` where none can be had in time.
    pub async fn connection(&self) -> Result<Object<AsyncPgConnection>> {
        self.pool
            .get()
            .await
            .map_err(|error| Error::Unreachable(Box::new(error)))
    }

    /// Opens a connection of its own, outside the pool, for long-lived use such as a recorder.
    ///
    /// # Errors
    /// `Unreachable` where the server does not answer.
    pub async fn dedicated(&self) -> Result<AsyncPgConnection> {
        establish(&self.url, HOT_SESSION)
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
        let connection = self.dedicated().await?;
        let mut wrapper: AsyncConnectionWrapper<AsyncPgConnection> = connection.into();
        tokio::task::spawn_blocking(move || {
            use diesel::RunQueryDsl;
            diesel::sql_query(format!("SELECT pg_advisory_lock({MIGRATION_LOCK})")).execute(&mut wrapper)?;
            wrapper
                .run_pending_migrations(MIGRATIONS)
                .map(|_| ())
                .map_err(|source| Error::Unreadable { what: "schema", source })
        })
        .await
        .map_err(|error| Error::Unreachable(Box::new(error)))?
    }

    /// Names of the migrations that are still missing; empty when the schema is current.
    ///
    /// # Errors
    /// Why the database could not say.
    pub async fn pending_migrations(&self) -> Result<Vec<String>> {
        let connection = self.dedicated().await?;
        let mut wrapper: AsyncConnectionWrapper<AsyncPgConnection> = connection.into();
        tokio::task::spawn_blocking(move || {
            let pending = wrapper
                .pending_migrations(MIGRATIONS)
                .map_err(|source| Error::Unreadable { what: "schema", source })?;
            Ok(pending.iter().map(|migration| migration.name().to_string()).collect())
        })
        .await
        .map_err(|error| Error::Unreachable(Box::new(error)))?
    }

    /// Undoes every migration, newest first, and applies them again: what the tests show to be possible.
    ///
    /// # Errors
    /// Which migration cannot be undone.
    pub async fn redo_migrations(&self) -> Result<()> {
        let connection = self.dedicated().await?;
        let mut wrapper: AsyncConnectionWrapper<AsyncPgConnection> = connection.into();
        tokio::task::spawn_blocking(move || {
            let unreadable = |source| Error::Unreadable { what: "schema", source };
            wrapper.revert_all_migrations(MIGRATIONS).map_err(unreadable)?;
            wrapper.run_pending_migrations(MIGRATIONS).map_err(unreadable)?;
            Ok(())
        })
        .await
        .map_err(|error| Error::Unreachable(Box::new(error)))?
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// `Unreachable` or the server's refusal.
    pub async fn ping(&self) -> Result<()> {
        let connection = self.connection().await?;
        (&mut &*connection).batch_execute("SELECT 1").await.map_err(Error::from)
    }
}

async fn establish(url: &str, session: &str) -> diesel::ConnectionResult<AsyncPgConnection> {
    let mut connection = AsyncPgConnection::establish(url).await?;
    connection
        .batch_execute(session)
        .await
        .map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
    Ok(connection)
}

/// An open transaction.
pub struct Transaction {
    connection: Option<Object<AsyncPgConnection>>,
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
            drop(Object::take(connection));
        }
    }
}
