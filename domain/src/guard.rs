//! Decides which mail must never be answered by itself (RFC 3834 §2), before anything else is done with it.
//! How many automatic answers a sender gets in a day is counted elsewhere.

use crate::mail::{Kind, Message};
use crate::words;

/// What the guard must know beside the message.
#[derive(Clone, Copy, Debug, Default)]
pub struct GuardFacts<'x> {
    /// All addresses of the workspace's connected mailboxes.
    pub own_addresses: &'x [String],
    /// Whether the mail came through a mailing group that the mailbox stands behind.
    pub is_group: bool,
    /// What the owner has done with the mail so far.
    pub standing: Standing,
}

/// What the owner of a mailbox has done with a mail, as its flags tell (RFC 3501 §2.3.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nothing that ends it; reading is nothing.
    #[default]
    Open,
    /// Answered it.
    Answered,
    /// Deleted it, moved it away, or keeps it as a draft.
    Removed,
}

impl Standing {
    /// Why such a mail is left alone.
    #[must_use]
    pub const fn reason(self) -> Option<IgnoreReason> {
        match self {
            Self::Open => None,
            Self::Answered => Some(IgnoreReason::AnsweredByHand),
            Self::Removed => Some(IgnoreReason::Removed),
        }
    }
}

words! {
    /// Why a mail is left unanswered.
    IgnoreReason {
        /// A vacation notice or another automatic answer.
        AutoReply = "auto_reply",
        /// A delivery report.
        Bounce = "bounce",
        /// A spam complaint.
        Complaint = "complaint",
        /// Mail of a list or another bulk mail.
        List = "list",
        /// Mail from one of the workspace's own addresses.
        OwnMail = "own_mail",
        /// The sender reads no answers.
        NoReplySender = "no_reply_sender",
        /// A calendar answers, cancels or moves a meeting (RFC 5546).
        CalendarNotice = "calendar_notice",
        /// There is nobody to answer to.
        NoSender = "no_sender",
        /// The owner has answered it from another program.
        AnsweredByHand = "answered_by_hand",
        /// The owner has deleted it or moved it away.
        Removed = "removed",
    }
}

impl IgnoreReason {
    /// A sentence for the person who asks why nothing was answered.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::AutoReply => "This is an automatic reply; answering it could start a loop.",
            Self::Bounce => "This is a delivery report of a mail server, not a message of a person.",
            Self::Complaint => "This is a spam complaint of a provider, not a message of a person.",
            Self::List => "This is mail to a list or to many; it is not answered automatically.",
            Self::OwnMail => "This mail comes from one of your own addresses.",
            Self::NoReplySender => "The sender's address does not take replies.",
            Self::CalendarNotice => {
                "This is a calendar's notice about a meeting: an answer, a cancellation or another time."
            }
            Self::NoSender => "The mail names no sender to answer to.",
            Self::AnsweredByHand => "You answered this by hand.",
            Self::Removed => "You deleted this mail, or moved it out of the inbox.",
        }
    }
}

/// Tells why the mail must not be answered, or `None` when a person may be waiting; an invitation is not ignored.
/// Of several reasons the one that says most is told: a machine's note from a no-reply address is no automatic reply.
pub fn decide(message: &Message, kind: Kind, facts: &GuardFacts<'_>) -> Option<IgnoreReason> {
    by_kind(message, kind, facts).or(facts.standing.reason())
}

fn by_kind(message: &Message, kind: Kind, facts: &GuardFacts<'_>) -> Option<IgnoreReason> {
    match kind {
        Kind::Bounce => Some(IgnoreReason::Bounce),
        Kind::Complaint => Some(IgnoreReason::Complaint),
        Kind::List => Some(IgnoreReason::List),
        Kind::AutoReply => by_sender(message, kind, facts)
            .filter(|reason| *reason != IgnoreReason::NoSender)
            .or(Some(IgnoreReason::AutoReply)),
        Kind::Invitation if is_notice(message) => Some(IgnoreReason::CalendarNotice),
        Kind::Human | Kind::Invitation => by_sender(message, kind, facts),
    }
}

/// Whether a calendar speaks of a meeting that it does not ask for (RFC 5546 §1.4).
fn is_notice(message: &Message) -> bool {
    let mut methods = message
        .calendars
        .iter()
        .filter_map(|calendar| calendar.method.as_deref());
    methods.any(|method| !matches!(method, "REQUEST" | "PUBLISH" | "ADD"))
}

