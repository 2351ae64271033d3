//! What the person behind a stream may see, looked up anew while the stream is open.

use std::collections::HashSet;

use domain::ids::WorkspaceId;
use domain::roles::Role;
use storage::changes::ChangeKind;
use storage::people::{sessions, workspaces};

use super::News;
use crate::ApiState;
use crate::session::Session;

/// A person as a stream knows them.
#[derive(Debug)]
pub(super) struct Admission {
    session: Session,
    role: Role,
    workspaces: HashSet<WorkspaceId>,
}

impl Admission {
    /// `None` where the person may not watch any more: signed out everywhere, deactivated, or the token has ended.
    pub(super) async fn of(state: &ApiState, session: &Session) -> storage::Result<Option<Self>> {
        let connection = state.database.connection().await?;
        let standing = sessions::find(&connection, session.user, session.claims.id, None).await?;
        let standing = standing.filter(|standing| {
            let is_current = standing.token_version == session.claims.version;
            standing.is_active && !standing.is_revoked && is_current && !session.claims.are_over(state.clock.now())
        });
        let Some(standing) = standing else { return Ok(None) };
        let own = workspaces::list_of(&connection, session.user).await?;
        Ok(Some(Self {
            session: session.clone(),
            role: standing.role,
            workspaces: own.into_iter().map(|(workspace, _)| workspace.id()).collect(),
        }))
    }

    /// The same person as of now. While the database does not answer, what was true goes on.
    pub(super) async fn renewed(self, state: &ApiState) -> Option<Self> {
        match Self::of(state, &self.session).await {
            Ok(admission) => admission,
            Err(error) => {
                tracing::debug!(error = &error as &dyn std::error::Error, "stream not rechecked");
                Some(self)
            }
        }
    }

    pub(super) fn sees(&self, news: &News) -> bool {
        let News::Change(change, people) = news else {
            return true;
        };
        let is_work = matches!(change.kind, ChangeKind::Runs | ChangeKind::Queues);
        let is_own = self.workspaces.contains(&change.workspace);
        let is_named = people.as_ref().is_none_or(|people| people.contains(&self.session.user));
        self.role.is_super_admin() || is_work && self.role.is_admin() || is_own && is_named
    }
}
