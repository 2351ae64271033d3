//! Intents: what kind of email something is. Rules of keywords decide, and every decision explains itself.

mod classify;
mod defaults;
pub(crate) mod folding;
mod input;
mod keywords;

pub use classify::{Classification, Considered, KeywordMatch, Rule, Verdict, classify};
pub use defaults::defaults;
pub use input::{FieldError, IntentInput};
