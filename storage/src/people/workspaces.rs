//! Workspaces: the tenants.

use chrono::{DateTime, Utc};
use diesel::{
    BoolExpressionMethods, ExpressionMethods, Insertable, OptionalExtension, QueryDsl, Queryable, Selectable,
    SelectableHelper,
};
use diesel_async::RunQueryDsl;
use domain::ids::{UserId, WorkspaceId};
use domain::roles::MemberRole;
use uuid::Uuid;

use super::members;
use crate::schema::{workspace_members, workspaces};
use crate::{Conn, Error, Result, Word};

/// A tenant.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = workspaces, check_for_backend(diesel::pg::Pg))]
pub struct Workspace {
    /// Id.
    pub id: Uuid,
    /// Owner.
    pub user_id: Uuid,
    /// Company name, as used in prompts.
    pub name: String,
    /// Whether it was made at registration.
    pub is_personal: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

impl Workspace {
    /// The typed id.
    #[must_use]
    pub fn id(&self) -> WorkspaceId {
        WorkspaceId(self.id)
    }
}

/// Adds a workspace and makes its owner a member.
///
/// # Errors
/// The failure of a query.
pub async fn create(mut conn: Conn<'_>, workspace: &Workspace) -> Result<()> {
    diesel::insert_into(workspaces::table)
        .values(workspace)
        .execute(&mut conn)
        .await?;
    let owner = UserId(workspace.user_id);
    members::add(conn, workspace.id(), owner, MemberRole::Owner, workspace.created_at).await
}

/// The workspace.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn get(mut conn: Conn<'_>, workspace: WorkspaceId) -> Result<Workspace> {
    let query = workspaces::table
        .find(workspace.0)
        .filter(workspaces::deleted_at.is_null())
        .select(Workspace::as_select());
    query
        .first(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("workspace"))
}

/// The workspace made when the person registered.
///
/// # Errors
/// The failure of the query.
pub async fn find_personal(mut conn: Conn<'_>, user: UserId) -> Result<Option<Workspace>> {
    let query = workspaces::table
        .filter(workspaces::user_id.eq(user.0).and(workspaces::is_personal))
        .order(workspaces::id)
        .select(Workspace::as_select());
    Ok(query.first(&mut conn).await.optional()?)
}

/// Workspaces a person belongs to, each with the role there, oldest first.
///
/// # Errors
/// The failure of the query.
pub async fn list_of(mut conn: Conn<'_>, user: UserId) -> Result<Vec<(Workspace, MemberRole)>> {
    let rows: Vec<(Workspace, Word<MemberRole>)> = workspaces::table
        .inner_join(workspace_members::table)
        .filter(workspace_members::user_id.eq(user.0))
        .order(workspaces::id)
        .select((Workspace::as_select(), workspace_members::role))
        .load(&mut conn)
        .await?;
    Ok(rows.into_iter().map(|(workspace, role)| (workspace, role.0)).collect())
}

/// Renames a workspace.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn rename(mut conn: Conn<'_>, workspace: WorkspaceId, name: &str) -> Result<Workspace> {
    let query = diesel::update(workspaces::table.find(workspace.0))
        .set(workspaces::name.eq(name))
        .returning(Workspace::as_returning());
    query
        .get_result(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("workspace"))
}

/// Locks the workspace until the transaction ends, for changes that must see each other.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn lock(mut conn: Conn<'_>, workspace: WorkspaceId) -> Result<()> {
    let query = workspaces::table
        .find(workspace.0)
        .select(workspaces::id)
        .for_no_key_update();
    let found: Option<Uuid> = query.first(&mut conn).await.optional()?;
    found.map(|_| ()).ok_or(Error::NotFound("workspace"))
}
