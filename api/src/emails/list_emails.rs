//! The inbox: pages of emails, newest first.

use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::emails::{Status, WaitReason};
use domain::ids::{AccountId, ConversationId, EmailId, IntentId, UserId};
use serde::Deserialize;
use storage::emails::{self, Cursor, Filter, Listed};
use utoipa::IntoParams;

use super::views::EmailSummaryView;
use crate::extract::{Json, Query};
use crate::paging::{Page, Paging};
use crate::session::Session;
use crate::words::{StatusSchema, WaitReasonSchema};
use crate::{ApiState, Problem};

/// Which emails.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct EmailsQuery {
    /// `new` is all that is not decided yet; the moving ones tell what is being done right now.
    #[param(value_type = Option<StatusSchema>)]
    status: Option<Status>,
    /// What a draft rests for.
    #[param(value_type = Option<WaitReasonSchema>)]
    wait_reason: Option<WaitReason>,
    #[param(value_type = Option<Uuid>)]
    intent: Option<IntentId>,
    /// Mailbox.
    #[param(value_type = Option<Uuid>)]
    account: Option<AccountId>,
    #[param(value_type = Option<Uuid>)]
    conversation: Option<ConversationId>,
    #[param(value_type = Option<Uuid>)]
    assignee: Option<UserId>,
    /// Those whose comments mention the person.
    #[serde(default)]
    mentioned: bool,
    /// Beginnings of words in subject, sender or text; all of them have to be there.
    q: Option<String>,
    /// Received at or after.
    since: Option<DateTime<Utc>>,
    /// Received before.
    until: Option<DateTime<Utc>>,
}

impl EmailsQuery {
    fn filter(self, session: &Session) -> Filter {
        Filter {
            seen_by: session.sees_only(),
            status: self.status,
            wait_reason: self.wait_reason,
            intent: self.intent,
            account: self.account,
            conversation: self.conversation,
            assignee: self.assignee,
            mentioning: self.mentioned.then_some(session.user),
            text: self
                .q
                .map(|text| text.trim().replace('\0', ""))
                .filter(|text| !text.is_empty()),
            since: self.since,
            until: self.until,
        }
    }
}

/// List emails
///
/// Newest first; those of the person's mailboxes and those assigned to the person, or those that mention the person.
#[utoipa::path(get, path = "/api/emails", tag = "emails", params(EmailsQuery, Paging),
    responses((status = 200, description = "A page of emails", body = Page<EmailSummaryView>)))]
pub(crate) async fn list_emails(
    State(state): State<ApiState>,
    session: Session,
    Query(query): Query<EmailsQuery>,
    Query(paging): Query<Paging>,
) -> Result<Json<Page<EmailSummaryView>>, Problem> {
    let place: Option<(DateTime<Utc>, EmailId)> = paging.place()?;
    let after = place.map(|(received_at, id)| Cursor { received_at, id });
    let connection = state.database.connection().await?;
    let rows = emails::list(
        &connection,
        session.workspace,
        &query.filter(&session),
        after,
        paging.rows(),
    )
    .await?;
    Ok(Json(paging.page(
        rows,
        |email: &Listed| (email.received_at, email.id),
        EmailSummaryView::from,
    )))
}
