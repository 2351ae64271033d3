//! Real servers for tests: they belong to the test process, need no configuration and end with it.

mod aimock;
mod certificates;
mod dovecot;
mod exim;
mod folder;
mod issuer;
mod lmtp;
mod mail_host;
mod port;
mod postgres;
mod redis;
mod relay;
mod rootless;

use std::sync::OnceLock;

pub use aimock::Aimock;
pub use issuer::Issuer;
pub use mail_host::{MailHost, MailHostOptions};
pub use postgres::Postgres;
pub use private_postgres::Shutdown;
pub use redis::Redis;
pub use relay::{Cut, CuttingRelay};

/// The PostgreSQL server of this test process, started when first asked for.
///
/// Tests share it, each with a database of its own; one that restarts its server starts it by [`Postgres::start`].
pub fn postgres() -> &'static Postgres {
    static SHARED: OnceLock<Postgres> = OnceLock::new();
    SHARED.get_or_init(Postgres::start)
}

/// A Redis server for one test, or `None`, with a line that says so, where Redis is not installed.
pub fn redis() -> Option<Redis> {
    let server = Redis::start();
    if server.is_none() {
        eprintln!("left out: this test needs redis-server, which is not installed");
    }
    server
}

/// A scripted language model for one test, or `None`, with a line that says so, where it is not installed.
pub fn aimock(fixtures: &str) -> Option<Aimock> {
    let server = Aimock::start(fixtures);
    if server.is_none() {
        eprintln!(
            "left out: this test needs aimock, which ops/install/install.sh test installs where there is Node 20"
        );
    }
    server
}

/// A mail host for one test, or `None`, with a line that says so, where Dovecot or Exim is not installed.
pub fn mail_host(options: MailHostOptions) -> Option<MailHost> {
    let host = MailHost::start(options);
    if host.is_none() {
        eprintln!("left out: this test needs dovecot with LMTP and exim4, which are not installed");
    }
    host
}
