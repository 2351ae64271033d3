//! Where an entry was used.

use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::emails::Status;
use domain::ids::{EmailId, KnowledgeId};
use serde::Serialize;
use storage::emails::Cursor;
use storage::knowledge::{self, Use};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{Json, Path, Query};
use crate::paging::{Page, Paging};
use crate::session::Session;
use crate::words::StatusSchema;
use crate::{ApiState, Problem};

/// An email whose draft cites an entry.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KnowledgeUse)]
pub(crate) struct UseView {
    email_id: Uuid,
    subject: String,
    from_name: String,
    from_email: String,
    received_at: DateTime<Utc>,
    #[schema(value_type = StatusSchema)]
    status: Status,
    /// Whether the draft that cites the entry left as it was written.
    sent_unchanged: bool,
}

impl From<Use> for UseView {
    fn from(used: Use) -> Self {
        Self {
            email_id: used.email,
            subject: used.subject,
            from_name: used.from_name,
            from_email: used.from_email,
            received_at: used.received_at,
            status: used.status,
            sent_unchanged: used.sent_unchanged,
        }
    }
}

/// Where an entry was used
///
/// Emails whose draft cites it, as far as the person may see them, newest first.
#[utoipa::path(get, path = "/api/knowledge-base/{id}/uses", tag = "knowledge",
    params(("id" = uuid::Uuid, Path), Paging),
    responses((status = 200, description = "A page of emails", body = Page<UseView>)))]
pub(crate) async fn list_knowledge_uses(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<KnowledgeId>,
    Query(paging): Query<Paging>,
) -> Result<Json<Page<UseView>>, Problem> {
    let place: Option<(DateTime<Utc>, EmailId)> = paging.place()?;
    let after = place.map(|(received_at, id)| Cursor { received_at, id });
    let connection = state.database.connection().await?;
    knowledge::get(&connection, session.workspace, id).await?;
    let person = session.sees_only();
    let rows = knowledge::list_uses(&connection, session.workspace, id, person, after, paging.rows()).await?;
    Ok(Json(paging.page(
        rows,
        |used: &Use| (used.received_at, EmailId(used.email)),
        UseView::from,
    )))
}
