//! Listens for changes.

use std::time::Duration;

use diesel_async::SimpleAsyncConnection;

use super::{CHANNEL, Change};
use crate::{Connection, Database, Error, Result};

/// Silence after which the connection is tried: nothing else would tell that it is gone.
const SILENCE: Duration = Duration::from_secs(20);

/// A connection that listens for changes, also those of this process.
pub struct Listener {
    connection: Connection,
}

impl std::fmt::Debug for Listener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Listener")
    }
}

impl Listener {
    /// Starts listening.
    ///
    /// # Errors
    /// `Unreachable` where the server does not answer.
    pub async fn open(database: &Database) -> Result<Self> {
        let connection = database.dedicated().await?;
        (&mut &*connection).batch_execute(&format!("LISTEN {CHANNEL}")).await?;
        Ok(Self { connection })
    }

    /// Waits for the next changes.
    ///
    /// # Errors
    /// Where the connection is lost; changes may have been missed then.
    pub async fn next(&mut self) -> Result<Vec<Change>> {
        loop {
            match tokio::time::timeout(SILENCE, self.connection.next_notification()).await {
                Ok(Some(payload)) => return read(&payload),
                Ok(None) => return Err(Error::Unreachable("the connection is closed".into())),
                Err(_silence) => (&mut &*self.connection).batch_execute("SELECT 1").await?,
            }
        }
    }
}

fn read(payload: &str) -> Result<Vec<Change>> {
    serde_json::from_str(payload).map_err(|source| Error::Unreadable {
        what: "change",
        source: Box::new(source),
    })
}
