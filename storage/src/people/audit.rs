//! The audit log: who changed what, when and from where. Append-only.

use chrono::{DateTime, Utc};
use diesel::{
    ExpressionMethods, Insertable, JoinOnDsl, NullableExpressionMethods, QueryDsl, Queryable, Selectable,
    SelectableHelper,
};
use diesel_async::RunQueryDsl;
use domain::ids::WorkspaceId;
use serde_json::Value;
use uuid::Uuid;

use crate::schema::{audit_events, users};
use crate::{Conn, Result};

/// One thing done by a person.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_events, check_for_backend(diesel::pg::Pg))]
pub struct AuditEvent {
    /// Id, in the order of time.
    pub id: Uuid,
    /// Workspace concerned, if any.
    pub workspace_id: Option<Uuid>,
    /// Who acted; `None` where nobody is signed in or the person is deleted.
    pub user_id: Option<Uuid>,
    /// What was done, as resource.verb.
    pub action: String,
    /// Id of the thing it was done to.
    pub subject: String,
    /// Facts without secrets or mail text.
    pub details: Value,
    /// Network address of the request.
    pub remote_address: Option<String>,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// Records what was done, in the transaction that does it.
///
/// # Errors
/// The failure of the query.
pub async fn record(mut conn: Conn<'_>, event: &AuditEvent) -> Result<()> {
    diesel::insert_into(audit_events::table)
        .values(event)
        .execute(&mut conn)
        .await?;
    Ok(())
}

/// Events, newest first, those before `before`, each with the name of who acted; of one workspace, or of all where none
/// is given.
///
/// # Errors
/// The failure of the query.
pub async fn list(
    mut conn: Conn<'_>,
    workspace: Option<WorkspaceId>,
    before: Option<Uuid>,
    limit: i64,
) -> Result<Vec<(AuditEvent, Option<String>)>> {
    let mut query = audit_events::table
        .left_join(users::table.on(audit_events::user_id.eq(users::id.nullable())))
        .order(audit_events::id.desc())
        .limit(limit)
        .select((AuditEvent::as_select(), users::full_name.nullable()))
        .into_boxed();
    if let Some(workspace) = workspace {
        query = query.filter(audit_events::workspace_id.eq(workspace.0));
    }
    if let Some(before) = before {
        query = query.filter(audit_events::id.lt(before));
    }
    Ok(query.load(&mut conn).await?)
}
