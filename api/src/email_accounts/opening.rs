//! Trying a mailbox before it is saved.

use std::time::Duration;

use connectors::Error;
use connectors::mailbox::Connection;
use connectors::sealing::{self, Sealed};
use domain::ids::AccountId;
use secrecy::SecretString;
use storage::accounts::Account;

use crate::{ApiState, Code, Problem};

/// Shorter than a request may take.
const TIME_LIMIT: Duration = Duration::from_secs(20);

/// Opens the mailbox and proves that it can be read from and sent with; nothing is sent.
pub(super) async fn try_out(state: &ApiState, connection: &Connection) -> Result<(), Problem> {
    let mailbox = state.mailboxes.open(connection).map_err(|error| unusable(&error))?;
    match tokio::time::timeout(TIME_LIMIT, mailbox.check()).await {
        Ok(checked) => checked.map_err(|error| unusable(&error)),
        Err(_) => Err(Problem::with_detail(
            Code::MailboxUnusable,
            "the mailbox does not answer, check its address",
        )),
    }
}

/// Names the failure with its causes, which tell a person what to correct.
fn unusable(error: &Error) -> Problem {
    let causes = std::iter::successors(Some(error as &dyn std::error::Error), |error| error.source());
    let texts: Vec<String> = causes.map(ToString::to_string).collect();
    Problem::with_detail(Code::MailboxUnusable, texts.join(": "))
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
