//! One query of a page of emails. Its text is never cached: a plan for one set of values would serve all others badly.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::sql_types::{Array, Bool, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::emails::Status;
use domain::flows::process_email::{BOOK, DECIDE, DRAFT, GUARD, QUEUE_REPLY, UNDERSTAND, VALIDATE};
use domain::ids::{UserId, WorkspaceId};
use uuid::Uuid;

use super::list::{Cursor, Filter, Listed};
use crate::schema::{emails, mentions};
use crate::{Conn, Result};

/// Which part of the list.
#[derive(Clone, Debug, Default)]
pub(super) struct Part<'q> {
    /// Only emails with these words, as a tsquery.
    pub(super) words: Option<&'q str>,
    /// Whether few emails are left that have them, so that their index may lead.
    pub(super) is_rare: bool,
    /// Behind this place.
    pub(super) after: Option<Cursor>,
    /// Received at or after.
    pub(super) since: Option<DateTime<Utc>>,
    /// Only these.
    pub(super) among: Option<Vec<Uuid>>,
}

/// Whose emails one query lists.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Whose {
    Everybodys,
    Own(UserId),
    /// Assigned, but not owned.
    Assigned(UserId),
    /// Named in a comment.
    Mentioned(UserId),
}

/// Last recorded steps that show a moving status, an empty one for none; nothing for a resting status.
pub(super) fn steps_of(status: Status) -> Vec<&'static str> {
    let steps = [GUARD, UNDERSTAND, DRAFT, VALIDATE, DECIDE, BOOK, QUEUE_REPLY].map(Some);
    let steps = [None].into_iter().chain(steps);
    steps
        .filter(|step| Status::while_running(*step) == Some(status))
        .map(Option::unwrap_or_default)
        .collect()
}

/// At most `limit` emails of a part of the list, newest first.
#[expect(clippy::too_many_lines, reason = "a few lines for each filter")]
pub(super) async fn page(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    filter: &Filter,
    whose: Whose,
    part: &Part<'_>,
    limit: i64,
) -> Result<Vec<Listed>> {
    let mut query = emails::table
        .filter(emails::workspace_id.eq(workspace.0))
        .order((emails::received_at.desc(), emails::id.desc()))
        .limit(limit)
        .select(Listed::as_select())
        .into_boxed();
    query = match whose {
        Whose::Everybodys => query,
        Whose::Own(user) => query.filter(emails::user_id.eq(user.0)),
        Whose::Assigned(user) => query
            .filter(emails::assignee_id.eq(user.0))
            .filter(emails::user_id.ne(user.0)),
        Whose::Mentioned(user) => {
            let named = mentions::table
                .filter(mentions::user_id.eq(user.0))
                .filter(mentions::workspace_id.eq(workspace.0));
            query.filter(emails::id.eq_any(named.select(mentions::email_id)))
        }
    };
    if let Some(status) = filter.status {
        let steps = steps_of(status);
        let stored = if steps.is_empty() { status } else { Status::New };
        query = query.filter(emails::status.eq(stored.as_str()));
        if matches!(status, Status::DraftReady | Status::Error) {
            query = query.filter(emails::needs_person);
        }
        if status == Status::Error {
            query = query.filter(emails::wait_reason.is_null());
        }
        if matches!(status, Status::Ignored | Status::Rejected) {
            query = query.filter(emails::is_unanswered);
        }
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
        query = query
            .filter(emails::wait_reason.eq(reason.as_str()))
            .filter(emails::needs_person);
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
    if let Some(words) = part.words {
        // As a scalar it is asked for each row; as a set the planner may begin with it.
        let (before, after) = if part.is_rare {
            (
                "emails.id IN (SELECT w.email_id FROM email_words w WHERE w.words @@ ",
                "::tsquery)",
            )
        } else {
            (
                "(SELECT w.words @@ ",
                "::tsquery FROM email_words w WHERE w.email_id = emails.id)",
            )
        };
        query = query.filter(sql::<Bool>(before).bind::<Text, _>(words).sql(after));
    }
    if let Some(among) = &part.among {
        query = query.filter(emails::id.eq_any(among));
    }
    for since in filter.since.into_iter().chain(part.since) {
        query = query.filter(emails::received_at.ge(since));
    }
    if let Some(until) = filter.until {
        query = query.filter(emails::received_at.lt(until));
    }
    if let Some(after) = part.after {
        query = query.filter(
            sql::<Bool>("(emails.received_at, emails.id) < (")
                .bind::<Timestamptz, _>(after.received_at)
                .sql(", ")
                .bind::<SqlUuid, _>(after.id.0)
                .sql(")"),
        );
    }
    Ok(query.load(&mut conn).await?)
}
