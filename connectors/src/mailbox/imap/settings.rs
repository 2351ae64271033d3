//! What the settings of an account say about its servers.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::mailbox::Connection;
use crate::mailbox::net::Server;
use crate::mailbox::oauth::{Issuer, Tokens};

/// How an account is reached; its secret is kept apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImapSettings {
    /// Where mail is read.
    pub imap: Server,
    /// Where mail is handed over.
    pub smtp: Server,
    /// The name to log in with, where it is not the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// What the secret is.
    #[serde(default)]
    pub auth: Auth,
    /// Who issues access tokens for the secret, which is then a refresh token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oauth: Option<Issuer>,
    /// Whether the server files a copy of what is sent by itself; unknown until it was tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files_sent: Option<bool>,
    /// Whether the servers may be in any network: a super admin connected the account.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reaches_anywhere: bool,
}

/// What an account logs in with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Auth {
    /// A password.
    #[default]
    Password,
    /// An access token, by XOAUTH2.
    Xoauth2,
}

/// A name and what proves it.
#[derive(Clone, Debug)]
pub(in crate::mailbox) struct Login {
    pub(in crate::mailbox) username: String,
    pub(in crate::mailbox) secret: SecretString,
    pub(in crate::mailbox) auth: Auth,
}

impl ImapSettings {
    /// A password, the address as its name, and nothing tried yet.
    #[must_use]
    pub const fn new(imap: Server, smtp: Server) -> Self {
        Self {
            imap,
            smtp,
            username: None,
            auth: Auth::Password,
            oauth: None,
            files_sent: None,
            reaches_anywhere: false,
        }
    }

    /// Reads the settings of a connection, naming what is missing or wrong.
    pub(in crate::mailbox) fn of(connection: &Connection) -> Result<Self, Error> {
        let settings = Self::deserialize(&connection.settings).map_err(|error| Error::Invalid {
            what: format!("the settings of the mailbox cannot be used: {error}"),
        })?;
        if settings.oauth.is_some() && settings.auth != Auth::Xoauth2 {
            return Err(Error::Invalid {
                what: "the settings of the mailbox name an issuer of tokens, which needs `auth` to be `xoauth2`"
                    .to_owned(),
            });
        }
        Ok(settings)
    }

    /// Joins the secret to the name it belongs to.
    pub(super) fn login(&self, connection: &Connection) -> Result<Login, Error> {
        let secret = connection.secret.clone().ok_or_else(|| Error::Invalid {
            what: "the mailbox has no password or token, give one".to_owned(),
        })?;
        let secret = match self.oauth {
            None => secret,
            Some(issuer) => Tokens::of(&secret)
                .access_token()
                .ok_or_else(|| Error::ReconnectNeeded {
                    reason: format!("{issuer} has not given a token for this mailbox yet"),
                })?,
        };
        Ok(Login {
            username: self.username.clone().unwrap_or_else(|| connection.email.clone()),
            secret,
            auth: self.auth,
        })
    }
}
