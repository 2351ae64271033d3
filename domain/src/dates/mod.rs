//! Dates and times written in English prose, read without a clock and without I/O.
//! Tokens become small phrases, phrases become instants against a [`Reference`]; nothing panics on any text.

mod accept;
mod clock;
mod evidence;
mod expression;
mod follow_up;
mod foreign;
mod item;
mod length;
mod mention;
mod month_date;
mod number;
mod numeric;
mod part;
mod period;
mod phrase;
mod reader;
mod reference;
mod resolve;
mod resolve_date;
mod resolve_period;
mod resolve_time;
mod share;
mod shift;
mod token;
mod weekday;
mod words;
mod zone;
mod zone_table;

pub use follow_up::{FollowUpBase, follow_up_base};
pub use length::first_length;
pub use mention::{Certainty, Grain, Mention, Moment};
pub use reader::{READ_LIMIT, read};
pub use reference::{DateOrder, Reference};
pub use zone::Zone;
