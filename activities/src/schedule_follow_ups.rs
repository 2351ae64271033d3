//! Schedules the follow-ups to a reply that has left, each with a run of its own, unless the correspondent has
//! written again meanwhile, or only said thank you.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::accounts::Hours;
use domain::drafting::{Purpose, template};
use domain::follow_ups;
use domain::ids::{EmailId, FollowUpId};
use serde_json::json;
use storage::emails::Action;
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

/// What the days of follow-ups depend on, as the email and its mailbox say.
#[derive(Debug)]
pub struct Plan {
    base: DateTime<Utc>,
    matched_text: Option<String>,
    is_meeting: bool,
    zone: Tz,
    window: Hours,
}

impl Activity for ScheduleFollowUps {
    /// `None` where nothing is left to remind of.
    type Performed = Option<Plan>;
    type Output = ();

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Option<Plan>, ActivityError> {
        let reply = reply_context::read_plain(context, facts, self.email).await?;
        let ReplyContext {
            email, owner, account, ..
        } = &*reply;
        let is_settled = email.proposal().is_some_and(|proposal| proposal.wish.is_settled());
        let is_closed =
            is_settled || email.follow_up_base.is_none() && template::closes_the_matter(&email.visible_text);
        if is_closed {
            return Ok(None);
        }
        let named = email.follow_up_base.filter(|base| *base > facts.now);
        Ok(Some(Plan {
            base: named.unwrap_or(facts.now),
            matched_text: email.follow_up_matched_text.clone().filter(|_| named.is_some()),
            is_meeting: email.meeting_detected,
            zone: owner.zone(),
            window: account.window()?.unwrap_or_else(|| owner.hours()),
        }))
    }

    fn output(&self, _plan: &Option<Plan>) -> Option<()> {
        Some(())
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c StepFacts,
        plan: &'c Option<Plan>,
    ) -> storage::Result<Kept<()>> {
        let Some(plan) = plan else { return Ok(().into()) };
        let since = recording.rows.since(recording.conn, self.email).await?;
        if since.has_moved_on {
            return Ok(().into());
        }
        let new = self.planned(plan, since.away_until, facts);
        if let Some(first) = new.first() {
            let told = json!({ "count": new.len(), "first_at": first.scheduled_at });
            recording
                .rows
                .act(self.email, Action::new("follow_ups_scheduled", told));
        }
        recording.rows.follow_up(&new);
        Ok(().into())
    }
}

impl ScheduleFollowUps {
    /// One row each; behind an absence that is known of.
    fn planned(&self, plan: &Plan, away_until: Option<DateTime<Utc>>, facts: &StepFacts) -> Vec<NewFollowUp> {
        let mut due = follow_ups::schedule(plan.base, plan.is_meeting, plan.zone, &plan.window);
        if let Some(back) = away_until {
            due = follow_ups::behind(&due, back, plan.zone, &plan.window);
        }
        let new = (1..).zip(due).map(|(number, scheduled_at)| NewFollowUp {
            id: FollowUpId::new().0,
            workspace_id: facts.run.workspace.0,
            user_id: facts.run.user.0,
            email_id: self.email.0,
            number,
            scheduled_at,
            is_automated: self.are_automated,
            base_date: plan.base,
            matched_text: plan.matched_text.clone(),
            created_at: facts.now,
        });
        new.collect()
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
