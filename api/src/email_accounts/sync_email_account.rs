//! Reading a mailbox now instead of at its next turn.

use axum::extract::State;
use axum::http::StatusCode;
use domain::ids::AccountId;

use super::{find, sync_now};
use crate::extract::Path;
use crate::session::Session;
use crate::{ApiState, Code, Problem};

/// Synchronise an email account
///
/// Has it read at once; `last_sync` and `health` tell what came of it.
#[utoipa::path(post, path = "/api/email-accounts/{id}/sync", tag = "email accounts",
    params(("id" = uuid::Uuid, Path)),
    responses((status = 202, description = "It will be read at once")))]
pub(crate) async fn sync_email_account(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<AccountId>,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    let account = find(tx.conn(), &session, id).await?;
    if !account.is_active {
        return Err(Problem::with_detail(
            Code::Conflict,
            "the mailbox is switched off, switch it on first",
        ));
    }
    let wake = sync_now(tx.conn(), &session, &account).await?;
    tx.commit().await?;
    state.wake(wake);
    Ok(StatusCode::ACCEPTED)
}
