//! Versions of replies, what they rest on, and what validation said of them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Int4, Jsonb, Uuid as SqlUuid};
use diesel::{ExpressionMethods, JoinOnDsl, OptionalExtension, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::ids::{DraftId, EmailId, KnowledgeId, UserId, WorkspaceId};
use serde_json::Value;
use uuid::Uuid;

use crate::columns::columns;
use crate::emails::{self, Change, CurrentDraft};
use crate::schema::{draft_citations, drafts, knowledge_entries};
use crate::statement::statement;
use crate::{Conn, Result};

/// A version to be stored.
#[derive(Clone, Debug)]
pub struct NewDraft {
    /// Its id.
    pub id: DraftId,
    /// The email it answers.
    pub email: EmailId,
    /// Its number: one more than that of the draft it takes the place of, 1 for the first.
    pub version: i32,
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
    /// What it answers, as [`domain::drafting::DraftText::answers`] says it.
    pub answers: Value,
    /// How often validation sent a draft back before this one.
    pub retries: i32,
    /// What validation has said of it: an array of issues, empty as long as nobody has looked.
    pub issues: Value,
}

impl NewDraft {
    pub(crate) fn current(&self) -> CurrentDraft {
        CurrentDraft {
            version: self.version,
            body: self.body.clone(),
            retries: self.retries,
        }
    }

    fn verdict(&self) -> Verdict {
        Verdict {
            version: self.version,
            issues: self.issues.clone(),
        }
    }
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
    pub answers: Value,
    pub created_at: DateTime<Utc>,
}

columns! {
    /// A version as it is inserted.
    pub(crate) struct Row<'r> as RowColumns {
        id: Uuid,
        email_id: Uuid,
        version: i32,
        body: &'r str,
        user_id: Option<Uuid>,
        model: &'r str,
        instruction: Option<&'r str>,
        issues: &'r Value,
        answers: &'r Value,
        created_at: DateTime<Utc>,
    }
}

impl<'r> Row<'r> {
    fn of(draft: &'r NewDraft, now: DateTime<Utc>) -> Self {
        Self {
            id: draft.id.0,
            email_id: draft.email.0,
            version: draft.version,
            body: &draft.body,
            user_id: draft.user.map(|user| user.0),
            model: &draft.model,
            instruction: draft.instruction.as_deref(),
            issues: &draft.issues,
            answers: &draft.answers,
            created_at: now,
        }
    }
}

static INSERT: LazyLock<String> = LazyLock::new(|| {
    let names = RowColumns::NAMES;
    format!(
        "INSERT INTO drafts ({names}, workspace_id)
         SELECT g.*, e.workspace_id FROM $ JOIN emails e ON e.id = ANY ($) AND e.id = g.email_id"
    )
});

statement! {
    /// Any number of versions.
    Insert<'a> { versions: RowColumns<'a> as rows, only: Vec<Uuid> => Array<SqlUuid> } -> (), INSERT
}

statement! {
    /// What the versions rest on; entries that are gone are left out.
    Cite<'a> {
        drafts: Vec<Uuid> => Array<SqlUuid>, emails: Vec<Uuid> => Array<SqlUuid>, entries: Vec<Uuid> => Array<SqlUuid>,
        only_emails: Vec<Uuid> => Array<SqlUuid>, only_entries: Vec<Uuid> => Array<SqlUuid>,
    } -> (),
    "INSERT INTO draft_citations (draft_id, knowledge_id, workspace_id, user_id)
     SELECT g.draft_id, k.id, e.workspace_id, e.user_id
     FROM unnest($, $, $) AS g(draft_id, email_id, knowledge_id)
     JOIN emails e ON e.id = ANY ($) AND e.id = g.email_id
     JOIN knowledge_entries k ON k.id = ANY ($) AND k.id = g.knowledge_id AND k.workspace_id = e.workspace_id"
}

/// Stores a version as the current draft of its email.
///
/// # Errors
/// `Outdated` where the email is gone or at another version than the one before.
pub async fn insert(conn: Conn<'_>, draft: &NewDraft, now: DateTime<Utc>) -> Result<()> {
    let change = Change {
        draft: Some(draft.current()),
        verdict: Some(draft.verdict()),
        ..Change::default()
    };
    emails::change(conn, &BTreeMap::from([(draft.email, change)])).await?;
    insert_many(conn, std::slice::from_ref(draft), now).await
}

/// Stores versions; their emails are told apart from it.
///
/// # Errors
/// The failure of a query.
pub(crate) async fn insert_many(mut conn: Conn<'_>, new: &[NewDraft], now: DateTime<Utc>) -> Result<()> {
    if new.is_empty() {
        return Ok(());
    }
    let rows: Vec<Row<'_>> = new.iter().map(|draft| Row::of(draft, now)).collect();
    let versions = &RowColumns::of(&rows);
    let only = &versions.email_id;
    Insert { versions, only }.execute(&mut conn).await?;
    let cites = |draft: &'_ NewDraft| (draft.id.0, draft.email.0);
    let citations = || {
        new.iter()
            .flat_map(|draft| draft.citations.iter().map(move |entry| (cites(draft), entry.0)))
    };
    let ((drafts, emails), entries): ((Vec<Uuid>, Vec<Uuid>), Vec<Uuid>) = citations().unzip();
    if !drafts.is_empty() {
        let cite = Cite {
            drafts: &drafts,
            emails: &emails,
            entries: &entries,
            only_emails: &emails,
            only_entries: &entries,
        };
        cite.execute(&mut conn).await?;
    }
    Ok(())
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
    /// What validation said of versions that were stored before.
    Judge<'a> {
        emails: Vec<Uuid> => Array<SqlUuid>, versions: Vec<i32> => Array<Int4>, issues: Vec<&'a Value> => Array<Jsonb>,
        only: Vec<Uuid> => Array<SqlUuid>,
    } -> (),
    "UPDATE drafts d SET issues = g.issues FROM unnest($, $, $) AS g(email_id, version, issues)
     WHERE d.email_id = ANY ($) AND d.email_id = g.email_id AND d.version = g.version AND d.issues <> g.issues"
}

/// Keeps what validation said of versions of different emails; the emails are told apart from it.
///
/// # Errors
/// The failure of the query.
pub(crate) async fn judge(mut conn: Conn<'_>, verdicts: &BTreeMap<EmailId, Verdict>) -> Result<()> {
    if verdicts.is_empty() {
        return Ok(());
    }
    let emails = verdicts.keys().map(|email| email.0).collect();
    let judge = Judge {
        emails: &emails,
        only: &emails,
        versions: &verdicts.values().map(|verdict| verdict.version).collect(),
        issues: &verdicts.values().map(|verdict| &verdict.issues).collect(),
    };
    judge.execute(&mut conn).await?;
    Ok(())
}

statement! {
    /// What a draft rests for follows from what validation said of it.
    Follow<'a> { email: Uuid => SqlUuid } -> (),
    "UPDATE emails SET wait_reason = CASE WHEN draft_validated THEN 'approval' ELSE 'validation' END
     WHERE id = $ AND wait_reason IN ('approval', 'validation', 'unanswered')"
}

/// Lets a draft that rests for a person rest for what was last said of it.
///
/// # Errors
/// The failure of the query.
pub async fn rest_as_judged(mut conn: Conn<'_>, email: EmailId) -> Result<()> {
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
