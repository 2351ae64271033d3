//! The outside world: one trait per kind of service, its real clients and, with the feature `fakes`, a stand-in.
//! Every failure is classified once, here, as an [`Error`]; nothing in this room touches the database.

pub mod clock;
pub mod egress;
pub mod error;
#[cfg(any(test, feature = "fakes"))]
pub mod fakes;
mod http;
pub mod mailbox;
pub mod model;
pub mod sealed_stream;
pub mod sealing;
pub mod traces;

pub use clock::{Clock, DatabaseClock, SystemClock};
pub use error::Error;
