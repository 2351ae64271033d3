//! Trying a mailbox before it is saved.

use std::time::Duration;

use chrono::{DateTime, Utc};
use connectors::Error;
use connectors::mailbox::net::Protocol;
use connectors::mailbox::{Connection, Fault};
use connectors::sealing::{self, Sealed};
use domain::accounts::Provider;
use domain::ids::AccountId;
use secrecy::SecretString;
use storage::accounts::Account;
use tokio::time::timeout;

use crate::{ApiState, Code, Problem};

/// Both together are shorter than a request may take.
const TIME_LIMIT: Duration = Duration::from_secs(12);
const PROBE_LIMIT: Duration = Duration::from_secs(8);

/// Proves that the mailbox can be read from and sent with, and keeps in its settings what else trying it showed.
/// Answers when its access token ends, where a refresh token brought one.
pub(super) async fn try_out(
    state: &ApiState,
    connection: &mut Connection,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, Problem> {
    let renewed = state.mailboxes.renew(connection).await;
    let token_expiry = renewed.map_err(|error| unusable(&error, connection))?.map(|renewed| {
        connection.secret = Some(renewed.secret);
        now + renewed.lifetime
    });
    let unusable = |error| unusable(&error, connection);
    let mailbox = state.mailboxes.open(connection).map_err(unusable)?;
    match timeout(TIME_LIMIT, mailbox.check()).await {
        Ok(checked) => checked.map_err(unusable)?,
        Err(_) => {
            return Err(Problem::with_detail(
                Code::MailboxUnusable,
                "the mailbox does not answer, check its address",
            ));
        }
    }
    match timeout(PROBE_LIMIT, mailbox.probe()).await {
        Ok(Ok(Some(settings))) => connection.settings = settings,
        Ok(Err(error @ Error::Refused { .. })) => return Err(unusable(error)),
        // What could not be found out stays unknown, and is taken for the worse.
        Ok(Err(error)) => tracing::warn!(%error, "a mailbox was not probed"),
        Ok(Ok(None)) | Err(_) => {}
    }
    Ok(token_expiry)
}

/// Names the failure with its causes, and the field to correct.
fn unusable(error: &Error, connection: &Connection) -> Problem {
    let causes = std::iter::successors(Some(error as &dyn std::error::Error), |error| error.source());
    let texts: Vec<String> = causes.map(ToString::to_string).collect();
    let (code, message) = match error {
        Error::Setup { fault, .. } => (code_of(*fault), fault.to_string()),
        _ => (Code::MailboxUnusable, error.to_string()),
    };
    let problem = Problem::with_detail(code, texts.join(": "));
    match field_of(error, connection) {
        Some(field) => problem.at(field, message),
        None => problem,
    }
}

/// What to correct, as the request names it.
fn field_of(error: &Error, connection: &Connection) -> Option<String> {
    let (fault, protocol) = match (error, connection.provider) {
        (Error::Setup { fault, protocol, .. }, _) => (fault, protocol),
        (Error::ReconnectNeeded { .. }, _) => return Some("password".to_owned()),
        (Error::Invalid { .. } | Error::Unavailable { .. }, provider) => {
            let field = match provider {
                Provider::Maildir => "settings.path",
                Provider::Imap => "settings",
                Provider::Gmail | Provider::Outlook => "provider",
            };
            return Some(field.to_owned());
        }
        _ => return None,
    };
    let part = match fault {
        Fault::WrongPassword | Fault::AppPasswordNeeded => return Some("password".to_owned()),
        Fault::Unreachable
        | Fault::NetworkClosed
        | Fault::TurnedAway
        | Fault::NoCommonMechanism
        | Fault::CertificateExpired
        | Fault::CertificateInvalid => "host",
        Fault::WrongPort | Fault::NothingListens | Fault::Silent => "port",
        Fault::NotEncrypted => "security",
    };
    let server = match protocol {
        Protocol::Imap => "imap",
        Protocol::Smtp => "smtp",
    };
    Some(format!("settings.{server}.{part}"))
}

const fn code_of(fault: Fault) -> Code {
    match fault {
        Fault::Unreachable
        | Fault::NetworkClosed
        | Fault::NothingListens
        | Fault::Silent
        | Fault::TurnedAway
        | Fault::NoCommonMechanism => Code::MailboxUnreachable,
        Fault::WrongPort => Code::MailboxWrongPort,
        Fault::NotEncrypted => Code::MailboxNotEncrypted,
        Fault::CertificateExpired => Code::MailboxCertificateExpired,
        Fault::CertificateInvalid => Code::MailboxCertificateInvalid,
        Fault::WrongPassword => Code::MailboxWrongPassword,
        Fault::AppPasswordNeeded => Code::MailboxAppPasswordNeeded,
    }
}

/// Seals a secret for the mailbox it belongs to.
pub(super) fn seal(state: &ApiState, account: AccountId, secret: &SecretString) -> Result<Sealed, Problem> {
    state
        .sealer
        .seal(secret, account.0.as_bytes())
        .map_err(Problem::unexpected)
}

/// The secret of a connected mailbox.
pub(super) fn unseal(state: &ApiState, account: &Account) -> Result<Option<SecretString>, Problem> {
    let (Some(bytes), Some(key_id)) = (account.secret.clone(), account.secret_key_id.clone()) else {
        return Ok(None);
    };
    let opened = state.sealer.open(&Sealed { bytes, key_id }, account.id.as_bytes());
    opened
        .map(Some)
        .map_err(|error: sealing::Error| Problem::with_detail(Code::MailboxUnusable, error.to_string()))
}
