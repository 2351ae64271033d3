//! Drafting: what a model is asked, how a draft is judged, and how the final reply is put together.

pub mod answer;
mod calendar;
pub mod comparison;
mod draft;
mod evidence;
mod input;
pub mod lookup;
mod markdown;
mod matter;
pub mod names;
mod patterns;
mod person;
pub(crate) mod phrases;
pub mod prompt;
mod questions;
mod recipients;
pub mod redact;
pub mod reply;
pub mod rules;
mod sentences;
pub mod source;
mod spelling;
pub mod template;
mod terms;
pub mod thread;
mod vocabulary;

pub use crate::language;
pub use answer::asks_again;
pub use draft::{Answered, DraftText, Source};
pub use input::{AttachedFile, Clock, DraftInput, MeetingFacts, Passage, Purpose, Slot, Standing, ThreadMessage};
pub use person::{NeedsPerson, PersonRule};
pub use recipients::Recipients;
pub use rules::{Issue, IssueCode};
