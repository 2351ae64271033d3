//! What everybody who joins gets: a personal workspace with the starter intents.

use domain::ids::{UserId, WorkspaceId};
use uuid::Uuid;

use super::users::{self, NewUser, User};
use super::workspaces::{self, Workspace};
use crate::{Conn, Result, intents};

/// Adds a person with a personal workspace of that name and the starter intents; the caller's transaction makes it
/// all or nothing.
///
/// # Errors
/// `Duplicate` with `users_email_key` where the address is taken.
pub async fn join(conn: Conn<'_>, person: &NewUser, workspace_name: &str) -> Result<(User, Workspace)> {
    let user = users::create(conn, person).await?;
    let workspace = Workspace {
        id: WorkspaceId::new().0,
        user_id: user.id,
        name: workspace_name.to_owned(),
        is_personal: true,
        created_at: person.created_at,
    };
    found(conn, &workspace).await?;
    Ok((user, workspace))
}

/// Adds a workspace with its owner as member and the starter intents.
///
/// # Errors
/// The failure of a query.
pub async fn found(conn: Conn<'_>, workspace: &Workspace) -> Result<()> {
    workspaces::create(conn, workspace).await?;
    for input in domain::intents::defaults() {
        intents::create(
            conn,
            workspace.id(),
            UserId(workspace.user_id),
            &input,
            workspace.created_at,
        )
        .await?;
    }
    Ok(())
}

impl NewUser {
    /// A person with the quota of the role and the zone UTC; the address is folded to lower case.
    #[must_use]
    pub fn new(
        email: &str,
        password_hash: String,
        full_name: &str,
        role: domain::roles::Role,
        now: chrono::DateTime<chrono::Utc>,
    ) -> Self {
        Self {
            id: Uuid::from(UserId::new()),
            email: email.trim().to_lowercase(),
            password_hash,
            full_name: full_name.to_owned(),
            role: crate::Word(role),
            quota: domain::quota::default_quota(role),
            timezone: "UTC".to_owned(),
            created_at: now,
        }
    }
}
