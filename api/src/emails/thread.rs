//! A conversation as one list, received and sent.

use chrono::{DateTime, Utc};
use domain::ledger::OutboundState;
use serde::Serialize;
use storage::emails::Email;
use storage::ledger::Outbound;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words::OutboundStateSchema;

/// Newest messages of each direction that are shown.
pub(super) const MOST: i64 = 100;

/// A message of a conversation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ThreadMessage)]
pub(crate) struct ThreadMessageView {
    /// The email, or the message of the send ledger.
    id: Uuid,
    /// Whether Mailroom sends it.
    is_ours: bool,
    /// Address of the author; the mailbox's own for what Mailroom sends.
    from_email: String,
    /// Name of the author.
    from_name: String,
    to_email: Vec<String>,
    subject: String,
    /// Without quoted history where it was received.
    text: String,
    /// When it arrived, left, or was queued.
    at: DateTime<Utc>,
    /// Where it stands, for what Mailroom sends.
    #[schema(value_type = Option<OutboundStateSchema>)]
    state: Option<OutboundState>,
    /// End of the time in which it can be called back.
    not_before: Option<DateTime<Utc>>,
    /// Whether it was sent without a person.
    is_automatic: bool,
}

impl From<Email> for ThreadMessageView {
    fn from(email: Email) -> Self {
        Self {
            id: email.id,
            is_ours: false,
            from_email: email.from_email,
            from_name: email.from_name,
            to_email: email.to_email,
            subject: email.subject,
            text: email.visible_text,
            at: email.received_at,
            state: None,
            not_before: None,
            is_automatic: false,
        }
    }
}

impl ThreadMessageView {
    fn sent(message: Outbound, (from_email, from_name): (&str, &str)) -> Self {
        Self {
            id: message.id,
            is_ours: true,
            from_email: from_email.to_owned(),
            from_name: from_name.to_owned(),
            to_email: message.to_email,
            subject: message.subject,
            text: message.text,
            at: message.settled_at.unwrap_or(message.queued_at),
            state: Some(message.state.0),
            not_before: (message.state.0 == OutboundState::Queued).then_some(message.not_before),
            is_automatic: message.is_automatic,
        }
    }
}

/// Both directions in the order of time; `own` is address and name of the mailbox.
pub(super) fn merged(received: Vec<Email>, sent: Vec<Outbound>, own: (&str, &str)) -> Vec<ThreadMessageView> {
    let sent = sent.into_iter().map(|message| ThreadMessageView::sent(message, own));
    let mut thread: Vec<ThreadMessageView> = received.into_iter().map(ThreadMessageView::from).chain(sent).collect();
    thread.sort_by_key(|message| message.at);
    thread
}
