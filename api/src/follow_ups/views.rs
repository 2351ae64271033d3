//! What the API shows of follow-ups.

use chrono::{DateTime, Utc};
use domain::emails::WaitReason;
use domain::follow_ups::FollowUpStatus;
use serde::Serialize;
use storage::follow_ups::FollowUp;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words::{FollowUpStatusSchema, WaitReasonSchema};

/// A reminder to a correspondent who has not answered.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FollowUp)]
pub(crate) struct FollowUpView {
    id: Uuid,
    /// Owner of the mailbox.
    user_id: Uuid,
    /// Email whose reply it follows.
    email_id: Uuid,
    /// Conversation; a reply in it cancels the follow-up.
    thread_id: Uuid,
    /// Which of the follow-ups to the email, from 1.
    number: i32,
    scheduled_at: DateTime<Utc>,
    #[schema(value_type = FollowUpStatusSchema)]
    status: FollowUpStatus,
    /// Why it rests though it is due.
    #[schema(value_type = Option<WaitReasonSchema>)]
    wait_reason: Option<WaitReason>,
    /// Why it rests, in a sentence, where `wait_reason` says too little.
    status_reason: Option<String>,
    /// Whether it sends itself, or rests as a draft when due.
    is_automated: bool,
    /// What the drafter is told beyond the conversation.
    follow_up_context: String,
    /// Its text once drafted, or written by a person.
    draft_content: Option<String>,
    /// What the days count from.
    base_date: DateTime<Utc>,
    /// Words that date was read from.
    matched_text: Option<String>,
    /// Why it will not be sent.
    cancellation_reason: Option<String>,
    created_at: DateTime<Utc>,
    sent_at: Option<DateTime<Utc>>,
}

impl From<FollowUp> for FollowUpView {
    fn from(follow_up: FollowUp) -> Self {
        Self {
            id: follow_up.id,
            user_id: follow_up.user_id,
            email_id: follow_up.email_id,
            thread_id: follow_up.conversation_id,
            number: follow_up.number,
            scheduled_at: follow_up.scheduled_at,
            status: follow_up.status.0,
            wait_reason: follow_up.wait_reason.map(|reason| reason.0),
            status_reason: follow_up.status_reason,
            is_automated: follow_up.is_automated,
            follow_up_context: follow_up.follow_up_context,
            draft_content: follow_up.draft_content,
            base_date: follow_up.base_date,
            matched_text: follow_up.matched_text,
            cancellation_reason: follow_up.cancellation_reason,
            created_at: follow_up.created_at,
            sent_at: follow_up.sent_at,
        }
    }
}
