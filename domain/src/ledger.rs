//! States of a message in the send ledger, and the identity that makes a send recognisable.

use std::time::Duration;

use crate::backoff::Backoff;
use crate::ids::OutboundId;
use crate::words;

words! {
    /// What a message of the ledger is.
    OutboundKind {
        /// Answer to an email.
        Reply = "reply",
        /// Word to a sender that a person will answer; its subject is the conversation.
        Acknowledgement = "acknowledgement",
        /// Reminder to a correspondent who has not answered.
        FollowUp = "follow_up",
        /// Reminder of a meeting.
        Reminder = "reminder",
        /// Trial send to oneself.
        Test = "test",
        /// What the mailbox's owner sent from another program; its subject is itself.
        ByHand = "by_hand",
    }
}

words! {
    /// Where a message of the ledger stands.
    OutboundState {
        /// Recorded and charged; nothing has been handed off.
        Queued = "queued",
        /// The hand-off began. Found without an end it is reconciled, never resent.
        HandingOver = "handing_over",
        /// The provider has it.
        Sent = "sent",
        /// The provider refused it for good; it did not leave.
        Failed = "failed",
        /// It may have left; a person decides.
        Uncertain = "uncertain",
        /// Called back before the hand-off.
        Cancelled = "cancelled",
    }
}

/// A change of state that the ledger does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a message that is {from} cannot become {to}")]
pub struct IllegalTransition {
    /// State it is in.
    pub from: OutboundState,
    /// State asked for.
    pub to: OutboundState,
}

impl OutboundState {
    /// Checks the change to `to`.
    ///
    /// # Errors
    /// `IllegalTransition` where it would resend or forget a message.
    pub fn next(self, to: Self) -> Result<Self, IllegalTransition> {
        use OutboundState::{Cancelled, Failed, HandingOver, Queued, Sent, Uncertain};
        match (self, to) {
            (Queued, HandingOver | Cancelled | Failed)
            | (HandingOver, Sent | Failed | Uncertain | Queued)
            | (Uncertain, Sent | Cancelled) => Ok(to),
            (from, to) => Err(IllegalTransition { from, to }),
        }
    }

    /// Whether what was reserved for the message is given back in this state. Never while it may have left.
    #[must_use]
    pub fn releases_reservation(self) -> bool {
        matches!(self, Self::Failed | Self::Cancelled)
    }
}

/// How long to wait after so many `tries` in vain, of a hand-off or of asking what became of one. `None` where the waits
/// before have lasted a day.
#[must_use]
pub fn patience(tries: u32) -> Option<Duration> {
    const WAITS: Backoff = Backoff::new(Duration::from_secs(5), Duration::from_secs(60 * 60));
    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    /// More than fit into a day.
    const MOST_TRIES: u32 = 100;
    let waited: Duration = (1..=tries.min(MOST_TRIES)).map(|failures| WAITS.after(failures)).sum();
    (waited < DAY).then(|| WAITS.after(tries + 1))
}

/// The Message-ID of a ledger row, without brackets: made before the hand-off, so that every reconciliation
/// can look for it.
#[must_use]
pub fn message_id(id: OutboundId, from_address: &str) -> String {
    let domain = from_address
        .rsplit_once('@')
        .map_or("mailroom.invalid", |(_, domain)| domain);
    format!("{}@{domain}", id.0.simple())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_that_left_never_changes_again() {
        for &to in OutboundState::ALL {
            assert!(OutboundState::Sent.next(to).is_err());
        }
    }

    #[test]
    fn patience_lasts_a_day() {
        let waits: Vec<Duration> = (0..).map_while(patience).collect();

        let hours = waits.iter().sum::<Duration>().as_secs() / 3600;
        assert_eq!((waits[0], hours, waits.len()), (Duration::from_secs(5), 24, 33));
        assert_eq!(patience(u32::MAX), None);
    }

    #[test]
    fn an_uncertain_message_is_never_queued_again() {
        assert!(OutboundState::Uncertain.next(OutboundState::Queued).is_err());
        assert!(OutboundState::Uncertain.next(OutboundState::HandingOver).is_err());
    }
}
