//! What a provider calls a message: its draft before it leaves, its own ids afterwards.

use diesel::{BoolExpressionMethods, ExpressionMethods, NullableExpressionMethods, OptionalExtension, QueryDsl};
use diesel_async::RunQueryDsl;
use domain::ids::{OutboundId, WorkspaceId};
use uuid::Uuid;

use crate::schema::outbound_messages;
use crate::{Conn, Error, Result};

/// The ids that a provider gave a message, where it gave any.
#[derive(Clone, Debug, Default)]
pub struct Issued {
    /// Of the message.
    pub provider_id: Option<String>,
    /// Of its conversation.
    pub provider_thread_id: Option<String>,
    /// The Message-ID in place of ours.
    pub message_id: Option<String>,
}

/// Keeps the draft of a message whose hand-off has begun; nothing has left before this is committed.
///
/// # Errors
/// `NotFound` where the message is gone or no hand-off is under way.
pub async fn keep_draft(
    mut conn: Conn<'_>,
    message: OutboundId,
    draft_id: &str,
    message_id: Option<&str>,
) -> Result<()> {
    let kept = diesel::update(outbound_messages::table.find(message.0))
        .filter(outbound_messages::state.eq("handing_over"))
        .set((
            outbound_messages::draft_id.eq(draft_id),
            outbound_messages::sent_message_id.eq(message_id),
        ))
        .execute(&mut conn)
        .await?;
    (kept == 1).then_some(()).ok_or(Error::NotFound("message"))
}

/// Whether a message of this Message-ID, ours or the provider's, has left, or may have.
///
/// # Errors
/// The failure of the query.
pub async fn was_sent(mut conn: Conn<'_>, workspace: WorkspaceId, message_id: &str) -> Result<bool> {
    let by_provider = outbound_messages::sent_message_id
        .is_not_null()
        .and(outbound_messages::sent_message_id.eq(message_id));
    let found: Option<Uuid> = outbound_messages::table
        .filter(outbound_messages::message_id.nullable().eq(message_id).or(by_provider))
        .filter(outbound_messages::workspace_id.eq(workspace.0))
        .filter(outbound_messages::state.eq_any(["sent", "uncertain", "handing_over"]))
        .select(outbound_messages::id)
        .first(&mut conn)
        .await
        .optional()?;
    Ok(found.is_some())
}
