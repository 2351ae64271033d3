//! Who sends a request, and for which workspace.

pub(crate) mod cookie;
pub(crate) mod origin;
pub(crate) mod remote;
mod require;
pub(crate) mod tokens;

use std::net::IpAddr;

use axum::extract::{FromRequestParts, MatchedPath};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use chrono::{DateTime, Utc};
use domain::ids::{UserId, WorkspaceId};
use domain::roles::{MemberRole, Role};
use serde_json::{Value, json};
use storage::people::audit::{self, AuditEvent};
use storage::people::sessions::{self, Standing};
use uuid::Uuid;

use remote::Visitor;
pub(crate) use require::{RequireAdmin, RequireOwner, RequireSuperAdmin};
use tokens::Claims;

use crate::live::touched::Sender;
use crate::{ApiState, Code, Problem};

/// Header that selects a workspace; the personal one is used without it.
pub(crate) const WORKSPACE_HEADER: &str = "mailroom-workspace";

/// A signed-in person and the workspace the request is about. Taking it in a handler demands sign-in.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    /// The person.
    pub(crate) user: UserId,
    /// Role in the installation.
    pub(crate) role: Role,
    /// The workspace all rows of the request belong to.
    pub(crate) workspace: WorkspaceId,
    /// Role there; `None` for a super admin who looks at foreign data.
    pub(crate) member_role: Option<MemberRole>,
    /// What the token says.
    pub(crate) claims: Claims,
    /// Network address of the client.
    pub(crate) remote: Option<IpAddr>,
    /// When the request arrived.
    pub(crate) at: DateTime<Utc>,
}

impl FromRequestParts<ApiState> for Session {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, Problem> {
        let at = state.clock.now();
        let token = token(parts, state)?;
        let claims = state.tokens.read(&token, at).ok_or_else(unauthenticated)?;
        let wanted = wanted_workspace(parts)?;
        let connection = state.database.connection().await?;
        let standing = sessions::find(&connection, claims.user(), claims.id, wanted)
            .await?
            .ok_or_else(unauthenticated)?;
        if !standing.is_active || standing.is_revoked || standing.token_version != claims.version {
            return Err(unauthenticated());
        }
        let session = Self {
            user: claims.user(),
            role: standing.role,
            workspace: admit(&standing)?,
            member_role: standing.member_role,
            claims,
            remote: remote::address(parts, state),
            at,
        };
        if let Some(sender) = parts.extensions.get::<Sender>() {
            sender.note(session.workspace, session.user);
        }
        if session.member_role.is_none() {
            audit::record(&connection, &session.foreign_access(parts)).await?;
        }
        Ok(session)
    }
}

fn unauthenticated() -> Problem {
    Problem::new(Code::Unauthenticated)
}

/// The token of the header, else of the cookie; the cookie is sent by browsers unasked, so writes need its origin.
fn token(parts: &Parts, state: &ApiState) -> Result<String, Problem> {
    if let Some(header) = parts.headers.get(AUTHORIZATION) {
        let bearer = header.to_str().ok().and_then(|header| header.strip_prefix("Bearer "));
        return bearer.map(|token| token.trim().to_owned()).ok_or_else(unauthenticated);
    }
    let token = cookie::read(&parts.headers).ok_or_else(unauthenticated)?;
    origin::check(parts, &state.public_url)?;
    Ok(token)
}

fn wanted_workspace(parts: &Parts) -> Result<Option<WorkspaceId>, Problem> {
    let Some(header) = parts.headers.get(WORKSPACE_HEADER) else {
        return Ok(None);
    };
    let id = header.to_str().ok().and_then(|id| id.parse::<Uuid>().ok());
    let id = id.ok_or_else(|| Problem::with_detail(Code::InvalidRequest, "Mailroom-Workspace is no id"))?;
    Ok(Some(WorkspaceId(id)))
}

/// Strangers learn nothing about a workspace, not even that it exists; a super admin sees all of them.
fn admit(standing: &Standing) -> Result<WorkspaceId, Problem> {
    let admitted = standing.member_role.is_some() || standing.role.is_super_admin();
    standing
        .workspace
        .filter(|_| admitted)
        .ok_or_else(|| Problem::not_found("workspace"))
}

impl Session {
    /// The entry of the audit log for something this request does.
    pub(crate) fn event(&self, action: &str, subject: impl std::fmt::Display, details: Value) -> AuditEvent {
        let event = self.visitor().event(Some(self.user), action, details);
        AuditEvent {
            workspace_id: Some(self.workspace.0),
            subject: subject.to_string(),
            ..event
        }
    }

    /// Whose mail the request may see: the person's own and assigned; `None` means everybody's.
    pub(crate) fn sees_only(&self) -> Option<UserId> {
        (!self.role.is_super_admin()).then_some(self.user)
    }

    /// The same request without the person.
    pub(crate) fn visitor(&self) -> Visitor {
        Visitor {
            remote: self.remote,
            at: self.at,
        }
    }

    fn foreign_access(&self, parts: &Parts) -> AuditEvent {
        let route = parts.extensions.get::<MatchedPath>().map(MatchedPath::as_str);
        let details = json!({ "method": parts.method.as_str(), "route": route, "path": parts.uri.path() });
        self.event("workspace.foreign_access", self.workspace, details)
    }
}
