//! Signing out.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde_json::json;
use storage::people::{audit, sessions, users};

use crate::session::origin::OwnPage;
use crate::session::{Session, cookie};
use crate::{ApiState, Problem};

/// Sign out
///
/// Revokes the token and makes the browser forget it.
#[utoipa::path(post, path = "/api/auth/logout", tag = "auth", security(()),
    responses((status = 204, description = "Signed out")))]
pub(crate) async fn logout(
    State(state): State<ApiState>,
    _page: OwnPage,
    session: Result<Session, Problem>,
) -> Result<impl IntoResponse, Problem> {
    // Who is signed out already is signed out.
    if let Ok(session) = session {
        let connection = state.database.connection().await?;
        let claims = session.claims;
        sessions::revoke(&connection, claims.id, claims.ends_at(), session.at).await?;
        audit::record(&connection, &session.event("session.closed", session.user, json!({}))).await?;
    }
    Ok((StatusCode::NO_CONTENT, cookie::clear(&state)))
}

/// Sign out everywhere
///
/// Revokes all tokens of the person.
#[utoipa::path(post, path = "/api/auth/logout-everywhere", tag = "auth",
    responses((status = 204, description = "All tokens are revoked")))]
pub(crate) async fn logout_everywhere(
    State(state): State<ApiState>,
    session: Session,
) -> Result<impl IntoResponse, Problem> {
    let tx = state.database.begin().await?;
    users::revoke_tokens(tx.conn(), session.user).await?;
    audit::record(tx.conn(), &session.event("session.revoked", session.user, json!({}))).await?;
    tx.commit().await?;
    Ok((StatusCode::NO_CONTENT, cookie::clear(&state)))
}
