//! Tells a sender that a person will answer: one short message a conversation and month, into the thread.

use chrono::TimeDelta;
use domain::drafting::reply;
use domain::drafting::template;
use domain::guard;
use domain::ids::{EmailId, OutboundId};
use domain::ledger::OutboundKind;
use domain::quota::CounterKey;
use serde_json::json;
use storage::emails::Action;
use storage::journal::Recording;
use uuid::Uuid;

use crate::queue::{Queued, Request};
use crate::queue_reply::IntoThread;
use crate::{Activity, ActivityError, Context, Kept, StepFacts, reply_context};

/// Least time between two acknowledgements of a conversation.
const APART: TimeDelta = TimeDelta::days(30);

/// Queues the acknowledgement of an email.
#[derive(Debug)]
pub struct Acknowledge {
    /// The email.
    pub email: EmailId,
}

impl Activity for Acknowledge {
    type Performed = Option<Box<Request>>;
    /// The message; `None` where something stands against it, or the conversation has had one.
    type Output = Option<OutboundId>;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Self::Performed, ActivityError> {
        let reply = reply_context::read_plain(context, facts, self.email).await?;
        let email = &reply.email;
        if !reply.is_addressed() || guard::answers_elsewhere(&email.from_email, email.reply_to.as_deref()) {
            return Ok(None);
        }
        let connection = context.database.connection().await?;
        let (kind, conversation) = (OutboundKind::Acknowledgement, email.conversation_id);
        let earlier = storage::ledger::acknowledgements(&connection, conversation.into()).await?;
        if earlier.newest.is_some_and(|newest| newest > facts.now - APART) {
            return Ok(None);
        }
        drop(connection);
        let mut parts = reply.reply_parts(template::acknowledgement(&reply.input));
        parts.meeting = None;
        let message = IntoThread {
            kind,
            subject: nth_subject(conversation, earlier.count),
            version: None,
            is_automatic: true,
        };
        Ok(Some(Box::new(message.request(&reply, reply::compose(&parts)))))
    }

    fn counters(&self, request: &Self::Performed) -> Vec<CounterKey> {
        request.as_ref().map(|request| request.counters()).unwrap_or_default()
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c StepFacts,
        request: &'c Self::Performed,
    ) -> storage::Result<Kept<Option<OutboundId>>> {
        let Some(request) = request else { return Ok(None.into()) };
        let Queued::Queued { message, .. } = request.admit(recording, facts).await? else {
            return Ok(None.into());
        };
        let action = Action::new("acknowledgement_queued", json!({ "message": message }));
        recording.rows.act(self.email, action);
        Ok(Some(message).into())
    }
}

/// What the ledger knows an acknowledgement by. Two emails of a conversation that would be acknowledged at the same time
/// mean the same one.
fn nth_subject(conversation: Uuid, earlier: i64) -> Uuid {
    match earlier {
        0 => conversation,
        _ => Uuid::new_v5(&conversation, &earlier.to_be_bytes()),
    }
}
