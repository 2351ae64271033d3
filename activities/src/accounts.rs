//! Opening the mailbox behind an account.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use connectors::mailbox::{Connection, Mailbox};
use connectors::sealing::Sealed;
use domain::ids::AccountId;
use storage::accounts::{self, Account};

use crate::{ActivityError, Context};

/// How long before its end an access token is renewed.
const BEFORE_THE_END: TimeDelta = TimeDelta::minutes(5);
/// What a token must still be good for to be used.
const OF_USE: TimeDelta = TimeDelta::minutes(1);
/// Another worker has renewed the token by then.
const AFTER_ANOTHER: std::time::Duration = std::time::Duration::from_secs(2);

/// Makes the client of an account's mailbox, with its secret unsealed and its access token renewed where it is about
/// to end.
///
/// # Errors
/// `Permanent` where the secret cannot be opened, the provider is not available, or a person must sign in again;
/// `Retry` where the token cannot be renewed now.
pub async fn open(context: &Context, account: &Account) -> Result<Arc<dyn Mailbox>, ActivityError> {
    let secret = match (&account.secret, &account.secret_key_id) {
        (Some(bytes), Some(key_id)) => {
            let sealed = Sealed {
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
    let mut connection = Connection {
        provider: account.provider.0,
        email: account.email.clone(),
        settings: account.settings.clone(),
        secret,
        connected_at: account.created_at,
        takes_history: account.takes_history,
    };
    let now = context.clock.now();
    if account.token_expiry.is_some_and(|end| end - now < BEFORE_THE_END) {
        renew(context, account, &mut connection, now).await?;
    }
    Ok(context.mailboxes.open(&connection)?)
}

/// Renews the token, unless another worker does; one that is still of use serves meanwhile.
async fn renew(
    context: &Context,
    account: &Account,
    connection: &mut Connection,
    now: DateTime<Utc>,
) -> Result<(), ActivityError> {
    let is_of_use = account.token_expiry.is_some_and(|end| end - now > OF_USE);
    let database = context.database.connection().await?;
    let is_ours = accounts::begin_renewal(&database, account, now).await?;
    drop(database);
    if !is_ours {
        let source = "another worker renews the access token".into();
        let after = Some(AFTER_ANOTHER);
        return is_of_use.then_some(()).ok_or(ActivityError::Retry { after, source });
    }
    let renewed = match context.mailboxes.renew(connection).await {
        Ok(Some(renewed)) => renewed,
        Ok(None) => return Ok(()),
        Err(error) if is_of_use && !matches!(error, connectors::Error::ReconnectNeeded { .. }) => {
            tracing::info!(account = %account.id, error = &error as &dyn std::error::Error, "token not renewed yet");
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    };
    let sealed = context
        .sealer
        .seal(&renewed.secret, account.id.as_bytes())
        .map_err(|error| ActivityError::Permanent(Box::new(error)))?;
    let lifetime = TimeDelta::from_std(renewed.lifetime).unwrap_or(BEFORE_THE_END);
    let database = context.database.connection().await?;
    let kept = (sealed.bytes.as_slice(), sealed.key_id.as_str());
    accounts::keep_token(&database, AccountId(account.id), kept, now + lifetime).await?;
    connection.secret = Some(renewed.secret);
    Ok(())
}
