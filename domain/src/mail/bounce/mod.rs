//! Delivery reports: who did not get the mail, why, and whether trying again makes sense.
//!
//! The standard form (RFC 3464) is read from its status part (`status_part`); others are told by their words
//! (`told_by`) and read from their text (`text`), with the reason's status code guessed from its phrases (`reason`).

mod class;
mod notification;
mod original;
mod reason;
mod status_part;
mod text;
mod told_by;

use super::message::Message;
use status_part::Failure;

pub use class::BounceClass;
pub(super) use notification::is_notification;
pub(super) use told_by::{by_report, by_words, complaint};

/// One recipient whom a mail did not reach, or not yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounce {
    /// The address that failed, as the report writes it; none when the report does not tell.
    pub recipient: Option<String>,
    /// The address the mail was sent to, where a server on the way rewrote it.
    pub original_recipient: Option<String>,
    /// The enhanced status code (RFC 3463), guessed from the words where the report has none.
    pub status: Option<String>,
    /// Why it failed.
    pub class: BounceClass,
    /// Whether the address itself is at fault, so that mail to it will never arrive.
    pub is_hard: bool,
    /// Whether the mail system is still trying.
    pub is_delayed: bool,
    /// The Message-ID of the mail that failed, without angle brackets.
    pub original_message_id: Option<String>,
    /// What the server said.
    pub diagnostic: Option<String>,
}

/// The Message-ID, without angle brackets, of the mail that a delivery report or complaint is about.
#[must_use]
pub fn reported_message_id(message: &Message) -> Option<String> {
    original::Original::find(message).message_id
}

/// Reads a delivery report: one entry a recipient. Empty when the message is none, or says that all went well.
pub fn bounces(message: &Message) -> Vec<Bounce> {
    if by_report(message).is_none() && by_words(message).is_none() {
        return Vec::new();
    }
    let original = original::Original::find(message);
    let mut failures = status_part::failures(message);
    failures.extend(notification::failures(message));
    if failures.iter().all(|failure| failure.recipient.is_none()) {
        let told = failures.into_iter().next();
        failures = text::failures(message, &original);
        if let Some(told) = told {
            for failure in &mut failures {
                failure.take_missing(&told);
            }
        }
    }
    if failures.iter().any(|failure| failure.recipient.is_some()) {
        failures.retain(|failure| failure.recipient.is_some());
    }
    let explanation = reason::Explanation::new(text::explanation(message));
    failures
        .into_iter()
        .map(|failure| bounce(failure, &original, &explanation))
        .collect()
}

fn bounce(failure: Failure, original: &original::Original, explanation: &reason::Explanation) -> Bounce {
    let said = failure.diagnostic.as_deref().unwrap_or_default();
    let status = reason::status(failure.status.as_deref(), said, explanation);
    let is_temporary = status.as_deref().is_some_and(|status| status.starts_with('4'));
    let is_final = status.as_deref().is_some_and(|status| status.starts_with('5'));
    let is_delayed = failure.is_delayed || (!is_final && explanation.is_delayed);
    let said = if said.is_empty() {
        explanation.text.clone()
    } else {
        said.to_lowercase()
    };
    let class = BounceClass::of(status.as_deref(), &said, is_delayed || is_temporary);
    Bounce {
        recipient: failure.recipient,
        original_recipient: failure.original_recipient,
        status,
        class,
        is_hard: class.is_hard(),
        is_delayed,
        original_message_id: original.message_id.clone(),
        diagnostic: failure.diagnostic,
    }
}

#[cfg(test)]
mod tests;
