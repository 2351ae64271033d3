//! Who executes runs: queues of wake-ups, the workers on them, and the sweeper that finds what no wake-up told of.
//!
//! A wake-up travels in this process where there is room, else by Redis. All of them may be lost at any time: the
//! truth is in PostgreSQL. Everything that knows apalis is in this folder, and every rule it follows is measured.

mod backlog;
mod dispatcher;
mod gate;
mod item;
mod lane;
mod options;
mod presence;
mod redis;
mod service;
mod sweeper;

pub use options::{Concurrency, WorkersOptions};
pub use redis::redis_wakes;
pub use service::Workers;

/// Why workers could not be started.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address of Redis is none.
    #[error("REDIS_URL is not the address of a Redis server, such as redis://localhost:6379")]
    RedisUrl(#[source] Box<dyn std::error::Error + Send + Sync>),
}
