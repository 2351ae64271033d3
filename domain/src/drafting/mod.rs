//! Drafting: what a model is asked, how a draft is judged, and how the final reply is put together.

pub mod answer;
mod calendar;
pub mod comparison;
mod input;
pub mod language;
pub mod names;
mod patterns;
mod phrases;
pub mod prompt;
mod questions;
pub mod redact;
pub mod reply;
pub mod rules;
mod sentences;
pub mod source;
pub mod template;
mod terms;
pub mod thread;

pub use input::{DraftInput, DraftText, MeetingFacts, Passage, Purpose, Slot, ThreadMessage};
pub use rules::{Issue, IssueCode};
