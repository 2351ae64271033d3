//! Follow-ups: one row and one run each.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::sql_types::{Array, Bool, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::emails::WaitReason;
use domain::flows::Signal;
use domain::follow_ups::FollowUpStatus;
use domain::ids::{ConversationId, EmailId, FollowUpId, UserId, WorkspaceId};
use serde_json::json;
use uuid::Uuid;

use crate::columns::columns;
use crate::emails::{self, Action};
use crate::runs::{self, NewRun, Wake};
use crate::schema::{emails as answered, follow_ups};
use crate::statement::statement;
use crate::{Conn, Error, Result, Word};

/// A follow-up as stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = follow_ups)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct FollowUp {
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub user_id: Uuid,
    pub email_id: Uuid,
    pub conversation_id: Uuid,
    pub number: i32,
    pub scheduled_at: DateTime<Utc>,
    pub status: Word<FollowUpStatus>,
    pub wait_reason: Option<Word<WaitReason>>,
    pub is_automated: bool,
    pub follow_up_context: String,
    pub draft_content: Option<String>,
    pub base_date: DateTime<Utc>,
    pub matched_text: Option<String>,
    pub cancellation_reason: Option<String>,
    pub created_at: DateTime<Utc>,
    pub sent_at: Option<DateTime<Utc>>,
    pub status_reason: Option<String>,
}

columns! {
    /// A follow-up to be scheduled.
    #[derive(Clone, Debug)]
    #[expect(missing_docs, reason = "columns are described in the database")]
    pub struct NewFollowUp as NewFollowUpColumns {
        id: Uuid,
        workspace_id: Uuid,
        user_id: Uuid,
        email_id: Uuid,
        number: i32,
        scheduled_at: DateTime<Utc>,
        is_automated: bool,
        base_date: DateTime<Utc>,
        matched_text: Option<String>,
        created_at: DateTime<Utc>,
    }
}

impl NewFollowUp {
    /// The run that sends it when it is due.
    #[must_use]
    pub fn run(&self) -> NewRun {
        let (workspace, user) = (self.workspace_id.into(), self.user_id.into());
        NewRun::new(workspace, user, domain::flows::FOLLOW_UP, self.id, self.created_at).at(self.scheduled_at)
    }
}

static INSERT: LazyLock<String> = LazyLock::new(|| {
    let names = NewFollowUpColumns::NAMES;
    format!(
        "INSERT INTO follow_ups ({names}, conversation_id)
         SELECT g.*, e.conversation_id FROM $
         JOIN emails e ON e.id = ANY ($) AND e.id = g.email_id AND e.workspace_id = g.workspace_id
         ON CONFLICT DO NOTHING"
    )
});

statement! {
    /// Any number of follow-ups; those to emails that are gone are left out.
    Insert<'a> { new: NewFollowUpColumns<'a> as rows, only: Vec<Uuid> => Array<SqlUuid> } -> (), INSERT
}

/// Schedules follow-ups; those that are scheduled already stay as they are.
///
/// # Errors
/// The failure of the query.
pub(crate) async fn insert(mut conn: Conn<'_>, new: &[NewFollowUp]) -> Result<()> {
    if new.is_empty() {
        return Ok(());
    }
    let new = &NewFollowUpColumns::of(new);
    let only = &new.email_id;
    Insert { new, only }.execute(&mut conn).await?;
    Ok(())
}

/// A follow-up of the workspace.
///
/// # Errors
/// `NotFound`, also for another workspace's.
pub async fn get(mut conn: Conn<'_>, workspace: WorkspaceId, follow_up: FollowUpId) -> Result<FollowUp> {
    follow_ups::table
        .filter(follow_ups::id.eq(follow_up.0))
        .filter(follow_ups::workspace_id.eq(workspace.0))
        .select(FollowUp::as_select())
        .get_result(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("follow-up"))
}

/// Whether none of an email's follow-ups comes after that number.
///
/// # Errors
/// The failure of the query.
pub async fn is_last(mut conn: Conn<'_>, email: EmailId, number: i32) -> Result<bool> {
    let later = follow_ups::table
        .filter(follow_ups::email_id.eq(email.0))
        .filter(follow_ups::number.gt(number));
    let is_followed: bool = diesel::select(diesel::dsl::exists(later)).get_result(&mut conn).await?;
    Ok(!is_followed)
}

/// Which follow-ups a page shows; what is `None` does not narrow.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only what this person owns, or whose email is assigned to them; everything in the workspace for `None`.
    pub seen_by: Option<UserId>,
    /// Status.
    pub status: Option<FollowUpStatus>,
    /// Email it follows.
    pub email: Option<EmailId>,
    /// Due at or after.
    pub due_from: Option<DateTime<Utc>>,
    /// Due before.
    pub due_until: Option<DateTime<Utc>>,
}

