//! Connecting a mailbox: tried first, then saved together with the run that reads it.

use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use connectors::mailbox::Connection;
use connectors::sealing::Sealed;
use domain::accounts::{Hours, Provider};
use domain::ids::AccountId;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::{Value, json};
use storage::Word;
use storage::accounts::{self, NewAccount};
use storage::people::audit;
use utoipa::ToSchema;

use super::detect_servers::complete;
use super::folder::confine;
use super::opening::{seal, try_out};
use super::views::EmailAccountView;
use super::{Manners, sync_now};
use crate::auth::register::is_address;
use crate::auth::throttle::admit_connection;
use crate::auth::views::HoursSchema;
use crate::extract::Json;
use crate::problem::FieldChecks;
use crate::session::Session;
use crate::words::ProviderSchema;
use crate::{ApiState, Problem};

/// A mailbox to be connected.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct CreateEmailAccount {
    #[schema(value_type = ProviderSchema)]
    provider: Provider,
    email: String,
    /// Name in the From header.
    #[serde(default)]
    display_name: String,
    /// How it is reached: `path` of the folder for `maildir`; for `imap` the servers `imap` and `smtp`, each with
    /// `host`, `port` and `security` (`tls` or `starttls`) and found by themselves when left out, the `username` where
    /// it is not the address, and `auth`: `password` or `xoauth2`, with `oauth`: `google` or `microsoft` where the token
    /// is to be renewed. Secrets do not belong here.
    #[serde(default = "nothing")]
    #[schema(value_type = Object)]
    settings: Value,
    /// The password; for `xoauth2` the access token, or with `oauth` the refresh token. Sealed at rest, never returned.
    #[schema(value_type = Option<String>)]
    password: Option<SecretString>,
    /// Whether any reply may leave without a person.
    #[serde(default)]
    auto_send_enabled: bool,
    /// Whether mail older than the connection is taken too.
    #[serde(default)]
    takes_history: bool,
    /// Messages per day of the owner's zone.
    #[serde(default = "default_limit")]
    #[schema(minimum = 0, default = 500)]
    daily_send_limit: i32,
    /// Hours for messages nobody waits for; the owner's working hours when null.
    #[schema(value_type = Option<HoursSchema>)]
    send_window: Option<Hours>,
    /// Signature instead of the owner's.
    signature: Option<String>,
}

fn nothing() -> Value {
    json!({})
}

fn default_limit() -> i32 {
    500
}

/// A mailbox that was reached.
pub(super) struct Reached {
    connection: Connection,
    token_expiry: Option<DateTime<Utc>>,
}

impl CreateEmailAccount {
    fn check(&self) -> Result<(), Problem> {
        let mut checks = FieldChecks::default();
        checks.require(
            is_address(&self.email),
            "email",
            "must be an address like ann@example.org",
        );
        checks.require(self.settings.is_object(), "settings", "must be an object");
        let has_secret = self
            .password
            .as_ref()
            .is_some_and(|given| !given.expose_secret().is_empty());
        checks.require(
            has_secret || self.provider != Provider::Imap,
            "password",
            "must not be empty",
        );
        checks.require(self.daily_send_limit >= 0, "daily_send_limit", "must not be negative");
        let manners = Manners {
            display_name: Some(&self.display_name),
            signature: self.signature.as_deref(),
            send_window: self.send_window.as_ref(),
        };
        manners.check(&mut checks);
        checks.done()
    }

    fn connection(&self, session: &Session) -> Connection {
        Connection {
            provider: self.provider,
            email: self.email.trim().to_lowercase(),
            settings: self.settings.clone(),
            secret: self.password.clone(),
            connected_at: session.at,
            takes_history: self.takes_history,
        }
    }

    /// Reaches the mailbox, which must be ready to be connected; nothing is saved.
    pub(super) async fn reach(&self, state: &ApiState, session: &Session) -> Result<Reached, Problem> {
        self.check()?;
        let mut connection = self.connection(session);
        let known = state.database.connection().await?;
        admit_connection(&known, session.user, session.visitor()).await?;
        accounts::ensure_unknown(&known, session.workspace, &connection.email).await?;
        drop(known);
        confine(state, session, &mut connection).await?;
        complete(state, session, &mut connection).await?;
        let token_expiry = try_out(state, &mut connection, session.at).await?;
        Ok(Reached {
            connection,
            token_expiry,
        })
    }

    fn row(self, session: &Session, id: AccountId, reached: Reached, sealed: Option<Sealed>) -> NewAccount {
        let (secret, secret_key_id) = sealed.map(|sealed| (sealed.bytes, sealed.key_id)).unzip();
        NewAccount {
            id: id.0,
            workspace_id: session.workspace.0,
            user_id: session.user.0,
            provider: Word(self.provider),
            email: reached.connection.email,
            display_name: self.display_name.trim().to_owned(),
            settings: reached.connection.settings,
            secret,
            secret_key_id,
            token_expiry: reached.token_expiry,
            auto_send_enabled: self.auto_send_enabled,
            takes_history: self.takes_history,
            daily_send_limit: self.daily_send_limit,
            send_window: self.send_window.map(|hours| json!(hours)),
            signature: self.signature,
            created_at: session.at,
        }
    }
}

/// Connect an email account
///
/// The mailbox is tried before anything is saved; then it is read for the first time at once.
#[utoipa::path(post, path = "/api/email-accounts", tag = "email accounts", request_body = CreateEmailAccount,
    responses((status = 201, description = "The mailbox", body = EmailAccountView)))]
pub(crate) async fn create_email_account(
    State(state): State<ApiState>,
    session: Session,
    Json(request): Json<CreateEmailAccount>,
) -> Result<(StatusCode, Json<EmailAccountView>), Problem> {
    let reached = request.reach(&state, &session).await?;
    let id = AccountId::new();
    let secret = reached.connection.secret.as_ref();
    let sealed = secret.map(|secret| seal(&state, id, secret)).transpose()?;
    let row = request.row(&session, id, reached, sealed);
    let tx = state.database.begin().await?;
    let account = accounts::insert(tx.conn(), &row).await?;
    let wake = sync_now(tx.conn(), &session, &account).await?;
    let facts = json!({ "provider": account.provider.0, "email": account.email });
    audit::record(tx.conn(), &session.event("email_account.connected", id, facts)).await?;
    tx.commit().await?;
    state.wake(wake);
    Ok((StatusCode::CREATED, Json(EmailAccountView::of(account, session.at))))
}
