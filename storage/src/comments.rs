//! Internal remarks of colleagues on an email; never sent.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, Insertable, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::ids::{EmailId, WorkspaceId};
use uuid::Uuid;

use crate::schema::comments;
use crate::{Conn, Result};

/// A remark as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = comments, check_for_backend(diesel::pg::Pg))]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct Comment {
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub user_id: Uuid,
    pub email_id: Uuid,
    pub body: String,
    pub created_at: DateTime<Utc>,
}

/// Adds a remark.
///
/// # Errors
/// The failure of the query.
pub async fn insert(mut conn: Conn<'_>, comment: &Comment) -> Result<()> {
    diesel::insert_into(comments::table)
        .values(comment)
        .execute(&mut conn)
        .await?;
    Ok(())
}

/// Remarks on an email, oldest first, those after `after`.
///
/// # Errors
/// The failure of the query.
pub async fn list(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    email: EmailId,
    after: Option<Uuid>,
    limit: i64,
) -> Result<Vec<Comment>> {
    let mut query = comments::table
        .filter(comments::workspace_id.eq(workspace.0))
        .filter(comments::email_id.eq(email.0))
        .order(comments::id)
        .limit(limit)
        .select(Comment::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(comments::id.gt(after));
    }
    Ok(query.load(&mut conn).await?)
}
