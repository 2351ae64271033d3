//! Ports for servers of tests.

use std::net::{Ipv4Addr, TcpListener};

/// Below the range from which the system gives clients their ports: a client that knocks at a closed port of that
/// range may be connected to itself.
const FIRST_PORT: u16 = 20_000;
const PORTS: u16 = 12_000;

/// Ports that are free now, beginning somewhere else in every process.
pub(super) fn free_ports() -> impl Iterator<Item = u16> {
    let first = u16::try_from(std::process::id() % u32::from(PORTS)).unwrap_or_default();
    (0..PORTS)
        .map(move |step| FIRST_PORT + (first + step) % PORTS)
        .filter(|port| is_free(*port))
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}
