//! The network address of a client.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use chrono::{DateTime, Utc};

use domain::ids::UserId;
use serde_json::Value;
use storage::people::audit::AuditEvent;
use uuid::Uuid;

use crate::{ApiState, Problem};

/// Where a request of somebody not signed in comes from, and when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Visitor {
    /// Network address, where it is known.
    pub(crate) remote: Option<IpAddr>,
    /// When the request arrived.
    pub(crate) at: DateTime<Utc>,
}

impl Visitor {
    /// The entry of the audit log for something a visitor does, or a person outside any workspace.
    pub(crate) fn event(&self, user: Option<UserId>, action: &str, details: Value) -> AuditEvent {
        AuditEvent {
            id: Uuid::now_v7(),
            workspace_id: None,
            user_id: user.map(Uuid::from),
            action: action.to_owned(),
            subject: user.map_or_else(|| "unknown".to_owned(), |user| user.to_string()),
            details,
            remote_address: self.remote.map(|address| address.to_string()),
            created_at: self.at,
        }
    }
}

impl FromRequestParts<ApiState> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, Problem> {
        Ok(Self {
            remote: address(parts, state),
            at: state.clock.now(),
        })
    }
}

/// The address of the peer, or what the trusted proxy says; of a list the last entry is the proxy's own.
pub(crate) fn address(parts: &Parts, state: &ApiState) -> Option<IpAddr> {
    let forwarded = || {
        let header = parts
            .headers
            .get_all("x-forwarded-for")
            .into_iter()
            .next_back()?
            .to_str()
            .ok()?;
        header.rsplit(',').next()?.trim().parse().ok()
    };
    let peer = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    let address: Option<IpAddr> = if state.trusts_forwarded_for {
        forwarded().or(peer)
    } else {
        peer
    };
    address.map(|address| address.to_canonical())
}

/// One household or office: a whole /64 of IPv6.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_ipv6_network_belong_together() {
        let [one, two, other] =
            ["2001:db8::1", "2001:db8::ffff:2", "2001:db8:0:1::1"].map(|text| text.parse().unwrap());

        assert_eq!(network(one), network(two));
        assert_ne!(network(one), network(other));
    }
}
