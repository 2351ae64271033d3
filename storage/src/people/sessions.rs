//! What a request needs to know about its sender, in one query.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Bool, Int4, Nullable, Text, Uuid as SqlUuid};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl};
use diesel_async::RunQueryDsl;
use domain::ids::{UserId, WorkspaceId};
use domain::roles::{MemberRole, Role};
use uuid::Uuid;

use crate::schema::revoked_tokens;
use crate::statement::statement;
use crate::{Conn, Result, Word};

/// A person as the sender of a request, and the workspace the request is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Role in the installation.
    pub role: Role,
    /// Whether signing in is possible.
    pub is_active: bool,
    /// Version that valid tokens claim.
    pub token_version: i32,
    /// Whether the token was signed out with.
    pub is_revoked: bool,
    /// The workspace asked for, else the personal one; `None` where there is no such workspace.
    pub workspace: Option<WorkspaceId>,
    /// Role in that workspace; `None` for strangers.
    pub member_role: Option<MemberRole>,
}

statement! {
    /// The person, the workspace and the membership.
    Select<'a> { token: Uuid => SqlUuid, workspace: Option<Uuid> => Nullable<SqlUuid>, user: Uuid => SqlUuid }
        -> (Text, Bool, Int4, Bool, Nullable<SqlUuid>, Nullable<Text>),
    "SELECT u.role, u.is_active, u.token_version, EXISTS (SELECT FROM revoked_tokens r WHERE r.id = $), w.id, m.role
     FROM users u
     LEFT JOIN workspaces w ON w.id = coalesce($, (
         SELECT p.id FROM workspaces p WHERE p.user_id = u.id AND p.is_personal ORDER BY p.id LIMIT 1))
         AND w.deleted_at IS NULL
     LEFT JOIN workspace_members m ON m.workspace_id = w.id AND m.user_id = u.id
     WHERE u.id = $"
}

type Row = (Word<Role>, bool, i32, bool, Option<Uuid>, Option<Word<MemberRole>>);

/// A person's standing with a token in a workspace, the personal one unless given; `None` where there is no such person.
///
/// # Errors
/// The failure of the query.
pub async fn find(
    mut conn: Conn<'_>,
    user: UserId,
    token: Uuid,
    workspace: Option<WorkspaceId>,
) -> Result<Option<Standing>> {
    let select = Select {
        token: &token,
        workspace: &workspace.map(|workspace| workspace.0),
        user: &user.0,
    };
    let row: Option<Row> = select.get_result(&mut conn).await.optional()?;
    Ok(row.map(
        |(role, is_active, token_version, is_revoked, workspace, member_role)| Standing {
            role: role.0,
            is_active,
            token_version,
            is_revoked,
            workspace: workspace.map(WorkspaceId),
            member_role: member_role.map(|role| role.0),
        },
    ))
}

/// Ends a token before its time, and forgets those that have ended by themselves.
///
/// # Errors
/// The failure of a query.
pub async fn revoke(mut conn: Conn<'_>, token: Uuid, ends_at: DateTime<Utc>, now: DateTime<Utc>) -> Result<()> {
    diesel::delete(revoked_tokens::table.filter(revoked_tokens::ends_at.lt(now)))
        .execute(&mut conn)
        .await?;
    diesel::insert_into(revoked_tokens::table)
        .values((revoked_tokens::id.eq(token), revoked_tokens::ends_at.eq(ends_at)))
        .on_conflict_do_nothing()
        .execute(&mut conn)
        .await?;
    Ok(())
}
