//! Access tokens for mailboxes that log in by XOAUTH2, traded for refresh tokens (RFC 6749 §6).

use std::fmt;
use std::time::Duration;

use reqwest::StatusCode;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use crate::{Error, http};

const TIME_LIMIT: Duration = Duration::from_secs(10);
const ANSWER_LIMIT: usize = 64 << 10;
/// How long a token lasts whose issuer does not say.
const USUAL_LIFETIME: Duration = Duration::from_secs(3_600);

/// Who issues the tokens of a mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Issuer {
    /// Google.
    Google,
    /// Microsoft.
    Microsoft,
}

/// What an issuer knows an installation by.
#[derive(Clone, Debug)]
pub struct Client {
    /// Where tokens are traded.
    pub token_url: String,
    /// Its id.
    pub id: String,
    /// Its secret.
    pub secret: SecretString,
}

/// The clients that an installation has.
#[derive(Clone, Debug, Default)]
pub struct Clients {
    /// At Google.
    pub google: Option<Client>,
    /// At Microsoft.
    pub microsoft: Option<Client>,
}

/// A secret with a fresh access token.
#[derive(Clone, Debug)]
pub struct Renewed {
    /// To be kept instead of the one before, which may be good for nothing now.
    pub secret: SecretString,
    /// How long its access token is good.
    pub lifetime: Duration,
}

/// What is kept secret of a mailbox.
#[derive(Serialize, Deserialize)]
pub(super) struct Tokens {
    refresh_token: String,
    access_token: Option<String>,
}

#[derive(Deserialize)]
struct Granted {
    access_token: String,
    refresh_token: Option<String>,
    expires_in: Option<u64>,
}

#[derive(Default, Deserialize)]
struct Denied {
    #[serde(default)]
    error: String,
    #[serde(default)]
    error_description: String,
}

impl Tokens {
    /// Reads a secret: what was kept, or the refresh token that a person gave.
    pub(super) fn of(secret: &SecretString) -> Self {
        serde_json::from_str(secret.expose_secret()).unwrap_or_else(|_| Self {
            refresh_token: secret.expose_secret().trim().to_owned(),
            access_token: None,
        })
    }

    /// What the mailbox is logged in to with.
    pub(super) fn access_token(self) -> Option<SecretString> {
        self.access_token.map(SecretString::from)
    }
}

impl fmt::Display for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Google => "Google",
            Self::Microsoft => "Microsoft",
        })
    }
}

impl Clients {
    /// Trades the refresh token of a secret for an access token.
    pub(super) async fn renew(&self, issuer: Issuer, secret: &SecretString) -> Result<Renewed, Error> {
        let client = self.client(issuer)?;
        let tokens = Tokens::of(secret);
        let form = [
            ("grant_type", "refresh_token"),
            ("refresh_token", &tokens.refresh_token),
            ("client_id", &client.id),
            ("client_secret", client.secret.expose_secret()),
        ];
        let name = issuer.to_string();
        let asking = reqwest::Client::new()
            .post(&client.token_url)
            .timeout(TIME_LIMIT)
            .form(&form);
        let answer = asking.send().await.map_err(|error| http::unanswered(error, &name))?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        if http::is_passing(status) {
            return Err(http::passing(status, &headers, &name));
        }
        let body = http::body(answer, ANSWER_LIMIT, &name).await?;
        if !status.is_success() {
            return Err(denied(issuer, status, &body));
        }
        let granted: Granted = serde_json::from_slice(&body).map_err(|error| Error::Retry {
            after: None,
            source: format!("{name} answers what is no token: {error}").into(),
        })?;
        let kept = Tokens {
            refresh_token: granted.refresh_token.unwrap_or(tokens.refresh_token),
            access_token: Some(granted.access_token),
        };
        let kept = serde_json::to_string(&kept).map_err(|error| Error::Invalid {
            what: error.to_string(),
        })?;
        Ok(Renewed {
            secret: kept.into(),
            lifetime: granted.expires_in.map_or(USUAL_LIFETIME, Duration::from_secs),
        })
    }

    fn client(&self, issuer: Issuer) -> Result<&Client, Error> {
        let (client, variable) = match issuer {
            Issuer::Google => (&self.google, "GOOGLE_CLIENT_ID"),
            Issuer::Microsoft => (&self.microsoft, "MICROSOFT_CLIENT_ID"),
        };
        client.as_ref().ok_or_else(|| Error::Invalid {
            what: format!("this installation has no client at {issuer}, its administrator must set {variable}"),
        })
    }
}

/// Only a grant that is gone needs its person; a client that is not known needs the administrator.
fn denied(issuer: Issuer, status: StatusCode, body: &[u8]) -> Error {
    let denied: Denied = serde_json::from_slice(body).unwrap_or_default();
    let said = [denied.error.as_str(), denied.error_description.as_str()].join(" ");
    if denied.error == "invalid_grant" {
        return Error::ReconnectNeeded {
            reason: format!(
                "{issuer} has ended the sign-in of this mailbox, sign in again: {}",
                said.trim()
            ),
        };
    }
    Error::Retry {
        after: None,
        source: format!(
            "{issuer} gives no token to this installation, check its client: {status} {}",
            said.trim()
        )
        .into(),
    }
}

#[cfg(test)]
mod tests {
    use testkit::servers;

    use super::*;

    fn clients(issuer: &servers::Issuer) -> Clients {
        let client = Client {
            token_url: issuer.token_url(),
            id: "an-id".to_owned(),
            secret: "a-secret".to_owned().into(),
        };
        Clients {
            google: Some(client),
            microsoft: None,
        }
    }

    #[tokio::test]
    async fn a_refresh_token_brings_an_access_token_and_the_refresh_token_for_the_next_time() {
        let issuer = servers::Issuer::start("ann@acme.example");
        let clients = clients(&issuer);

        let first = clients
            .renew(Issuer::Google, &issuer.refresh_token().into())
            .await
            .unwrap();
        let second = clients.renew(Issuer::Google, &first.secret).await.unwrap();

        assert_eq!((first.lifetime, issuer.renewals()), (Duration::from_secs(3_600), 2));
        let token = Tokens::of(&second.secret).access_token().unwrap();
        assert_eq!(token.expose_secret(), "good-token");
    }

    #[tokio::test]
    async fn a_grant_that_was_taken_back_needs_its_person_and_an_issuer_that_is_down_needs_time() {
        let issuer = servers::Issuer::start("ann@acme.example");
        let clients = clients(&issuer);
        let secret = issuer.refresh_token().into();

        issuer.set_down(true);
        let down = clients.renew(Issuer::Google, &secret).await.unwrap_err();
        issuer.set_down(false);
        issuer.revoke();
        let revoked = clients.renew(Issuer::Google, &secret).await.unwrap_err();
        let unknown = clients.renew(Issuer::Microsoft, &secret).await.unwrap_err();

        assert!(matches!(down, Error::Retry { .. }), "{down:?}");
        assert!(
            matches!(&revoked, Error::ReconnectNeeded { reason } if reason.contains("sign in again")),
            "{revoked:?}"
        );
        assert!(
            matches!(&unknown, Error::Invalid { what } if what.contains("MICROSOFT_CLIENT_ID")),
            "{unknown:?}"
        );
    }
}
