//! Reminds the attendees of a meeting, once, an hour before it starts, whenever that is by then.

use activities::queue::Queued;
use activities::reminder::{QueueReminder, ReminderDue};
use domain::flows::{FlowKind, MEETING_REMINDER};
use domain::ids::EventId;
use serde_json::json;
use storage::changes::ChangeKind;
use storage::journal::Recording;
use storage::runs::{RunFacts, Wake};

use super::departure::deliver_until_settled;
use crate::engine::{End, Flow, Run, Settling, Stop, Tells};

/// The flow; its subject is the event.
#[derive(Clone, Copy, Debug)]
pub struct MeetingReminder;

impl Flow for MeetingReminder {
    const KIND: FlowKind = MEETING_REMINDER;
    const TELLS: Tells = Tells {
        subject: Some(ChangeKind::Meetings),
        end: None,
    };

    async fn run(&self, run: &mut Run) -> Result<End, Stop> {
        let event = EventId(run.facts().subject);
        // A meeting that is moved tells its reminder.
        while run.version() > 1 {
            let due = run.compute("due", ReminderDue { event }).await?;
            if run.sleep_until("wait", due).await? {
                break;
            }
        }
        match run.step("queue_reminder", QueueReminder { event }).await? {
            Some(Queued::Queued { message, .. }) => {
                let delivered = deliver_until_settled(run, message).await?;
                Ok(End::Done(json!({ "delivered": delivered })))
            }
            // A reminder that cannot leave in time is of no use later.
            Some(Queued::OverLimit { scope, .. }) => Ok(End::Done(json!({ "over_limit": scope }))),
            Some(Queued::Refused { why }) => Ok(End::Done(json!({ "refused": why }))),
            None => Ok(End::Done(json!({ "needed": false }))),
        }
    }

    async fn settle<'c>(
        &'c self,
        _recording: Recording<'c>,
        _facts: &'c RunFacts,
        _settling: &'c Settling,
    ) -> storage::Result<Vec<Wake>> {
        Ok(Vec::new())
    }
}
