//! The queue as the readiness check and the doctor ask it.

use std::time::Duration;

use async_trait::async_trait;
use secrecy::{ExposeSecret, SecretString};

const PATIENCE: Duration = Duration::from_secs(3);

/// Asks Redis whether it answers.
#[derive(Clone, Debug)]
pub struct RedisCheck {
    url: SecretString,
}

impl RedisCheck {
    /// Remembers the address; nothing is connected yet.
    #[must_use]
    pub const fn new(url: SecretString) -> Self {
        Self { url }
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
        let asked = async {
            let client = redis::Client::open(self.url.expose_secret())?;
            let mut connection = client.get_multiplexed_async_connection().await?;
            command.query_async::<String>(&mut connection).await
        };
        match tokio::time::timeout(PATIENCE, asked).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(format!("Redis does not answer: {error}")),
            Err(_) => Err(format!("Redis did not answer within {} s", PATIENCE.as_secs())),
        }
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
