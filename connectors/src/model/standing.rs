//! How a model is doing: for people who wonder why drafts wait.

use chrono::{DateTime, Utc};
use serde::Serialize;

/// The state of a model as this process sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Standing {
    /// It answers, or has not been asked yet.
    Works,
    /// Calls are held back until a limit of the provider is renewed.
    Limited {
        /// When that is.
        until: DateTime<Utc>,
    },
    /// It does not answer.
    Down {
        /// Since when.
        since: DateTime<Utc>,
        /// When it is tried again.
        until: DateTime<Utc>,
        /// What is wrong, without anything of a prompt.
        why: String,
    },
}

impl Standing {
    /// Whether it does not answer at all.
    #[must_use]
    pub const fn is_down(&self) -> bool {
        matches!(self, Self::Down { .. })
    }
}
