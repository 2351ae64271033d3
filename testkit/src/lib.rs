//! What tests of several rooms share. For development only: no room depends on it in production.

pub mod database;
pub mod servers;
