//! Books the meeting that an email asked for, once, together with its reminder.

use chrono::TimeDelta;
use domain::drafting::MeetingFacts;
use domain::ids::{EmailId, EventId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::emails::{Action, record_action};
use storage::events::NewEvent;
use storage::journal::Recording;
use storage::runs::{self, NewRun};
use uuid::Uuid;

use crate::{Activity, ActivityError, Context, Kept, StepFacts, picture};

/// How long before the meeting the reminder leaves.
const REMINDER: TimeDelta = TimeDelta::hours(1);
/// Namespace of event ids, so that booking for one email twice is booking once.
const NAMESPACE: Uuid = Uuid::from_u128(0x6d61_696c_726f_6f6d_8001_6576_656e_7473);

/// Books the meeting of an email.
#[derive(Debug)]
pub struct BookMeeting {
    /// The email.
    pub email: EmailId,
}

/// Whether the meeting is booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Booking {
    /// It is.
    Booked,
    /// The time is taken by now.
    Conflict,
    /// The email asks for none.
    NoMeeting,
}

/// The event id of an email's meeting.
#[must_use]
pub fn event_id(email: EmailId) -> EventId {
    EventId(Uuid::new_v5(&NAMESPACE, email.0.as_bytes()))
}

impl Activity for BookMeeting {
    type Performed = Option<(MeetingFacts, Vec<String>)>;
    type Output = Booking;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Self::Performed, ActivityError> {
        let picture = picture::read_plain(context, facts, self.email).await?;
        let attendees = vec![picture.email.from_email.clone()];
        Ok(picture.input.meeting.map(|meeting| (meeting, attendees)))
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c StepFacts,
        performed: &'c Self::Performed,
    ) -> storage::Result<Kept<Booking>> {
        let Recording { conn, now, .. } = recording;
        let Some((meeting, attendees)) = performed else {
            return Ok(Booking::NoMeeting.into());
        };
        if meeting.conflict {
            return Ok(Booking::Conflict.into());
        }
        let (start, end) = (meeting.start.to_utc(), meeting.end.to_utc());
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
            attendees: attendees.clone(),
            created_at: now,
        };
        if !storage::events::insert_if_free(conn, &event).await? {
            return Ok(Booking::Conflict.into());
        }
        record_action(
            conn,
            self.email,
            &Action::new("meeting_booked", json!({ "start": start })),
            now,
        )
        .await?;
        let reminder = NewRun::new(
            facts.run.workspace,
            facts.run.user,
            domain::flows::MEETING_REMINDER,
            event.id,
            now,
        );
        runs::start(conn, &reminder.at(start - REMINDER)).await?;
        Ok(Booking::Booked.into())
    }
}
