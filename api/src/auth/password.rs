//! Changing the own password.

use axum::extract::State;
use axum::response::IntoResponse;
use serde::Deserialize;
use serde_json::json;
use storage::people::{audit, users};
use utoipa::ToSchema;

use super::login::{Before, signed_in};
use super::throttle::Attempt;
use super::views::TokenView;
use super::{Bearer, require_strong};
use crate::extract::Json;
use crate::problem::FieldChecks;
use crate::session::Session;
use crate::{ApiState, Problem};

/// The old and the new password.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct ChangePassword {
    current_password: String,
    /// At least 8 characters.
    new_password: String,
}

/// Change the own password
///
/// Revokes all tokens of the person and answers a new one.
#[utoipa::path(post, path = "/api/auth/password", tag = "auth", request_body = ChangePassword,
    responses((status = 200, description = "Changed; the token is new", body = TokenView)))]
pub(crate) async fn change_password(
    State(state): State<ApiState>,
    session: Session,
    Json(request): Json<ChangePassword>,
) -> Result<impl IntoResponse, Problem> {
    let connection = state.database.connection().await?;
    let user = users::get(&connection, session.user).await?;
    let attempt = Attempt::admit(&connection, &user.email, Some(session.user.0), session.visitor()).await?;
    drop(connection);
    if !state
        .passwords
        .verify(&request.current_password, Some(user.password_hash))
        .await?
    {
        return Err(Problem::field(
            "current_password",
            "is not the password of this account",
        ));
    }
    let mut checks = FieldChecks::default();
    let bearer = Bearer {
        email: &user.email,
        full_name: &user.full_name,
    };
    require_strong(&mut checks, "new_password", &request.new_password, bearer);
    checks.done()?;
    let hash = state.passwords.hash(&request.new_password).await?;
    let tx = state.database.begin().await?;
    attempt.succeeded(tx.conn(), session.at).await?;
    let user = users::set_password(tx.conn(), session.user, &hash).await?;
    audit::record(tx.conn(), &session.event("password.changed", session.user, json!({}))).await?;
    let used = users::quota_used(tx.conn(), &[session.user], session.at).await?;
    tx.commit().await?;
    let before = Before {
        used: used.get(&session.user).copied().unwrap_or(0),
        ..Before::default()
    };
    signed_in(&state, user, before, session.at)
}
