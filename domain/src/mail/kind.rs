//! Tells what sort of mail a message is: a person's, or one of the kinds that machines send.

use super::automatic;
use super::bounce;
use super::message::Message;
use serde::{Deserialize, Serialize};

/// What sort of mail a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Written by a person, as far as can be told.
    Human,
    /// A vacation notice, receipt, challenge or another automatic answer.
    AutoReply,
    /// A report that mail was not delivered, or not yet.
    Bounce,
    /// A spam complaint (RFC 5965).
    Complaint,
    /// Mail of a mailing list, or bulk mail.
    List,
    /// A scheduling message (RFC 5546).
    Invitation,
}

/// The kind with the sign that told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What sort of mail it is.
    pub kind: Kind,
    /// What told it, for the person who asks.
    pub reason: String,
}

/// A kind and what told it, or nothing to tell.
pub(super) type Sign = Option<(Kind, String)>;

/// Tells the kind of a message. Standard headers decide; words of subject and body count only where they are missing.
pub fn kind(message: &Message) -> Verdict {
    let rules: [fn(&Message) -> Sign; 8] = [
        complaint,
        bounce_report,
        invitation,
        automatic::by_answer_header,
        bounce_in_words,
        automatic::by_list_header,
        automatic::by_generated_header,
        automatic::by_words,
    ];
    let found = rules.iter().find_map(|rule| rule(message));
    let (kind, reason) = found.unwrap_or((Kind::Human, "no sign of a machine".to_owned()));
    Verdict { kind, reason }
}

fn complaint(message: &Message) -> Sign {
    let report = message.report.as_ref()?;
    (report.report_type == "feedback-report").then(|| (Kind::Complaint, "a feedback report (RFC 5965)".to_owned()))
}

fn bounce_report(message: &Message) -> Sign {
    bounce::by_report(message).map(|reason| (Kind::Bounce, reason))
}

fn bounce_in_words(message: &Message) -> Sign {
    bounce::by_words(message).map(|reason| (Kind::Bounce, reason))
}

fn invitation(message: &Message) -> Sign {
    let method = message
        .calendars
        .iter()
        .find_map(|calendar| calendar.method.as_deref())?;
    (method != "PUBLISH").then(|| {
        (
            Kind::Invitation,
            format!("a calendar part with METHOD:{method} (RFC 5546)"),
        )
    })
}
