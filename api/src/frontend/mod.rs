//! The dashboard as its build made it: files with their headers, and one page for every path that is no file.

mod files;
mod serve;

pub use files::{Asset, Frontend};
pub(crate) use serve::serve;
