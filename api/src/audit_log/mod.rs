//! The audit log: owners read that of their workspace, super admins that of the installation.

use axum::extract::State;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use storage::people::audit::{self, AuditEvent};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::extract::{Json, Query};
use crate::paging::{Page, Paging};
use crate::session::RequireOwner;
use crate::{ApiState, Code, Problem};

/// Which part of the audit log.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Scope {
    /// The whole installation instead of the workspace; for super admins.
    #[serde(default)]
    all: bool,
}

/// Something a person did.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AuditEvent)]
pub(crate) struct AuditEventView {
    id: Uuid,
    workspace_id: Option<Uuid>,
    /// Who; null where nobody was signed in or the person is deleted.
    user_id: Option<Uuid>,
    user_name: Option<String>,
    /// What was done, as resource.verb.
    action: String,
    /// Id of the thing it was done to.
    subject: String,
    details: Value,
    remote_address: Option<String>,
    created_at: DateTime<Utc>,
}

impl From<(AuditEvent, Option<String>)> for AuditEventView {
    fn from((event, user_name): (AuditEvent, Option<String>)) -> Self {
        Self {
            id: event.id,
            workspace_id: event.workspace_id,
            user_id: event.user_id,
            user_name,
            action: event.action,
            subject: event.subject,
            details: event.details,
            remote_address: event.remote_address,
            created_at: event.created_at,
        }
    }
}

/// Audit log
///
/// Newest first; for owners of the workspace.
#[utoipa::path(get, path = "/api/audit-log", tag = "audit", params(Scope, Paging),
    responses((status = 200, description = "A page of events", body = Page<AuditEventView>)))]
pub(crate) async fn list_audit_events(
    State(state): State<ApiState>,
    RequireOwner(session): RequireOwner,
    Query(scope): Query<Scope>,
    Query(paging): Query<Paging>,
) -> Result<Json<Page<AuditEventView>>, Problem> {
    if scope.all && !session.role.is_super_admin() {
        return Err(Problem::with_detail(
            Code::Forbidden,
            "only a super admin sees the whole audit log",
        ));
    }
    let workspace = (!scope.all).then_some(session.workspace);
    let connection = state.database.connection().await?;
    let rows = audit::list(&connection, workspace, paging.place()?, paging.rows()).await?;
    Ok(Json(paging.page(rows, |(event, _)| event.id, AuditEventView::from)))
}
