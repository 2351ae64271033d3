//! Pages of emails, newest first, by cursor.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::sql_types::{Array, Bool, Nullable, Text};
use diesel::{
    BoolExpressionMethods, ExpressionMethods, PgExpressionMethods, PgTextExpressionMethods, QueryDsl, Queryable,
    Selectable, SelectableHelper,
};
use diesel_async::RunQueryDsl;
use domain::emails::{Status, WaitReason};
use domain::flows::process_email::{BOOK, DECIDE, DRAFT, GUARD, QUEUE_REPLY, UNDERSTAND, VALIDATE};
use domain::ids::{AccountId, ConversationId, EmailId, IntentId, UserId, WorkspaceId};
use uuid::Uuid;

use crate::pattern::containing;
use crate::schema::{emails, mentions};
use crate::{Conn, Result, Word};

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
    /// Words in subject, sender or text.
    pub text: Option<String>,
    /// Received at or after.
    pub since: Option<DateTime<Utc>>,
    /// Received before.
    pub until: Option<DateTime<Utc>>,
}

/// Where a page ends and the next begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Reception of the last email.
    pub received_at: DateTime<Utc>,
    /// The last email.
    pub id: EmailId,
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

/// Last recorded steps that show a moving status, an empty one for none; nothing for a resting status.
fn steps_of(status: Status) -> Vec<&'static str> {
    let steps = [GUARD, UNDERSTAND, DRAFT, VALIDATE, DECIDE, BOOK, QUEUE_REPLY].map(Some);
    let steps = [None].into_iter().chain(steps);
    steps
        .filter(|step| Status::while_running(*step) == Some(status))
        .map(Option::unwrap_or_default)
        .collect()
}

/// A page of at most `limit` emails, newest first.
///
/// # Errors
/// The failure of the query.
#[expect(clippy::too_many_lines, reason = "a few lines for each filter")]
pub async fn list(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    filter: &Filter,
    after: Option<Cursor>,
    limit: i64,
) -> Result<Vec<Listed>> {
    let mut query = emails::table
        .filter(emails::workspace_id.eq(workspace.0))
        .order((emails::received_at.desc(), emails::id.desc()))
        .limit(limit)
        .select(Listed::as_select())
        .into_boxed();
    if let Some(user) = filter.mentioning {
        let named = mentions::table
            .filter(mentions::user_id.eq(user.0))
            .filter(mentions::workspace_id.eq(workspace.0));
        query = query.filter(emails::id.eq_any(named.select(mentions::email_id)));
    } else if let Some(user) = filter.seen_by {
        query = query.filter(
            emails::user_id
                .eq(user.0)
                .or(emails::assignee_id.is_not_distinct_from(user.0)),
        );
    }
    if let Some(status) = filter.status {
        let steps = steps_of(status);
        let stored = if steps.is_empty() { status } else { Status::New };
        query = query.filter(emails::status.eq(stored.as_str()));
        if !steps.is_empty() {
            query = query.filter(
                sql::<Bool>(
                    "EXISTS (SELECT FROM runs r WHERE r.flow = 'process_email' AND r.subject = emails.id
                     AND r.finished_at IS NULL AND coalesce(r.step, '') = ANY (",
                )
                .bind::<Array<Text>, _>(steps)
                .sql("))"),
            );
        }
    }
    if let Some(reason) = filter.wait_reason {
        query = query.filter(emails::wait_reason.eq(reason.as_str()));
    }
    if let Some(intent) = filter.intent {
        query = query.filter(emails::intent_id.eq(intent.0));
    }
    if let Some(account) = filter.account {
        query = query.filter(emails::email_account_id.eq(account.0));
    }
    if let Some(conversation) = filter.conversation {
        query = query.filter(emails::conversation_id.eq(conversation.0));
    }
    if let Some(assignee) = filter.assignee {
        query = query.filter(emails::assignee_id.eq(assignee.0));
    }
    if let Some(text) = &filter.text {
        let pattern = containing(text);
        let places = emails::subject
            .ilike(pattern.clone())
            .or(emails::from_email.ilike(pattern.clone()));
        let more = emails::from_name
            .ilike(pattern.clone())
            .or(emails::visible_text.ilike(pattern));
        query = query.filter(places.or(more));
    }
    if let Some(since) = filter.since {
        query = query.filter(emails::received_at.ge(since));
    }
    if let Some(until) = filter.until {
        query = query.filter(emails::received_at.lt(until));
    }
    if let Some(after) = after {
        query = query.filter(
            sql::<Bool>("(emails.received_at, emails.id) < (")
                .bind::<diesel::sql_types::Timestamptz, _>(after.received_at)
                .sql(", ")
                .bind::<diesel::sql_types::Uuid, _>(after.id.0)
                .sql(")"),
        );
    }
    Ok(query.load(&mut conn).await?)
}
