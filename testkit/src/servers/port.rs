//! Ports for servers of tests.

use std::net::{Ipv4Addr, TcpListener};
use std::sync::atomic::{AtomicU32, Ordering};

/// Below the range from which the system gives clients their ports: a client that knocks at a closed port of that
/// range may be connected to itself.
const FIRST_PORT: u16 = 20_000;
const PORTS: u16 = 12_000;

/// Ports that are free now, beginning somewhere else in every process; no two callers of a process get the same one.
pub(super) fn free_ports() -> impl Iterator<Item = u16> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let first = std::process::id() % u32::from(PORTS);
    let ports = (0..PORTS).map(move |_| {
        let step = (first + NEXT.fetch_add(1, Ordering::Relaxed)) % u32::from(PORTS);
        FIRST_PORT + u16::try_from(step).unwrap_or_default()
    });
    ports.filter(|port| is_free(*port))
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}
