//! The API as its clients see it, on a real PostgreSQL.

mod app;
mod auth;
mod client;
mod dashboard;
mod edge;
mod email_accounts;
mod emails;
mod emails_decisions;
mod emails_inbox;
mod emails_why;
mod follow_ups;
mod frontend;
mod intents;
mod jobs;
mod knowledge;
mod live;
mod matrix;
mod members;
mod search;
mod suppressions;
mod system;
mod tenancy;
mod throttling;
mod users;
