//! What a request needs to know about its sender, in one query.

use diesel::OptionalExtension;
use diesel::sql_types::{Bool, Int4, Nullable, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::ids::{UserId, WorkspaceId};
use domain::roles::{MemberRole, Role};
use uuid::Uuid;

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
    /// The workspace asked for, else the personal one; `None` where there is no such workspace.
    pub workspace: Option<WorkspaceId>,
    /// Role in that workspace; `None` for strangers.
    pub member_role: Option<MemberRole>,
}

statement! {
    /// The person, the workspace and the membership.
    Select<'a> { workspace: Option<Uuid> => Nullable<SqlUuid>, user: Uuid => SqlUuid }
        -> (Text, Bool, Int4, Nullable<SqlUuid>, Nullable<Text>),
    "SELECT u.role, u.is_active, u.token_version, w.id, m.role
     FROM users u
     LEFT JOIN workspaces w ON w.id = coalesce($, (
         SELECT p.id FROM workspaces p WHERE p.user_id = u.id AND p.is_personal ORDER BY p.id LIMIT 1))
         AND w.deleted_at IS NULL
     LEFT JOIN workspace_members m ON m.workspace_id = w.id AND m.user_id = u.id
     WHERE u.id = $"
}

type Row = (Word<Role>, bool, i32, Option<Uuid>, Option<Word<MemberRole>>);

/// A person's standing in a workspace, the personal one unless given; `None` where there is no such person.
///
/// # Errors
/// The failure of the query.
pub async fn find(mut conn: Conn<'_>, user: UserId, workspace: Option<WorkspaceId>) -> Result<Option<Standing>> {
    let select = Select {
        workspace: &workspace.map(|workspace| workspace.0),
        user: &user.0,
    };
    let row: Option<Row> = select.get_result(&mut conn).await.optional()?;
    Ok(
        row.map(|(role, is_active, token_version, workspace, member_role)| Standing {
            role: role.0,
            is_active,
            token_version,
            workspace: workspace.map(WorkspaceId),
            member_role: member_role.map(|role| role.0),
        }),
    )
}
