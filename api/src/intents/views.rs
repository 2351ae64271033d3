//! What the API shows of intents.

use chrono::{DateTime, Utc};
use serde::Serialize;
use storage::intents::Intent;
use utoipa::ToSchema;
use uuid::Uuid;

/// An intent.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Intent)]
pub(crate) struct IntentView {
    id: Uuid,
    /// Who made it.
    user_id: Uuid,
    name: String,
    description: String,
    /// Whole words or phrases that call for it.
    keywords: Vec<String>,
    /// Higher is matched first.
    priority: i32,
    /// Whether replies may leave without a person, if the mailbox allows it too.
    auto_send: bool,
    /// Whether a short acknowledgement may leave where the reply waits for a person.
    acknowledge: bool,
    /// Least confidence for that, 0 to 1.
    confidence_threshold: f64,
    /// What the assistant is told about such emails.
    ai_prompt: String,
    /// Whether such an email makes its sender a lead.
    is_lead: bool,
    /// Whether mail without a match gets it; exactly one active intent is the default.
    is_default: bool,
    is_active: bool,
    created_at: DateTime<Utc>,
}

impl From<Intent> for IntentView {
    fn from(intent: Intent) -> Self {
        Self {
            id: intent.id,
            user_id: intent.user_id,
            name: intent.name,
            description: intent.description,
            keywords: intent.keywords,
            priority: intent.priority,
            auto_send: intent.auto_send,
            acknowledge: intent.acknowledge,
            confidence_threshold: intent.confidence_threshold,
            ai_prompt: intent.ai_prompt,
            is_lead: intent.is_lead,
            is_default: intent.is_default,
            is_active: intent.is_active,
            created_at: intent.created_at,
        }
    }
}
