//! Pages of emails, newest first, by cursor. What few emails have in common is looked for among the newest first, which
//! mostly fill the page, and then in an index of its own.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::sql_types::{Int8, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{Queryable, Selectable};
use diesel_async::RunQueryDsl;
use domain::emails::{Status, WaitReason};
use domain::ids::{AccountId, ConversationId, EmailId, IntentId, UserId, WorkspaceId};
use uuid::Uuid;

use super::page::{Part, Whose, page, steps_of};
use super::words::{self, Place, query_of};
use crate::schema::emails;
use crate::statement::statement;
use crate::{Conn, Result, Word};

/// Emails looked at one by one before an index is asked.
const NEWEST: i64 = 2_000;

/// Which emails a page shows; what is `None` does not narrow.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only what this person owns or is assigned to; everything in the workspace for `None`.
    pub seen_by: Option<UserId>,
    /// Status; the moving ones are read from the run, as `Status::while_running` says.
    pub status: Option<Status>,
    /// Why a draft rests.
    pub wait_reason: Option<WaitReason>,
    /// Intent.
    pub intent: Option<IntentId>,
    /// Mailbox.
    pub account: Option<AccountId>,
    /// Conversation.
    pub conversation: Option<ConversationId>,
    /// Assignee.
    pub assignee: Option<UserId>,
    /// Only what comments name this person on, whoever owns it.
    pub mentioning: Option<UserId>,
    /// Beginnings of words in subject, sender or text; all of them have to be there.
    pub text: Option<String>,
    /// Received at or after.
    pub since: Option<DateTime<Utc>>,
    /// Received before.
    pub until: Option<DateTime<Utc>>,
}

impl Filter {
    /// Whether nothing narrows the list but words and dates.
    fn is_plain(&self) -> bool {
        let is_narrow = self.status.is_some() || self.wait_reason.is_some() || self.intent.is_some();
        let is_of_one = self.account.is_some() || self.conversation.is_some() || self.assignee.is_some();
        !is_narrow && !is_of_one
    }
}

/// Where a page ends and the next begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Reception of the last email.
    pub received_at: DateTime<Utc>,
    /// The last email.
    pub id: EmailId,
}

impl Cursor {
    /// Before what arrived at an instant or later; `None` for no end.
    pub(crate) fn before(received_at: Option<DateTime<Utc>>) -> Self {
        received_at.map_or(
            Self {
                received_at: DateTime::<Utc>::from_timestamp_nanos(i64::MAX),
                id: EmailId(Uuid::max()),
            },
            |received_at| Self {
                received_at,
                id: EmailId(Uuid::nil()),
            },
        )
    }
}

/// An email as a list shows it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = emails)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct Listed {
    pub id: Uuid,
    pub user_id: Uuid,
    pub email_account_id: Uuid,
    pub conversation_id: Uuid,
    pub from_email: String,
    pub from_name: String,
    pub subject: String,
    #[diesel(select_expression = sql("left(emails.visible_text, 200)"), select_expression_type = SqlLiteral<Text>)]
    pub preview: String,
    pub received_at: DateTime<Utc>,
    pub kind: Word<domain::mail::Kind>,
    pub status: Word<Status>,
    pub wait_reason: Option<Word<WaitReason>>,
    pub wait_until: Option<DateTime<Utc>>,
    pub status_reason: Option<String>,
    pub intent_id: Option<Uuid>,
    pub intent_name: Option<String>,
    pub intent_confidence: Option<f64>,
    pub meeting_detected: bool,
    pub draft_validated: bool,
    pub assignee_id: Option<Uuid>,
    pub created_at: DateTime<Utc>,
    #[diesel(select_expression = of_run("state"), select_expression_type = OfRun)]
    pub run_state: Option<String>,
    #[diesel(select_expression = of_run("step"), select_expression_type = OfRun)]
    pub run_step: Option<String>,
}

type OfRun = SqlLiteral<Nullable<Text>>;

/// A column of the unfinished run about the email.
fn of_run(column: &str) -> OfRun {
    sql(&format!(
        "(SELECT r.{column} FROM runs r WHERE r.flow = 'process_email' AND r.subject = emails.id
          AND r.finished_at IS NULL)"
    ))
}

/// A page of at most `limit` emails, newest first.
///
/// # Errors
/// The failure of a query.
pub async fn list(
    conn: Conn<'_>,
    workspace: WorkspaceId,
    filter: &Filter,
    after: Option<Cursor>,
    limit: i64,
) -> Result<Vec<Listed>> {
    let list = |whose| list_of(conn, workspace, filter, whose, after, limit);
    match (filter.mentioning, filter.seen_by) {
        (Some(user), _) => list(Whose::Mentioned(user)).await,
        (None, None) => list(Whose::Everybodys).await,
        // An OR of both would pass by everybody else's.
        (None, Some(user)) => {
            let (mut found, assigned) = futures::try_join!(list(Whose::Own(user)), list(Whose::Assigned(user)))?;
            found.extend(assigned);
            found.sort_by_key(|email| std::cmp::Reverse((email.received_at, email.id)));
            found.truncate(usize::try_from(limit).unwrap_or_default());
            Ok(found)
        }
    }
}

