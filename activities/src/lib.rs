//! What one step does: one idempotent effect per file. The order of steps is the flows' business.

pub mod activity;
pub mod context;

pub use activity::{Activity, ActivityError, Computation, Kept, StepFacts};
pub use context::Context;
