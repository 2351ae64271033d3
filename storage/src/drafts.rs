//! Versions of replies, what they rest on, and what validation said of them.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Int4, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, JoinOnDsl, OptionalExtension, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::ids::{DraftId, EmailId, KnowledgeId, UserId, WorkspaceId};
use serde_json::Value;
use uuid::Uuid;

use crate::schema::{draft_citations, drafts, knowledge_entries};
use crate::statement::statement;
use crate::{Conn, Error, Result};

/// A version to be stored.
#[derive(Clone, Debug)]
pub struct NewDraft {
    /// Its id.
    pub id: DraftId,
    /// The email it answers.
    pub email: EmailId,
    /// Text without signature and quote.
    pub body: String,
    /// Which model wrote it; `person` when a person did.
    pub model: String,
    /// Person who wrote it.
    pub user: Option<UserId>,
    /// What a person asked to change.
    pub instruction: Option<String>,
    /// Entries it rests on.
    pub citations: Vec<KnowledgeId>,
    /// How often validation sent a draft back before this one.
    pub retries: i32,
}

/// A stored version.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = drafts)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct Draft {
    pub id: Uuid,
    pub user_id: Option<Uuid>,
    pub version: i32,
    pub body: String,
    pub model: String,
    pub instruction: Option<String>,
    pub issues: Value,
    pub created_at: DateTime<Utc>,
}

statement! {
    /// The next version becomes the current draft.
    Insert<'a> {
        body: String => Text,
        retries: i32 => Int4,
        email: Uuid => SqlUuid,
        id: Uuid => SqlUuid,
        user: Option<Uuid> => Nullable<SqlUuid>,
        model: String => Text,
        instruction: Option<String> => Nullable<Text>,
        now: DateTime<Utc> => Timestamptz,
        citations: Vec<Uuid> => Array<SqlUuid>,
    } -> Int4,
    "WITH current AS (
        UPDATE emails SET draft_version = draft_version + 1, draft_content = $, draft_retry_count = $,
               draft_validated = false, validation_issues = '[]'
        WHERE id = $ RETURNING id, workspace_id, user_id, draft_version, draft_content),
     inserted AS (
        INSERT INTO drafts (id, workspace_id, user_id, email_id, version, body, model, instruction, created_at)
        SELECT $, workspace_id, $, id, draft_version, draft_content, $, $, $ FROM current
        RETURNING id, version),
     cited AS (
        INSERT INTO draft_citations (draft_id, knowledge_id, workspace_id, user_id)
        SELECT inserted.id, k.id, current.workspace_id, current.user_id
        FROM inserted, current, knowledge_entries k
        WHERE k.id = ANY ($) AND k.workspace_id = current.workspace_id)
     SELECT version FROM inserted"
}

/// Stores a version as the current draft of its email and returns its number.
///
/// # Errors
/// `NotFound` where the email is gone.
pub async fn insert(mut conn: Conn<'_>, draft: &NewDraft, now: DateTime<Utc>) -> Result<i32> {
    let insert = Insert {
        body: &draft.body,
        retries: &draft.retries,
        email: &draft.email.0,
        id: &draft.id.0,
        user: &draft.user.map(|user| user.0),
        model: &draft.model,
        instruction: &draft.instruction,
        now: &now,
        citations: &draft.citations.iter().map(|entry| entry.0).collect(),
    };
    let versions: Vec<i32> = insert.load(&mut conn).await?;
    versions.into_iter().next().ok_or(Error::NotFound("email"))
}

statement! {
    /// What validation said, at the draft and at its email.
    Judge<'a> {
        issues: Value => Jsonb, email: Uuid => SqlUuid, version: i32 => Int4
    } -> (),
    "WITH judged AS (SELECT $ AS issues, $ AS email_id, $ AS version),
          kept AS (UPDATE drafts d SET issues = judged.issues FROM judged
                   WHERE d.email_id = judged.email_id AND d.version = judged.version)
     UPDATE emails e SET draft_validated = (judged.issues = '[]'), validation_issues = judged.issues
     FROM judged WHERE e.id = judged.email_id AND e.draft_version = judged.version"
}

/// Keeps what validation said of a version; an empty list means that it passed.
///
/// # Errors
/// The failure of the query.
pub async fn record_issues(mut conn: Conn<'_>, email: EmailId, version: i32, issues: &Value) -> Result<()> {
    Judge {
        issues,
        email: &email.0,
        version: &version,
    }
    .execute(&mut conn)
    .await?;
    Ok(())
}

statement! {
    /// What a draft rests for follows from what validation said of it.
    Follow<'a> { email: Uuid => SqlUuid } -> (),
    "UPDATE emails SET wait_reason = CASE WHEN draft_validated THEN 'approval' ELSE 'validation' END
     WHERE id = $ AND wait_reason IN ('approval', 'validation')"
}

/// Lets a draft that rests for approval or validation rest for what was last said of it.
///
/// # Errors
/// The failure of the query.
pub async fn record_verdict(mut conn: Conn<'_>, email: EmailId) -> Result<()> {
    Follow { email: &email.0 }.execute(&mut conn).await?;
    Ok(())
}

/// A version of the reply to an email.
///
/// # Errors
/// The failure of the query.
pub async fn find(mut conn: Conn<'_>, email: EmailId, version: i32) -> Result<Option<Draft>> {
    Ok(drafts::table
        .filter(drafts::email_id.eq(email.0))
        .filter(drafts::version.eq(version))
        .select(Draft::as_select())
        .first(&mut conn)
        .await
        .optional()?)
}

/// All versions of the reply to an email, newest first.
///
/// # Errors
/// The failure of the query.
pub async fn list(mut conn: Conn<'_>, workspace: WorkspaceId, email: EmailId) -> Result<Vec<Draft>> {
    Ok(drafts::table
        .filter(drafts::email_id.eq(email.0))
        .filter(drafts::workspace_id.eq(workspace.0))
        .order(drafts::version.desc())
        .select(Draft::as_select())
        .load(&mut conn)
        .await?)
}

/// Id and title of the entries a version rests on.
///
/// # Errors
/// The failure of the query.
pub async fn list_citations(mut conn: Conn<'_>, workspace: WorkspaceId, draft: DraftId) -> Result<Vec<(Uuid, String)>> {
    Ok(draft_citations::table
        .inner_join(knowledge_entries::table.on(knowledge_entries::id.eq(draft_citations::knowledge_id)))
        .filter(draft_citations::draft_id.eq(draft.0))
        .filter(draft_citations::workspace_id.eq(workspace.0))
        .select((knowledge_entries::id, knowledge_entries::title))
        .load(&mut conn)
        .await?)
}

/// Id, title and content of the entries a version rests on.
///
/// # Errors
/// The failure of the query.
pub async fn list_cited_contents(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    draft: DraftId,
) -> Result<Vec<(Uuid, String, String)>> {
    Ok(draft_citations::table
        .inner_join(knowledge_entries::table.on(knowledge_entries::id.eq(draft_citations::knowledge_id)))
        .filter(draft_citations::draft_id.eq(draft.0))
        .filter(draft_citations::workspace_id.eq(workspace.0))
        .order(knowledge_entries::id)
        .select((
            knowledge_entries::id,
            knowledge_entries::title,
            knowledge_entries::content,
        ))
        .load(&mut conn)
        .await?)
}
