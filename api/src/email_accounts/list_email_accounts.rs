//! Listing mailboxes, and one of them.

use axum::extract::State;
use domain::ids::AccountId;
use storage::accounts;

use super::views::EmailAccountView;
use crate::extract::{Json, Path};
use crate::paging::Page;
use crate::session::Session;
use crate::{ApiState, Problem};

/// List email accounts
///
/// Those of the person, oldest first; all of them for a super admin. They fit on one page.
#[utoipa::path(get, path = "/api/email-accounts", tag = "email accounts",
    responses((status = 200, description = "The mailboxes", body = Page<EmailAccountView>)))]
pub(crate) async fn list_email_accounts(
    State(state): State<ApiState>,
    session: Session,
) -> Result<Json<Page<EmailAccountView>>, Problem> {
    let connection = state.database.connection().await?;
    let rows = accounts::list(&connection, session.workspace, session.sees_only()).await?;
    Ok(Json(Page {
        items: rows
            .into_iter()
            .map(|row| EmailAccountView::of(row, session.at))
            .collect(),
        next_cursor: None,
    }))
}

/// One email account
#[utoipa::path(get, path = "/api/email-accounts/{id}", tag = "email accounts", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The mailbox", body = EmailAccountView)))]
pub(crate) async fn get_email_account(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<AccountId>,
) -> Result<Json<EmailAccountView>, Problem> {
    let connection = state.database.connection().await?;
    let account = super::find(&connection, &session, id).await?;
    Ok(Json(EmailAccountView::of(account, session.at)))
}
