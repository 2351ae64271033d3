//! Intents of a workspace, and the one default among them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Int4, Int8, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{
    AsChangeset, BoolExpressionMethods, ExpressionMethods, Insertable, NullableExpressionMethods, QueryDsl, Queryable,
    Selectable, SelectableHelper,
};
use diesel_async::RunQueryDsl;
use domain::drafting::asks_again;
use domain::ids::{EmailId, IntentId, UserId, WorkspaceId};
use domain::intents::{IntentInput, Rule};
use uuid::Uuid;

use crate::schema::{emails, intents};
use crate::statement::statement;
use crate::{Conn, Error, Result};

/// A rule that says what kind of email something is and how it is answered.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = intents, check_for_backend(diesel::pg::Pg))]
pub struct Intent {
    /// Id.
    pub id: Uuid,
    /// Who made it.
    pub user_id: Uuid,
    /// Name, unique in the workspace.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Whole words or phrases that call for it.
    pub keywords: Vec<String>,
    /// The highest with a match wins.
    pub priority: i32,
    /// Whether replies may leave without a person.
    pub auto_send: bool,
    /// Whether a short acknowledgement may leave where the reply waits for a person.
    pub acknowledge: bool,
    /// Least confidence for that, 0 to 1.
    pub confidence_threshold: f64,
    /// What the assistant is told about such emails.
    pub ai_prompt: String,
    /// Whether such an email makes its sender a lead.
    pub is_lead: bool,
    /// Whether it is the catch-all.
    pub is_default: bool,
    /// Whether it takes part in matching.
    pub is_active: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

impl Intent {
    /// The typed id.
    #[must_use]
    pub fn id(&self) -> IntentId {
        IntentId(self.id)
    }

    /// Whether mail without a match falls to it.
    #[must_use]
    pub fn is_catch_all(&self) -> bool {
        self.is_default && self.is_active
    }

    /// What a person wrote into it.
    #[must_use]
    pub fn input(&self) -> IntentInput {
        IntentInput {
            name: self.name.clone(),
            description: self.description.clone(),
            keywords: self.keywords.clone(),
            priority: self.priority,
            auto_send: self.auto_send,
            acknowledge: self.acknowledge,
            confidence_threshold: self.confidence_threshold,
            ai_prompt: self.ai_prompt.clone(),
            is_lead: self.is_lead,
            is_default: self.is_default,
            is_active: self.is_active,
        }
    }

    /// What classification needs of it.
    #[must_use]
    pub fn rule(&self) -> Rule {
        Rule {
            id: self.id(),
            name: self.name.clone(),
            keywords: self.keywords.clone(),
            priority: self.priority,
            is_default: self.is_default,
            created_at: self.created_at,
        }
    }
}

/// Place in the order of matching: priority, then id.
pub type Place = (i32, IntentId);

/// Text of an email that rules can be tried on.
#[derive(Clone, Debug, Queryable)]
pub struct Sample {
    /// The email.
    pub id: Uuid,
    /// Subject.
    pub subject: String,
    /// What the sender wrote, without quoted history and signature.
    pub visible_text: String,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = intents)]
struct Written<'a> {
    name: &'a str,
    description: &'a str,
    keywords: &'a [String],
    priority: i32,
    auto_send: bool,
    acknowledge: bool,
    confidence_threshold: f64,
    ai_prompt: &'a str,
    is_lead: bool,
    is_default: bool,
    is_active: bool,
}

impl<'a> Written<'a> {
    fn of(input: &'a IntentInput) -> Self {
        Self {
            name: &input.name,
            description: &input.description,
            keywords: &input.keywords,
            priority: input.priority,
            auto_send: input.auto_send,
            acknowledge: input.acknowledge,
            confidence_threshold: input.confidence_threshold,
            ai_prompt: &input.ai_prompt,
            is_lead: input.is_lead,
            is_default: input.is_default,
            is_active: input.is_active,
        }
    }
}

