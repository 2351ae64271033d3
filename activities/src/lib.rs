//! What one step does: one idempotent effect per file. The order of steps is the flows' business.

pub mod accounts;
pub mod acknowledge;
pub mod activity;
pub mod book_meeting;
pub mod context;
pub mod deliver;
pub mod draft_reply;
pub mod fetch_mail;
pub mod file_copy;
pub mod follow_up;
pub mod guard;
mod letter;
mod model;
mod off_thread;
pub mod queue;
pub mod queue_reply;
pub mod reminder;
pub mod remove_deleted;
pub mod remove_expired;
pub mod reply_context;
pub mod rest_draft;
pub mod schedule_follow_ups;
pub mod settle_send;
pub mod understand;
pub mod validate_draft;

pub use activity::{Activity, ActivityError, Computation, Kept, StepFacts};
pub use context::Context;
pub use reply_context::Memory;
