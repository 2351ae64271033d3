//! Invitations to a workspace: each a link that is used once, by whoever signs in with the address it was made for.

use chrono::{DateTime, Utc};
use diesel::upsert::excluded;
use diesel::{
    BoolExpressionMethods, ExpressionMethods, Insertable, OptionalExtension, QueryDsl, Queryable, Selectable,
    SelectableHelper,
};
use diesel_async::RunQueryDsl;
use domain::ids::{UserId, WorkspaceId};
use domain::roles::{MemberRole, Role};
use uuid::Uuid;

use crate::schema::{users, workspace_invitations as invitations, workspace_members as members};
use crate::{Conn, Error, Result, Word};

/// An invitation as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = invitations, check_for_backend(diesel::pg::Pg))]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct Invitation {
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub user_id: Uuid,
    pub email: String,
    pub role: Word<MemberRole>,
    pub token_digest: Vec<u8>,
    pub expires_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
}

/// Invites somebody; an earlier invitation of the same address ends.
///
/// # Errors
/// The failure of the query.
pub async fn invite(mut conn: Conn<'_>, invitation: &Invitation) -> Result<()> {
    diesel::insert_into(invitations::table)
        .values(invitation)
        .on_conflict((invitations::workspace_id, invitations::email))
        .do_update()
        .set((
            invitations::id.eq(excluded(invitations::id)),
            invitations::user_id.eq(excluded(invitations::user_id)),
            invitations::role.eq(excluded(invitations::role)),
            invitations::token_digest.eq(excluded(invitations::token_digest)),
            invitations::expires_at.eq(excluded(invitations::expires_at)),
            invitations::created_at.eq(excluded(invitations::created_at)),
        ))
        .execute(&mut conn)
        .await?;
    Ok(())
}

/// Whether a member of the workspace signs in with the address.
///
/// # Errors
/// The failure of the query.
pub async fn is_member(mut conn: Conn<'_>, workspace: WorkspaceId, email: &str) -> Result<bool> {
    let member = members::table
        .inner_join(users::table)
        .filter(members::workspace_id.eq(workspace.0).and(users::email.eq(email)));
    Ok(diesel::select(diesel::dsl::exists(member))
        .get_result(&mut conn)
        .await?)
}

/// Invitations of a workspace, oldest first, those that have ended too: they can be sent again.
///
/// # Errors
/// The failure of the query.
pub async fn list(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    after: Option<Uuid>,
    limit: i64,
) -> Result<Vec<Invitation>> {
    let mut query = invitations::table
        .filter(invitations::workspace_id.eq(workspace.0))
        .order(invitations::id)
        .limit(limit)
        .select(Invitation::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(invitations::id.gt(after));
    }
    Ok(query.load(&mut conn).await?)
}

/// Gives an invitation another link; the one before ends.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn renew(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    id: Uuid,
    by: UserId,
    token_digest: &[u8],
    expires_at: DateTime<Utc>,
) -> Result<Invitation> {
    let one = invitations::table
        .find(id)
        .filter(invitations::workspace_id.eq(workspace.0));
    let renewed = diesel::update(one)
        .set((
            invitations::user_id.eq(by.0),
            invitations::token_digest.eq(token_digest),
            invitations::expires_at.eq(expires_at),
        ))
        .returning(Invitation::as_returning());
    renewed
        .get_result(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("invitation"))
}

/// Takes an invitation back.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn withdraw(mut conn: Conn<'_>, workspace: WorkspaceId, id: Uuid) -> Result<()> {
    let one = invitations::table
        .find(id)
        .filter(invitations::workspace_id.eq(workspace.0));
    match diesel::delete(one).execute(&mut conn).await? {
        0 => Err(Error::NotFound("invitation")),
        _ => Ok(()),
    }
}

/// Uses an invitation up; `None` where there is none of this token, for this address, that has not ended, by somebody who
/// may still invite.
///
/// # Errors
/// The failure of the query.
pub async fn take(
    mut conn: Conn<'_>,
    token_digest: &[u8],
    email: &str,
    now: DateTime<Utc>,
) -> Result<Option<Invitation>> {
    let is_owner = diesel::dsl::exists(
        members::table
            .filter(members::workspace_id.eq(invitations::workspace_id))
            .filter(members::user_id.eq(invitations::user_id))
            .filter(members::role.eq(Word(MemberRole::Owner))),
    );
    let may_invite = diesel::dsl::exists(
        users::table
            .filter(users::id.eq(invitations::user_id).and(users::is_active))
            .filter(is_owner.or(users::role.eq(Role::SuperAdmin.as_str()))),
    );
    let one = invitations::table
        .filter(invitations::token_digest.eq(token_digest))
        .filter(invitations::email.eq(email))
        .filter(invitations::expires_at.gt(now))
        .filter(may_invite);
    Ok(diesel::delete(one)
        .returning(Invitation::as_returning())
        .get_result(&mut conn)
        .await
        .optional()?)
}