/// Intents in the order of matching, those after `after`.
///
/// # Errors
/// The failure of the query.
pub async fn list(mut conn: Conn<'_>, workspace: WorkspaceId, after: Option<Place>, limit: i64) -> Result<Vec<Intent>> {
    let mut query = intents::table
        .filter(intents::workspace_id.eq(workspace.0))
        .order((intents::priority.desc(), intents::id))
        .limit(limit)
        .select(Intent::as_select())
        .into_boxed();
    if let Some((priority, id)) = after {
        let later = intents::priority.eq(priority).and(intents::id.gt(id.0));
        query = query.filter(intents::priority.lt(priority).or(later));
    }
    Ok(query.load(&mut conn).await?)
}

/// Active intents, as classification reads them.
///
/// # Errors
/// The failure of the query.
pub async fn list_active(conn: Conn<'_>, workspace: WorkspaceId) -> Result<Vec<Intent>> {
    let mut found = list_active_of(conn, &[workspace]).await?;
    Ok(found.remove(&workspace).unwrap_or_default())
}

/// The same of several workspaces; those without any are left out.
///
/// # Errors
/// The failure of the query.
pub async fn list_active_of(
    mut conn: Conn<'_>,
    workspaces: &[WorkspaceId],
) -> Result<HashMap<WorkspaceId, Vec<Intent>>> {
    let workspaces: Vec<Uuid> = workspaces.iter().map(|workspace| workspace.0).collect();
    let query = intents::table
        .filter(intents::workspace_id.eq_any(workspaces).and(intents::is_active))
        .order((intents::priority.desc(), intents::id))
        .select((intents::workspace_id, Intent::as_select()));
    let rows: Vec<(Uuid, Intent)> = query.load(&mut conn).await?;
    let mut found: HashMap<WorkspaceId, Vec<Intent>> = HashMap::new();
    for (workspace, intent) in rows {
        found.entry(workspace.into()).or_default().push(intent);
    }
    Ok(found)
}

/// One intent.
///
/// # Errors
/// `NotFound` where the workspace has none of this id.
pub async fn get(mut conn: Conn<'_>, workspace: WorkspaceId, intent: IntentId) -> Result<Intent> {
    let query = intents::table
        .find(intent.0)
        .filter(intents::workspace_id.eq(workspace.0))
        .select(Intent::as_select());
    query
        .first(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("intent"))
}

/// Adds an intent.
///
/// # Errors
/// `Duplicate` with `intents_name_key`, or `intents_is_default_key` where another default is active.
pub async fn create(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    user: UserId,
    input: &IntentInput,
    now: DateTime<Utc>,
) -> Result<Intent> {
    let place = (
        intents::id.eq(IntentId::new().0),
        intents::workspace_id.eq(workspace.0),
        intents::user_id.eq(user.0),
        intents::created_at.eq(now),
    );
    let query = diesel::insert_into(intents::table)
        .values((place, Written::of(input)))
        .returning(Intent::as_returning());
    Ok(query.get_result(&mut conn).await?)
}

/// Replaces what a person wrote into an intent.
///
/// # Errors
/// `NotFound` where the workspace has none of this id; `Duplicate` as when adding.
pub async fn update(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    intent: IntentId,
    input: &IntentInput,
) -> Result<Intent> {
    let query = diesel::update(
        intents::table
            .find(intent.0)
            .filter(intents::workspace_id.eq(workspace.0)),
    )
    .set(Written::of(input))
    .returning(Intent::as_returning());
    query
        .get_result(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("intent"))
}

/// Clears the current default, so that another intent can become the default in the same transaction.
///
/// # Errors
/// The failure of the query.
pub async fn clear_default(mut conn: Conn<'_>, workspace: WorkspaceId) -> Result<()> {
    diesel::update(intents::table.filter(intents::workspace_id.eq(workspace.0).and(intents::is_default)))
        .set(intents::is_default.eq(false))
        .execute(&mut conn)
        .await?;
    Ok(())
}

/// Deletes an intent; emails that matched it keep its name.
///
/// # Errors
/// `NotFound` where the workspace has none of this id.
pub async fn delete(mut conn: Conn<'_>, workspace: WorkspaceId, intent: IntentId) -> Result<()> {
    let query = diesel::delete(
        intents::table
            .find(intent.0)
            .filter(intents::workspace_id.eq(workspace.0)),
    );
    match query.execute(&mut conn).await? {
        0 => Err(Error::NotFound("intent")),
        _ => Ok(()),
    }
}

