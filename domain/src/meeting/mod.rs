//! What an email says about a meeting: whether it proposes one to the reader, when, where and with whom.
//! Only a time that the sender offers is ever booked; what is unclear is asked.

mod calendar;
mod detect;
mod doubt;
mod invitation;
mod kind;
mod length;
mod moved;
mod observance;
mod pick;
mod place;
mod proposal;
mod read;
mod rejected;
pub mod slots;
mod speech;
mod times;
mod windows_zone;
mod wish;

pub use detect::{Meeting, detect};
pub use invitation::{Invited, invited};
pub use kind::Kind;
pub use pick::{Answer, Expect, Offers, pick};
pub use proposal::{Planned, Proposal};
pub use read::{Letter, Reading, Slot};
pub use wish::{Offered, Wish, chosen, clock, invited_to, wanted};
