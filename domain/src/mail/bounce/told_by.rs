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
    // The Junk Mail Reporting Program of Hotmail sends the bare message.
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
    if !status_part::failures(message).is_empty() && report.report_type != "disposition-notification" {
        return Some("a delivery status report (RFC 3464)".to_owned());
    }
    None
}

/// Signs of sender, subject and body, weighed together; none is enough alone.
pub(in crate::mail) fn by_words(message: &Message) -> Option<String> {
    const ENOUGH: u32 = 5;
    if status_part::says_delivered(message) {
        return None;
    }
    let of_server = [
        (sender_weight(message), "its sender"),
        (return_path_weight(message), "its empty return path"),
        (report_weight(message), "its report type"),
    ];
    let is_of_server = of_server.iter().any(|(weight, _)| *weight > 0) || speaks_of_mail(message);
    // Parcels and people are delivered or rejected too: words count only beside a sign of a mail server.
    if !is_of_server {
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

fn sender_weight(message: &Message) -> u32 {
    let from = message
        .from
        .iter()
        .chain(&message.sender)
        .map(|from| from.key())
        .collect::<Vec<_>>()
        .join(" ");
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
    // A person who answers a report keeps its subject.
    let is_answer = subject.starts_with("re:") && !(message.in_reply_to.is_empty() && message.references.is_empty());
    u32::from(!is_answer && reason::SUBJECTS.iter().any(|words| subject.contains(words))) * 3
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
