//! Where the answer to an email stands.

use crate::flows::process_email;
use crate::words;

words! {
    /// Status of an email as people see it: the resting states are stored, the moving ones read from its run.
    Status {
        /// Taken, not looked at yet.
        New = "new",
        /// Its intent and meeting are being read.
        Classifying = "classifying",
        /// A reply is being written.
        Drafting = "drafting",
        /// The draft is being checked.
        Validating = "validating",
        /// A draft rests; the wait reason says for what.
        DraftReady = "draft_ready",
        /// The reply is on its way out.
        Sending = "sending",
        /// The reply has left.
        Sent = "sent",
        /// Not to be answered.
        Ignored = "ignored",
        /// A person decided against answering.
        Rejected = "rejected",
        /// Its run failed and waits to be redriven.
        Error = "error",
    }
}

words! {
    /// Why a draft rests.
    WaitReason {
        /// A person must approve it.
        Approval = "approval",
        /// Validation found issues that regenerating did not cure.
        Validation = "validation",
        /// It leaves questions open, or a person must read the email whatever it says.
        Unanswered = "unanswered",
        /// The month's quota or the mailbox's daily limit is used up.
        Quota = "quota",
        /// A person put it off.
        Snoozed = "snoozed",
        /// Nobody can tell whether the reply left; a person decides.
        Uncertain = "uncertain",
    }
}

impl Status {
    /// The moving status while a run is past `step`, the step it recorded last; `None` leaves the stored one.
    #[must_use]
    pub fn while_running(step: Option<&str>) -> Option<Self> {
        Some(match step {
            None | Some(process_email::GUARD) => Self::Classifying,
            Some(process_email::UNDERSTAND | process_email::DECIDE) => Self::Drafting,
            Some(process_email::DRAFT) => Self::Validating,
            Some(process_email::VALIDATE | process_email::BOOK | process_email::QUEUE_REPLY) => Self::Sending,
            Some(_) => return None,
        })
    }
}
