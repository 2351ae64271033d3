//! Tells delivery reports from other mail.

use super::notification;
use super::reason;
use super::status_part;
use crate::mail::message::Message;

/// A feedback report (RFC 5965), or the form that a provider uses instead.
pub(in crate::mail) fn complaint(message: &Message) -> Option<String> {
    if let Some(sign) = notification::told(message, "Complaint") {
        return Some(sign);
    }
    let report = message.report.as_ref().filter(|report| !report.is_attached)?;
    if report.report_type == "feedback-report" {
        return Some("a feedback report (RFC 5965)".to_owned());
    }
    // The Junk Mail Reporting Program of Hotmail sends the bare message; a person who passes it on writes something.
    if !message.text.trim().is_empty() && sender_weight(message) == 0 && is_passed_on(message) {
        return None;
    }
    let names_reporter = report
        .original
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("X-HmXmrOriginalRecipient"));
    names_reporter.then(|| "a complaint of a Hotmail user".to_owned())
}

/// A standard report whose status part names a failure, or whose mail system says so in a header.
pub(in crate::mail) fn by_report(message: &Message) -> Option<String> {
    if message.header("X-Failed-Recipients").is_some() {
        return Some("the header X-Failed-Recipients".to_owned());
    }
    if let Some(sign) = notification::told(message, "Bounce") {
        return Some(sign);
    }
    let report = message.report.as_ref().filter(|report| !report.is_attached)?;
    if !status_part::reported(message).is_empty() && report.report_type != "disposition-notification" {
        return Some("a delivery status report (RFC 3464)".to_owned());
    }
    None
}

/// Whether a person answers or forwards: mail systems begin conversations, but for the mail they report.
fn is_passed_on(message: &Message) -> bool {
    crate::conversation::without_prefix(message.subject.trim()).is_some()
}

/// Signs of sender, subject and body, weighed together; none is enough alone.
pub(in crate::mail) fn by_words(message: &Message) -> Option<String> {
    const ENOUGH: u32 = 5;
    if status_part::says_delivered(message) {
        return None;
    }
    if is_passed_on(message) && sender_weight(message) == 0 {
        return None;
    }
    let of_server = [
        (sender_weight(message), "its sender"),
        (return_path_weight(message), "its empty return path"),
        (report_weight(message), "its report type"),
    ];
    let is_of_server = of_server.iter().any(|(weight, _)| *weight > 0);
    // Parcels and people are delivered or rejected too, and people quote what servers said: without a sign of a mail
    // system words count only in a mail that is nobody's answer and asks nothing.
    if !is_of_server && (asks(message) || !speaks_of_mail(message)) {
        return None;
    }
    let of_words = [
        (subject_weight(message), "its subject"),
        (body_weight(message), "its words"),
    ];
    let found: Vec<_> = of_server
        .into_iter()
        .chain(of_words)
        .filter(|(weight, _)| *weight > 0)
        .collect();
    let weight: u32 = found.iter().map(|(weight, _)| weight).sum();
    let signs: Vec<&str> = found.iter().map(|(_, sign)| *sign).collect();
    (weight >= ENOUGH).then(|| format!("a delivery report, told by {}", signs.join(", ")))
}

