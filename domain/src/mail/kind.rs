//! Tells what sort of mail a message is: a person's, or one of the kinds that machines send.

use super::automatic;
use super::bounce;
use super::message::Message;

crate::words! {
    /// What sort of mail a message is.
    Kind {
        /// Written by a person, as far as can be told.
        Human = "human",
        /// A vacation notice, receipt, challenge or another automatic answer.
        AutoReply = "auto_reply",
        /// A report that mail was not delivered, or not yet.
        Bounce = "bounce",
        /// A spam complaint (RFC 5965).
        Complaint = "complaint",
        /// Mail of a mailing list, or bulk mail.
        List = "list",
        /// A scheduling message (RFC 5546).
        Invitation = "invitation",
    }
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
        bounce_in_words,
        automatic::by_answer_header,
        automatic::by_list_header,
        automatic::by_generated_header,
        automatic::by_words,
    ];
    let found = rules.iter().find_map(|rule| rule(message));
    let (kind, reason) = found.unwrap_or((Kind::Human, "no sign of a machine".to_owned()));
    Verdict { kind, reason }
}

fn complaint(message: &Message) -> Sign {
    bounce::complaint(message).map(|reason| (Kind::Complaint, reason))
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
