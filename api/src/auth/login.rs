//! Signing in. Answer and timing do not tell whether an address is known.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::json;
use storage::people::audit;
use storage::people::users::{self, User};
use utoipa::ToSchema;

use super::throttle::Attempt;
use super::views::{TokenView, UserView};
use crate::extract::Json;
use crate::session::cookie;
use crate::session::remote::Visitor;
use crate::{ApiState, Code, Problem};

/// Somebody who wants to sign in.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Login {
    email: String,
    password: String,
}

/// Sign in
///
/// Answers a token valid for seven days, and sets it as the cookie `mailroom_session`.
#[utoipa::path(post, path = "/api/auth/login", tag = "auth", request_body = Login, security(()),
    responses((status = 200, description = "Signed in", body = TokenView)))]
pub(crate) async fn login(
    State(state): State<ApiState>,
    visitor: Visitor,
    headers: HeaderMap,
    Json(request): Json<Login>,
) -> Result<impl IntoResponse, Problem> {
    let email = request.email.trim().to_lowercase();
    let (attempt, user) = {
        let connection = state.database.connection().await?;
        let user = users::find_by_email(&connection, &email).await?;
        let mark = cookie::device(&headers);
        let device = mark
            .zip(user.as_ref())
            .and_then(|(mark, user)| state.tokens.known_device(&mark, user.id(), visitor.at));
        (Attempt::admit(&connection, &email, device, visitor).await?, user)
    };
    let hash = user.as_ref().map(|user| user.password_hash.clone());
    let is_known = state.passwords.verify(&request.password, hash).await?;
    let is_admitted = is_known && user.as_ref().is_some_and(|user| user.is_active);
    let action = if is_admitted {
        "session.opened"
    } else {
        "session.refused"
    };
    let tx = state.database.begin().await?;
    let event = visitor.event(user.as_ref().map(User::id), action, json!({}));
    audit::record(tx.conn(), &event).await?;
    if !is_known {
        // Asked for every address, so that the time it takes tells nothing.
        users::count_wrong_password(tx.conn(), &email).await?;
    }
    tx.commit().await?;
    let Some(user) = user.filter(|_| is_known) else {
        return Err(Problem::new(Code::InvalidCredentials));
    };
    let connection = state.database.connection().await?;
    attempt.succeeded(&connection, visitor.at).await?;
    if !user.is_active {
        return Err(Problem::new(Code::AccountInactive));
    }
    let used = users::quota_used(&connection, &[user.id()], visitor.at).await?;
    let used = used.get(&user.id()).copied().unwrap_or(0);
    let wrong_passwords = users::take_wrong_passwords(&connection, user.id()).await?;
    signed_in(&state, user, Before { used, wrong_passwords }, visitor.at)
}

/// What is told of a person who signs in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    /// Emails of this month.
    pub(super) used: i32,
    /// Attempts of others, or of their own.
    pub(super) wrong_passwords: i32,
}

/// A new token for a person, in the cookie and in the body; the device is known from then on.
pub(super) fn signed_in(
    state: &ApiState,
    user: User,
    before: Before,
    now: DateTime<Utc>,
) -> Result<impl IntoResponse + use<>, Problem> {
    let signed = state.tokens.sign(user.id(), user.token_version, now)?;
    let cookies = cookie::set(state, &signed.token, &state.tokens.mark_device(user.id(), now)?);
    let user = UserView::of(user, before.used, now)?;
    Ok((
        cookies,
        Json(TokenView {
            token: signed.token,
            expires_at: signed.expires_at,
            user,
            wrong_passwords: before.wrong_passwords,
        }),
    ))
}