/// A page of at most `limit` follow-ups in order of their due time, beyond `after`.
///
/// # Errors
/// The failure of the query.
pub async fn list(
    conn: Conn<'_>,
    workspace: WorkspaceId,
    filter: &Filter,
    after: Option<(DateTime<Utc>, FollowUpId)>,
    limit: i64,
) -> Result<Vec<FollowUp>> {
    let list = |is_own| list_of(conn, workspace, filter, is_own, after, limit);
    if filter.seen_by.is_none() {
        return list(true).await;
    }
    // An OR of both would pass by everybody else's.
    let (mut found, assigned) = futures::try_join!(list(true), list(false))?;
    found.extend(assigned);
    found.sort_by_key(|follow_up| (follow_up.scheduled_at, follow_up.id));
    found.truncate(usize::try_from(limit).unwrap_or_default());
    Ok(found)
}

/// Those that the person owns, or those of emails assigned to them.
async fn list_of(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    filter: &Filter,
    is_own: bool,
    after: Option<(DateTime<Utc>, FollowUpId)>,
    limit: i64,
) -> Result<Vec<FollowUp>> {
    let mut query = follow_ups::table
        .filter(follow_ups::workspace_id.eq(workspace.0))
        .order((follow_ups::scheduled_at, follow_ups::id))
        .limit(limit)
        .select(FollowUp::as_select())
        .into_boxed();
    if let Some(user) = filter.seen_by {
        let assigned = answered::table
            .filter(answered::assignee_id.eq(user.0))
            .select(answered::id);
        query = if is_own {
            query.filter(follow_ups::user_id.eq(user.0))
        } else {
            query
                .filter(follow_ups::user_id.ne(user.0))
                .filter(follow_ups::email_id.eq_any(assigned))
        };
    }
    if let Some(status) = filter.status {
        // As a word of the statement, so that the index of this status is known to fit.
        query = query.filter(sql::<Bool>(&format!("follow_ups.status = '{status}'")));
    }
    if let Some(email) = filter.email {
        query = query.filter(follow_ups::email_id.eq(email.0));
    }
    if let Some(from) = filter.due_from {
        query = query.filter(follow_ups::scheduled_at.ge(from));
    }
    if let Some(until) = filter.due_until {
        query = query.filter(follow_ups::scheduled_at.lt(until));
    }
    if let Some((at, id)) = after {
        query = query.filter(
            sql::<Bool>("(follow_ups.scheduled_at, follow_ups.id) > (")
                .bind::<Timestamptz, _>(at)
                .sql(", ")
                .bind::<SqlUuid, _>(id.0)
                .sql(")"),
        );
    }
    Ok(query.load(&mut conn).await?)
}

/// What a person may change of a pending follow-up.
#[derive(Clone, Debug, Default, diesel::AsChangeset)]
#[diesel(table_name = follow_ups)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct FollowUpChanges {
    pub scheduled_at: Option<DateTime<Utc>>,
    pub draft_content: Option<Option<String>>,
    pub follow_up_context: Option<String>,
    pub is_automated: Option<bool>,
}

/// Changes a follow-up that has not left. One that is put off rests no more.
///
/// # Errors
/// `NotFound`, also for another workspace's; `Conflict` where it is not pending any more.
pub async fn update(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    follow_up: FollowUpId,
    changes: &FollowUpChanges,
) -> Result<FollowUp> {
    let found = get(conn, workspace, follow_up).await?;
    let target = follow_ups::table
        .find(found.id)
        .filter(follow_ups::status.eq(FollowUpStatus::Pending.as_str()));
    let rests = changes.scheduled_at.is_none();
    diesel::update(target)
        .set((
            changes,
            follow_ups::wait_reason.eq(found.wait_reason.filter(|_| rests).map(|reason| reason.0.as_str())),
            follow_ups::status_reason.eq(found.status_reason.filter(|_| rests)),
        ))
        .returning(FollowUp::as_returning())
        .get_result(&mut conn)
        .await
        .map_err(|error| match Error::from(error) {
            Error::NotFound(_) => Error::Conflict("follow-up"),
            other => other,
        })
}

/// Ends a follow-up.
///
/// # Errors
/// The failure of the query.
pub async fn mark(
    mut conn: Conn<'_>,
    follow_up: FollowUpId,
    status: FollowUpStatus,
    reason: Option<&str>,
    now: DateTime<Utc>,
) -> Result<()> {
    let sent_at = (status == FollowUpStatus::Sent).then_some(now);
    diesel::update(follow_ups::table.find(follow_up.0))
        .set((
            follow_ups::status.eq(status.as_str()),
            follow_ups::wait_reason.eq(None::<String>),
            follow_ups::status_reason.eq(None::<String>),
            follow_ups::cancellation_reason.eq(reason),
            follow_ups::sent_at.eq(sent_at),
        ))
        .execute(&mut conn)
        .await?;
    Ok(())
}

