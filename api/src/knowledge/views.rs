//! What the API shows of the knowledge base.

use chrono::{DateTime, Utc};
use serde::Serialize;
use storage::knowledge::{Entry, Found, Usage};
use utoipa::ToSchema;
use uuid::Uuid;

/// An entry of the knowledge base.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KnowledgeEntry)]
pub(crate) struct KnowledgeView {
    id: Uuid,
    /// Who wrote it.
    user_id: Uuid,
    title: String,
    /// Markdown.
    content: String,
    category: String,
    /// Whether drafts may use it.
    is_active: bool,
    /// Emails with a draft that cites it.
    cited_count: i64,
    /// Of these, answered by exactly that draft.
    sent_unchanged_count: i64,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl KnowledgeView {
    /// Shows an entry and how the drafts that cite it fared.
    pub(super) fn of(entry: Entry, usage: Usage) -> Self {
        Self {
            id: entry.id,
            user_id: entry.user_id,
            title: entry.title,
            content: entry.content,
            category: entry.category,
            is_active: entry.is_active,
            cited_count: usage.cited,
            sent_unchanged_count: usage.sent_unchanged,
            created_at: entry.created_at,
            updated_at: entry.updated_at,
        }
    }
}

/// An entry that fits a search.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KnowledgeHit)]
pub(crate) struct HitView {
    id: Uuid,
    title: String,
    category: String,
    /// The whole content, or of a long one the paragraphs that fit best.
    text: String,
    /// Greater fits better; comparable within one search only.
    score: f64,
}

impl From<Found> for HitView {
    fn from(found: Found) -> Self {
        Self {
            id: found.id.0,
            title: found.title,
            category: found.category,
            text: found.text,
            score: found.score,
        }
    }
}
