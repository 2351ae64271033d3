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
    told_by(message, &[automatic::by_list_header])
}

/// Tells the kind by the sender's own marks: those of lists come from the group that the message was written to.
pub fn kind_in_group(message: &Message) -> Verdict {
    told_by(message, &[])
}

type Rule = fn(&Message) -> Sign;

fn told_by(message: &Message, of_lists: &[Rule]) -> Verdict {
    let first: [Rule; 6] = [
        complaint,
        automatic::by_receipt,
        bounce_report,
        invitation,
        bounce_in_words,
        automatic::by_answer_header,
    ];
    let last: [Rule; 2] = [automatic::by_generated_header, automatic::by_words];
    let found = first.iter().chain(of_lists).chain(&last).find_map(|rule| rule(message));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::parse;

    fn kind_of(raw: &str) -> Kind {
        kind(&parse(raw.as_bytes())).kind
    }

    #[test]
    fn headers_tell_machines() {
        let cases = [
            ("Auto-Submitted: auto-replied", Kind::AutoReply),
            ("Auto-Submitted: auto-generated", Kind::AutoReply),
            ("Auto-Submitted: no", Kind::Human),
            ("X-Autoreply: yes", Kind::AutoReply),
            ("Precedence: auto_reply", Kind::AutoReply),
            ("Return-Path: <>", Kind::AutoReply),
            ("List-Id: <team.x.org>", Kind::List),
            ("List-Unsubscribe: <mailto:leave@x.org>", Kind::List),
            ("Precedence: bulk", Kind::List),
            ("Precedence: junk\nAuto-Submitted: auto-replied", Kind::AutoReply),
            ("Precedence: first-class", Kind::Human),
            ("X-Mailer: Mail", Kind::Human),
        ];
        for (header, expected) in cases {
            assert_eq!(
                kind_of(&format!("From: ann@x.org\n{header}\nSubject: Hello\n\nHi Bob")),
                expected,
                "{header}"
            );
        }
    }

    #[test]
    fn vacation_notices_without_headers_are_told_by_their_words() {
        let cases = [
            ("Automatic reply: Offer", "I am away."),
            (
                "Re: Offer",
                "I am currently out of the office with limited access to email.",
            ),
            ("Abwesenheitsnotiz: Angebot", "Ich bin bis Freitag nicht da."),
            (
                "AW: Angebot",
                "Ich bin derzeit nicht im Büro. In dringenden Fällen wenden Sie sich an Bob.",
            ),
            ("Réponse automatique : Offre", "Bonjour"),
            (
                "Re: Offre",
                "Je suis absent jusqu'à lundi. En cas d'urgence, appelez Bob.",
            ),
            ("Respuesta automática: Oferta", "Hola"),
            (
                "Re: Oferta",
                "Estoy fuera de la oficina. En caso de urgencia escriba a Bob.",
            ),
            ("Resposta automática: Oferta", "Olá"),
            (
                "Re: Oferta",
                "Estou de férias até segunda. Em caso de urgência, escreva ao Bob.",
            ),
            ("Risposta automatica: Offerta", "Ciao"),
            ("Re: Offerta", "Sono in ferie fino a lunedì. Al mio rientro risponderò."),
            ("Automatisch antwoord: Offerte", "Hallo"),
            (
                "Re: Offerte",
                "Ik ben op vakantie. Voor dringende zaken kunt u Bob bellen.",
            ),
        ];
        for (subject, text) in cases {
            assert_eq!(
                kind_of(&format!("From: ann@x.org\nSubject: {subject}\n\n{text}")),
                Kind::AutoReply,
                "{subject}: {text}"
            );
        }
    }

    #[test]
    fn people_who_mention_absence_or_failure_are_people() {
        let cases = [
            (
                "Next week",
                "I will be out of the office on Friday, can we meet on Monday?",
            ),
            ("Urlaub", "Wann seid ihr im Urlaub? Ich bin bis Juni da."),
            ("Vacation rental", "Is the house free in May?"),
            (
                "Problem",
                "My mail was rejected, the user does not exist. Can you help?",
            ),
            ("Delivery delayed", "Hi, our shipment is delayed. When will it come?"),
            (
                "Delivery failed",
                "The parcel could not be delivered and has been returned; the address does not exist, they say.",
            ),
        ];
        for (subject, text) in cases {
            assert_eq!(
                kind_of(&format!("From: ann@x.org\nSubject: {subject}\n\n{text}")),
                Kind::Human,
                "{subject}: {text}"
            );
        }
    }

    #[test]
    fn invitations_are_told_by_their_method() {
        let raw = |method: &str| {
            format!("From: a@x.org\nContent-Type: text/calendar; method={method}\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n")
        };

        assert_eq!(kind_of(&raw("REQUEST")), Kind::Invitation);
        assert_eq!(kind_of(&raw("REPLY")), Kind::Invitation);
        assert_eq!(kind_of(&raw("PUBLISH")), Kind::Human);
    }

    #[test]
    fn complaints_are_told_by_their_report() {
        let raw = "From: abuse@x.org\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n\
            --b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n--b--\n";

        assert_eq!(kind_of(raw), Kind::Complaint);
    }

    #[test]
    fn the_code_of_a_kind_is_snake_case() {
        assert_eq!(serde_json::to_string(&Kind::AutoReply).unwrap(), "\"auto_reply\"");
    }
}
