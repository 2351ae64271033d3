//! Meetings agreed by email.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, Insertable, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::ids::{EventId, UserId, WorkspaceId};
use uuid::Uuid;

use crate::schema::events;
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
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = events)]
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

/// Books a meeting; booking the same id again changes nothing and returns `false`.
///
/// # Errors
/// The failure of the query.
pub async fn insert(mut conn: Conn<'_>, event: &NewEvent) -> Result<bool> {
    let inserted =
        diesel::insert_into(events::table).values(event).on_conflict_do_nothing().execute(&mut conn).await?;
    Ok(inserted > 0)
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

/// What the person has planned between two instants, in order.
///
/// # Errors
/// The failure of the query.
pub async fn list_busy(
    mut conn: Conn<'_>,
    user: UserId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<(DateTime<Utc>, DateTime<Utc>)>> {
    Ok(events::table
        .filter(events::user_id.eq(user.0))
        .filter(events::status.eq("confirmed"))
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
    diesel::update(events::table.find(event.0)).set(events::reminder_sent.eq(true)).execute(&mut conn).await?;
    Ok(())
}
