//! Inviting colleagues, and joining by accepting. Nobody learns whether an address has registered: an invitation of one
//! that has and of one that has not look the same.

use axum::extract::State;
use axum::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use domain::roles::MemberRole;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use storage::Word;
use storage::people::audit::{self, AuditEvent};
use storage::people::invitations::{self, Invitation};
use storage::people::{members, users, workspaces};
use utoipa::ToSchema;
use uuid::Uuid;

use super::views::WorkspaceView;
use crate::auth::register::is_address;
use crate::extract::{Json, Path, Query};
use crate::paging::{Page, Paging};
use crate::session::{RequireOwner, Session};
use crate::words::MemberRoleSchema;
use crate::{ApiState, Code, Problem};

const VALID: TimeDelta = TimeDelta::days(7);

/// A colleague to be invited.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct InviteMember {
    /// Address the colleague signs in with, or will.
    email: String,
    #[schema(value_type = MemberRoleSchema)]
    role: MemberRole,
}

/// The token of an invitation's link.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct AcceptInvitation {
    /// What stands behind `#` in the link.
    token: String,
}

/// An invitation that nobody has accepted yet.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WorkspaceInvitation)]
pub(crate) struct InvitationView {
    id: Uuid,
    email: String,
    #[schema(value_type = MemberRoleSchema)]
    role: MemberRole,
    /// For whoever owns the address, to be passed on; shown only here.
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    /// When the link ends.
    expires_at: DateTime<Utc>,
    created_at: DateTime<Utc>,
}

impl InvitationView {
    fn of(invitation: Invitation, link: Option<String>) -> Self {
        Self {
            id: invitation.id,
            email: invitation.email,
            role: invitation.role.0,
            link,
            expires_at: invitation.expires_at,
            created_at: invitation.created_at,
        }
    }
}

/// What only the link knows; the database keeps its digest.
struct Token(String);

impl Token {
    fn new() -> Self {
        // Two of them have 244 random bits.
        let secret = [Uuid::new_v4().into_bytes(), Uuid::new_v4().into_bytes()].concat();
        Self(URL_SAFE_NO_PAD.encode(secret))
    }

    fn digest(&self) -> Vec<u8> {
        Sha256::digest(&self.0).to_vec()
    }

    /// Browsers send nothing behind `#` to any server, so that no log holds the token.
    fn link(&self, state: &ApiState) -> String {
        format!("{}/invitation#{}", state.public_url, self.0)
    }
}

/// Invite a colleague
///
/// Answers a link, once, that whoever signs in with the address accepts within seven days, once; until then they are no
/// member. The answer is the same whether or not the address has registered. For owners.
#[utoipa::path(post, path = "/api/workspace/invitations", tag = "workspaces", request_body = InviteMember,
    responses((status = 201, description = "The invitation", body = InvitationView)))]
pub(crate) async fn invite_member(
    State(state): State<ApiState>,
    RequireOwner(session): RequireOwner,
    Json(request): Json<InviteMember>,
) -> Result<(StatusCode, Json<InvitationView>), Problem> {
    if !is_address(&request.email) {
        return Err(Problem::field("email", "must be an address like ann@example.org"));
    }
    let token = Token::new();
    let invitation = Invitation {
        id: Uuid::now_v7(),
        workspace_id: session.workspace.0,
        user_id: session.user.0,
        email: request.email.trim().to_lowercase(),
        role: Word(request.role),
        token_digest: token.digest(),
        expires_at: session.at + VALID,
        created_at: session.at,
    };
    let tx = state.database.begin().await?;
    if invitations::is_member(tx.conn(), session.workspace, &invitation.email).await? {
        return Err(Problem::with_detail(
            Code::Duplicate,
            "is a member of the workspace already",
        ));
    }
    invitations::invite(tx.conn(), &invitation).await?;
    let facts = json!({ "role": request.role });
    audit::record(tx.conn(), &session.event("member.invited", invitation.id, facts)).await?;
    tx.commit().await?;
    let link = token.link(&state);
    Ok((StatusCode::CREATED, Json(InvitationView::of(invitation, Some(link)))))
}

