//! Intents: the rules that say what kind of email something is.

pub(crate) mod create_intent;
pub(crate) mod delete_intent;
pub(crate) mod list_intents;
pub(crate) mod statistics;
pub(crate) mod test_intents;
pub(crate) mod update_intent;
mod views;
