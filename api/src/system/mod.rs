//! Health, statistics, metrics and the documentation of the API itself.

pub(crate) mod docs;
pub(crate) mod health;
pub mod metrics;
pub(crate) mod problems;
pub(crate) mod stats;
