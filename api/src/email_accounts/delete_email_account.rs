//! Disconnecting a mailbox.

use axum::extract::State;
use axum::http::StatusCode;
use domain::ids::AccountId;
use serde_json::json;
use storage::deletion;
use storage::people::audit;

use super::find;
use crate::extract::Path;
use crate::session::Session;
use crate::{ApiState, Problem};

/// Disconnect an email account
///
/// Forgets everything that came through it: the account is gone at once, its emails follow within minutes. A message
/// that is leaving right now still leaves. Nothing changes in the mailbox itself.
#[utoipa::path(delete, path = "/api/email-accounts/{id}", tag = "email accounts", params(("id" = uuid::Uuid, Path)),
    responses((status = 204, description = "Disconnected")))]
pub(crate) async fn delete_email_account(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<AccountId>,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    let account = find(tx.conn(), &session, id).await?;
    let wakes = deletion::delete_account(tx.conn(), session.workspace, id, session.at).await?;
    let facts = json!({ "provider": account.provider.0, "email": account.email });
    audit::record(tx.conn(), &session.event("email_account.deleted", id, facts)).await?;
    tx.commit().await?;
    state.wake(wakes);
    Ok(StatusCode::NO_CONTENT)
}
