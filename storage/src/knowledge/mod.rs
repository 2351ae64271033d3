//! The knowledge base: what the company knows, and finding what fits.

mod entries;
mod retrieve;
mod usage;
mod uses;
mod words;

pub use entries::{Entry, EntryChanges, NewEntry, create, delete, get, list, update};
pub(crate) use retrieve::retrieve_many;
pub use retrieve::{Found, retrieve};
pub use usage::{Usage, usage};
pub use uses::{Use, list_uses};
