//! Whether an email proposes a meeting, and when, where and with whom.
//! A meeting word and a future time speak for one; newsletters, past meetings and absences speak against.

mod calendar;
mod detect;
mod invitation;
mod observance;
mod place;
mod proposal;
mod score;
pub mod slots;
mod windows_zone;
mod words;

pub use detect::{Meeting, THRESHOLD, detect};
pub use invitation::{Invited, invited};
pub use proposal::Proposal;
