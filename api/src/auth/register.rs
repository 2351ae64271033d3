//! Registering: a person, a personal workspace and its starter intents, signed in at once.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use domain::roles::Role;
use serde::Deserialize;
use serde_json::json;
use storage::people::users::NewUser;
use storage::people::{audit, joining};
use utoipa::ToSchema;

use super::login::{Before, signed_in};
use super::views::TokenView;
use super::{Bearer, require_strong, throttle};
use crate::extract::Json;
use crate::problem::FieldChecks;
use crate::session::remote::Visitor;
use crate::settings::Settings;
use crate::{ApiState, Code, Problem};

const NAME_LIMIT: usize = 200;

/// Somebody who wants to join.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Register {
    pub(crate) email: String,
    /// At least 8 characters.
    pub(crate) password: String,
    pub(crate) full_name: String,
    /// Company name, as used in replies; the full name unless given.
    pub(crate) workspace_name: Option<String>,
}

impl Register {
    /// Checks all fields at once.
    pub(crate) fn check(&self) -> Result<(), Problem> {
        let mut checks = FieldChecks::default();
        checks.require(
            is_address(&self.email),
            "email",
            "must be an address like ann@example.org",
        );
        checks.require_text("full_name", &self.full_name, NAME_LIMIT);
        checks.require_short(
            "workspace_name",
            self.workspace_name.as_deref().unwrap_or_default(),
            NAME_LIMIT,
        );
        let bearer = Bearer {
            email: &self.email,
            full_name: &self.full_name,
        };
        require_strong(&mut checks, "password", &self.password, bearer);
        checks.done()
    }

    /// Company name, or the full name.
    pub(crate) fn workspace_name(&self) -> &str {
        let given = self
            .workspace_name
            .as_deref()
            .map(str::trim)
            .filter(|name| !name.is_empty());
        given.unwrap_or_else(|| self.full_name.trim())
    }
}

/// Only mail sent to it tells whether an address is real; this refuses what cannot be one.
pub(crate) fn is_address(text: &str) -> bool {
    let text = text.trim();
    let is_plain = !text
        .chars()
        .any(|letter| letter.is_whitespace() || letter.is_control() || "<>,;\"()".contains(letter));
    is_plain
        && text.len() <= 254
        && text.rsplit_once('@').is_some_and(|(local, host)| {
            !local.is_empty() && !local.contains('@') && host.split('.').all(|label| !label.is_empty())
        })
}

/// Register
///
/// Creates the person with a personal workspace and four starter intents, and signs in.
#[utoipa::path(post, path = "/api/auth/register", tag = "auth", request_body = Register, security(()),
    responses((status = 201, description = "Registered and signed in", body = TokenView)))]
pub(crate) async fn register(
    State(state): State<ApiState>,
    visitor: Visitor,
    Json(request): Json<Register>,
) -> Result<impl IntoResponse, Problem> {
    let settings = {
        let connection = state.database.connection().await?;
        throttle::admit_registration(&connection, visitor).await?;
        Settings::load(&connection).await?
    };
    if !settings.registration_open {
        return Err(Problem::new(Code::RegistrationClosed));
    }
    request.check()?;
    let hash = state.passwords.hash(&request.password).await?;
    let person = NewUser::new(&request.email, hash, request.full_name.trim(), Role::User, visitor.at);
    let person = NewUser {
        quota: settings.quota_of(Role::User),
        ..person
    };
    let tx = state.database.begin().await?;
    let (user, workspace) = joining::join(tx.conn(), &person, request.workspace_name()).await?;
    let event = visitor.event(Some(user.id()), "user.registered", json!({ "workspace": workspace.id }));
    audit::record(tx.conn(), &event).await?;
    tx.commit().await?;
    Ok((
        StatusCode::CREATED,
        signed_in(&state, user, Before::default(), visitor.at)?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_other_text() {
        for (text, is_one) in [
            ("ann@example.org", true),
            ("ann+tag@mail.example.co.uk", true),
            ("jürgen@müller.example", true),
            ("ann@localhost", true),
            ("ann", false),
            ("@example.org", false),
            ("ann@", false),
            ("ann@example..org", false),
            ("ann@b@example.org", false),
            ("Ann <ann@example.org>", false),
            ("ann@exam ple.org", false),
        ] {
            assert_eq!(is_address(text), is_one, "{text}");
        }
    }
}
