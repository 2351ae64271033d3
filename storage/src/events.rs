//! Meetings agreed by email.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Bool, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{
    ExpressionMethods, NullableExpressionMethods, PgExpressionMethods, QueryDsl, Queryable, Selectable,
    SelectableHelper,
};
use diesel_async::RunQueryDsl;
use domain::ids::{EmailId, EventId, UserId, WorkspaceId};
use uuid::Uuid;

use crate::columns::columns;
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

columns! {
    /// A meeting to be booked.
    #[derive(Clone, Debug)]
    #[expect(missing_docs, reason = "columns are described in the database")]
    pub struct NewEvent as NewEventColumns {
        id: Uuid,
        workspace_id: Uuid,
        user_id: Uuid,
        email_id: Option<Uuid>,
        title: String,
        description: String,
        start_time: DateTime<Utc>,
        end_time: DateTime<Utc>,
        timezone: String,
        attendees: Vec<String>,
        created_at: DateTime<Utc>,
    }
}

static INSERT_IF_FREE: LazyLock<String> = LazyLock::new(|| {
    let names = NewEventColumns::NAMES;
    format!(
        "INSERT INTO events ({names})
         SELECT {names} FROM $ WHERE NOT EXISTS (
            SELECT FROM events e WHERE e.user_id = g.user_id AND e.status = 'confirmed' AND e.id <> g.id
               AND e.start_time < g.end_time AND e.end_time > g.start_time)
         ON CONFLICT (id) DO UPDATE SET status = 'confirmed', title = excluded.title, start_time = excluded.start_time,
            end_time = excluded.end_time, timezone = excluded.timezone
         RETURNING id"
    )
});

statement! {
    /// Books only where the person is free; statements of one transaction see each other in order.
    InsertIfFree<'a> { event: NewEventColumns<'a> as rows } -> SqlUuid, INSERT_IF_FREE
}

statement! {
    /// Gives up a meeting, unless another email has set its time since, or an answer that confirms it may have left.
    Cancel<'a> { id: Uuid => SqlUuid, email: Uuid => SqlUuid } -> (),
    "UPDATE events e SET status = 'cancelled' WHERE e.id = $ AND e.email_id = $ AND e.status = 'confirmed'
        AND NOT EXISTS (SELECT FROM outbound_messages m WHERE m.subject_id = e.email_id AND m.kind = 'reply'
                          AND m.state IN ('handing_over', 'sent', 'uncertain'))"
}

statement! {
    /// Keeps other processes from booking for the same person until the transaction ends.
    LockCalendar<'a> { user: String => Text } -> (),
    "SELECT pg_advisory_xact_lock(hashtextextended('calendar ' || $, 0))"
}

statement! {
    /// The meeting to come that an email is about: its own, that of its conversation, unless both have names that differ,
    /// or that of the same name; and whether a later email has set it. Only who takes part in a meeting can move it.
    FindPlanned<'a> {
        email: Uuid => SqlUuid,
        now: DateTime<Utc> => Timestamptz,
    } -> (SqlUuid, Bool, Timestamptz, Timestamptz),
    "SELECT e.id, set_by.received_at > email.received_at, e.start_time, e.end_time
     FROM emails email JOIN events e ON e.user_id = email.user_id JOIN emails set_by ON set_by.id = e.email_id
     WHERE email.id = $ AND e.status = 'confirmed' AND e.end_time > $
       AND email.from_email = ANY (e.attendees)
       AND (set_by.meeting_uid = email.meeting_uid OR set_by.conversation_id = email.conversation_id
            AND (set_by.meeting_uid IS NULL OR email.meeting_uid IS NULL))
     ORDER BY set_by.id = email.id DESC, set_by.meeting_uid IS NOT DISTINCT FROM email.meeting_uid DESC, e.start_time
     LIMIT 1"
}

statement! {
    /// Calls off a meeting.
    CallOff<'a> {
        id: Uuid => SqlUuid,
    } -> SqlUuid,
    "UPDATE events SET status = 'cancelled' WHERE id = $ AND status = 'confirmed' RETURNING id"
}

