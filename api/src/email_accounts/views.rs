//! What the API shows of mailboxes: never their secrets.

use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::{Health, Hours, Provider};
use serde::Serialize;
use serde_json::Value;
use storage::accounts::Account;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::auth::views::HoursSchema;
use crate::words::{AccountHealthSchema, ProviderSchema};

/// A connected mailbox.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EmailAccount)]
pub(crate) struct EmailAccountView {
    id: Uuid,
    /// Owner; sends are charged to this person's quota.
    user_id: Uuid,
    #[schema(value_type = ProviderSchema)]
    provider: Provider,
    email: String,
    /// Name in the From header.
    display_name: String,
    /// How it is reached, without secrets.
    #[schema(value_type = Object)]
    settings: Value,
    /// Whether a password or token is stored; it is never returned.
    has_secret: bool,
    /// When the access token ends, for OAuth.
    token_expiry: Option<DateTime<Utc>>,
    /// Whether any reply may leave without a person.
    auto_send_enabled: bool,
    /// Whether it is synchronised and may send.
    is_active: bool,
    /// What the last attempt to reach it said.
    #[schema(value_type = AccountHealthSchema)]
    health: Health,
    /// Why it is not healthy.
    last_error: Option<String>,
    /// Whether it should be read but has not been for a quarter of an hour, though nothing failed.
    is_silent: bool,
    /// Last synchronisation that succeeded.
    last_sync: Option<DateTime<Utc>>,
    /// Whether mail older than the connection is taken too.
    takes_history: bool,
    /// Whether its mail comes through a mailing group.
    is_group: bool,
    /// Messages that may leave per day of the owner's zone.
    daily_send_limit: i32,
    /// Hours for messages nobody waits for; the owner's working hours when null.
    #[schema(value_type = Option<HoursSchema>)]
    send_window: Option<Hours>,
    /// Signature instead of the owner's.
    signature: Option<String>,
    created_at: DateTime<Utc>,
}

/// Fifteen turns of reading that did not happen.
const SILENCE: TimeDelta = TimeDelta::minutes(15);

impl EmailAccountView {
    /// The mailbox as it is now.
    pub(super) fn of(account: Account, now: DateTime<Utc>) -> Self {
        let read_at = account.last_sync.unwrap_or(account.created_at);
        Self {
            is_silent: account.is_active && account.health.0 == Health::Connected && now - read_at > SILENCE,
            id: account.id,
            user_id: account.user_id,
            provider: account.provider.0,
            send_window: account.window().ok().flatten(),
            email: account.email,
            display_name: account.display_name,
            settings: account.settings,
            has_secret: account.secret.is_some(),
            token_expiry: account.token_expiry,
            auto_send_enabled: account.auto_send_enabled,
            is_active: account.is_active,
            health: account.health.0,
            last_error: account.last_error,
            last_sync: account.last_sync,
            takes_history: account.takes_history,
            is_group: account.is_group,
            daily_send_limit: account.daily_send_limit,
            signature: account.signature,
            created_at: account.created_at,
        }
    }
}
