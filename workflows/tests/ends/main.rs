//! How things end: those that are deleted, and those that have been kept long enough.

mod deletion;
mod retention;
#[path = "../world/mod.rs"]
mod world;
