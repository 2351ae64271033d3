//! Real servers for tests: they belong to the test process, need no configuration and end with it.

mod aimock;
mod certificates;
mod dovecot;
mod exim;
mod folder;
mod issuer;
mod lmtp;
mod mail_host;
mod missing;
mod model;
mod port;
mod postgres;
mod redis;
mod relay;
mod rootless;
mod silent;

use std::sync::OnceLock;

pub use aimock::Aimock;
pub use issuer::Issuer;
pub use mail_host::{MailHost, MailHostOptions};
pub use missing::or_left_out;
pub use model::{Answer, ScriptedModel};
pub use postgres::Postgres;
pub use private_postgres::Shutdown;
pub use redis::Redis;
pub use relay::{Cut, CuttingRelay};
pub use silent::SilentRelay;

/// The PostgreSQL server of this test process, started when first asked for.
///
/// Tests share it, each with a database of its own; one that restarts its server starts it by [`Postgres::start`].
pub fn postgres() -> &'static Postgres {
    static SHARED: OnceLock<Postgres> = OnceLock::new();
    SHARED.get_or_init(Postgres::start)
}

/// A Redis server for one test, or `None` where Redis is not installed.
///
/// # Panics
/// If it is not installed and `CI` is set, as with every server.
pub fn redis() -> Option<Redis> {
    missing::or_left_out(Redis::start(), "redis-server")
}

/// A scripted language model for one test, or `None` where it is not installed.
pub fn aimock(fixtures: &str) -> Option<Aimock> {
    let needed = "aimock, which ops/install/install.sh test installs where there is Node 20";
    missing::or_left_out(Aimock::start(fixtures), needed)
}

/// A mail host for one test, or `None` where Dovecot or Exim is not installed.
pub fn mail_host(options: MailHostOptions) -> Option<MailHost> {
    missing::or_left_out(MailHost::start(options), "dovecot with LMTP and exim4")
}
