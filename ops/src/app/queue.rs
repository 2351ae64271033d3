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

    /// Sends a PING.
    ///
    /// # Errors
    /// A sentence without the address, which may hold a password.
    pub async fn ping(&self) -> Result<(), String> {
        let asked = async {
            let client = redis::Client::open(self.url.expose_secret())?;
            let mut connection = client.get_multiplexed_async_connection().await?;
            redis::cmd("PING").query_async::<String>(&mut connection).await
        };
        match tokio::time::timeout(PATIENCE, asked).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(format!("Redis does not answer: {error}")),
            Err(_) => Err(format!("Redis did not answer within {} s", PATIENCE.as_secs())),
        }
    }
}

#[async_trait]
impl api::Readiness for RedisCheck {
    fn name(&self) -> &'static str {
        "queue"
    }

    async fn check(&self) -> Result<(), String> {
        self.ping().await
    }
}
