//! A migrated database per test: the schema is built once per process as a template, then copied.

use std::sync::atomic::{AtomicU32, Ordering};

use diesel::sql_types::Jsonb;
use diesel_async::RunQueryDsl;
use serde_json::Value;
use storage::{Conn, Database};
use tokio::sync::OnceCell;

use crate::servers;

const TEMPLATE: &str = "mailroom_template";
const CONNECTIONS: usize = 8;

/// A database of its own, dropped with this value.
#[derive(Debug)]
pub struct TestDatabase {
    name: String,
    database: Database,
}

impl TestDatabase {
    /// Copies the migrated template.
    ///
    /// # Panics
    /// If PostgreSQL refuses.
    pub async fn new() -> Self {
        static TEMPLATE_READY: OnceCell<()> = OnceCell::const_new();
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        TEMPLATE_READY.get_or_init(make_template).await;
        let name = format!("test_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        let copy = name.clone();
        blocking(move || servers::postgres().create_database(&copy, Some(TEMPLATE))).await;
        let database = Database::new(&servers::postgres().url(&name), CONNECTIONS).expect("a pool can be built");
        Self { name, database }
    }

    /// The pool, for the code under test.
    #[must_use]
    pub fn database(&self) -> Database {
        self.database.clone()
    }

    /// The URL, for a process of its own.
    #[must_use]
    pub fn url(&self) -> String {
        servers::postgres().url(&self.name)
    }

    /// Runs statements that no function of storage offers, such as a sabotage.
    ///
    /// # Panics
    /// If PostgreSQL refuses.
    pub async fn execute(&self, statements: &str) {
        let (name, statements) = (self.name.clone(), statements.to_owned());
        blocking(move || servers::postgres().execute(&name, &statements)).await;
    }

    /// What a query finds, as JSON, for what no function of storage shows.
    ///
    /// # Panics
    /// If PostgreSQL refuses.
    pub async fn rows(&self, select: &str) -> Value {
        let all = format!("SELECT coalesce(jsonb_agg(found), '[]') FROM ({select}) found");
        let query = diesel::dsl::sql::<Jsonb>(&all);
        self.with(async |mut conn| query.get_result(&mut conn).await.expect("PostgreSQL obeys"))
            .await
    }

    /// Calls `act` with a connection of the pool, outside any transaction.
    ///
    /// # Panics
    /// If no connection can be had.
    pub async fn with<T>(&self, act: impl AsyncFnOnce(Conn<'_>) -> T) -> T {
        let connection = self.database.connection().await.expect("the database answers");
        act(&connection).await
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        servers::postgres().drop_database(&self.name);
    }
}

async fn make_template() {
    blocking(|| servers::postgres().create_database(TEMPLATE, None)).await;
    let database = Database::new(&servers::postgres().url(TEMPLATE), 1).expect("a pool can be built");
    database.migrate().await.expect("the migrations apply");
}

async fn blocking(act: impl FnOnce() + Send + 'static) {
    tokio::task::spawn_blocking(act).await.expect("the test server obeys");
}
