//! Mail servers: where they are, whom to trust, and how a connection to one begins.

mod connect;
#[cfg(test)]
mod double;
mod fault;
mod lines;
mod trust;

use std::fmt;

use serde::{Deserialize, Serialize};

pub(super) use connect::{Stream, connect};
#[cfg(test)]
pub(super) use double::Double;
pub use fault::Fault;
pub(super) use lines::Lines;
pub use trust::Trust;

/// A mail server.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Its name, which its certificate must show.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is encrypted.
    pub security: Security,
}

/// How a connection is encrypted; there is none without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// From the first byte.
    Tls,
    /// After a command in clear text that carries no secret.
    Starttls,
}

/// What a server is expected to speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// To read mail.
    Imap,
    /// To hand mail over.
    Smtp,
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}
