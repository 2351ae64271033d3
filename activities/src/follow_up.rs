//! The steps of a follow-up: looking at it, drafting it with the thread as it is now, and queueing it.

use chrono::{DateTime, Utc};
use connectors::model::{LanguageModel, TemplateDrafter, Written};
use domain::conversation;
use domain::drafting::reply::{self, ReplyParts};
use domain::drafting::rules;
use domain::emails::WaitReason;
use domain::follow_ups::{FollowUpStatus, REPLY_RECEIVED};
use domain::ids::{EmailId, FollowUpId};
use domain::ledger::OutboundKind;
use domain::quota::CounterKey;
use serde::{Deserialize, Serialize};
use storage::journal::Recording;

use crate::queue::{Queued, Request, limit_sentence};
use crate::schedule_follow_ups::purpose;
use crate::{Activity, ActivityError, Computation, Context, Kept, StepFacts, model, reply_context};

/// Looks at where a follow-up stands.
#[derive(Debug)]
pub struct LookAtFollowUp {
    /// The follow-up.
    pub follow_up: FollowUpId,
}

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is due.
    Due {
        /// Whether it sends itself.
        is_automated: bool,
        /// Whether a person wrote its text.
        is_written: bool,
    },
    /// It is due later.
    Early {
        /// When.
        at: DateTime<Utc>,
    },
    /// The correspondent has written since; nothing is left to remind of.
    MovedOn,
    /// It has left, or will not be sent.
    Over,
}

impl Computation for LookAtFollowUp {
    type Output = Standing;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Standing, ActivityError> {
        let connection = context.database.connection().await?;
        let found = storage::follow_ups::get(&connection, facts.run.workspace, self.follow_up).await?;
        if found.status.0 != FollowUpStatus::Pending {
            return Ok(Standing::Over);
        }
        let has_moved_on = storage::emails::has_moved_on(&connection, found.email_id.into()).await?;
        Ok(match found.scheduled_at {
            _ if has_moved_on => Standing::MovedOn,
            at if at > facts.now => Standing::Early { at },
            _ => Standing::Due {
                is_automated: found.is_automated,
                is_written: found.draft_content.is_some(),
            },
        })
    }
}

/// Lets the model write the follow-up and judges it.
#[derive(Debug)]
pub struct DraftFollowUp {
    /// The follow-up.
    pub follow_up: FollowUpId,
    /// What a person asked to change.
    pub instruction: Option<String>,
}

/// A follow-up as the model wrote it.
#[derive(Debug)]
pub struct FollowUpDraft {
    email: EmailId,
    written: Written,
    is_fit: bool,
}

impl Activity for DraftFollowUp {
    type Performed = FollowUpDraft;
    /// Whether the draft is fit to leave.
    type Output = bool;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Self::Performed, ActivityError> {
        let connection = context.database.connection().await?;
        let found = storage::follow_ups::get(&connection, facts.run.workspace, self.follow_up).await?;
        let is_last = storage::follow_ups::is_last(&connection, found.email_id.into(), found.number).await?;
        drop(connection);
        let purpose = purpose(found.number, is_last);
        let mut reply = reply_context::read(context, facts, found.email_id.into(), purpose).await?;
        reply.input.instruction = self
            .instruction
            .clone()
            .or_else(|| Some(found.follow_up_context).filter(|context| !context.is_empty()));
        let written = context.model.draft(&reply.input).await;
        model::count("follow_up", written.as_ref().map(|it| (it.model.as_str(), it.usage)));
        let (written, is_by_model) = match written {
            Ok(written) => (written, true),
            Err(error) if model::lasting(&error, facts).is_some() => {
                (TemplateDrafter.draft(&reply.input).await?, false)
            }
            Err(error) => return Err(model::failed(error, facts)),
        };
        Ok(FollowUpDraft {
            email: found.email_id.into(),
            is_fit: is_by_model && rules::check(&written.draft, &reply.input).is_empty(),
            written,
        })
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c StepFacts,
        FollowUpDraft { email, written, is_fit }: &'c FollowUpDraft,
    ) -> storage::Result<Kept<bool>> {
        storage::follow_ups::record_draft(recording.conn, self.follow_up, &written.draft.body).await?;
        let call = (written.model.as_str(), written.usage);
        model::record_call(recording, facts, *email, model::Purpose::FollowUp, call).await?;
        Ok((*is_fit).into())
    }
}

