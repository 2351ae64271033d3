//! The bus of changes: every process hears what was written, so that open screens update by themselves.
//!
//! PostgreSQL carries it by NOTIFY, in batches and outside every transaction that matters: NOTIFY takes a lock that is
//! the same for all, and would make commits queue. Nothing depends on a change being heard; a client that reconnects
//! reads everything again.

mod announcer;
mod listener;
mod seers;

use domain::ids::{UserId, WorkspaceId};
use domain::words;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use announcer::Announcer;
pub use listener::Listener;
pub use seers::list_seers;

/// Channel of PostgreSQL that carries changes.
const CHANNEL: &str = "mailroom_changes";

words! {
    /// What changed.
    ChangeKind {
        /// Emails and what stands around them.
        Emails = "emails",
        /// Follow-ups.
        FollowUps = "follow_ups",
        /// Mailboxes and their health.
        EmailAccounts = "email_accounts",
        /// Meetings.
        Meetings = "meetings",
        /// Intents.
        Intents = "intents",
        /// Knowledge entries.
        Knowledge = "knowledge",
        /// Workspaces and their members.
        Workspaces = "workspaces",
        /// Runs.
        Runs = "runs",
        /// Queues.
        Queues = "queues",
    }
}

/// Something was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Change {
    /// Tenant.
    pub workspace: WorkspaceId,
    /// What.
    pub kind: ChangeKind,
    /// Which; `None` for several.
    pub id: Option<Uuid>,
    /// Somebody who may see it, beside those that the row names.
    pub user: Option<UserId>,
}
