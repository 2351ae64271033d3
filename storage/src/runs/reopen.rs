//! Undoing at the subjects what the failure of their runs meant, when the runs go on.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::flows::{FOLLOW_UP, PROCESS_EMAIL};
use domain::ids::UserId;
use uuid::Uuid;

use crate::statement::statement;
use crate::{Conn, Result};

statement! {
    /// Takes failed emails back to work, with an entry in their history.
    ReopenEmails<'a> {
        emails: Vec<Uuid> => Array<SqlUuid>,
        actions: Vec<Uuid> => Array<SqlUuid>,
        user: Uuid => SqlUuid,
        now: DateTime<Utc> => Timestamptz,
    } -> (),
    "WITH given AS (SELECT * FROM unnest($, $) AS g(email, action)),
          reopened AS (UPDATE emails e SET status = 'new', status_reason = NULL, wait_reason = NULL, wait_until = NULL
                       FROM given WHERE e.id = given.email AND e.status = 'error'
                       RETURNING e.id, e.workspace_id, given.action)
     INSERT INTO email_actions (id, workspace_id, email_id, user_id, action, created_at)
     SELECT action, workspace_id, id, $, 'retried', $ FROM reopened"
}

statement! {
    /// Makes failed follow-ups pending again.
    ReopenFollowUps<'a> { follow_ups: Vec<Uuid> => Array<SqlUuid> } -> (),
    "UPDATE follow_ups SET status = 'pending', cancellation_reason = NULL WHERE id = ANY ($) AND status = 'failed'"
}

/// Takes the subjects of redriven runs of a flow back to work, because this person wants it.
///
/// # Errors
/// The failure of the query.
pub async fn reopen(
    mut conn: Conn<'_>,
    flow: &str,
    subjects: &Vec<Uuid>,
    user: UserId,
    now: DateTime<Utc>,
) -> Result<()> {
    if flow == PROCESS_EMAIL.name {
        let reopen = ReopenEmails {
            emails: subjects,
            actions: &subjects.iter().map(|_| Uuid::now_v7()).collect(),
            user: &user.0,
            now: &now,
        };
        reopen.execute(&mut conn).await?;
    } else if flow == FOLLOW_UP.name {
        ReopenFollowUps { follow_ups: subjects }.execute(&mut conn).await?;
    }
    Ok(())
}
