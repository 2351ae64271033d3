//! Names, versions, queues and signals of the flows: what those who start and signal runs must know.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::words;

words! {
    /// Queues of wake-ups, each with a concurrency of its own, so that bulk work never delays a person.
    Queue {
        /// A person is waiting for the answer.
        Inbound = "inbound",
        /// Something planned has come due.
        Timer = "timer",
        /// Mailboxes are read.
        Sync = "sync",
        /// Bulk mail.
        Campaign = "campaign",
    }
}

/// What a run is an execution of: name, current version and queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlowKind {
    /// Name as stored with runs.
    pub name: &'static str,
    /// Raised when steps change their names or order, or their outputs get words that older code cannot read.
    pub version: i16,
    /// Queue whose workers execute it.
    pub queue: Queue,
}

/// Reads new mail of one account, turn after turn; the subject is the account.
pub const SYNC_MAILBOX: FlowKind = FlowKind {
    name: "sync_mailbox",
    version: 1,
    queue: Queue::Sync,
};
/// Answers one inbound email; the subject is the email.
pub const PROCESS_EMAIL: FlowKind = FlowKind {
    name: "process_email",
    version: 2,
    queue: Queue::Inbound,
};
/// Writes to a correspondent who has not answered; the subject is the follow-up.
pub const FOLLOW_UP: FlowKind = FlowKind {
    name: "follow_up",
    version: 1,
    queue: Queue::Timer,
};
/// Reminds the attendees of a meeting; the subject is the event.
pub const MEETING_REMINDER: FlowKind = FlowKind {
    name: "meeting_reminder",
    version: 2,
    queue: Queue::Timer,
};
/// Files the copy of a message that has left, where that failed with the hand-off; the subject is the message.
pub const FILING: FlowKind = FlowKind {
    name: "filing",
    version: 1,
    queue: Queue::Sync,
};

/// Removes what was deleted, in batches; the subject is the mailbox, the workspace or the person.
pub const DELETION: FlowKind = FlowKind {
    name: "deletion",
    version: 1,
    queue: Queue::Sync,
};

/// Removes what has been kept long enough, once a day; there is one run, whose subject is nil.
pub const RETENTION: FlowKind = FlowKind {
    name: "retention",
    version: 1,
    queue: Queue::Sync,
};

/// Every flow there is.
pub const ALL: &[FlowKind] = &[
    SYNC_MAILBOX,
    PROCESS_EMAIL,
    FOLLOW_UP,
    MEETING_REMINDER,
    FILING,
    DELETION,
    RETENTION,
];

/// `flow/version` of everything that can be executed where these flows are: their current versions and those before.
#[must_use]
pub fn known_versions(flows: &[FlowKind]) -> Vec<String> {
    let versions = |flow: &FlowKind| {
        let name = flow.name;
        (1..=flow.version).map(move |version| format!("{name}/{version}"))
    };
    flows.iter().flat_map(versions).collect()
}

/// Whether this Mailroom can execute a version of a flow.
#[must_use]
pub fn is_known(flow: &str, version: i16) -> bool {
    ALL.iter().any(|known| known.name == flow && version <= known.version)
}

/// Step names of `process_email` that the email's status is read from.
pub mod process_email {
    /// Decides whether the email may be answered at all.
    pub const GUARD: &str = "guard";
    /// Reads intent, meeting and dates.
    pub const UNDERSTAND: &str = "understand";
    /// Writes the reply.
    pub const DRAFT: &str = "draft";
    /// Judges the draft.
    pub const VALIDATE: &str = "validate";
    /// Consumes what a person decided.
    pub const DECIDE: &str = "decide";
    /// Books the meeting.
    pub const BOOK: &str = "book";
    /// Records the reply in the send ledger.
    pub const QUEUE_REPLY: &str = "queue_reply";
}

/// What a run can be told. Signals are ordered, and each is consumed once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Signal {
    /// A person approved the draft of this version.
    Approved {
        /// Version that was seen; another one by now is a conflict.
        draft_version: i32,
        /// Whether the follow-ups may send themselves.
        follow_up: bool,
    },
    /// A person decided against answering.
    Rejected {
        /// Why, in the person's words.
        reason: Option<String>,
    },
    /// A person wants another draft.
    Regenerate {
        /// What to change.
        instruction: Option<String>,
    },
    /// A person put the decision off.
    Snoozed {
        /// Until when.
        until: DateTime<Utc>,
    },
    /// Something about the subject is new: a person edited or rescheduled it, or its mail server told of mail.
    Changed,
    /// The correspondent wrote in the conversation.
    ReplyReceived,
    /// What was in the way (quota, cap) may be gone.
    Unblocked,
    /// A person called the reply back inside the undo window.
    Recalled,
    /// A person settled a send that nobody could tell about.
    Settled {
        /// Whether the message had left.
        was_sent: bool,
    },
}
