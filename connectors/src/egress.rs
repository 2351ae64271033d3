//! Which networks may be called at an address that a user gives: those of the internet, and what the installation allows.
//! A name is resolved once, and what was resolved is connected to, so that no second answer leads elsewhere.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::str::FromStr;
use std::sync::Arc;

use tokio::net::lookup_host;

/// The networks that may be called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Egress {
    allowed: Arc<[Network]>,
    is_open: bool,
}

/// A network by its first address and the bits that all its addresses share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    first: IpAddr,
    bits: u8,
}

/// An address in a network that may not be called.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("its address is in a network that is closed to this installation")]
pub struct ClosedNetwork;

/// Text that is no network.
#[derive(Clone, Debug, thiserror::Error)]
#[error("`{0}` is no network like 10.0.0.0/8 or fd00::/8")]
pub struct NotANetwork(String);

impl Egress {
    /// The internet and these networks.
    #[must_use]
    pub fn within(allowed: impl IntoIterator<Item = Network>) -> Self {
        Self {
            allowed: allowed.into_iter().collect(),
            is_open: false,
        }
    }

    /// Everything, for who may call everything.
    #[must_use]
    pub fn open() -> Self {
        Self {
            is_open: true,
            ..Self::default()
        }
    }

    /// The internet and the networks of this machine, where mail servers of tests and demos are.
    #[must_use]
    pub fn with_loopback() -> Self {
        let [v4, v6] = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
        Self::within([Network { first: v4, bits: 8 }, Network { first: v6, bits: 128 }])
    }

    /// Whether an address may be called.
    #[must_use]
    pub fn allows(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.is_open || is_public(address) || self.allowed.iter().any(|network| network.holds(address))
    }

    /// The addresses of a host that may be called.
    ///
    /// # Errors
    /// Where the name is not resolved; [`ClosedNetwork`] within where one of its addresses may not be called, since
    /// whoever answers with both has something in mind.
    pub async fn resolve(&self, host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
        let found: Vec<SocketAddr> = lookup_host((host, port)).await?.collect();
        match found.iter().all(|address| self.allows(address.ip())) {
            true => Ok(found),
            false => Err(io::Error::new(io::ErrorKind::PermissionDenied, ClosedNetwork)),
        }
    }
}

impl Network {
    fn holds(self, address: IpAddr) -> bool {
        match (self.first, address) {
            (IpAddr::V4(first), IpAddr::V4(address)) => {
                let differ = first.to_bits() ^ address.to_bits();
                differ.checked_shr(32 - u32::from(self.bits)).unwrap_or(0) == 0
            }
            (IpAddr::V6(first), IpAddr::V6(address)) => {
                let differ = first.to_bits() ^ address.to_bits();
                differ.checked_shr(128 - u32::from(self.bits)).unwrap_or(0) == 0
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let wrong = || NotANetwork(text.to_owned());
        let (address, bits) = match text.trim().split_once('/') {
            Some((address, bits)) => (address, Some(bits)),
            None => (text.trim(), None),
        };
        let first: IpAddr = address.parse().map_err(|_| wrong())?;
        let most = if first.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), str::parse).map_err(|_| wrong())?;
        (bits <= most).then_some(Self { first, bits }).ok_or_else(wrong)
    }
}

/// Whether an address is of the internet; those that carry another one within are what they carry.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => match address.segments() {
            // Translated (RFC 6052) and 6to4 (RFC 3056).
            [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => is_public_v4(joined(high, low)),
            // Unspecified, loopback and IPv4-compatible.
            [0, 0, 0, 0, 0, 0, ..] => false,
            // Teredo, and what else is special (RFC 2928).
            [0x2001, 0..=0x1ff, ..] => false,
            // Only these are given out (RFC 4291 §2.4).
            [first, ..] => first & 0xe000 == 0x2000,
        },
    }
}

fn joined(high: u16, low: u16) -> Ipv4Addr {
    Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low))
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let is_closed = address.is_private() || address.is_loopback() || address.is_link_local() || address.is_multicast();
    let is_special = match address.octets() {
        // This network, shared between providers (RFC 6598), protocols (RFC 6890), benchmarks (RFC 2544), reserved.
        [0, ..] | [100, 64..=127, ..] | [192, 0, 0, _] | [198, 18 | 19, ..] | [240..=255, ..] => true,
        _ => false,
    };
    !is_closed && !is_special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_internet_is_open() {
        for (address, is_open) in [
            ("8.8.8.8", true),
            ("203.0.113.7", true),
            ("2606:4700::1111", true),
            ("64:ff9b::808:808", true),
            ("127.0.0.1", false),
            ("127.9.9.9", false),
            ("0.0.0.0", false),
            ("10.1.2.3", false),
            ("172.16.0.1", false),
            ("172.32.0.1", true),
            ("192.168.1.1", false),
            ("169.254.169.254", false),
            ("100.64.0.1", false),
            ("198.18.0.1", false),
            ("224.0.0.1", false),
            ("255.255.255.255", false),
            ("::", false),
            ("::1", false),
            ("::ffff:127.0.0.1", false),
            ("::ffff:8.8.8.8", true),
            ("::10.0.0.1", false),
            ("64:ff9b::a00:1", false),
            ("2002:a00:1::", false),
            ("2001:0:1::1", false),
            ("fe80::1", false),
            ("fc00::1", false),
            ("fd12::1", false),
            ("fec0::1", false),
            ("ff02::1", false),
        ] {
            assert_eq!(Egress::default().allows(address.parse().unwrap()), is_open, "{address}");
        }
    }

    #[test]
    fn what_the_installation_allows_is_open_too() {
        let networks = ["10.0.0.0/8", "192.168.7.9", "fd00::/8"].map(|text| text.parse().unwrap());
        let egress = Egress::within(networks);
        for (address, is_open) in [
            ("10.255.0.1", true),
            ("::ffff:10.0.0.1", true),
            ("11.0.0.1", true),
            ("192.168.7.9", true),
            ("192.168.7.8", false),
            ("fd99::1", true),
            ("fc00::1", false),
            ("127.0.0.1", false),
        ] {
            assert_eq!(egress.allows(address.parse().unwrap()), is_open, "{address}");
        }
        assert!("10.0.0.0/33".parse::<Network>().is_err());
        assert!("home".parse::<Network>().is_err());
        assert!(Egress::within(["0.0.0.0/0".parse().unwrap()]).allows("127.0.0.1".parse().unwrap()));
    }

    #[tokio::test]
    async fn a_name_of_a_closed_network_is_not_resolved() {
        let refused = Egress::default().resolve("localhost", 143).await.unwrap_err();

        assert_eq!(refused.kind(), io::ErrorKind::PermissionDenied);
        assert!(refused.get_ref().unwrap().is::<ClosedNetwork>());
        assert!(Egress::with_loopback().resolve("localhost", 143).await.is_ok());
        assert!(Egress::open().resolve("127.0.0.1", 143).await.is_ok());
    }
}
