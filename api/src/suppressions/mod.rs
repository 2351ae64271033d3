//! Suppressions: addresses the workspace must not write to, and the words that put them there.

pub(crate) mod create_suppression;
pub(crate) mod delete_suppression;
pub(crate) mod list_suppressions;
mod views;
