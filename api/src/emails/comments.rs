//! Internal remarks on an email.

use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::ids::{EmailId, UserId};
use serde::{Deserialize, Serialize};
use storage::comments::{self, Comment};
use storage::people::members;
use utoipa::ToSchema;
use uuid::Uuid;

use super::find;
use crate::extract::{Json, Path, Query};
use crate::paging::{Page, Paging};
use crate::problem::FieldChecks;
use crate::session::Session;
use crate::{ApiState, Problem};

const TEXT_LIMIT: usize = 10_000;
const MOST_MENTIONS: usize = 50;

/// A remark to be added.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct CreateComment {
    body: String,
    /// Members of the workspace whom it names; they see the email from then on.
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    mentions: Vec<UserId>,
}

/// A remark of a colleague; never sent.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Comment)]
pub(crate) struct CommentView {
    id: Uuid,
    /// Author.
    user_id: Uuid,
    email_id: Uuid,
    body: String,
    /// Whom it names.
    mentions: Vec<Uuid>,
    /// Whether it names the person, who has not looked at it.
    is_unseen: bool,
    created_at: DateTime<Utc>,
}

impl CommentView {
    fn of(comment: Comment, mentions: Vec<Uuid>, is_unseen: bool) -> Self {
        Self {
            mentions,
            is_unseen,
            id: comment.id,
            user_id: comment.user_id,
            email_id: comment.email_id,
            body: comment.body,
            created_at: comment.created_at,
        }
    }
}

/// List comments
///
/// Oldest first.
#[utoipa::path(get, path = "/api/emails/{id}/comments", tag = "emails", params(("id" = uuid::Uuid, Path), Paging),
    responses((status = 200, description = "A page of remarks", body = Page<CommentView>)))]
pub(crate) async fn list_comments(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
    Query(paging): Query<Paging>,
) -> Result<Json<Page<CommentView>>, Problem> {
    let connection = state.database.connection().await?;
    find(&connection, &session, id).await?;
    let rows = comments::list(&connection, session.workspace, id, paging.place()?, paging.rows()).await?;
    let mut mentions = comments::list_mentions(&connection, session.workspace, id).await?;
    let view = |comment: Comment| {
        let named = mentions.remove(&comment.id).unwrap_or_default();
        let is_unseen = named
            .iter()
            .any(|mention| mention.user == session.user.0 && mention.seen_at.is_none());
        CommentView::of(comment, named.iter().map(|mention| mention.user).collect(), is_unseen)
    };
    Ok(Json(paging.page(rows, |comment: &Comment| comment.id, view)))
}

/// Comment on an email
#[utoipa::path(post, path = "/api/emails/{id}/comments", tag = "emails", request_body = CreateComment,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 201, description = "The remark", body = CommentView)))]
pub(crate) async fn create_comment(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
    Json(request): Json<CreateComment>,
) -> Result<(StatusCode, Json<CommentView>), Problem> {
    let mut checks = FieldChecks::default();
    checks.require_text("body", &request.body, TEXT_LIMIT);
    checks.require(
        request.mentions.len() <= MOST_MENTIONS,
        "mentions",
        format!("must name at most {MOST_MENTIONS} colleagues"),
    );
    checks.done()?;
    let tx = state.database.begin().await?;
    let email = find(tx.conn(), &session, id).await?;
    for user in &request.mentions {
        let role = members::role_of(tx.conn(), session.workspace, *user).await?;
        role.ok_or_else(|| Problem::field("mentions", "must be members of the workspace"))?;
    }
    let comment = Comment {
        id: Uuid::now_v7(),
        workspace_id: session.workspace.0,
        user_id: session.user.0,
        email_id: email.id,
        body: request.body.trim().to_owned(),
        created_at: session.at,
    };
    comments::insert(tx.conn(), &comment, &request.mentions).await?;
    tx.commit().await?;
    let mentions = request.mentions.iter().map(|user| user.0).collect();
    let is_unseen = request.mentions.contains(&session.user);
    Ok((StatusCode::CREATED, Json(CommentView::of(comment, mentions, is_unseen))))
}

/// Take a comment back
///
/// By its author; whom it named and nothing else lets in sees the email no longer.
#[utoipa::path(delete, path = "/api/emails/{id}/comments/{comment_id}", tag = "emails",
    params(("id" = uuid::Uuid, Path), ("comment_id" = uuid::Uuid, Path)),
    responses((status = 204, description = "It is gone")))]
pub(crate) async fn delete_comment(
    State(state): State<ApiState>,
    session: Session,
    Path((id, comment)): Path<(EmailId, Uuid)>,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    find(tx.conn(), &session, id).await?;
    if !comments::delete(tx.conn(), session.workspace, id, comment, session.user).await? {
        return Err(Problem::not_found("comment"));
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Mark comments as seen
///
/// Those on the email that name the person need them no longer.
#[utoipa::path(put, path = "/api/emails/{id}/comments/seen", tag = "emails", params(("id" = uuid::Uuid, Path)),
    responses((status = 204, description = "They are seen")))]
pub(crate) async fn mark_comments_seen(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
) -> Result<StatusCode, Problem> {
    let connection = state.database.connection().await?;
    find(&connection, &session, id).await?;
    comments::mark_seen(&connection, session.workspace, id, session.user, session.at).await?;
    Ok(StatusCode::NO_CONTENT)
}
