//! The API as its clients see it, on a real PostgreSQL.

mod app;
mod auth;
mod edge;
mod email_accounts;
mod emails;
mod emails_decisions;
mod emails_inbox;
mod follow_ups;
mod intents;
mod jobs;
mod knowledge;
mod members;
mod system;
mod tenancy;
mod throttling;
mod users;
