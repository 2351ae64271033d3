//! Tells delivery reports from other mail.

use super::reason;
use super::status_part;
use crate::mail::message::Message;

/// A standard report whose status part names a failure, or whose mail system says so in a header.
pub(in crate::mail) fn by_report(message: &Message) -> Option<String> {
    if message.header("X-Failed-Recipients").is_some() {
        return Some("the header X-Failed-Recipients".to_owned());
    }
    let report = message.report.as_ref()?;
    if !status_part::failures(message).is_empty() && report.report_type != "disposition-notification" {
        return Some("a delivery status report (RFC 3464)".to_owned());
    }
    None
}

/// Signs of sender, subject and body, weighed together; none is enough alone.
pub(in crate::mail) fn by_words(message: &Message) -> Option<String> {
    const ENOUGH: u32 = 5;
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
    u32::from(from.contains("postmaster") || name.contains("postmaster") || name.contains("administrator")) * 2
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
    u32::from(reason::SUBJECTS.iter().any(|words| subject.contains(words)) && !subject.starts_with("re:")) * 3
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
