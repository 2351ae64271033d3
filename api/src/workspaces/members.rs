//! Members of the selected workspace.

use axum::extract::State;
use axum::http::StatusCode;
use domain::ids::UserId;
use domain::roles::MemberRole;
use serde::Deserialize;
use serde_json::json;
use storage::people::members::{self, Member};
use storage::people::{audit, workspaces};
use storage::{Conn, accounts};
use utoipa::ToSchema;

use super::views::MemberView;
use crate::extract::{Json, Path, Query};
use crate::paging::{Page, Paging};
use crate::session::{RequireOwner, Session};
use crate::words::MemberRoleSchema;
use crate::{ApiState, Code, Problem};

/// What changes about a member.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct UpdateMember {
    #[schema(value_type = MemberRoleSchema)]
    role: MemberRole,
}

/// List members
#[utoipa::path(get, path = "/api/workspace/members", tag = "workspaces", params(Paging),
    responses((status = 200, description = "A page of members", body = Page<MemberView>)))]
pub(crate) async fn list_members(
    State(state): State<ApiState>,
    session: Session,
    Query(paging): Query<Paging>,
) -> Result<Json<Page<MemberView>>, Problem> {
    let connection = state.database.connection().await?;
    let rows = members::list(&connection, session.workspace, paging.place()?, paging.rows()).await?;
    Ok(Json(paging.page(
        rows,
        |member: &Member| member.user.id(),
        MemberView::from,
    )))
}

/// Change a member's role
#[utoipa::path(patch, path = "/api/workspace/members/{user_id}", tag = "workspaces", request_body = UpdateMember,
    params(("user_id" = uuid::Uuid, Path)),
    responses((status = 204, description = "Changed")))]
pub(crate) async fn update_member(
    State(state): State<ApiState>,
    RequireOwner(session): RequireOwner,
    Path(user): Path<UserId>,
    Json(request): Json<UpdateMember>,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    if request.role != MemberRole::Owner {
        keep_an_owner(tx.conn(), &session, user).await?;
    }
    members::set_role(tx.conn(), session.workspace, user, request.role).await?;
    audit::record(
        tx.conn(),
        &session.event("member.updated", user, json!({ "role": request.role })),
    )
    .await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove a member
///
/// Owners remove anybody; everybody may leave. Their mailboxes in the workspace are neither read nor sent from any more.
#[utoipa::path(delete, path = "/api/workspace/members/{user_id}", tag = "workspaces",
    params(("user_id" = uuid::Uuid, Path)),
    responses((status = 204, description = "Removed")))]
pub(crate) async fn remove_member(
    State(state): State<ApiState>,
    session: Session,
    Path(user): Path<UserId>,
) -> Result<StatusCode, Problem> {
    let may_remove = session.member_role == Some(MemberRole::Owner) || session.role.is_super_admin();
    if user != session.user && !may_remove {
        return Err(Problem::with_detail(Code::Forbidden, "only an owner removes others"));
    }
    let tx = state.database.begin().await?;
    keep_an_owner(tx.conn(), &session, user).await?;
    members::remove(tx.conn(), session.workspace, user).await?;
    accounts::stop(tx.conn(), user, Some(session.workspace)).await?;
    audit::record(tx.conn(), &session.event("member.removed", user, json!({}))).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Refuses to take the last owner away, or the person whom the workspace belongs to.
async fn keep_an_owner(conn: Conn<'_>, session: &Session, without: UserId) -> Result<(), Problem> {
    workspaces::lock(conn, session.workspace).await?;
    let founder = workspaces::get(conn, session.workspace).await?.user_id;
    let owners = members::owners(conn, session.workspace).await?;
    let is_last = owners.contains(&without) && owners.len() == 1;
    if is_last || founder == without.0 {
        return Err(Problem::new(Code::LastOwner));
    }
    Ok(())
}
