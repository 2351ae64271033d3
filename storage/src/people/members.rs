//! Who belongs to which workspace.

use chrono::{DateTime, Utc};
use diesel::{BoolExpressionMethods, ExpressionMethods, OptionalExtension, QueryDsl, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::ids::{UserId, WorkspaceId};
use domain::roles::MemberRole;
use uuid::Uuid;

use super::users::User;
use crate::schema::{users, workspace_members as members};
use crate::{Conn, Error, Result, Word};

/// A member: the person, the role in the workspace, and since when.
#[derive(Clone, Debug)]
pub struct Member {
    /// The person.
    pub user: User,
    /// Role in the workspace.
    pub role: MemberRole,
    /// When the person joined.
    pub joined_at: DateTime<Utc>,
}

/// Adds a member.
///
/// # Errors
/// `Duplicate` with `workspace_members_pkey` where the person is one.
pub async fn add(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    user: UserId,
    role: MemberRole,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = (
        members::workspace_id.eq(workspace.0),
        members::user_id.eq(user.0),
        members::role.eq(Word(role)),
        members::created_at.eq(now),
    );
    diesel::insert_into(members::table)
        .values(row)
        .execute(&mut conn)
        .await?;
    Ok(())
}

/// Role of a person in a workspace.
///
/// # Errors
/// The failure of the query.
pub async fn role_of(mut conn: Conn<'_>, workspace: WorkspaceId, user: UserId) -> Result<Option<MemberRole>> {
    let query = members::table.find((workspace.0, user.0)).select(members::role);
    let role: Option<Word<MemberRole>> = query.first(&mut conn).await.optional()?;
    Ok(role.map(|role| role.0))
}

/// Members in the order of their ids, those after `after`.
///
/// # Errors
/// The failure of the query.
pub async fn list(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    after: Option<UserId>,
    limit: i64,
) -> Result<Vec<Member>> {
    let mut query = members::table
        .inner_join(users::table)
        .filter(members::workspace_id.eq(workspace.0))
        .order(members::user_id)
        .limit(limit)
        .select((User::as_select(), members::role, members::created_at))
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(members::user_id.gt(after.0));
    }
    let rows: Vec<(User, Word<MemberRole>, DateTime<Utc>)> = query.load(&mut conn).await?;
    Ok(rows
        .into_iter()
        .map(|(user, role, joined_at)| Member {
            user,
            role: role.0,
            joined_at,
        })
        .collect())
}

/// Changes the role of a member.
///
/// # Errors
/// `NotFound` where the person is none.
pub async fn set_role(mut conn: Conn<'_>, workspace: WorkspaceId, user: UserId, role: MemberRole) -> Result<()> {
    let query = diesel::update(members::table.find((workspace.0, user.0))).set(members::role.eq(Word(role)));
    match query.execute(&mut conn).await? {
        0 => Err(Error::NotFound("member")),
        _ => Ok(()),
    }
}

/// Ends a membership.
///
/// # Errors
/// `NotFound` where the person is no member.
pub async fn remove(mut conn: Conn<'_>, workspace: WorkspaceId, user: UserId) -> Result<()> {
    match diesel::delete(members::table.find((workspace.0, user.0)))
        .execute(&mut conn)
        .await?
    {
        0 => Err(Error::NotFound("member")),
        _ => Ok(()),
    }
}

/// Owners of a workspace.
///
/// # Errors
/// The failure of the query.
pub async fn owners(mut conn: Conn<'_>, workspace: WorkspaceId) -> Result<Vec<UserId>> {
    let ids: Vec<Uuid> = members::table
        .filter(
            members::workspace_id
                .eq(workspace.0)
                .and(members::role.eq(Word(MemberRole::Owner))),
        )
        .select(members::user_id)
        .load(&mut conn)
        .await?;
    Ok(ids.into_iter().map(UserId).collect())
}
