//! How Mailroom reads a message: kind, new text, intent, meeting, dates. Needs no database and sends nothing.

mod answering;
mod batch;
mod card;
mod moment;
mod reading;

pub use answering::{Answer, Knowledge};
pub use batch::answer_all;
pub use card::card;
pub use moment::{Against, WrongMoment};
pub use reading::{Bounce, Dated, Intent, Meeting, Reading, read_message, read_text};
