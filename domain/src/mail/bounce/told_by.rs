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
    let mut signs = Vec::new();
    let mut weight = 0;
    let mut add = |points: u32, sign: &'static str| {
        if points > 0 {
            weight += points;
            signs.push(sign);
        }
    };
    add(sender_weight(message), "its sender");
    add(return_path_weight(message), "its empty return path");
    add(report_weight(message), "its report type");
    add(subject_weight(message), "its subject");
    add(body_weight(message), "its words");
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
    if letters.contains("mailerdaemon@") {
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
    u32::from(letters.contains("postmaster") || name.contains("postmaster") || name.contains("administrator")) * 2
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
