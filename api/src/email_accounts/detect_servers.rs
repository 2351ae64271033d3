//! Finding the servers of an address, for the form and for mailboxes that come without them.

use axum::extract::State;
use connectors::mailbox::Connection;
use connectors::mailbox::autodetect::Detected;
use connectors::mailbox::net::{Security, Server};
use domain::accounts::Provider;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};

use crate::auth::register::is_address;
use crate::auth::throttle::admit_connection;
use crate::extract::{Json, Query};
use crate::session::Session;
use crate::{ApiState, Code, Problem};

/// Whose servers are looked for.
#[derive(Debug, Deserialize, IntoParams)]
pub(crate) struct AddressQuery {
    /// The address.
    email: String,
}

/// A mail server.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MailServer)]
pub(crate) struct ServerView {
    host: String,
    port: u16,
    /// `tls` from the start, or `starttls`.
    #[schema(value_type = String)]
    security: Security,
}

/// Servers that were found for an address.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DetectedServers)]
pub(crate) struct DetectedView {
    imap: ServerView,
    smtp: ServerView,
    /// The name to log in with, where it is not the address.
    username: Option<String>,
    /// Name of the provider, where it is known.
    provider: Option<String>,
    /// Whether the provider takes no password but one made for a program.
    needs_app_password: bool,
    /// Where the provider says how such a password is made.
    help: Option<String>,
    /// Whether a person must look whether these are right: a forged answer of DNS could have named them.
    needs_confirmation: bool,
}

impl From<Server> for ServerView {
    fn from(server: Server) -> Self {
        let Server { host, port, security } = server;
        Self { host, port, security }
    }
}

impl From<Detected> for DetectedView {
    fn from(detected: Detected) -> Self {
        Self {
            imap: detected.settings.imap.into(),
            smtp: detected.settings.smtp.into(),
            username: detected.settings.username,
            provider: detected.provider,
            needs_app_password: detected.needs_app_password,
            help: detected.help,
            needs_confirmation: detected.needs_confirmation,
        }
    }
}

/// Find the servers of an address
///
/// Asks a table of known providers, then what the domain publishes by HTTPS and DNS. Nothing is saved or logged in to.
#[utoipa::path(get, path = "/api/email-accounts/autodetect", tag = "email accounts", params(AddressQuery),
    responses((status = 200, description = "The servers", body = DetectedView)))]
pub(crate) async fn detect_servers(
    State(state): State<ApiState>,
    session: Session,
    Query(query): Query<AddressQuery>,
) -> Result<Json<DetectedView>, Problem> {
    if !is_address(&query.email) {
        return Err(Problem::field("email", "must be an address like ann@example.org"));
    }
    let connection = state.database.connection().await?;
    admit_connection(&connection, session.user, session.visitor()).await?;
    drop(connection);
    let found = state.autodetect.find(&query.email).await;
    let found = found.ok_or_else(|| unknown("nothing tells which servers it has"))?;
    Ok(Json(found.into()))
}

/// Completes the settings of a mailbox by IMAP with the servers that the request leaves out. Whether the server files
/// sent mail is nobody's to say: it is tried.
/// Which networks the servers may be in is nobody's to say either: a super admin may connect them everywhere.
pub(super) async fn complete(state: &ApiState, session: &Session, connection: &mut Connection) -> Result<(), Problem> {
    if connection.provider != Provider::Imap {
        return Ok(());
    }
    let Value::Object(given) = &mut connection.settings else {
        return Ok(());
    };
    given.remove("files_sent");
    given.remove("reaches_anywhere");
    if session.role.is_super_admin() {
        given.insert("reaches_anywhere".to_owned(), json!(true));
    }
    if given.contains_key("imap") && given.contains_key("smtp") {
        return Ok(());
    }
    let found = state.autodetect.find(&connection.email).await;
    let found = found.ok_or_else(|| unknown("nothing tells which servers it has"))?;
    if found.needs_confirmation {
        let (imap, smtp) = (&found.settings.imap, &found.settings.smtp);
        return Err(unknown(&format!(
            "DNS names {imap} and {smtp}, give them to confirm them"
        )));
    }
    for (name, value) in [
        ("imap", json!(found.settings.imap)),
        ("smtp", json!(found.settings.smtp)),
    ] {
        given.entry(name).or_insert(value);
    }
    if let Some(username) = found.settings.username {
        given.entry("username").or_insert(username.into());
    }
    Ok(())
}

fn unknown(why: &str) -> Problem {
    Problem::with_detail(
        Code::MailboxServersUnknown,
        format!("the address is of no known provider: {why}"),
    )
    .at("settings", "must name the servers `imap` and `smtp`")
}
