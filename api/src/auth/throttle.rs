//! Slows guessing down: attempts are counted before they are judged, per account and network with delays that grow, and
//! per network over all accounts. Who guesses an account's password shuts nobody else out of it: other networks wait
//! only where very many of them guess at once, and a device that has signed in before never waits for them.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::UserId;
use sha2::{Digest, Sha256};
use storage::Conn;
use storage::people::throttles::{self, Attempts};
use uuid::Uuid;

use crate::problem::Problem;
use crate::session::remote::{Visitor, network};

const WINDOW: TimeDelta = TimeDelta::minutes(15);
/// Failures of one network at one account after which delays begin.
const PER_ACCOUNT: i32 = 10;
/// Failures at one account from everywhere but the devices it knows.
const FROM_EVERYWHERE: i32 = 100;
/// Failures of one network at all accounts.
const PER_NETWORK: i32 = 50;
const REGISTRATIONS: i32 = 20;
/// Mailboxes that one person has tried or looked for.
const CONNECTIONS: i32 = 60;
/// The first delay; each further one is twice as long.
const DELAY: TimeDelta = TimeDelta::seconds(30);

/// An attempt that was let through; tell it when it succeeds.
#[derive(Debug)]
pub(super) struct Attempt {
    account: String,
    everywhere: Option<String>,
    network: Option<String>,
}

impl Attempt {
    /// Counts an attempt to sign in, or refuses it; the device is one that has signed in to this account before.
    pub(super) async fn admit(
        conn: Conn<'_>,
        email: &str,
        device: Option<Uuid>,
        visitor: Visitor,
    ) -> Result<Self, Problem> {
        let from = match (device, visitor.remote) {
            (Some(device), _) => format!("device {device}"),
            (None, Some(address)) => network(address).to_string(),
            (None, None) => String::new(),
        };
        let is_known = device.is_some();
        let attempt = Self {
            account: format!("account:{}", digest(&format!("{from} {email}"))),
            everywhere: (!is_known).then(|| format!("account:{}", digest(email))),
            network: visitor
                .remote
                .map(|address| format!("address:{}", digest(&network(address).to_string()))),
        };
        // The narrowest comes first: what it refuses does not count against others.
        admit(conn, &attempt.account, PER_ACCOUNT, visitor).await?;
        if let Some(everywhere) = &attempt.everywhere {
            admit(conn, everywhere, FROM_EVERYWHERE, visitor).await?;
        }
        if let Some(network) = &attempt.network {
            admit(conn, network, PER_NETWORK, visitor).await?;
        }
        Ok(attempt)
    }

    /// Forgets the failures that count against whoever knows the password, and all that are long over.
    pub(super) async fn succeeded(self, conn: Conn<'_>, now: DateTime<Utc>) -> Result<(), Problem> {
        throttles::clear(conn, &self.account).await?;
        throttles::remove_older(conn, now - WINDOW).await?;
        for key in self.everywhere.iter().chain(&self.network) {
            throttles::forgive(conn, key).await?;
        }
        Ok(())
    }
}

/// Counts an attempt to register, or refuses it.
pub(super) async fn admit_registration(conn: Conn<'_>, visitor: Visitor) -> Result<(), Problem> {
    let Some(address) = visitor.remote else { return Ok(()) };
    let key = format!("address:{}", digest(&format!("register {}", network(address))));
    admit(conn, &key, REGISTRATIONS, visitor).await
}

/// Counts a mailbox that a person has tried or looked for, or refuses it: each makes this machine call others.
pub(crate) async fn admit_connection(conn: Conn<'_>, user: UserId, visitor: Visitor) -> Result<(), Problem> {
    let key = format!("account:{}", digest(&format!("connects {user}")));
    admit(conn, &key, CONNECTIONS, visitor).await
}

/// Counts an attempt; beyond the limit each waits twice as long as the one before, and those that come sooner do not count.
async fn admit(conn: Conn<'_>, key: &str, limit: i32, visitor: Visitor) -> Result<(), Problem> {
    let attempts = throttles::count(conn, key, WINDOW, visitor.at).await?;
    let seconds = (earliest(attempts, limit) - visitor.at).num_seconds();
    if seconds <= 0 {
        return Ok(());
    }
    throttles::forgive(conn, key).await?;
    Err(Problem::too_many_attempts(seconds))
}

/// When the last of these attempts may be made: at once, or after the delays of all beyond the limit, at the latest when
/// counting begins anew.
fn earliest(attempts: Attempts, limit: i32) -> DateTime<Utc> {
    let beyond = u32::try_from(attempts.count - limit).unwrap_or(0);
    let doubled = 2_i32.checked_pow(beyond).map_or(i32::MAX, |doubled| doubled - 1);
    let delay = DELAY.checked_mul(doubled).unwrap_or(WINDOW).min(WINDOW);
    attempts.window_started_at + delay
}

fn digest(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_grow_up_to_the_window() {
        for (count, seconds) in [
            (1, 0),
            (10, 0),
            (11, 30),
            (12, 90),
            (13, 210),
            (14, 450),
            (15, 900),
            (90, 900),
        ] {
            let window_started_at = DateTime::UNIX_EPOCH;
            let attempts = Attempts {
                count,
                window_started_at,
            };

            assert_eq!(earliest(attempts, 10).timestamp(), seconds, "{count}");
        }
    }
}
