//! Slows guessing down: attempts are counted per account and per network address before they are judged.

use std::net::{IpAddr, Ipv6Addr};

use chrono::TimeDelta;
use sha2::{Digest, Sha256};
use storage::Conn;
use storage::people::throttles;

use crate::problem::Problem;
use crate::session::remote::Visitor;

const WINDOW: TimeDelta = TimeDelta::minutes(15);
const PER_ACCOUNT: i32 = 10;
const PER_ADDRESS: i32 = 50;
const REGISTRATIONS: i32 = 20;

/// An attempt that was let through; tell it when it succeeds.
#[derive(Debug)]
pub(super) struct Attempt {
    account: String,
    address: Option<String>,
}

impl Attempt {
    /// Counts an attempt to sign in, or refuses it.
    pub(super) async fn admit(conn: Conn<'_>, email: &str, visitor: Visitor) -> Result<Self, Problem> {
        let attempt = Self {
            account: format!("account:{}", digest(email)),
            address: visitor
                .remote
                .map(|address| format!("address:{}", digest(&network(address)))),
        };
        if let Some(address) = &attempt.address {
            admit(conn, address, PER_ADDRESS, visitor).await?;
        }
        admit(conn, &attempt.account, PER_ACCOUNT, visitor).await?;
        Ok(attempt)
    }

    /// Forgets the failures of the account: its owner knows the password.
    pub(super) async fn succeeded(self, conn: Conn<'_>) -> Result<(), Problem> {
        throttles::clear(conn, &self.account).await?;
        if let Some(address) = &self.address {
            throttles::forgive(conn, address).await?;
        }
        Ok(())
    }
}

/// Counts an attempt to register, or refuses it.
pub(super) async fn admit_registration(conn: Conn<'_>, visitor: Visitor) -> Result<(), Problem> {
    let Some(address) = visitor.remote else { return Ok(()) };
    admit(
        conn,
        &format!("address:{}", digest(&format!("register {}", network(address)))),
        REGISTRATIONS,
        visitor,
    )
    .await
}

async fn admit(conn: Conn<'_>, key: &str, limit: i32, visitor: Visitor) -> Result<(), Problem> {
    let attempts = throttles::count(conn, key, WINDOW, visitor.at).await?;
    if attempts.count <= limit {
        return Ok(());
    }
    let seconds = (attempts.window_started_at + WINDOW - visitor.at).num_seconds();
    Err(Problem::too_many_attempts(seconds.max(1)))
}

/// One household or office: a whole /64 of IPv6.
fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).to_string(),
    }
}

fn digest(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_ipv6_network_count_together() {
        let [one, two, other] =
            ["2001:db8::1", "2001:db8::ffff:2", "2001:db8:0:1::1"].map(|text| text.parse().unwrap());

        assert_eq!(network(one), network(two));
        assert_ne!(network(one), network(other));
    }
}
