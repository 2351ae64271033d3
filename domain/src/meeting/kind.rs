//! What a mail says about a meeting.

use serde::{Deserialize, Serialize};

/// What a mail says about a meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A day and a clock time.
    ProposesTime,
    /// A day, or a part of it, without an hour.
    ProposesDay,
    /// Several times, or a span to choose within.
    ProposesChoice,
    /// A meeting without a time.
    AsksWhen,
    /// A time that can be read in two ways, or not at all.
    Ambiguous,
    /// A meeting that exists gets another time.
    Moves,
    /// A meeting that exists is called off.
    Cancels,
    /// Yes to the time that was proposed.
    Accepts,
    /// Nothing.
    #[default]
    None,
}

impl Kind {
    /// The name as it is written in JSON and in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ProposesTime => "proposes_time",
            Self::ProposesDay => "proposes_day",
            Self::ProposesChoice => "proposes_choice",
            Self::AsksWhen => "asks_when",
            Self::Ambiguous => "ambiguous",
            Self::Moves => "moves",
            Self::Cancels => "cancels",
            Self::Accepts => "accepts",
            Self::None => "none",
        }
    }
}
