//! Internal remarks of colleagues on an email; never sent.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::dsl::{exists, select};
use diesel::{ExpressionMethods, Insertable, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::ids::{EmailId, UserId, WorkspaceId};
use uuid::Uuid;

use crate::schema::{comments, mentions};
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

/// Adds a remark and whom it names; the caller's transaction keeps both together.
///
/// # Errors
/// The failure of a query.
pub async fn insert(mut conn: Conn<'_>, comment: &Comment, mentioned: &[UserId]) -> Result<()> {
    diesel::insert_into(comments::table)
        .values(comment)
        .execute(&mut conn)
        .await?;
    let row = |user: &UserId| {
        (
            mentions::comment_id.eq(comment.id),
            mentions::user_id.eq(user.0),
            mentions::workspace_id.eq(comment.workspace_id),
            mentions::email_id.eq(comment.email_id),
        )
    };
    let rows: Vec<_> = mentioned.iter().map(row).collect();
    diesel::insert_into(mentions::table)
        .values(rows)
        .on_conflict_do_nothing()
        .execute(&mut conn)
        .await?;
    Ok(())
}

/// Removes a person's own remark with its mentions; tells whether there was one.
///
/// # Errors
/// The failure of the query.
pub async fn delete(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    email: EmailId,
    comment: Uuid,
    author: UserId,
) -> Result<bool> {
    let own = comments::table
        .filter(comments::id.eq(comment))
        .filter(comments::workspace_id.eq(workspace.0))
        .filter(comments::email_id.eq(email.0))
        .filter(comments::user_id.eq(author.0));
    Ok(diesel::delete(own).execute(&mut conn).await? > 0)
}

/// A person whom a remark names.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct Mention {
    /// The remark.
    pub comment: Uuid,
    /// Whom it names.
    pub user: Uuid,
    /// When that person looked at it.
    pub seen_at: Option<DateTime<Utc>>,
}

/// Who is named by the remarks on an email, by remark.
///
/// # Errors
/// The failure of the query.
pub async fn list_mentions(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    email: EmailId,
) -> Result<HashMap<Uuid, Vec<Mention>>> {
    let rows: Vec<Mention> = mentions::table
        .filter(mentions::email_id.eq(email.0))
        .filter(mentions::workspace_id.eq(workspace.0))
        .order((mentions::comment_id, mentions::user_id))
        .select((mentions::comment_id, mentions::user_id, mentions::seen_at))
        .load(&mut conn)
        .await?;
    let mut by_comment: HashMap<Uuid, Vec<Mention>> = HashMap::new();
    for mention in rows {
        by_comment.entry(mention.comment).or_default().push(mention);
    }
    Ok(by_comment)
}

/// Notes that a person has looked at the remarks on an email that name them; a second time changes nothing.
///
/// # Errors
/// The failure of the query.
pub async fn mark_seen(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    email: EmailId,
    user: UserId,
    now: DateTime<Utc>,
) -> Result<()> {
    let unseen = mentions::table
        .filter(mentions::email_id.eq(email.0))
        .filter(mentions::user_id.eq(user.0))
        .filter(mentions::workspace_id.eq(workspace.0))
        .filter(mentions::seen_at.is_null());
    diesel::update(unseen)
        .set(mentions::seen_at.eq(now))
        .execute(&mut conn)
        .await?;
    Ok(())
}

/// Remarks that name a person who has not looked at them.
///
/// # Errors
/// The failure of the query.
pub async fn count_unseen(mut conn: Conn<'_>, workspace: WorkspaceId, user: UserId) -> Result<i64> {
    let unseen = mentions::table
        .filter(mentions::user_id.eq(user.0))
        .filter(mentions::workspace_id.eq(workspace.0))
        .filter(mentions::seen_at.is_null());
    Ok(unseen.count().get_result(&mut conn).await?)
}

/// Whether a remark on the email names the person.
///
/// # Errors
/// The failure of the query.
pub async fn is_mentioned(mut conn: Conn<'_>, workspace: WorkspaceId, email: EmailId, user: UserId) -> Result<bool> {
    let named = mentions::table
        .filter(mentions::email_id.eq(email.0))
        .filter(mentions::user_id.eq(user.0))
        .filter(mentions::workspace_id.eq(workspace.0));
    Ok(select(exists(named)).get_result(&mut conn).await?)
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
