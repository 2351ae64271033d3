//! Connections that go round.

use std::ops::Deref;
use std::time::Duration;

use deadpool::managed::{self, Metrics, Object, QueueMode, RecycleError, RecycleResult, Timeouts};
use diesel::ConnectionError;
use diesel_async::AsyncPgConnection;

use super::connect::{Connection, Patience};
use crate::{Error, Result};

/// How long to wait for a connection to become free.
const WAIT: Duration = Duration::from_secs(10);
/// The patience of whoever watches.
pub(super) const SOON: Timeouts = Timeouts {
    wait: Some(Duration::from_secs(2)),
    create: Some(Duration::from_secs(2)),
    recycle: None,
};

/// Makes connections and looks at those that come back.
pub(super) struct Maker {
    pub(super) url: String,
    pub(super) session: &'static str,
    pub(super) patience: Patience,
}

impl managed::Manager for Maker {
    type Type = Connection;
    type Error = ConnectionError;

    async fn create(&self) -> Result<Connection, ConnectionError> {
        Connection::open(&self.url, self.session, self.patience).await
    }

    async fn recycle(&self, connection: &mut Connection, _: &Metrics) -> RecycleResult<ConnectionError> {
        if connection.is_at_rest() {
            Ok(())
        } else {
            Err(RecycleError::message("broken or in the middle of something"))
        }
    }
}

pub(super) type Pool = managed::Pool<Maker>;

pub(super) fn pool(maker: Maker, connections: usize) -> Result<Pool> {
    let connect = maker.patience.connect;
    Pool::builder(maker)
        .max_size(connections)
        .wait_timeout(Some(WAIT))
        // Opening is timed by itself; this is for its first statements.
        .create_timeout(Some(connect * 2))
        // While little happens the same few connections, which have made their plans, do all of it.
        .queue_mode(QueueMode::Lifo)
        .runtime(deadpool::Runtime::Tokio1)
        .build()
        .map_err(|error| Error::Unreachable(Box::new(error)))
}

/// A connection of the pool. It goes back when dropped, unless it is in the middle of a statement that nobody waits for
/// any more, as where a request was given up: then it is closed, which ends the statement.
pub struct Pooled(Option<Object<Maker>>);

impl std::fmt::Debug for Pooled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pooled")
    }
}

impl Pooled {
    pub(super) fn new(object: Object<Maker>) -> Self {
        Self(Some(object))
    }

    /// Closes it: what is open on it is undone.
    pub(super) fn close(mut self) {
        drop(self.0.take().map(Object::take));
    }
}

impl Deref for Pooled {
    type Target = AsyncPgConnection;

    #[expect(clippy::expect_used, reason = "only closing and dropping take the connection")]
    fn deref(&self) -> &AsyncPgConnection {
        self.0.as_deref().expect("a connection is there until it is dropped")
    }
}

impl Drop for Pooled {
    fn drop(&mut self) {
        if let Some(mut object) = self.0.take()
            && !object.is_at_rest()
        {
            drop(Object::take(object));
        }
    }
}
