//! What the API shows of suppressions.

use chrono::{DateTime, Utc};
use serde::Serialize;
use storage::suppressions::Suppression;
use utoipa::ToSchema;
use uuid::Uuid;

/// An address the workspace must not write to.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Suppression)]
pub(crate) struct SuppressionView {
    id: Uuid,
    /// In small letters.
    email: String,
    /// `unsubscribed`, `bounced`, `complained` or `by_hand`.
    reason: String,
    /// The words it rests on.
    quote: Option<String>,
    /// Who added it; null when Mailroom did.
    user_id: Option<Uuid>,
    created_at: DateTime<Utc>,
}

impl From<Suppression> for SuppressionView {
    fn from(suppression: Suppression) -> Self {
        Self {
            id: suppression.id,
            email: suppression.email,
            reason: suppression.reason,
            quote: suppression.quote,
            user_id: suppression.user_id,
            created_at: suppression.created_at,
        }
    }
}
