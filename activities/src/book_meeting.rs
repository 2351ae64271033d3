//! Books the meeting that an email asked for, once, together with its reminder; another time moves it.

use chrono::{DateTime, Utc};
use domain::drafting::{MeetingFacts, Slot};
use domain::flows::{MEETING_REMINDER, Signal};
use domain::ids::{EmailId, EventId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Conn;
use storage::emails::Action;
use storage::events::NewEvent;
use storage::journal::Recording;
use storage::runs::{self, NewRun, Wake};
use uuid::Uuid;

use crate::reminder::BEFORE_THE_START;
use crate::{Activity, ActivityError, Context, Kept, StepFacts, reply_context};

/// Namespace of event ids, so that booking for one email twice is booking once.
const NAMESPACE: Uuid = Uuid::from_u128(0x6d61_696c_726f_6f6d_8001_6576_656e_7473);

/// Books the meeting of an email.
#[derive(Debug)]
pub struct BookMeeting {
    /// The email.
    pub email: EmailId,
    /// Whether the reply refuses the time, and offers others.
    pub offers_others: bool,
    /// When the meeting starts that the reply agrees to, where that is known.
    pub agreed_start: Option<DateTime<Utc>>,
    /// Whether the reply sees no meeting proposed.
    pub is_denied: bool,
}

/// Whether the meeting is booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Booking {
    /// It is.
    Booked,
    /// The time is taken by now, or the reply agrees to another one.
    Conflict,
    /// The time was taken and is free by now, which the reply does not know.
    Freed,
    /// The email asks for none, or names no time.
    NoMeeting,
}

/// The event id of an email's meeting.
#[must_use]
pub fn event_id(email: EmailId) -> EventId {
    EventId(Uuid::new_v5(&NAMESPACE, email.0.as_bytes()))
}

/// Gives up the meeting that was booked for an email, unless an answer that confirms it may have left.
///
/// # Errors
/// The failure of the query.
pub async fn give_up(conn: Conn<'_>, email: EmailId) -> storage::Result<()> {
    storage::events::cancel(conn, event_id(email), email).await
}

impl Activity for BookMeeting {
    type Performed = Option<(MeetingFacts, Vec<String>)>;
    type Output = Booking;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Self::Performed, ActivityError> {
        if self.is_denied {
            return Ok(None);
        }
        let reply = reply_context::read_plain(context, facts, self.email).await?;
        let attendees = vec![reply.email.from_email.clone()];
        Ok(reply.input.meeting.clone().map(|meeting| (meeting, attendees)))
    }

    fn output(&self, performed: &Self::Performed) -> Option<Booking> {
        let is_open =
            |(meeting, _): &(MeetingFacts, _)| !meeting.standing.is_agreed() && !meeting.standing.is_refused();
        let books_nothing = performed.as_ref().is_none_or(is_open) && !self.offers_others;
        books_nothing.then_some(Booking::NoMeeting)
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c StepFacts,
        performed: &'c Self::Performed,
    ) -> storage::Result<Kept<Booking>> {
        let Some((meeting, attendees)) = performed else {
            if self.is_denied {
                give_up(recording.conn, self.email).await?;
            }
            return Ok(Booking::NoMeeting.into());
        };
        if meeting.standing.is_refused() {
            return Ok(Booking::Conflict.into());
        }
        if self.offers_others {
            // A run of version 1 may be read again by code that does not know the word.
            let freed = if facts.run.version > 1 {
                Booking::Freed
            } else {
                Booking::Conflict
            };
            return Ok(freed.into());
        }
        let Some(time) = meeting.time.filter(|_| meeting.standing.is_agreed()) else {
            return Ok(Booking::NoMeeting.into());
        };
        if self.agreed_start.is_some_and(|agreed| agreed != time.start.to_utc()) {
            return Ok(Booking::Conflict.into());
        }
        self.book(recording, facts, (meeting, time, attendees)).await
    }
}

impl BookMeeting {
    /// Books the time, or moves what is planned there; nothing where somebody else was faster.
    async fn book(
        &self,
        recording: Recording<'_>,
        facts: &StepFacts,
        (meeting, time, attendees): (&MeetingFacts, Slot, &[String]),
    ) -> storage::Result<Kept<Booking>> {
        let Recording { conn, rows, now, .. } = recording;
        let (start, end) = (time.start.to_utc(), time.end.to_utc());
        let event = NewEvent {
            id: event_id(self.email).0,
            workspace_id: facts.run.workspace.0,
            user_id: facts.run.user.0,
            email_id: Some(self.email.0),
            title: meeting.title.clone(),
            description: String::new(),
            start_time: start,
            end_time: end,
            timezone: meeting.timezone.clone(),
            attendees: attendees.to_vec(),
            created_at: now,
        };
        let (id, action, is_free) = match storage::events::find_planned(conn, self.email, now).await? {
            Some(planned) if planned.is_newer => return Ok(Booking::Conflict.into()),
            Some(planned) if (planned.start, planned.end) == (start, end) => return Ok(Booking::Booked.into()),
            Some(planned) => {
                let is_free = storage::events::move_if_free(conn, planned.event, &event).await?;
                (planned.event, "meeting_moved", is_free)
            }
            None => {
                let is_free = storage::events::insert_if_free(conn, &event).await?;
                (EventId(event.id), "meeting_booked", is_free)
            }
        };
        if !is_free {
            return Ok(Booking::Conflict.into());
        }
        rows.act(self.email, Action::new(action, json!({ "start": start })));
        Ok(Kept {
            output: Booking::Booked,
            wakes: plan_reminder(recording, facts, id, start).await?,
        })
    }
}

/// Tells the reminder of a meeting that was moved, or starts the first one.
async fn plan_reminder(
    Recording { conn, rows, now, .. }: Recording<'_>,
    facts: &StepFacts,
    event: EventId,
    start: DateTime<Utc>,
) -> storage::Result<Vec<Wake>> {
    let told = runs::signal_subject(conn, MEETING_REMINDER, event.0, &Signal::Changed, now).await?;
    if let Some(wake) = told {
        return Ok(wake.into_iter().collect());
    }
    let reminder = NewRun::new(facts.run.workspace, facts.run.user, MEETING_REMINDER, event.0, now);
    rows.start(reminder.at(start - BEFORE_THE_START));
    Ok(Vec::new())
}
