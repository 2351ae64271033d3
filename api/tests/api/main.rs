//! The API as its clients see it, on a real PostgreSQL.

mod app;
mod auth;
mod edge;
mod intents;
mod knowledge;
mod members;
mod system;
mod tenancy;
mod throttling;
mod users;
