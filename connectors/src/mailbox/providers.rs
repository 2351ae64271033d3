//! The real mailboxes: which client serves which provider.

use std::sync::Arc;

use domain::accounts::Provider;

use super::imap::{Imap, Sessions};
use super::maildir::Maildir;
use super::net::Trust;
use super::{Connection, Mailbox, Mailboxes};
use crate::Error;

/// Opens the mailbox of a connection by its provider.
#[derive(Clone, Debug)]
pub struct Providers {
    trust: Trust,
    sessions: Sessions,
}

impl Providers {
    /// Trusts the usual authorities and those of `extra_roots`, certificates in PEM.
    pub fn new(extra_roots: Option<&[u8]>) -> Result<Self, Error> {
        Ok(Self {
            trust: Trust::new(extra_roots)?,
            sessions: Sessions::default(),
        })
    }
}

impl Mailboxes for Providers {
    fn open(&self, connection: &Connection) -> Result<Arc<dyn Mailbox>, Error> {
        match connection.provider {
            Provider::Maildir => Ok(Arc::new(Maildir::new(connection)?)),
            Provider::Imap => Ok(Arc::new(Imap::new(connection, &self.trust, &self.sessions)?)),
            Provider::Gmail => Err(not_available("Gmail")),
            Provider::Outlook => Err(not_available("Outlook")),
        }
    }
}

fn not_available(what: &str) -> Error {
    Error::Invalid {
        what: format!("mailboxes by {what} are not available yet, connect it by IMAP or as a Maildir folder instead"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_without_a_client_is_named() {
        for (provider, name) in [(Provider::Gmail, "Gmail"), (Provider::Outlook, "Outlook")] {
            let connection = Connection {
                provider,
                email: "ann@acme.example".to_owned(),
                settings: serde_json::Value::Null,
                secret: None,
                connected_at: chrono::DateTime::UNIX_EPOCH,
                takes_history: false,
            };

            let error = Providers::new(None).unwrap().open(&connection).err().unwrap();

            assert!(
                matches!(&error, Error::Invalid { what } if what.contains(name)),
                "{error}"
            );
        }
    }
}
