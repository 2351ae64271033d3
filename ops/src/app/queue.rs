//! The queue as the readiness check, the banner and the doctor ask it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use redis::aio::MultiplexedConnection;
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Mutex;

const PATIENCE: Duration = Duration::from_secs(3);

/// Asks Redis whether it answers, on one connection for as long as it does.
#[derive(Clone)]
pub struct RedisCheck {
    url: SecretString,
    connection: Arc<Mutex<Option<MultiplexedConnection>>>,
}

impl fmt::Debug for RedisCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RedisCheck")
    }
}

impl RedisCheck {
    /// Remembers the address; nothing is connected yet.
    #[must_use]
    pub fn new(url: SecretString) -> Self {
        Self {
            url,
            connection: Arc::default(),
        }
    }

    /// Asks for the version, such as `7.4.1`.
    ///
    /// # Errors
    /// A sentence without the address, which may hold a password.
    pub async fn version(&self) -> Result<String, String> {
        let facts = self.ask(redis::cmd("INFO").arg("server")).await?;
        Ok(version_in(&facts))
    }

    async fn ask(&self, command: &redis::Cmd) -> Result<String, String> {
        match tokio::time::timeout(PATIENCE, self.put(command)).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(format!("Redis does not answer: {error}")),
            Err(_) => Err(format!("Redis did not answer within {} s", PATIENCE.as_secs())),
        }
    }

    /// A connection that failed, or was given up, is not used again.
    async fn put(&self, command: &redis::Cmd) -> redis::RedisResult<String> {
        let mut kept = self.connection.lock().await;
        let mut connection = match kept.take() {
            Some(connection) => connection,
            None => {
                let client = redis::Client::open(self.url.expose_secret())?;
                client.get_multiplexed_async_connection().await?
            }
        };
        let answer = command.query_async(&mut connection).await?;
        *kept = Some(connection);
        Ok(answer)
    }
}

fn version_in(facts: &str) -> String {
    let version = facts.lines().find_map(|line| line.strip_prefix("redis_version:"));
    version.map_or("of an unknown version", str::trim).to_owned()
}

#[async_trait]
impl api::Readiness for RedisCheck {
    fn name(&self) -> &'static str {
        "queue"
    }

    async fn check(&self) -> Result<(), String> {
        self.ask(&redis::cmd("PING")).await.map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_found_among_the_facts() {
        assert_eq!(version_in("# Server\r\nredis_version:7.4.1\r\nos:Linux\r\n"), "7.4.1");
        assert_eq!(version_in(""), "of an unknown version");
    }
}
