//! Extractors that demand a role.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::roles::MemberRole;

use super::Session;
use crate::{ApiState, Code, Problem};

/// The session of an admin or super admin.
#[derive(Clone, Debug)]
pub(crate) struct RequireAdmin(pub(crate) Session);

/// The session of a super admin.
#[derive(Clone, Debug)]
pub(crate) struct RequireSuperAdmin(pub(crate) Session);

/// The session of an owner of the workspace, or of a super admin.
#[derive(Clone, Debug)]
pub(crate) struct RequireOwner(pub(crate) Session);

fn forbidden(who: &str) -> Problem {
    Problem::with_detail(Code::Forbidden, format!("only {who} may do this"))
}

impl FromRequestParts<ApiState> for RequireAdmin {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, Problem> {
        let session = Session::from_request_parts(parts, state).await?;
        if session.role.is_admin() {
            Ok(Self(session))
        } else {
            Err(forbidden("an admin"))
        }
    }
}

impl FromRequestParts<ApiState> for RequireSuperAdmin {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, Problem> {
        let session = Session::from_request_parts(parts, state).await?;
        if session.role.is_super_admin() {
            Ok(Self(session))
        } else {
            Err(forbidden("a super admin"))
        }
    }
}

impl FromRequestParts<ApiState> for RequireOwner {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, Problem> {
        let session = Session::from_request_parts(parts, state).await?;
        let is_owner = session.member_role == Some(MemberRole::Owner) || session.role.is_super_admin();
        if is_owner {
            Ok(Self(session))
        } else {
            Err(forbidden("an owner of the workspace"))
        }
    }
}