/// Whether somebody greets, asks or speaks of what is theirs: reports do nothing of that.
fn asks(message: &Message) -> bool {
    const GREETINGS: &[&str] = &[
        "hi",
        "hello",
        "dear",
        "hey",
        "hallo",
        "guten tag",
        "liebe",
        "lieber",
        "bonjour",
        "salut",
        "hola",
        "buenos",
        "buenas",
        "olá",
        "ola",
        "bom dia",
        "boa tarde",
        "buongiorno",
        "ciao",
        "salve",
        "goedemorgen",
        "goedemiddag",
        "beste",
        "moin",
        "servus",
        "good morning",
        "good afternoon",
    ];
    let text = crate::mail::visible_text(crate::text::beginning(&message.text, 4_000)).text;
    let lower = text.to_lowercase();
    let first = lower
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default()
        .trim();
    let greets = GREETINGS.iter().any(|greeting| {
        first
            .strip_prefix(greeting)
            .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
            && !first.starts_with("hi. this is the qmail")
    });
    const OF_PEOPLE: &[&str] = &[
        "my", "our", "mein", "meine", "unser", "unsere", "unseren", "mon", "ma", "mes", "notre", "nos", "mi", "mis",
        "nuestro", "nuestra", "nuestros", "nuestras", "meu", "minha", "nosso", "nossa", "mio", "mia", "nostro",
        "nostra", "mijn", "onze", "ons",
    ];
    let speaks_for_somebody = lower
        .split(|c: char| !c.is_alphabetic())
        .any(|word| OF_PEOPLE.contains(&word));
    let mut questions = lower
        .split_inclusive(['.', '!', '?', '\n'])
        .filter(|sentence| sentence.ends_with('?'));
    greets
        || speaks_for_somebody
        || questions.any(|sentence| sentence.split_whitespace().count() >= 3 && !sentence.contains("http"))
}

fn sender_weight(message: &Message) -> u32 {
    let from = message
        .from
        .iter()
        .chain(&message.sender)
        .map(|from| from.key())
        .collect::<Vec<_>>()
        .join(" ");
    // `MAILER-DAEMON <>` is no address, but a sender.
    let written = message
        .header("From")
        .filter(|_| message.from.is_none())
        .unwrap_or_default();
    let from = format!("{from} {}", written.to_lowercase());
    let name = message
        .from
        .as_ref()
        .and_then(|from| from.name.as_ref())
        .map_or(String::new(), |name| name.to_lowercase());
    let letters: String = from
        .chars()
        .filter(|character| !matches!(character, '-' | '_' | '.'))
        .collect();
    if letters.contains("daemon@") {
        return 5;
    }
    let is_daemon = [
        "mailer-daemon",
        "mailerdaemon",
        "mail-daemon",
        "mail daemon",
        "mail delivery",
        "mail system",
        "microsoftexchange",
    ]
    .iter()
    .any(|word| from.contains(word) || name.contains(word));
    if is_daemon {
        return 3;
    }
    u32::from(
        letters.contains("postmaster")
            || name.contains("postmaster")
            || name.contains("administrator")
            || letters.contains("system administrator"),
    ) * 2
}

fn return_path_weight(message: &Message) -> u32 {
    let is_empty = message
        .header("Return-Path")
        .is_some_and(|value| matches!(value.trim(), "<>" | "" | "<MAILER-DAEMON>"));
    u32::from(is_empty) * 2
}

fn report_weight(message: &Message) -> u32 {
    let is_report = message
        .report
        .as_ref()
        .is_some_and(|report| report.report_type == "delivery-status");
    u32::from(is_report) * 3
}

/// Whether it gives a status code, returns a mail, or speaks of the reader's message.
fn speaks_of_mail(message: &Message) -> bool {
    let lines: Vec<&str> = message.text.lines().take(200).collect();
    let returns_mail = message
        .report
        .as_ref()
        .is_some_and(|report| !report.original.is_empty());
    let said = super::text::explanation(message);
    returns_mail
        || reason::names_code(&message.text)
        || super::original::quoted_start(&lines).is_some()
        || reason::OF_MAIL.iter().any(|words| said.contains(words))
}

fn subject_weight(message: &Message) -> u32 {
    let subject = message.subject.to_lowercase();
    // A person who answers or forwards a report keeps its subject.
    u32::from(!is_passed_on(message) && reason::SUBJECTS.iter().any(|words| subject.contains(words))) * 3
}

fn body_weight(message: &Message) -> u32 {
    let said = super::text::explanation(message);
    let count = reason::SAYINGS.iter().filter(|words| said.contains(*words)).count();
    match count {
        0 => 0,
        1 => 2,
        2 => 3,
        _ => 4,
    }
}
