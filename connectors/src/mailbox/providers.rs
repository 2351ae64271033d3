//! The real mailboxes: which client serves which provider.

use std::sync::Arc;

use async_trait::async_trait;
use domain::accounts::Provider;

use super::imap::{Imap, ImapSettings, Sessions};
use super::maildir::Maildir;
use super::net::Trust;
use super::oauth::{Clients, Renewed};
use super::{Connection, Mailbox, Mailboxes};
use crate::Error;
use crate::egress::Egress;

/// Opens the mailbox of a connection by its provider.
#[derive(Clone, Debug)]
pub struct Providers {
    trust: Trust,
    sessions: Sessions,
    clients: Clients,
}

impl Providers {
    /// Trusts the usual authorities and those of `extra_roots`, certificates in PEM; calls servers of the internet.
    pub fn new(extra_roots: Option<&[u8]>) -> Result<Self, Error> {
        Ok(Self {
            trust: Trust::new(extra_roots)?,
            sessions: Sessions::default(),
            clients: Clients::default(),
        })
    }

    /// The same, calling servers in these networks.
    #[must_use]
    pub fn within(self, egress: Egress) -> Self {
        let trust = self.trust.within(egress);
        Self { trust, ..self }
    }

    /// The same, known to the issuers of tokens.
    #[must_use]
    pub fn known_by(self, clients: Clients) -> Self {
        Self { clients, ..self }
    }
}

#[async_trait]
impl Mailboxes for Providers {
    fn open(&self, connection: &Connection) -> Result<Arc<dyn Mailbox>, Error> {
        match connection.provider {
            Provider::Maildir => Ok(Arc::new(Maildir::new(connection)?)),
            Provider::Imap => Ok(Arc::new(Imap::new(connection, &self.trust, &self.sessions)?)),
            Provider::Gmail => Err(not_available("Gmail")),
            Provider::Outlook => Err(not_available("Outlook")),
        }
    }

    async fn renew(&self, connection: &Connection) -> Result<Option<Renewed>, Error> {
        if connection.provider != Provider::Imap {
            return Ok(None);
        }
        let settings = ImapSettings::of(connection)?;
        match (settings.oauth, &connection.secret) {
            (Some(issuer), Some(secret)) => self.clients.renew(issuer, secret).await.map(Some),
            _ => Ok(None),
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
