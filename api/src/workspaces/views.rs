//! What the API shows of workspaces and members.

use chrono::{DateTime, Utc};
use domain::ids::UserId;
use domain::roles::MemberRole;
use serde::Serialize;
use storage::people::members::Member;
use storage::people::workspaces::Workspace;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words::MemberRoleSchema;

/// A workspace the person belongs to.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Workspace)]
pub(crate) struct WorkspaceView {
    id: Uuid,
    /// Owner.
    user_id: Uuid,
    /// Company name, as used in replies.
    name: String,
    /// Whether requests without the header `Mailroom-Workspace` are about it.
    is_personal: bool,
    /// Role of the person who asks.
    #[schema(value_type = MemberRoleSchema)]
    role: MemberRole,
    created_at: DateTime<Utc>,
}

impl WorkspaceView {
    /// Shows a workspace to a person with this role in it.
    pub(super) fn of(workspace: Workspace, role: MemberRole, person: UserId) -> Self {
        Self {
            id: workspace.id,
            user_id: workspace.user_id,
            name: workspace.name,
            is_personal: workspace.is_personal && workspace.user_id == person.0,
            role,
            created_at: workspace.created_at,
        }
    }
}

/// A member of a workspace.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Member)]
pub(crate) struct MemberView {
    user_id: Uuid,
    email: String,
    full_name: String,
    #[schema(value_type = MemberRoleSchema)]
    role: MemberRole,
    joined_at: DateTime<Utc>,
}

impl From<Member> for MemberView {
    fn from(member: Member) -> Self {
        Self {
            user_id: member.user.id,
            email: member.user.email,
            full_name: member.user.full_name,
            role: member.role,
            joined_at: member.joined_at,
        }
    }
}
