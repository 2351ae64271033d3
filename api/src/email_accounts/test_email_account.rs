//! Trying a mailbox without connecting it.

use axum::extract::State;
use axum::http::StatusCode;

use super::create_email_account::CreateEmailAccount;
use crate::extract::Json;
use crate::session::Session;
use crate::{ApiState, Problem};

/// Test an email account
///
/// Tries the mailbox exactly as connecting it does, and saves nothing. A problem is the one that connecting would
/// answer, with the field to correct where one is to blame: `email`, `password`, `provider`, `settings`, of it `path`, or
/// `host`, `port` or `security` of its `imap` or `smtp`.
#[utoipa::path(post, path = "/api/email-accounts/test", tag = "email accounts", request_body = CreateEmailAccount,
    responses((status = 204, description = "It can be read from and sent with")))]
pub(crate) async fn test_email_account(
    State(state): State<ApiState>,
    session: Session,
    Json(request): Json<CreateEmailAccount>,
) -> Result<StatusCode, Problem> {
    request.reach(&state, &session).await?;
    Ok(StatusCode::NO_CONTENT)
}
