//! Opening the mailbox behind an account.

use std::sync::Arc;

use connectors::mailbox::{Connection, Mailbox};
use storage::accounts::Account;

use crate::{ActivityError, Context};

/// Makes the client of an account's mailbox, with its secret unsealed.
///
/// # Errors
/// `Permanent` where the secret cannot be opened or the provider is not available.
pub fn open(context: &Context, account: &Account) -> Result<Arc<dyn Mailbox>, ActivityError> {
    let secret = match (&account.secret, &account.secret_key_id) {
        (Some(bytes), Some(key_id)) => {
            let sealed = connectors::sealing::Sealed {
                bytes: bytes.clone(),
                key_id: key_id.clone(),
            };
            Some(
                context
                    .sealer
                    .open(&sealed, account.id.as_bytes())
                    .map_err(|error| ActivityError::Permanent(Box::new(error)))?,
            )
        }
        _ => None,
    };
    let connection = Connection {
        provider: account.provider.0,
        email: account.email.clone(),
        settings: account.settings.clone(),
        secret,
        connected_at: account.created_at,
        takes_history: account.takes_history,
    };
    Ok(context.mailboxes.open(&connection)?)
}
