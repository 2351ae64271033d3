//! Versions of replies, what they rest on, and what validation said of them.

use std::collections::{BTreeMap, HashMap};

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
    /// The next versions become the current drafts.
    Insert<'a> {
        ids: Vec<Uuid> => Array<SqlUuid>,
        emails: Vec<Uuid> => Array<SqlUuid>,
        bodies: Vec<&'a str> => Array<Text>,
        retries: Vec<i32> => Array<Int4>,
        users: Vec<Option<Uuid>> => Array<Nullable<SqlUuid>>,
        models: Vec<&'a str> => Array<Text>,
        instructions: Vec<Option<&'a str>> => Array<Nullable<Text>>,
        only: Vec<Uuid> => Array<SqlUuid>,
        now: DateTime<Utc> => Timestamptz,
        cited_in: Vec<Uuid> => Array<SqlUuid>,
        cited: Vec<Uuid> => Array<SqlUuid>,
    } -> (SqlUuid, Int4),
    "WITH current AS (
        UPDATE emails e SET draft_version = e.draft_version + 1, draft_content = g.body, draft_retry_count = g.retries,
               draft_validated = false, validation_issues = '[]'
        FROM unnest($, $, $, $, $, $, $) AS g(id, email_id, body, retries, user_id, model, instruction)
        WHERE e.id = ANY ($) AND e.id = g.email_id
        RETURNING g.id, e.workspace_id, e.user_id AS owner, g.email_id, e.draft_version, g.body, g.user_id, g.model,
                  g.instruction),
     inserted AS (
        INSERT INTO drafts (id, workspace_id, user_id, email_id, version, body, model, instruction, created_at)
        SELECT id, workspace_id, user_id, email_id, draft_version, body, model, instruction, moment.now
        FROM current, (SELECT $ AS now) AS moment),
     cited AS (
        INSERT INTO draft_citations (draft_id, knowledge_id, workspace_id, user_id)
        SELECT current.id, k.id, current.workspace_id, current.owner
        FROM unnest($, $) AS g(draft_id, knowledge_id)
        JOIN current ON current.id = g.draft_id
        JOIN knowledge_entries k ON k.id = g.knowledge_id AND k.workspace_id = current.workspace_id)
     SELECT id, draft_version FROM current"
}

/// Stores a version as the current draft of its email and returns its number.
///
/// # Errors
/// `NotFound` where the email is gone.
pub async fn insert(conn: Conn<'_>, draft: &NewDraft, now: DateTime<Utc>) -> Result<i32> {
    let versions = insert_many(conn, std::slice::from_ref(draft), now).await?;
    versions.into_iter().next().ok_or(Error::NotFound("email"))
}

/// Stores versions of different emails and returns their numbers, each in its place.
///
/// # Errors
/// `NotFound` where an email is gone.
pub(crate) async fn insert_many(mut conn: Conn<'_>, new: &[NewDraft], now: DateTime<Utc>) -> Result<Vec<i32>> {
    let emails = new.iter().map(|draft| draft.email.0).collect();
    let citations = || {
        new.iter()
            .flat_map(|draft| draft.citations.iter().map(|entry| (draft.id.0, entry.0)))
    };
    let insert = Insert {
        ids: &new.iter().map(|draft| draft.id.0).collect(),
        emails: &emails,
        bodies: &new.iter().map(|draft| draft.body.as_str()).collect(),
        retries: &new.iter().map(|draft| draft.retries).collect(),
        users: &new.iter().map(|draft| draft.user.map(|user| user.0)).collect(),
        models: &new.iter().map(|draft| draft.model.as_str()).collect(),
        instructions: &new.iter().map(|draft| draft.instruction.as_deref()).collect(),
        only: &emails,
        now: &now,
        cited_in: &citations().map(|(draft, _)| draft).collect(),
        cited: &citations().map(|(_, entry)| entry).collect(),
    };
    let versions: HashMap<Uuid, i32> = insert.load(&mut conn).await?.into_iter().collect();
    let version = |draft: &NewDraft| versions.get(&draft.id.0).copied().ok_or(Error::NotFound("email"));
    new.iter().map(version).collect()
}

/// What validation said of a version; no issues mean that it passed.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The version.
    pub version: i32,
    /// An array of issues.
    pub issues: Value,
}

statement! {
    /// What validation said, at the drafts and at their emails.
    Judge<'a> {
        emails: Vec<Uuid> => Array<SqlUuid>, versions: Vec<i32> => Array<Int4>, issues: Vec<&'a Value> => Array<Jsonb>,
        only: Vec<Uuid> => Array<SqlUuid>,
    } -> (),
    "WITH judged AS (SELECT * FROM unnest($, $, $) AS g(email_id, version, issues)),
          kept AS (UPDATE drafts d SET issues = judged.issues FROM judged
                   WHERE d.email_id = judged.email_id AND d.version = judged.version AND d.issues <> judged.issues)
     UPDATE emails e SET draft_validated = (judged.issues = '[]'), validation_issues = judged.issues
     FROM judged WHERE e.id = ANY ($) AND e.id = judged.email_id AND e.draft_version = judged.version"
}

/// Keeps what validation said of versions of different emails.
///
/// # Errors
/// The failure of the query.
pub async fn record_verdicts(mut conn: Conn<'_>, verdicts: &BTreeMap<EmailId, Verdict>) -> Result<()> {
    if verdicts.is_empty() {
        return Ok(());
    }
    let emails = verdicts.keys().map(|email| email.0).collect();
    Judge {
        emails: &emails,
        versions: &verdicts.values().map(|verdict| verdict.version).collect(),
        issues: &verdicts.values().map(|verdict| &verdict.issues).collect(),
        only: &emails,
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