async fn list_of(
    conn: Conn<'_>,
    workspace: WorkspaceId,
    filter: &Filter,
    whose: Whose,
    after: Option<Cursor>,
    limit: i64,
) -> Result<Vec<Listed>> {
    let words = filter.text.as_deref().map(|text| query_of(text, Place::Anywhere));
    if words == Some(None) {
        return Ok(Vec::new());
    }
    let words = words.flatten();
    let is_working = filter
        .status
        .is_some_and(|status| status == Status::New || !steps_of(status).is_empty());
    let part = Part {
        words: words.as_deref(),
        after,
        ..Part::default()
    };
    if words.is_none() && !is_working {
        return page(conn, workspace, filter, whose, &part, limit).await;
    }
    let start = after.unwrap_or_else(|| Cursor::before(filter.until));
    let floor = find_floor(conn, workspace, whose, start).await?;
    let newest = Part {
        since: floor,
        is_rare: matches!(whose, Whose::Assigned(_) | Whose::Mentioned(_)),
        ..part
    };
    let mut found = page(conn, workspace, filter, whose, &newest, limit).await?;
    let missing = limit - i64::try_from(found.len()).unwrap_or(limit);
    let Some(floor) = floor.filter(|_| missing > 0) else {
        return Ok(found);
    };
    let place = Cursor::before(Some(floor));
    let (words, among) = match part.words {
        words if is_working => (words, Some(list_working(conn, workspace).await?)),
        Some(words) if filter.is_plain() => {
            let named = words::find(conn, workspace, words, whose, place, filter.since, missing).await?;
            (None, Some(named))
        }
        words => (words, None),
    };
    let older = Part {
        words,
        is_rare: true,
        after: Some(place),
        since: None,
        among,
    };
    found.extend(page(conn, workspace, filter, whose, &older, missing).await?);
    Ok(found)
}

statement! {
    /// Read from an index alone.
    Floor<'a> {
        workspace: Uuid => SqlUuid, received_at: DateTime<Utc> => Timestamptz, id: Uuid => SqlUuid, newest: i64 => Int8
    } -> Timestamptz,
    "SELECT received_at FROM emails WHERE workspace_id = $ AND (received_at, id) < ($, $)
     ORDER BY received_at DESC, id DESC OFFSET $ LIMIT 1"
}

statement! {
    /// The same of one owner.
    OwnFloor<'a> {
        workspace: Uuid => SqlUuid, user: Uuid => SqlUuid, received_at: DateTime<Utc> => Timestamptz, id: Uuid => SqlUuid,
        newest: i64 => Int8,
    } -> Timestamptz,
    "SELECT received_at FROM emails WHERE workspace_id = $ AND user_id = $ AND (received_at, id) < ($, $)
     ORDER BY received_at DESC, id DESC OFFSET $ LIMIT 1"
}

/// When the last of the newest emails before a place arrived; `None` where all are looked at.
async fn find_floor(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    whose: Whose,
    start: Cursor,
) -> Result<Option<DateTime<Utc>>> {
    let (workspace, received_at, id, newest) = (&workspace.0, &start.received_at, &start.id.0, &NEWEST);
    let mut found: Vec<DateTime<Utc>> = match whose {
        Whose::Everybodys => {
            let floor = Floor {
                workspace,
                received_at,
                id,
                newest,
            };
            floor.load(&mut conn).await?
        }
        Whose::Own(user) => {
            let floor = OwnFloor {
                workspace,
                user: &user.0,
                received_at,
                id,
                newest,
            };
            floor.load(&mut conn).await?
        }
        Whose::Assigned(_) | Whose::Mentioned(_) => Vec::new(),
    };
    Ok(found.pop())
}

statement! {
    /// Runs of emails without a draft that rests: due, running, or waiting for an instant.
    Working<'a> { queue: &'static str => Text, flow: &'static str => Text, flow_again: &'static str => Text,
                  workspace: Uuid => SqlUuid } -> SqlUuid,
    "SELECT e.id FROM emails e
     WHERE e.id = ANY (ARRAY(
             SELECT subject FROM runs WHERE queue = $ AND state IN ('ready', 'waiting') AND wake_at IS NOT NULL AND flow = $
             UNION ALL SELECT subject FROM runs WHERE state = 'running' AND flow = $))
       AND e.workspace_id = $"
}

/// The emails that are being worked on.
async fn list_working(mut conn: Conn<'_>, workspace: WorkspaceId) -> Result<Vec<Uuid>> {
    let flow = domain::flows::PROCESS_EMAIL;
    let working = Working {
        queue: &flow.queue.as_str(),
        flow: &flow.name,
        flow_again: &flow.name,
        workspace: &workspace.0,
    };
    Ok(working.load(&mut conn).await?)
}
