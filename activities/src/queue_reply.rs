//! Records the reply to an email in the send ledger.

use chrono::FixedOffset;
use domain::conversation;
use domain::drafting::DraftText;
use domain::drafting::reply::{self, Original};
use domain::guard;
use domain::ids::EmailId;
use domain::ledger::OutboundKind;
use domain::meeting::Offered;
use domain::quota::CounterKey;
use storage::journal::Recording;
use uuid::Uuid;

use crate::book_meeting::Booking;
use crate::queue::{DRAFT_HAS_CHANGED, Queued, Request, queued_action, waits_for_limit};
use crate::reply_context::{self, ReplyContext};
use crate::{Activity, ActivityError, Context, Kept, StepFacts};

/// Queues the current draft of an email.
#[derive(Debug)]
pub struct QueueReply {
    /// The email.
    pub email: EmailId,
    /// Version that was approved, by a person or by validation; another one by now refuses the send.
    pub version: i32,
    /// Whether no person approved it.
    pub is_automatic: bool,
    /// What became of the meeting that the reply speaks of.
    pub booking: Booking,
}

impl Activity for QueueReply {
    type Performed = Result<Box<Request>, String>;
    type Output = Queued;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Self::Performed, ActivityError> {
        let reply = reply_context::read_plain(context, facts, self.email).await?;
        let Some(draft) = reply_context::find_draft(context, facts, self.email, self.version).await? else {
            return Ok(Err(DRAFT_HAS_CHANGED.to_owned()));
        };
        // RFC 3834 section 2: nothing answers by itself what was not addressed to it.
        if self.is_automatic && !reply.is_addressed() {
            return Ok(Err("Your address stands in neither To nor Cc".to_owned()));
        }
        if self.is_automatic && guard::answers_elsewhere(&reply.email.from_email, reply.email.reply_to.as_deref()) {
            let elsewhere = reply.email.reply_to.clone().unwrap_or_default();
            return Ok(Err(format!(
                "The answer would go to {elsewhere}, which is not where the email says it comes from"
            )));
        }
        let meeting = reply.input.meeting.as_ref().filter(|_| !draft.text.denies_meeting);
        let standing = meeting.map(|meeting| meeting.standing);
        let is_as_booked = standing.is_none_or(|standing| match self.booking {
            Booking::Booked => standing.is_agreed(),
            Booking::Conflict => standing.is_refused(),
            Booking::Freed | Booking::NoMeeting => !standing.is_agreed() && !standing.is_refused(),
        });
        if !is_as_booked {
            return Ok(Err(
                "The calendar has changed meanwhile; look at the times again".to_owned()
            ));
        }
        Ok(Ok(Box::new(self.request(&reply, draft.text))))
    }

    fn counters(&self, performed: &Self::Performed) -> Vec<CounterKey> {
        performed.as_ref().map(|request| request.counters()).unwrap_or_default()
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c StepFacts,
        performed: &'c Self::Performed,
    ) -> storage::Result<Kept<Queued>> {
        let queued = match performed {
            Ok(request) => request.admit(recording, facts).await?,
            Err(why) => Queued::Refused { why: why.clone() },
        };
        if let Some(action) = queued_action(&queued) {
            recording.rows.act(self.email, action);
        }
        if let Some(resting) = waits_for_limit(&queued) {
            recording.rows.rest(self.email, resting);
        }
        Ok(queued.into())
    }
}

impl QueueReply {
    fn request(&self, reply: &ReplyContext, draft: DraftText) -> Request {
        let offset = reply.email.utc_offset_seconds.and_then(FixedOffset::east_opt);
        let at = reply.email.sent_at.unwrap_or(reply.email.received_at);
        let original = Original {
            from_name: reply.email.from_name.clone(),
            from_address: reply.email.from_email.clone(),
            at: match offset {
                Some(offset) => at.with_timezone(&offset),
                None => at.with_timezone(&reply.owner.zone()).fixed_offset(),
            },
            text: reply.email.body.clone(),
        };
        let mut parts = reply.reply_parts(draft.body);
        parts.meeting = parts.meeting.filter(|_| !draft.denies_meeting);
        let offers = parts.meeting.as_ref().and_then(Offered::by);
        parts.original = Some(original);
        let message = IntoThread {
            kind: OutboundKind::Reply,
            subject: reply.email.id,
            version: Some(self.version),
            is_automatic: self.is_automatic,
        };
        Request {
            offers,
            ..message.request(reply, reply::compose(&parts))
        }
    }
}

/// An answer into the thread of an email, to its sender.
pub(crate) struct IntoThread {
    /// What is sent.
    pub(crate) kind: OutboundKind,
    /// What it is about.
    pub(crate) subject: Uuid,
    /// Version of the draft it is made from; `None` for what is no reply.
    pub(crate) version: Option<i32>,
    /// Whether no person approved it.
    pub(crate) is_automatic: bool,
}

impl IntoThread {
    /// The message that asks for admission.
    pub(crate) fn request(&self, reply: &ReplyContext, body: reply::ReplyBody) -> Request {
        let ReplyContext {
            email,
            account,
            owner,
            read_at,
            ..
        } = reply;
        let mut references = email.references_ids.clone();
        references.extend(email.message_id.clone());
        Request {
            kind: self.kind,
            subject_id: self.subject,
            conversation: Some(email.conversation_id.into()),
            to: vec![email.correspondent().to_owned()],
            to_name: email.correspondent_name(),
            subject: conversation::reply_subject(&email.subject),
            body,
            in_reply_to: email.message_id.clone(),
            references,
            offers: None,
            version: self.version,
            is_automatic: self.is_automatic,
            account: account.clone(),
            owner: owner.clone(),
            asked_at: *read_at,
        }
    }
}
