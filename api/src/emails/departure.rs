//! Why a reply left without a person: all that had to hold for it, in one place.

use chrono::{DateTime, Utc};
use domain::drafting::{Answered, DraftText};
use domain::ledger::OutboundState;
use domain::quota::Scope;
use serde::Serialize;
use storage::drafts::Draft;
use storage::emails::Email;
use storage::ledger::Outbound;
use storage::model_calls::ModelCall;
use utoipa::ToSchema;

use super::reasons::Explanation;

/// Why a reply left without a person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LeftByItself)]
pub(crate) struct LeftByItselfView {
    /// When it left; null while it is on its way.
    sent_at: Option<DateTime<Utc>>,
    intent_name: Option<String>,
    /// How surely the email has that intent, 0 to 1.
    confidence: Option<f64>,
    /// Nothing matched, and the default intent stepped in.
    is_fallback: bool,
    /// Words of the email that called for the intent.
    words: Vec<String>,
    /// Each question of the email with the passage that answers it.
    answered: Vec<QuestionView>,
    /// The model that reviewed the draft and found nothing; null where only the fixed rules did.
    reviewed_by: Option<String>,
    /// The limits that it was charged to, each with room left: `quota`, `mailbox`, `sender`.
    limits: Vec<&'static str>,
}

/// A question with what answers it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnsweredQuestion)]
pub(crate) struct QuestionView {
    question: String,
    /// The passage that answers it.
    passage: String,
}

impl LeftByItselfView {
    /// `None` where no reply left, or a person let it go.
    pub(super) fn of(
        email: &Email,
        reply: Option<&Outbound>,
        draft: Option<&Draft>,
        calls: &[ModelCall],
    ) -> Option<Self> {
        let message = reply.filter(|message| message.is_automatic)?;
        let why = Explanation::of(email).unwrap_or_default();
        let known = draft.map(|draft| DraftText::stored(String::new(), draft.answers.clone()));
        let answered = |Answered { question, passage }| QuestionView { question, passage };
        let is_review = |call: &&ModelCall| call.purpose == "review" && call.draft_version == Some(email.draft_version);
        let limits = message.reserved().unwrap_or_default();
        Some(Self {
            sent_at: message.settled_at.filter(|_| message.state.0 == OutboundState::Sent),
            intent_name: email.intent_name.clone(),
            confidence: email.intent_confidence,
            is_fallback: why.is_fallback,
            words: why.words(),
            answered: known
                .into_iter()
                .flat_map(|known| known.answered)
                .map(answered)
                .collect(),
            reviewed_by: calls.iter().rfind(is_review).map(|call| call.model.clone()),
            limits: limits.iter().map(|key| limit(key.scope)).collect(),
        })
    }
}

fn limit(scope: Scope) -> &'static str {
    match scope {
        Scope::Quota => "quota",
        Scope::Mailbox => "mailbox",
        Scope::Sender => "sender",
    }
}
