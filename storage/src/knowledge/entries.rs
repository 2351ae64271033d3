//! Entries of the knowledge base.

use chrono::{DateTime, Utc};
use diesel::{AsChangeset, ExpressionMethods, Insertable, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::ids::{KnowledgeId, WorkspaceId};
use uuid::Uuid;

use super::words;
use crate::schema::knowledge_entries as knowledge;
use crate::{Conn, Error, Result};

/// An entry of the knowledge base.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = knowledge, check_for_backend(diesel::pg::Pg))]
pub struct Entry {
    /// Id.
    pub id: Uuid,
    /// Who wrote it.
    pub user_id: Uuid,
    /// Title; weighs most in retrieval.
    pub title: String,
    /// Markdown.
    pub content: String,
    /// Free heading.
    pub category: String,
    /// Whether drafts may use it.
    pub is_active: bool,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
}

impl Entry {
    /// The typed id.
    #[must_use]
    pub fn id(&self) -> KnowledgeId {
        KnowledgeId(self.id)
    }
}

/// An entry to be added.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = knowledge)]
pub struct NewEntry {
    /// Id.
    pub id: Uuid,
    /// Tenant.
    pub workspace_id: Uuid,
    /// Who writes it.
    pub user_id: Uuid,
    /// Title.
    pub title: String,
    /// Markdown.
    pub content: String,
    /// Free heading.
    pub category: String,
    /// Whether drafts may use it.
    pub is_active: bool,
    /// When.
    pub created_at: DateTime<Utc>,
    /// The same when.
    pub updated_at: DateTime<Utc>,
}

/// The new text of an entry.
#[derive(Clone, Debug, AsChangeset)]
#[diesel(table_name = knowledge)]
pub struct EntryChanges {
    /// Title.
    pub title: String,
    /// Markdown.
    pub content: String,
    /// Free heading.
    pub category: String,
    /// Whether drafts may use it.
    pub is_active: bool,
    /// When.
    pub updated_at: DateTime<Utc>,
}

/// Adds entries, all or none.
///
/// # Errors
/// The failure of the query.
pub async fn create(mut conn: Conn<'_>, entries: &[NewEntry]) -> Result<Vec<Entry>> {
    let query = diesel::insert_into(knowledge::table)
        .values(entries)
        .returning(Entry::as_returning());
    let created: Vec<Entry> = query.get_results(&mut conn).await?;
    words::index(conn, created.iter().map(|entry| entry.id).collect()).await?;
    Ok(created)
}

/// Entries, newest first, those before `before`, of one category where one is given.
///
/// # Errors
/// The failure of the query.
pub async fn list(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    category: Option<&str>,
    before: Option<KnowledgeId>,
    limit: i64,
) -> Result<Vec<Entry>> {
    let mut query = knowledge::table
        .filter(knowledge::workspace_id.eq(workspace.0))
        .order(knowledge::id.desc())
        .limit(limit)
        .select(Entry::as_select())
        .into_boxed();
    if let Some(category) = category {
        query = query.filter(knowledge::category.eq(category));
    }
    if let Some(before) = before {
        query = query.filter(knowledge::id.lt(before.0));
    }
    Ok(query.load(&mut conn).await?)
}

/// One entry.
///
/// # Errors
/// `NotFound` where the workspace has none of this id.
pub async fn get(mut conn: Conn<'_>, workspace: WorkspaceId, entry: KnowledgeId) -> Result<Entry> {
    let query = knowledge::table
        .find(entry.0)
        .filter(knowledge::workspace_id.eq(workspace.0))
        .select(Entry::as_select());
    query
        .first(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("knowledge entry"))
}

/// Replaces an entry.
///
/// # Errors
/// `NotFound` where the workspace has none of this id.
pub async fn update(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    entry: KnowledgeId,
    changes: &EntryChanges,
) -> Result<Entry> {
    let query = diesel::update(
        knowledge::table
            .find(entry.0)
            .filter(knowledge::workspace_id.eq(workspace.0)),
    )
    .set(changes)
    .returning(Entry::as_returning());
    let updated: Entry = query
        .get_result(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("knowledge entry"))?;
    words::index(conn, vec![updated.id]).await?;
    Ok(updated)
}

/// Deletes an entry and the citations of it.
///
/// # Errors
/// `NotFound` where the workspace has none of this id.
pub async fn delete(mut conn: Conn<'_>, workspace: WorkspaceId, entry: KnowledgeId) -> Result<()> {
    let query = diesel::delete(
        knowledge::table
            .find(entry.0)
            .filter(knowledge::workspace_id.eq(workspace.0)),
    );
    match query.execute(&mut conn).await? {
        0 => Err(Error::NotFound("knowledge entry")),
        _ => Ok(()),
    }
}