fn by_sender(message: &Message, kind: Kind, facts: &GuardFacts<'_>) -> Option<IgnoreReason> {
    let Some(from) = &message.from else {
        return Some(IgnoreReason::NoSender);
    };
    let is_own = |key: &str| facts.own_addresses.iter().any(|own| own.trim().to_lowercase() == key);
    // Groups write in their own name what a customer wrote to them, and name the customer in Reply-To.
    let is_by_group = facts.is_group && message.reply_to.first().is_some_and(|author| !is_own(&author.key()));
    if is_own(&from.key()) && !is_by_group {
        return Some(IgnoreReason::OwnMail);
    }
    // Calendar servers invite on behalf of people; the answer goes to the organiser.
    if kind == Kind::Invitation {
        return None;
    }
    // A form or shop may write from a no-reply address and name the person to answer in Reply-To.
    let answer_to = message.reply_to.first().unwrap_or(from);
    takes_no_reply(&answer_to.key()).then_some(IgnoreReason::NoReplySender)
}

/// Whether the answer to a mail would go to another house than the mail names as its own, as in a letter that borrows a
/// customer's name. Forms write from a no-reply address and name the person to answer, which is no such case.
#[must_use]
pub fn answers_elsewhere(from: &str, reply_to: Option<&str>) -> bool {
    let house = |address: &str| address.rsplit('@').next().unwrap_or_default().to_lowercase();
    let Some(reply_to) = reply_to else { return false };
    let (ours, theirs) = (house(from), house(reply_to));
    let is_within = |inner: &str, outer: &str| {
        inner
            .strip_suffix(outer)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    !takes_no_reply(from) && !is_within(&ours, &theirs) && !is_within(&theirs, &ours)
}

fn takes_no_reply(address: &str) -> bool {
    const WHOLE: &[&str] = &[
        "mailer-daemon",
        "postmaster",
        "bounce",
        "bounces",
        "daemon",
        "devnull",
        "root",
        "nobody",
    ];
    const PARTS: &[&str] = &[
        "noreply",
        "donotreply",
        "dontreply",
        "neverreply",
        "unattended",
        "nichtantworten",
        "neantworten",
    ];
    const MORE_PARTS: &[&str] = &[
        "nepasrepondre",
        "noresponder",
        "naorespon",
        "nonrispondere",
        "nietbeantwoorden",
        "keineantwort",
    ];
    let local = address.split('@').next().unwrap_or_default();
    let letters: String = local.chars().filter(|character| character.is_alphanumeric()).collect();
    let bare = local.split('+').next().unwrap_or_default();
    WHOLE.contains(&bare) || PARTS.iter().chain(MORE_PARTS).any(|part| letters.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::parse;

    fn decided(raw: &str, kind: Kind) -> Option<IgnoreReason> {
        let own = ["me@example.com".to_owned()];
        decide(
            &parse(raw.as_bytes()),
            kind,
            &GuardFacts {
                own_addresses: &own,
                is_group: false,
                standing: Standing::Open,
            },
        )
    }

    #[test]
    fn a_person_is_answered() {
        assert_eq!(decided("From: Ann <ann@example.org>\n\nHi", Kind::Human), None);
    }

    #[test]
    fn a_customer_who_writes_to_a_group_is_answered() {
        let own = ["help@example.com".to_owned()];
        let facts = |is_group| GuardFacts {
            own_addresses: &own,
            is_group,
            standing: Standing::Open,
        };
        for (raw, in_group, elsewhere) in [
            (
                "From: Ann <ann@x.org>\nList-Id: <help.example.com>\nPrecedence: list\n\nHi",
                None,
                Some(IgnoreReason::List),
            ),
            (
                "From: Ann via Help <help@example.com>\nReply-To: Ann <ann@x.org>\nList-Id: <help.example.com>\n\nHi",
                None,
                Some(IgnoreReason::List),
            ),
            (
                "From: Help <help@example.com>\nReply-To: help@example.com\nList-Id: <help.example.com>\n\nHi",
                Some(IgnoreReason::OwnMail),
                Some(IgnoreReason::List),
            ),
            (
                "From: Ann <ann@x.org>\nAuto-Submitted: auto-replied\nList-Id: <help.example.com>\n\nAway",
                Some(IgnoreReason::AutoReply),
                Some(IgnoreReason::AutoReply),
            ),
        ] {
            let message = parse(raw.as_bytes());
            assert_eq!(
                decide(&message, crate::mail::kind_in_group(&message).kind, &facts(true)),
                in_group,
                "{raw}"
            );
            assert_eq!(
                decide(&message, crate::mail::kind(&message).kind, &facts(false)),
                elsewhere,
                "{raw}"
            );
        }
    }

    #[test]
    fn own_mail_is_ignored_whatever_its_case() {
        assert_eq!(
            decided("From: Me <ME@Example.com>\n\nHi", Kind::Human),
            Some(IgnoreReason::OwnMail)
        );
    }

    #[test]
    fn senders_that_read_no_replies_are_ignored() {
        for sender in [
            "no-reply@x.org",
            "NoReply@x.org",
            "do_not_reply@x.org",
            "bounces+7@x.org",
            "ne-pas-repondre@x.fr",
        ] {
            assert_eq!(
                decided(&format!("From: {sender}\n\nHi"), Kind::Human),
                Some(IgnoreReason::NoReplySender),
                "{sender}"
            );
        }
    }

    #[test]
    fn an_answer_to_another_house_is_noticed() {
        for (from, reply_to, expected) in [
            ("lena@workshop.example", None, false),
            ("lena@workshop.example", Some("office@workshop.example"), false),
            ("lena@mail.workshop.example", Some("lena@WORKSHOP.example"), false),
            ("lena@workshop.example", Some("lena@attacker.example"), true),
            ("lena@workshop.example", Some("lena@notworkshop.example"), true),
            ("no-reply@forms.example", Some("person@client.example"), false),
        ] {
            assert_eq!(answers_elsewhere(from, reply_to), expected, "{from} {reply_to:?}");
        }
    }

    #[test]
    fn a_form_that_names_the_person_in_reply_to_is_answered() {
        assert_eq!(
            decided("From: no-reply@form.org\nReply-To: ann@x.org\n\nHi", Kind::Human),
            None
        );
    }

    #[test]
    fn invitations_are_not_ignored() {
        assert_eq!(decided("From: noreply@calendar.org\n\nHi", Kind::Invitation), None);
    }

    #[test]
    fn answers_and_cancellations_of_calendars_are_not_drafted() {
        for (method, expected) in [
            ("REQUEST", None),
            ("REPLY", Some(IgnoreReason::CalendarNotice)),
            ("COUNTER", Some(IgnoreReason::CalendarNotice)),
            ("CANCEL", Some(IgnoreReason::CalendarNotice)),
            ("REFRESH", Some(IgnoreReason::CalendarNotice)),
        ] {
            let raw = format!(
                "From: a@x.org\nContent-Type: text/calendar; method={method}\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n"
            );
            assert_eq!(decided(&raw, Kind::Invitation), expected, "{method}");
        }
    }

    #[test]
    fn machines_are_ignored_by_their_kind() {
        let raw = "From: ann@example.org\n\nHi";
        assert_eq!(decided(raw, Kind::AutoReply), Some(IgnoreReason::AutoReply));
        assert_eq!(decided(raw, Kind::Bounce), Some(IgnoreReason::Bounce));
        assert_eq!(decided(raw, Kind::Complaint), Some(IgnoreReason::Complaint));
        assert_eq!(decided(raw, Kind::List), Some(IgnoreReason::List));
    }

    #[test]
    fn a_machines_note_is_ignored_for_what_its_sender_is() {
        for (sender, expected) in [
            ("no-reply@shop.org", IgnoreReason::NoReplySender),
            ("me@example.com", IgnoreReason::OwnMail),
            ("ann@example.org", IgnoreReason::AutoReply),
        ] {
            assert_eq!(
                decided(&format!("From: {sender}\n\nHi"), Kind::AutoReply),
                Some(expected),
                "{sender}"
            );
        }
        assert_eq!(
            decided("Subject: x\n\nHi", Kind::AutoReply),
            Some(IgnoreReason::AutoReply)
        );
    }

    #[test]
    fn the_code_is_what_serde_writes() {
        for reason in [
            IgnoreReason::AutoReply,
            IgnoreReason::OwnMail,
            IgnoreReason::NoReplySender,
            IgnoreReason::NoSender,
        ] {
            assert_eq!(
                serde_json::to_string(&reason).unwrap(),
                format!("\"{}\"", reason.as_str())
            );
            assert!(reason.sentence().ends_with('.'));
        }
    }
}
