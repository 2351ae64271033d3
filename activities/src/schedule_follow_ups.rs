//! Schedules the follow-ups to a reply that has left, each with a run of its own, unless the correspondent has
//! written again meanwhile, or only said thank you.

use domain::drafting::{Purpose, template};
use domain::follow_ups;
use domain::ids::{EmailId, FollowUpId};
use storage::follow_ups::NewFollowUp;
use storage::journal::Recording;

use crate::reply_context::{self, ReplyContext};
use crate::{Activity, ActivityError, Context, Kept, StepFacts};

/// Schedules the follow-ups of an email.
#[derive(Debug)]
pub struct ScheduleFollowUps {
    /// The email.
    pub email: EmailId,
    /// Whether they send themselves.
    pub are_automated: bool,
}

impl Activity for ScheduleFollowUps {
    type Performed = Vec<NewFollowUp>;
    type Output = ();

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Vec<NewFollowUp>, ActivityError> {
        let reply = reply_context::read_plain(context, facts, self.email).await?;
        let ReplyContext {
            email, owner, account, ..
        } = &*reply;
        let is_closed = email.follow_up_base.is_none() && template::closes_the_matter(&email.visible_text);
        if is_closed {
            return Ok(Vec::new());
        }
        let window = account.window()?.unwrap_or_else(|| owner.hours());
        let base = email
            .follow_up_base
            .filter(|base| *base > facts.now)
            .unwrap_or(facts.now);
        let due = follow_ups::schedule(base, email.meeting_detected, owner.zone(), &window);
        let new = (1..).zip(due).map(|(number, scheduled_at)| NewFollowUp {
            id: FollowUpId::new().0,
            workspace_id: facts.run.workspace.0,
            user_id: facts.run.user.0,
            email_id: email.id,
            number,
            scheduled_at,
            is_automated: self.are_automated,
            base_date: base,
            matched_text: email.follow_up_matched_text.clone().filter(|_| base > facts.now),
            created_at: facts.now,
        });
        Ok(new.collect())
    }

    fn output(&self, _new: &Vec<NewFollowUp>) -> Option<()> {
        Some(())
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        _facts: &'c StepFacts,
        new: &'c Vec<NewFollowUp>,
    ) -> storage::Result<Kept<()>> {
        if !recording.rows.has_moved_on(recording.conn, self.email).await? {
            recording.rows.follow_up(new);
        }
        Ok(().into())
    }
}

/// What a drafter is told a follow-up is for.
#[must_use]
pub fn purpose(number: i32, is_last: bool) -> Purpose {
    Purpose::FollowUp {
        number: u8::try_from(number).unwrap_or(u8::MAX),
        is_last,
    }
}
