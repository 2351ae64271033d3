//! Dates and times written in prose, read without a clock and without I/O.
//! Tokens become small phrases, phrases become instants against a [`Reference`]; nothing panics on any text.

mod accept;
mod clock;
mod evidence;
mod expression;
mod follow_up;
mod holiday;
mod item;
mod length;
mod list;
mod mention;
mod month_date;
mod number;
mod numeric;
mod part;
mod period;
mod phrase;
mod reader;
mod reference;
mod rejected;
mod resolve;
mod resolve_date;
mod resolve_period;
mod resolve_time;
mod share;
mod shift;
mod token;
mod translate;
mod unread;
mod weekday;
mod words;
mod zone;
mod zone_table;

pub use follow_up::{FollowUpBase, follow_up_base};
pub use length::first_length;
pub use mention::{Certainty, Grain, Mention, Moment};
pub use reader::{READ_LIMIT, mentions, read};
pub use reference::{DateOrder, Reference};
pub use zone::Zone;