/// List invitations
///
/// Those nobody has accepted yet; for owners.
#[utoipa::path(get, path = "/api/workspace/invitations", tag = "workspaces", params(Paging),
    responses((status = 200, description = "A page of invitations", body = Page<InvitationView>)))]
pub(crate) async fn list_invitations(
    State(state): State<ApiState>,
    RequireOwner(session): RequireOwner,
    Query(paging): Query<Paging>,
) -> Result<Json<Page<InvitationView>>, Problem> {
    let connection = state.database.connection().await?;
    let rows = invitations::list(&connection, session.workspace, paging.place()?, paging.rows()).await?;
    Ok(Json(paging.page(
        rows,
        |invitation: &Invitation| invitation.id,
        |invitation| InvitationView::of(invitation, None),
    )))
}

/// Send an invitation again
///
/// With another link, which is good for seven days; the one before ends. For owners.
#[utoipa::path(post, path = "/api/workspace/invitations/{id}/resend", tag = "workspaces",
    params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The invitation", body = InvitationView)))]
pub(crate) async fn resend_invitation(
    State(state): State<ApiState>,
    RequireOwner(session): RequireOwner,
    Path(id): Path<Uuid>,
) -> Result<Json<InvitationView>, Problem> {
    let token = Token::new();
    let ends_at = session.at + VALID;
    let tx = state.database.begin().await?;
    let digest = token.digest();
    let renewed = invitations::renew(tx.conn(), session.workspace, id, session.user, &digest, ends_at).await?;
    audit::record(
        tx.conn(),
        &session.event("member.invited", id, json!({ "role": renewed.role.0 })),
    )
    .await?;
    tx.commit().await?;
    Ok(Json(InvitationView::of(renewed, Some(token.link(&state)))))
}

/// Withdraw an invitation
///
/// Its link ends; for owners.
#[utoipa::path(delete, path = "/api/workspace/invitations/{id}", tag = "workspaces",
    params(("id" = uuid::Uuid, Path)),
    responses((status = 204, description = "Withdrawn")))]
pub(crate) async fn withdraw_invitation(
    State(state): State<ApiState>,
    RequireOwner(session): RequireOwner,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    invitations::withdraw(tx.conn(), session.workspace, id).await?;
    audit::record(tx.conn(), &session.event("invitation.withdrawn", id, json!({}))).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Accept an invitation
///
/// Joins the workspace of the link, signed in with the address it was made for. A link for another address, one that was
/// used, one that was withdrawn and one that has ended are not told apart.
#[utoipa::path(post, path = "/api/invitations/accept", tag = "workspaces", request_body = AcceptInvitation,
    responses((status = 200, description = "The workspace", body = WorkspaceView)))]
pub(crate) async fn accept_invitation(
    State(state): State<ApiState>,
    session: Session,
    Json(request): Json<AcceptInvitation>,
) -> Result<Json<WorkspaceView>, Problem> {
    let tx = state.database.begin().await?;
    let person = users::get(tx.conn(), session.user).await?;
    let digest = Token(request.token).digest();
    let taken = invitations::take(tx.conn(), &digest, &person.email, session.at).await?;
    let invitation = taken.ok_or_else(|| Problem::not_found("invitation"))?;
    let (joined, role) = (invitation.workspace_id.into(), invitation.role.0);
    let workspace = workspaces::get(tx.conn(), joined).await?;
    members::add(tx.conn(), joined, session.user, role, session.at).await?;
    let event = AuditEvent {
        workspace_id: Some(joined.0),
        ..session.event("member.joined", session.user, json!({ "role": role }))
    };
    audit::record(tx.conn(), &event).await?;
    tx.commit().await?;
    Ok(Json(WorkspaceView::of(workspace, role, session.user)))
}
