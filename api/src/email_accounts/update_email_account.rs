//! Changing a mailbox; new settings and secrets are tried first.

use axum::extract::State;
use chrono::{DateTime, Utc};
use connectors::mailbox::Connection;
use domain::accounts::Hours;
use domain::ids::AccountId;
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::{Value, json};
use storage::accounts::{self, Account, AccountChanges};
use storage::emails::unblock_owner;
use storage::people::audit;
use utoipa::ToSchema;

use super::detect_servers::complete;
use super::folder::confine;
use super::opening::{seal, try_out, unseal};
use super::views::EmailAccountView;
use super::{Manners, find, sync_now};
use crate::auth::throttle::admit_connection;
use crate::auth::views::HoursSchema;
use crate::extract::{Json, Path, present};
use crate::problem::FieldChecks;
use crate::session::Session;
use crate::{ApiState, Problem};

/// What changes about a mailbox; fields left out stay.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(crate) struct UpdateEmailAccount {
    display_name: Option<String>,
    /// How it is reached, all of it.
    #[schema(value_type = Option<Object>)]
    settings: Option<Value>,
    /// Sealed at rest, never returned.
    #[schema(value_type = Option<String>)]
    password: Option<SecretString>,
    auto_send_enabled: Option<bool>,
    /// `false` stops reading and sending, without forgetting anything.
    is_active: Option<bool>,
    /// `true` judges mail by its sender's own marks, not by the headers that the group adds; for mail that comes from then on.
    is_group: Option<bool>,
    /// Raising it lets go what waits for it.
    #[schema(minimum = 0)]
    daily_send_limit: Option<i32>,
    /// Null falls back to the owner's working hours.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<HoursSchema>)]
    send_window: Option<Option<Hours>>,
    /// Null falls back to the owner's.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    signature: Option<Option<String>>,
}

impl UpdateEmailAccount {
    fn check(&self) -> Result<(), Problem> {
        let mut checks = FieldChecks::default();
        checks.require(
            self.settings.as_ref().is_none_or(Value::is_object),
            "settings",
            "must be an object",
        );
        checks.require(
            self.daily_send_limit.is_none_or(|limit| limit >= 0),
            "daily_send_limit",
            "must not be negative",
        );
        let manners = Manners {
            display_name: self.display_name.as_deref(),
            signature: self.signature.as_ref().and_then(Option::as_deref),
            send_window: self.send_window.as_ref().and_then(Option::as_ref),
        };
        manners.check(&mut checks);
        checks.done()
    }

    /// The mailbox as it would be reached; `None` where nothing about that changes.
    fn connection(&self, state: &ApiState, account: &Account) -> Result<Option<Connection>, Problem> {
        if self.settings.is_none() && self.password.is_none() {
            return Ok(None);
        }
        let secret = match &self.password {
            Some(password) => Some(password.clone()),
            None => unseal(state, account)?,
        };
        Ok(Some(Connection {
            provider: account.provider.0,
            email: account.email.clone(),
            settings: self.settings.clone().unwrap_or_else(|| account.settings.clone()),
            secret,
            connected_at: account.created_at,
            takes_history: account.takes_history,
        }))
    }

    /// What changes, for the audit log: never the secret itself.
    fn facts(&self) -> Value {
        json!({ "auto_send_enabled": self.auto_send_enabled, "is_active": self.is_active, "is_group": self.is_group,
                "daily_send_limit": self.daily_send_limit, "settings": self.settings.is_some(),
                "password": self.password.is_some() })
    }

    fn changes(
        self,
        state: &ApiState,
        id: AccountId,
        token_expiry: Option<DateTime<Utc>>,
    ) -> Result<AccountChanges, Problem> {
        let sealed = self
            .password
            .as_ref()
            .map(|password| seal(state, id, password))
            .transpose()?;
        let (secret, secret_key_id) = sealed.map(|sealed| (Some(sealed.bytes), Some(sealed.key_id))).unzip();
        Ok(AccountChanges {
            display_name: self.display_name.map(|name| name.trim().to_owned()),
            settings: self.settings,
            token_expiry: secret.as_ref().map(|_| token_expiry),
            secret,
            secret_key_id,
            auto_send_enabled: self.auto_send_enabled,
            is_active: self.is_active,
            is_group: self.is_group,
            daily_send_limit: self.daily_send_limit,
            send_window: self.send_window.map(|hours| hours.map(|hours| json!(hours))),
            signature: self.signature,
        })
    }
}

/// Whether the secret of a mailbox would go to other servers, or be used in another way.
fn leads_elsewhere(before: &Account, connection: &Connection) -> bool {
    let way = |settings: &Value| {
        let mut settings = settings.clone();
        if let Some(settings) = settings.as_object_mut() {
            settings.retain(|name, value| match name.as_str() {
                "files_sent" | "reaches_anywhere" | "username" => false,
                "auth" => value != "password",
                "oauth" => !value.is_null(),
                _ => true,
            });
        }
        settings
    };
    way(&before.settings) != way(&connection.settings)
}

/// Change an email account
#[utoipa::path(patch, path = "/api/email-accounts/{id}", tag = "email accounts", request_body = UpdateEmailAccount,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The mailbox as it is now", body = EmailAccountView)))]
pub(crate) async fn update_email_account(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<AccountId>,
    Json(mut request): Json<UpdateEmailAccount>,
) -> Result<Json<EmailAccountView>, Problem> {
    request.check()?;
    let connection = state.database.connection().await?;
    let before = find(&connection, &session, id).await?;
    if request.settings.is_some() || request.password.is_some() {
        admit_connection(&connection, session.user, session.visitor()).await?;
    }
    drop(connection);
    let mut reached = request.connection(&state, &before)?;
    let mut facts = request.facts();
    let mut token_expiry = None;
    if let Some(connection) = &mut reached {
        if request.settings.is_some() {
            confine(&state, &session, connection).await?;
            complete(&state, &session, connection).await?;
            if request.password.is_none() && before.secret.is_some() && leads_elsewhere(&before, connection) {
                return Err(Problem::field(
                    "password",
                    "must be given again where the servers change or how they are logged in to",
                ));
            }
        }
        token_expiry = try_out(&state, connection, session.at).await?;
        if token_expiry.is_some() {
            request.password.clone_from(&connection.secret);
        }
        request.settings = Some(connection.settings.clone()).filter(|settings| *settings != before.settings);
    }
    facts["settings"] = json!(request.settings.is_some());
    let sets_limit = request.daily_send_limit.is_some();
    let changes = request.changes(&state, id, token_expiry)?;
    let tx = state.database.begin().await?;
    let account = accounts::update(tx.conn(), session.workspace, id, &changes).await?;
    let mut wakes = Vec::new();
    if account.is_active && (!before.is_active || reached.is_some()) {
        wakes.extend(sync_now(tx.conn(), &session, &account).await?);
    }
    if sets_limit {
        wakes.extend(unblock_owner(tx.conn(), account.user_id.into(), session.at).await?);
    }
    audit::record(tx.conn(), &session.event("email_account.updated", id, facts)).await?;
    tx.commit().await?;
    state.wake(wakes);
    Ok(Json(EmailAccountView::of(account, session.at)))
}
