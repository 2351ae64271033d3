//! All SQL of Mailroom, by aggregate. Functions take the connection and the workspace they act for; the caller owns
//! the transaction. Nothing else in the code base knows diesel.

pub mod accounts;
pub mod changes;
mod columns;
pub mod comments;
pub mod dashboard;
pub mod database;
pub mod deletion;
pub mod drafts;
pub mod emails;
mod error;
pub mod events;
pub mod follow_ups;
pub mod intents;
pub mod journal;
pub mod knowledge;
pub mod ledger;
pub mod model_calls;
mod pattern;
pub mod people;
pub mod queues;
mod reader;
pub mod replies;
pub mod reply_context;
pub mod restored;
pub mod retention;
pub mod runs;
#[allow(
    unreachable_pub,
    clippy::allow_attributes,
    clippy::doc_markdown,
    reason = "generated; columns carry the comments of the database"
)]
mod schema;
pub mod search;
mod statement;
pub mod statistics;
pub mod suppressions;
pub mod vitals;
pub mod watches;
mod word;
pub mod workers;

pub use database::{Conn, Connection, Database, Patience, Pooled, Transaction, pending_migrations, ping};
pub use error::Error;
pub use reader::Reader;
pub use word::Word;

/// Result of every function of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;