statement! {
    /// Moves a meeting where the person is free then.
    MoveIfFree<'a> {
        email: Option<Uuid> => Nullable<SqlUuid>,
        title: String => Text,
        start_time: DateTime<Utc> => Timestamptz,
        end_time: DateTime<Utc> => Timestamptz,
        timezone: String => Text,
        id: Uuid => SqlUuid,
        start_again: DateTime<Utc> => Timestamptz,
        end_again: DateTime<Utc> => Timestamptz,
    } -> SqlUuid,
    "UPDATE events e SET email_id = $, title = $, start_time = $, end_time = $, timezone = $, reminder_sent = false
     WHERE e.id = $ AND NOT EXISTS (
        SELECT FROM events o WHERE o.user_id = e.user_id AND o.status = 'confirmed' AND o.id <> e.id
           AND o.end_time > $ AND o.start_time < $)
     RETURNING e.id"
}

/// A meeting that is planned already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The meeting.
    pub event: EventId,
    /// Whether an email that came later has set its time.
    pub is_newer: bool,
    /// When it starts.
    pub start: DateTime<Utc>,
    /// When it ends.
    pub end: DateTime<Utc>,
}

/// The meeting to come that an email has set, or proposes another time for.
///
/// # Errors
/// The failure of the query.
pub async fn find_planned(mut conn: Conn<'_>, email: EmailId, now: DateTime<Utc>) -> Result<Option<Planned>> {
    let find = FindPlanned {
        email: &email.0,
        now: &now,
    };
    let found: Vec<(Uuid, bool, DateTime<Utc>, DateTime<Utc>)> = find.load(&mut conn).await?;
    let planned = |(event, is_newer, start, end)| Planned {
        event: EventId(event),
        is_newer,
        start,
        end,
    };
    Ok(found.into_iter().next().map(planned))
}

/// Moves a planned meeting to the time of another where the person is free then. `false` means that the time is taken.
///
/// # Errors
/// The failure of a query.
pub async fn move_if_free(mut conn: Conn<'_>, planned: EventId, event: &NewEvent) -> Result<bool> {
    LockCalendar {
        user: &event.user_id.to_string(),
    }
    .execute(&mut conn)
    .await?;
    let change = MoveIfFree {
        email: &event.email_id,
        title: &event.title,
        start_time: &event.start_time,
        end_time: &event.end_time,
        timezone: &event.timezone,
        id: &planned.0,
        start_again: &event.start_time,
        end_again: &event.end_time,
    };
    let moved: Vec<Uuid> = change.load(&mut conn).await?;
    Ok(!moved.is_empty())
}

/// Gives up the meeting that an email had booked; nothing where another email has moved it since, or where an answer
/// that confirms it may have left.
///
/// # Errors
/// The failure of the query.
pub async fn cancel(mut conn: Conn<'_>, event: EventId, email: EmailId) -> Result<()> {
    let cancel = Cancel {
        id: &event.0,
        email: &email.0,
    };
    cancel.execute(&mut conn).await?;
    Ok(())
}

/// Calls off a meeting that is planned, because its guest did. `false` where it is off already.
///
/// # Errors
/// The failure of the query.
pub async fn call_off(mut conn: Conn<'_>, event: EventId) -> Result<bool> {
    let called_off: Vec<Uuid> = CallOff { id: &event.0 }.load(&mut conn).await?;
    Ok(!called_off.is_empty())
}

/// Books a meeting where the person is free then; booking the same id again changes nothing, or takes up a meeting that
/// was given up. `false` means that the time is taken.
///
/// # Errors
/// The failure of a query.
pub async fn insert_if_free(mut conn: Conn<'_>, event: &NewEvent) -> Result<bool> {
    LockCalendar {
        user: &event.user_id.to_string(),
    }
    .execute(&mut conn)
    .await?;
    let event = &NewEventColumns::of([event]);
    let insert = InsertIfFree { event };
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

/// What the person has planned between two instants, in order, apart from one meeting.
///
/// # Errors
/// The failure of the query.
pub async fn list_busy(
    mut conn: Conn<'_>,
    user: UserId,
    except: Option<EventId>,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<(DateTime<Utc>, DateTime<Utc>)>> {
    Ok(events::table
        .filter(events::user_id.eq(user.0))
        .filter(events::status.eq("confirmed"))
        .filter(events::id.nullable().is_distinct_from(except.map(|event| event.0)))
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
