//! What can go wrong outside, sorted by what the caller must do next. Connectors classify; nobody classifies again.

use std::time::Duration;

use crate::mailbox::Fault;
use crate::mailbox::net::Protocol;

/// A cause from below, kept for the log.
pub type Source = Box<dyn std::error::Error + Send + Sync>;

/// A failure of an outside service.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The same call may succeed later.
    #[error("the service cannot answer now, it is tried again later")]
    Retry {
        /// How long the service asks to be left alone.
        after: Option<Duration>,
        /// What it said.
        source: Source,
    },
    /// The service refuses for good; the same call would be refused again.
    #[error("refused for good: {reason}")]
    Refused {
        /// What it objects to.
        reason: String,
    },
    /// The credentials no longer work; a person must give new ones.
    #[error("{reason}")]
    ReconnectNeeded {
        /// Which credentials, what is wrong with them, and where to give new ones.
        reason: String,
    },
    /// The service or folder cannot be reached; nothing happened, and it is tried again later.
    #[error("{what} cannot be reached, check that it exists and answers")]
    Unavailable {
        /// The server, folder or file.
        what: String,
        /// Why.
        source: Source,
    },
    /// The connection ended after the hand-off began: the message may have left. Never hand over again without reconciling.
    #[error("the hand-off was cut, the message may have left: reconcile before anything else")]
    Uncertain {
        /// How it was cut.
        source: Source,
    },
    /// A mail server cannot be used as it is set up; nothing happened.
    #[error("{server}: {fault}")]
    Setup {
        /// What to correct.
        fault: Fault,
        /// What the server is for.
        protocol: Protocol,
        /// The server, as host and port.
        server: String,
        /// What it said.
        source: Source,
    },
    /// What was asked for, or set up, cannot work.
    #[error("{what}")]
    Invalid {
        /// What is wrong and how to put it right.
        what: String,
    },
}

impl Error {
    /// How long the service asks to be left alone.
    #[must_use]
    pub const fn after(&self) -> Option<Duration> {
        match self {
            Self::Retry { after, .. } => *after,
            _ => None,
        }
    }

    /// The same failure of a mailbox that worked when it was set up: only its credentials need a person at once.
    pub(crate) fn in_use(self) -> Self {
        match self {
            Self::Setup { fault, server, .. } if fault.is_about_credentials() => Self::ReconnectNeeded {
                reason: format!("{server}: {fault}"),
            },
            Self::Setup { ref server, .. } => Self::Unavailable {
                what: server.clone(),
                source: Box::new(self),
            },
            other => other,
        }
    }
}
