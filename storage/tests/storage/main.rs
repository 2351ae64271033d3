//! Storage on a real PostgreSQL.

mod knowledge;
mod migrations;
mod schema;
mod stuck;
