//! Reminds the attendees of a meeting, once, an hour before it starts, whenever that is by then.

use activities::queue::Queued;
use activities::reminder::{QueueReminder, ReminderDue};
use domain::flows::{FlowKind, MEETING_REMINDER};
use domain::ids::EventId;
use domain::ledger::OutboundKind;
use serde_json::json;
use storage::changes::ChangeKind;
use storage::journal::Recording;
use storage::ledger;
use storage::runs::{RunFacts, Wake};

use super::departure::{Departure, hand_over};
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
        let mut put_offs = 0;
        loop {
            // A meeting that is moved tells its reminder.
            while run.version() > 1 {
                let due = run.compute("due", ReminderDue { event }).await?;
                if run.sleep_until("wait", due).await? {
                    break;
                }
            }
            match run.step("queue_reminder", QueueReminder { event }).await? {
                Some(Queued::Queued { message, .. }) => match hand_over(run, message, None, &mut put_offs).await? {
                    Departure::Withdrawn | Departure::Stopped { .. } => {}
                    Departure::Left => return Ok(End::Done(json!({ "delivered": "sent" }))),
                    Departure::Stayed { why } => return Ok(End::Done(json!({ "failed": why }))),
                    Departure::Uncertain { why } => return Ok(End::Done(json!({ "uncertain": why }))),
                },
                // One that has no place before the meeting starts is not needed by then.
                Some(Queued::OverLimit { until, .. }) => {
                    let _is_reset = run.sleep_until("limit", until).await?;
                }
                Some(Queued::Refused { why }) => return Ok(End::Done(json!({ "refused": why }))),
                None => return Ok(End::Done(json!({ "needed": false }))),
            }
        }
    }

    async fn settle<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c RunFacts,
        settling: &'c Settling,
    ) -> storage::Result<Vec<Wake>> {
        if let Settling::Cancelled { reason } = settling {
            let reminder = (OutboundKind::Reminder, facts.subject);
            ledger::stop(recording, facts.workspace, reminder, reason).await?;
        }
        Ok(Vec::new())
    }
}
