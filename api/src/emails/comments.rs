//! Internal remarks on an email.

use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::ids::EmailId;
use serde::{Deserialize, Serialize};
use storage::comments::{self, Comment};
use utoipa::ToSchema;
use uuid::Uuid;

use super::find;
use crate::extract::{Json, Path, Query};
use crate::paging::{Page, Paging};
use crate::problem::FieldChecks;
use crate::session::Session;
use crate::{ApiState, Problem};

const TEXT_LIMIT: usize = 10_000;

/// A remark to be added.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct CreateComment {
    body: String,
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
    created_at: DateTime<Utc>,
}

impl From<Comment> for CommentView {
    fn from(comment: Comment) -> Self {
        Self {
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
    Ok(Json(paging.page(
        rows,
        |comment: &Comment| comment.id,
        CommentView::from,
    )))
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
    checks.done()?;
    let connection = state.database.connection().await?;
    let email = find(&connection, &session, id).await?;
    let comment = Comment {
        id: Uuid::now_v7(),
        workspace_id: session.workspace.0,
        user_id: session.user.0,
        email_id: email.id,
        body: request.body.trim().to_owned(),
        created_at: session.at,
    };
    comments::insert(&connection, &comment).await?;
    Ok((StatusCode::CREATED, Json(comment.into())))
}
