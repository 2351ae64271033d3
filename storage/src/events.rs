//! Meetings agreed by email.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, PgExpressionMethods, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::ids::{EmailId, EventId, UserId, WorkspaceId};
use uuid::Uuid;

use crate::schema::events;
use crate::statement::statement;
use crate::{Conn, Error, Result};

/// A meeting as stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = events)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct Event {
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub user_id: Uuid,
    pub email_id: Option<Uuid>,
    pub title: String,
    pub description: String,
    pub start_time: DateTime<Utc>,
    pub end_time: DateTime<Utc>,
    pub timezone: String,
    pub attendees: Vec<String>,
    pub meet_link: Option<String>,
    pub html_link: Option<String>,
    pub reminder_sent: bool,
    pub status: String,
    pub created_at: DateTime<Utc>,
}

/// A meeting to be booked.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct NewEvent {
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub user_id: Uuid,
    pub email_id: Option<Uuid>,
    pub title: String,
    pub description: String,
    pub start_time: DateTime<Utc>,
    pub end_time: DateTime<Utc>,
    pub timezone: String,
    pub attendees: Vec<String>,
    pub created_at: DateTime<Utc>,
}

statement! {
    /// Books only where the person is free; statements of one transaction see each other in order.
    InsertIfFree<'a> {
        id: Uuid => SqlUuid,
        workspace: Uuid => SqlUuid,
        user: Uuid => SqlUuid,
        email: Option<Uuid> => Nullable<SqlUuid>,
        title: String => Text,
        description: String => Text,
        start_time: DateTime<Utc> => Timestamptz,
        end_time: DateTime<Utc> => Timestamptz,
        timezone: String => Text,
        attendees: Vec<String> => Array<Text>,
        created_at: DateTime<Utc> => Timestamptz,
    } -> SqlUuid,
    "WITH new (id, workspace_id, user_id, email_id, title, description, start_time, end_time, timezone, attendees,
               created_at) AS (VALUES ($, $, $, $, $, $, $, $, $, $, $))
     INSERT INTO events (id, workspace_id, user_id, email_id, title, description, start_time, end_time, timezone,
                         attendees, created_at)
     SELECT * FROM new WHERE NOT EXISTS (
        SELECT FROM events e WHERE e.user_id = new.user_id AND e.status = 'confirmed' AND e.id <> new.id
           AND e.start_time < new.end_time AND e.end_time > new.start_time)
     ON CONFLICT (id) DO UPDATE SET title = events.title
     RETURNING id"
}

statement! {
    /// Keeps other processes from booking for the same person until the transaction ends.
    LockCalendar<'a> { user: String => Text } -> (),
    "SELECT pg_advisory_xact_lock(hashtextextended('calendar ' || $, 0))"
}

/// Books a meeting where the person is free then; booking the same id again changes nothing. `false` means that
/// the time is taken.
///
/// # Errors
/// The failure of a query.
pub async fn insert_if_free(mut conn: Conn<'_>, event: &NewEvent) -> Result<bool> {
    LockCalendar {
        user: &event.user_id.to_string(),
    }
    .execute(&mut conn)
    .await?;
    let insert = InsertIfFree {
        id: &event.id,
        workspace: &event.workspace_id,
        user: &event.user_id,
        email: &event.email_id,
        title: &event.title,
        description: &event.description,
        start_time: &event.start_time,
        end_time: &event.end_time,
        timezone: &event.timezone,
        attendees: &event.attendees,
        created_at: &event.created_at,
    };
    let booked: Vec<Uuid> = insert.load(&mut conn).await?;
    Ok(!booked.is_empty())
}

/// A meeting of the workspace.
///
/// # Errors
/// `NotFound`, also for another workspace's.
pub async fn get(mut conn: Conn<'_>, workspace: WorkspaceId, event: EventId) -> Result<Event> {
    events::table
        .filter(events::id.eq(event.0))
        .filter(events::workspace_id.eq(workspace.0))
        .select(Event::as_select())
        .get_result(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("event"))
}

/// What the person has planned between two instants, in order, apart from the meeting that `except` asked for.
///
/// # Errors
/// The failure of the query.
pub async fn list_busy(
    mut conn: Conn<'_>,
    user: UserId,
    except: EmailId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<(DateTime<Utc>, DateTime<Utc>)>> {
    Ok(events::table
        .filter(events::user_id.eq(user.0))
        .filter(events::status.eq("confirmed"))
        .filter(events::email_id.is_distinct_from(except.0))
        .filter(events::start_time.lt(until))
        .filter(events::end_time.gt(from))
        .order(events::start_time)
        .select((events::start_time, events::end_time))
        .load(&mut conn)
        .await?)
}

/// Notes that the reminder has left.
///
/// # Errors
/// The failure of the query.
pub async fn mark_reminded(mut conn: Conn<'_>, event: EventId) -> Result<()> {
    diesel::update(events::table.find(event.0))
        .set(events::reminder_sent.eq(true))
        .execute(&mut conn)
        .await?;
    Ok(())
}
