//! Storage on a real PostgreSQL.

mod counters;
mod deletion;
mod drafts;
mod foreign_keys;
mod groups;
mod knowledge;
mod ledger;
mod lists;
mod mailbox;
mod migrations;
mod paging;
mod runs;
mod schema;
mod searching;
mod stuck;
mod time_outs;
mod twins;