/// Lets a due follow-up rest for a reason, with a sentence for the person where the reason says too little.
///
/// # Errors
/// The failure of the query.
pub async fn mark_resting(
    mut conn: Conn<'_>,
    follow_up: FollowUpId,
    reason: WaitReason,
    why: Option<&str>,
) -> Result<()> {
    diesel::update(follow_ups::table.find(follow_up.0))
        .set((
            follow_ups::wait_reason.eq(reason.as_str()),
            follow_ups::status_reason.eq(why),
        ))
        .execute(&mut conn)
        .await?;
    Ok(())
}

/// Keeps the text of a follow-up.
///
/// # Errors
/// The failure of the query.
pub async fn record_draft(mut conn: Conn<'_>, follow_up: FollowUpId, body: &str) -> Result<()> {
    diesel::update(follow_ups::table.find(follow_up.0))
        .set(follow_ups::draft_content.eq(body))
        .execute(&mut conn)
        .await?;
    Ok(())
}

statement! {
    /// Ends the pending follow-ups of a conversation.
    CancelPending<'a> { reason: str => Text, conversation: Uuid => SqlUuid } -> (SqlUuid, SqlUuid),
    "UPDATE follow_ups SET status = 'cancelled', wait_reason = NULL, status_reason = NULL, cancellation_reason = $
     WHERE conversation_id = $ AND status = 'pending' RETURNING id, email_id"
}

/// Cancels the pending follow-ups of a conversation together with their runs.
///
/// # Errors
/// The failure of a query.
pub async fn cancel_in_conversation(
    mut conn: Conn<'_>,
    conversation: ConversationId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<Vec<Wake>> {
    let cancelled: Vec<(Uuid, Uuid)> = CancelPending {
        reason,
        conversation: &conversation.0,
    }
    .load(&mut conn)
    .await?;
    let mut wakes = Vec::new();
    let mut counts: BTreeMap<Uuid, usize> = BTreeMap::new();
    for (follow_up, email) in cancelled {
        *counts.entry(email).or_default() += 1;
        wakes.extend(runs::cancel_subject(conn, domain::flows::FOLLOW_UP, follow_up, reason, now).await?);
    }
    for (email, count) in counts {
        let told = Action::new("follow_ups_cancelled", json!({ "count": count, "reason": reason }));
        emails::record_action(conn, email.into(), told, now).await?;
    }
    Ok(wakes)
}

/// Puts off the pending follow-ups of a conversation to the times that `later` makes of theirs, and tells their runs.
///
/// # Errors
/// The failure of a query.
pub async fn put_off_in_conversation(
    mut conn: Conn<'_>,
    conversation: ConversationId,
    later: impl FnOnce(&[DateTime<Utc>]) -> Vec<DateTime<Utc>> + Send,
    now: DateTime<Utc>,
) -> Result<Vec<Wake>> {
    let pending: Vec<(Uuid, DateTime<Utc>)> = follow_ups::table
        .filter(follow_ups::conversation_id.eq(conversation.0))
        .filter(follow_ups::status.eq(FollowUpStatus::Pending.as_str()))
        .order((follow_ups::scheduled_at, follow_ups::number))
        .select((follow_ups::id, follow_ups::scheduled_at))
        .load(&mut conn)
        .await?;
    let due: Vec<DateTime<Utc>> = pending.iter().map(|(_, at)| *at).collect();
    let mut wakes = Vec::new();
    for ((id, before), at) in pending.into_iter().zip(later(&due)) {
        if at <= before {
            continue;
        }
        diesel::update(follow_ups::table.find(id))
            .set((
                follow_ups::scheduled_at.eq(at),
                follow_ups::wait_reason.eq(None::<String>),
                follow_ups::status_reason.eq(None::<String>),
            ))
            .execute(&mut conn)
            .await?;
        let told = runs::signal_subject(conn, domain::flows::FOLLOW_UP, id, &Signal::Changed, now).await?;
        wakes.extend(told.flatten());
    }
    Ok(wakes)
}

/// Cancels one follow-up by hand; its run is asked to stop by `runs::cancel_subject`.
///
/// # Errors
/// `NotFound`, also for another workspace's; `Conflict` where it is not pending any more.
pub async fn cancel(
    conn: Conn<'_>,
    workspace: WorkspaceId,
    follow_up: FollowUpId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let found = get(conn, workspace, follow_up).await?;
    if found.status.0 != FollowUpStatus::Pending {
        return Err(Error::Conflict("follow-up"));
    }
    mark(conn, follow_up, FollowUpStatus::Cancelled, Some(reason), now).await
}
