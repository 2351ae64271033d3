//! The reminder of a meeting, by mail to its attendees.

use chrono::{DateTime, TimeDelta, Utc};
use domain::dates::Zone;
use domain::drafting::reply::{self, ReplyParts};
use domain::drafting::{MeetingFacts, Slot, Standing};
use domain::ids::EventId;
use domain::ledger::OutboundKind;
use domain::meeting;
use domain::quota::CounterKey;
use storage::journal::Recording;

use crate::queue::{Queued, Request};
use crate::{Activity, ActivityError, Computation, Context, Kept, StepFacts};

/// How long before a meeting its reminder leaves.
pub const BEFORE_THE_START: TimeDelta = TimeDelta::hours(1);

/// Looks up when the reminder of a meeting is due.
#[derive(Debug)]
pub struct ReminderDue {
    /// The meeting.
    pub event: EventId,
}

impl Computation for ReminderDue {
    type Output = DateTime<Utc>;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Self::Output, ActivityError> {
        let connection = context.database.connection().await?;
        let event = storage::events::get(&connection, facts.run.workspace, self.event).await?;
        Ok(event.start_time - BEFORE_THE_START)
    }
}

/// Records the reminder of a meeting in the send ledger.
#[derive(Debug)]
pub struct QueueReminder {
    /// The meeting.
    pub event: EventId,
}

impl Activity for QueueReminder {
    type Performed = Option<Box<Request>>;
    /// `None` where there is nothing to remind of any more.
    type Output = Option<Queued>;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Self::Performed, ActivityError> {
        let connection = context.database.connection().await?;
        let event = storage::events::get(&connection, facts.run.workspace, self.event).await?;
        let is_over = event.status != "confirmed" || event.reminder_sent || event.start_time <= facts.now;
        let Some(email) = event.email_id.filter(|_| !is_over) else {
            return Ok(None);
        };
        let email = storage::emails::get(&connection, facts.run.workspace, email.into()).await?;
        let account = storage::accounts::get(&connection, facts.run.workspace, email.email_account_id.into()).await?;
        let owner = storage::accounts::get_owner(&connection, event.user_id.into()).await?;
        drop(connection);
        let zone = Zone::parse(&event.timezone).unwrap_or(Zone::UTC);
        let language = domain::drafting::language::guess(&email.visible_text).unwrap_or_default();
        let body = reply::compose(&ReplyParts {
            body: language.reminder().to_owned(),
            meeting: Some(MeetingFacts {
                standing: Standing::Agreed,
                time: Some(Slot {
                    start: zone.show(event.start_time),
                    end: zone.show(event.end_time),
                }),
                timezone: event.timezone.clone(),
                owner_timezone: owner.zone().name().to_owned(),
                clock: meeting::clock(&email.visible_text, zone),
                title: event.title.clone(),
                link: event.meet_link.clone(),
                ..MeetingFacts::default()
            }),
            signature: account.signature(&owner).to_owned(),
            language,
            original: None,
        });
        let is_alone = event.attendees.as_slice() == std::slice::from_ref(&email.from_email);
        let to_name = email.correspondent_name().filter(|_| is_alone);
        let mut references = email.references_ids;
        references.extend(email.message_id.clone());
        Ok(Some(Box::new(Request {
            kind: OutboundKind::Reminder,
            subject_id: event.id,
            conversation: Some(email.conversation_id.into()),
            to_name,
            to: event.attendees,
            subject: domain::conversation::reply_subject(&email.subject),
            body,
            in_reply_to: email.message_id,
            references,
            offers: None,
            version: None,
            is_automatic: true,
            account,
            owner,
            asked_at: facts.now,
        })))
    }

    fn counters(&self, performed: &Self::Performed) -> Vec<CounterKey> {
        performed.as_ref().map(|request| request.counters()).unwrap_or_default()
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c StepFacts,
        performed: &'c Self::Performed,
    ) -> storage::Result<Kept<Option<Queued>>> {
        match performed {
            Some(request) => Ok(Some(request.admit(recording, facts).await?).into()),
            None => Ok(None.into()),
        }
    }
}
