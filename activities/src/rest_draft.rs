//! Lets a draft rest, or takes it back to work: what people see while a run waits.

use chrono::{DateTime, Utc};
use domain::emails::{Status, WaitReason};
use domain::ids::EmailId;
use serde_json::json;
use storage::emails::{Action, Resting};
use storage::journal::Recording;

use crate::book_meeting::give_up;
use crate::{Activity, ActivityError, Context, Kept, StepFacts};

/// Where the answer to an email rests from now on.
#[derive(Clone, Debug)]
pub enum Rest {
    /// The draft waits.
    DraftReady {
        /// For what.
        reason: WaitReason,
        /// Until when, where that is known.
        until: Option<DateTime<Utc>>,
        /// A sentence for the person.
        why: Option<String>,
    },
    /// A person decided against answering.
    Rejected {
        /// In the person's words.
        reason: Option<String>,
    },
    /// Work goes on.
    Working {
        /// What a person did.
        because: &'static str,
    },
}

/// Writes where the answer rests.
#[derive(Debug)]
pub struct RestDraft {
    /// The email.
    pub email: EmailId,
    /// Where.
    pub rest: Rest,
}

impl Activity for RestDraft {
    type Performed = ();
    type Output = ();

    async fn perform(&self, _context: &Context, _facts: &StepFacts) -> Result<(), ActivityError> {
        Ok(())
    }

    fn output(&self, (): &()) -> Option<()> {
        // With the rest of the run itself: whoever sees the draft rest can tell the run what to do.
        matches!(self.rest, Rest::DraftReady { .. }).then_some(())
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        _facts: &'c StepFacts,
        (): &'c (),
    ) -> storage::Result<Kept<()>> {
        if let Rest::Rejected { .. } = &self.rest {
            give_up(recording.conn, self.email).await?;
        }
        let (resting, action) = match &self.rest {
            Rest::DraftReady { reason, until, why } => (
                Resting::draft_ready(*reason, *until, why.clone()),
                Action::new("draft_ready", json!({ "wait_reason": reason, "wait_until": until })),
            ),
            Rest::Rejected { reason } => (
                Resting::at(Status::Rejected, reason.clone()),
                Action::new("rejected", json!({})),
            ),
            Rest::Working { because } => (Resting::at(Status::New, None), Action::new(because, json!({}))),
        };
        recording.rows.rest(self.email, resting);
        recording.rows.act(self.email, action);
        Ok(().into())
    }
}