/// The last emails a person may see, newest first, to try rules on.
///
/// # Errors
/// The failure of the query.
pub async fn list_samples(mut conn: Conn<'_>, workspace: WorkspaceId, user: UserId, limit: i64) -> Result<Vec<Sample>> {
    let query = emails::table
        .filter(emails::workspace_id.eq(workspace.0))
        .filter(emails::user_id.nullable().eq(user.0).or(emails::assignee_id.eq(user.0)))
        .order(emails::id.desc())
        .limit(limit)
        .select((emails::id, emails::subject, emails::visible_text, emails::received_at));
    Ok(query.load(&mut conn).await?)
}

impl Sample {
    /// The typed id.
    #[must_use]
    pub fn id(&self) -> EmailId {
        EmailId(self.id)
    }
}

statement! {
    /// Emails whose draft a person rejected.
    CountRejected<'a> {
        workspace: Uuid => SqlUuid, intent: Uuid => SqlUuid, since: DateTime<Utc> => Timestamptz,
        owner: Uuid => SqlUuid, assignee: Uuid => SqlUuid
    } -> Int8,
    "SELECT count(*) FROM emails e
     WHERE e.workspace_id = $ AND e.intent_id = $ AND e.received_at >= $ AND (e.user_id = $ OR e.assignee_id = $)
       AND e.status = 'rejected'"
}

statement! {
    /// What was asked before a reply left without a person, and what its asker wrote next.
    AskedNext<'a> {
        workspace: Uuid => SqlUuid, intent: Uuid => SqlUuid, since: DateTime<Utc> => Timestamptz,
        owner: Uuid => SqlUuid, assignee: Uuid => SqlUuid, letters: i32 => Int4, again: i32 => Int4, limit: i64 => Int8
    } -> (Text, Text),
    "WITH answered AS (
        SELECT e.* FROM emails e
        WHERE e.workspace_id = $ AND e.intent_id = $ AND e.received_at >= $ AND (e.user_id = $ OR e.assignee_id = $)
          AND EXISTS (SELECT FROM outbound_messages o WHERE o.kind = 'reply' AND o.subject_id = e.id
                        AND o.is_live AND o.state = 'sent' AND o.is_automatic))
     SELECT left(answered.visible_text, $), left(next.visible_text, $)
     FROM answered, LATERAL (
        SELECT n.visible_text FROM emails n
        WHERE n.conversation_id = answered.conversation_id AND n.kind = 'human' AND n.from_email = answered.from_email
          AND n.received_at > answered.received_at
        ORDER BY n.received_at LIMIT 1) AS next
     ORDER BY answered.received_at DESC LIMIT $"
}

/// How the drafts of an intent fared with people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Drafts that a person rejected.
    pub rejected: i64,
    /// Replies that left without a person, and whose asker asked the same again.
    pub asked_again: i64,
}

/// How the drafts of an intent fared since, of the emails that a person owns or is assigned to; of replies without a
/// person the newest five hundred that somebody wrote after.
///
/// # Errors
/// The failure of a query.
pub async fn outcomes(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    user: UserId,
    intent: IntentId,
    since: DateTime<Utc>,
) -> Result<Outcomes> {
    const LETTERS: i32 = 4_000;
    let rejected = CountRejected {
        workspace: &workspace.0,
        intent: &intent.0,
        since: &since,
        owner: &user.0,
        assignee: &user.0,
    };
    let rejected: i64 = rejected.get_result(&mut conn).await?;
    let next = AskedNext {
        workspace: &workspace.0,
        intent: &intent.0,
        since: &since,
        owner: &user.0,
        assignee: &user.0,
        letters: &LETTERS,
        again: &LETTERS,
        limit: &500,
    };
    let pairs: Vec<(String, String)> = next.load(&mut conn).await?;
    let again = pairs
        .iter()
        .filter(|(earlier, later)| asks_again(earlier, later))
        .count();
    Ok(Outcomes {
        rejected,
        asked_again: i64::try_from(again).unwrap_or(i64::MAX),
    })
}
