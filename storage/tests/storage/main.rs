//! Storage on a real PostgreSQL.

mod counters;
mod knowledge;
mod migrations;
mod schema;
mod stuck;
