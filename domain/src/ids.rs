//! Typed identifiers: UUIDs that cannot be mixed up. New ones are `UUIDv7`, so that keys grow in insertion order.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// Makes a fresh time-ordered id (RFC 9562 UUID version 7).
            #[expect(clippy::new_without_default, reason = "an id has no default: each one is new")]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Uuid {
                id.0
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )*};
}

id! {
    /// A tenant: every tenant-owned row names its workspace.
    WorkspaceId,
    /// A person who signs in.
    UserId,
    /// A connected mailbox.
    AccountId,
    /// One inbound message of one account.
    EmailId,
    /// A thread of messages between the account and its correspondents.
    ConversationId,
    /// A rule that says what kind of email something is.
    IntentId,
    /// An entry of the knowledge base.
    KnowledgeId,
    /// A version of the reply to an email.
    DraftId,
    /// A scheduled follow-up to an email.
    FollowUpId,
    /// A meeting or another calendar event.
    EventId,
    /// An address that the workspace must not write to.
    SuppressionId,
    /// A row of the send ledger: one message that leaves, or has left.
    OutboundId,
    /// One execution of a flow for one subject.
    RunId,
}
