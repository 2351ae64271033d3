//! The rules of Mailroom, pure: what an email means, what may be answered, how a draft is judged.
//! No I/O, no clock, no async: every function answers from its arguments, `now` included.

pub mod accounts;
pub mod backoff;
pub mod conversation;
pub mod dates;
pub mod drafting;
pub mod emails;
pub mod flows;
pub mod follow_ups;
pub mod guard;
pub mod ids;
pub mod intents;
pub mod language;
pub mod ledger;
pub mod mail;
pub mod meeting;
pub mod quota;
pub mod retention;
pub mod roles;
pub mod search;
pub mod text;
pub mod words;