/// Lets a due follow-up rest.
#[derive(Debug)]
pub struct RestFollowUp {
    /// The follow-up.
    pub follow_up: FollowUpId,
    /// For what.
    pub reason: WaitReason,
    /// A sentence for the person.
    pub why: Option<String>,
}

impl Activity for RestFollowUp {
    type Performed = ();
    type Output = ();

    async fn perform(&self, _context: &Context, _facts: &StepFacts) -> Result<(), ActivityError> {
        Ok(())
    }

    fn output(&self, (): &()) -> Option<()> {
        // With the rest of the run itself: whoever sees the follow-up rest can tell the run what to do.
        Some(())
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        _facts: &'c StepFacts,
        (): &'c (),
    ) -> storage::Result<Kept<()>> {
        storage::follow_ups::mark_resting(recording.conn, self.follow_up, self.reason, self.why.as_deref()).await?;
        Ok(().into())
    }
}

/// Ends a follow-up that nobody needs any more.
#[derive(Debug)]
pub struct EndFollowUp {
    /// The follow-up.
    pub follow_up: FollowUpId,
}

impl Activity for EndFollowUp {
    type Performed = ();
    type Output = ();

    async fn perform(&self, _context: &Context, _facts: &StepFacts) -> Result<(), ActivityError> {
        Ok(())
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        _facts: &'c StepFacts,
        (): &'c (),
    ) -> storage::Result<Kept<()>> {
        let reason = Some(REPLY_RECEIVED);
        let Recording { conn, now, .. } = recording;
        storage::follow_ups::mark(conn, self.follow_up, FollowUpStatus::Cancelled, reason, now).await?;
        Ok(().into())
    }
}

/// Records the follow-up in the send ledger.
#[derive(Debug)]
pub struct QueueFollowUp {
    /// The follow-up.
    pub follow_up: FollowUpId,
    /// Whether no person approved it.
    pub is_automatic: bool,
}

impl Activity for QueueFollowUp {
    type Performed = Box<Request>;
    type Output = Queued;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Box<Request>, ActivityError> {
        let connection = context.database.connection().await?;
        let found = storage::follow_ups::get(&connection, facts.run.workspace, self.follow_up).await?;
        let replied = storage::ledger::find_live(&connection, facts.run.workspace, OutboundKind::Reply, found.email_id);
        let replied = replied.await?;
        drop(connection);
        let reply = reply_context::read_plain(context, facts, found.email_id.into()).await?;
        let body = reply::compose(&ReplyParts {
            body: found.draft_content.unwrap_or_default(),
            meeting: None,
            signature: reply.signature().to_owned(),
            language: reply.input.reply_language(),
            original: None,
        });
        let email = &reply.email;
        let mut references = email.references_ids.clone();
        references.extend(email.message_id.clone());
        references.extend(replied.as_ref().map(|reply| reply.message_id.clone()));
        Ok(Box::new(Request {
            kind: OutboundKind::FollowUp,
            subject_id: found.id,
            conversation: Some(found.conversation_id.into()),
            to: vec![email.correspondent().to_owned()],
            to_name: email.correspondent_name(),
            subject: conversation::reply_subject(&email.subject),
            body,
            in_reply_to: replied
                .map(|reply| reply.message_id)
                .or_else(|| email.message_id.clone()),
            references,
            offers: None,
            version: None,
            is_automatic: self.is_automatic,
            account: reply.account.clone(),
            owner: reply.owner.clone(),
            asked_at: facts.now,
        }))
    }

    fn counters(&self, request: &Box<Request>) -> Vec<CounterKey> {
        request.counters()
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c StepFacts,
        request: &'c Box<Request>,
    ) -> storage::Result<Kept<Queued>> {
        let queued = request.admit(recording, facts).await?;
        if let Queued::OverLimit { scope, .. } = &queued {
            let why = Some(limit_sentence(*scope));
            storage::follow_ups::mark_resting(recording.conn, self.follow_up, WaitReason::Quota, why).await?;
        }
        Ok(queued.into())
    }
}
