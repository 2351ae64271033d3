//! The parts of a report (RFC 6522): its fields for machines and the mail that it is about.

use super::body::text_of;
use super::part::{Part, leaves};
use super::{fields, structure};
use crate::mail::message::{Message, Report};

const STATUS: &[&str] = &[
    "message/delivery-status",
    "message/feedback-report",
    "message/disposition-notification",
    "message/global-delivery-status",
    "message/global-disposition-notification",
];

/// The report that the message is or carries; an attached mail alone counts too.
pub(super) fn read(message: &mut Message, parts: &[Part<'_>]) -> Option<Report> {
    let content_type = message.header("Content-Type").unwrap_or_default().to_lowercase();
    let is_declared = content_type.starts_with("multipart/report");
    let mut status = status_of(parts, message);
    // A status part that no report declares may have come with a report that a person passes on.
    let is_passed_on = || crate::conversation::without_prefix(message.subject.trim()).is_some();
    let is_attached = !is_declared && (status.is_empty() || is_passed_on());
    if status.is_empty() {
        for part in parts.iter().filter(|part| part.is_message()) {
            let (bytes, _) = part.decoded();
            status.extend(status_of(&leaves(structure::split(&bytes)), message));
        }
    }
    let original = parts.iter().find_map(original_headers);
    if !is_declared && status.is_empty() && original.is_none() {
        return None;
    }
    let declared = is_declared.then(|| parameter(&content_type, "report-type")).flatten();
    let of_part = status
        .first()
        .map(|(kind, _)| kind.trim_start_matches("message/").to_owned());
    let fields: Vec<String> = status.into_iter().map(|(_, fields)| fields).collect();
    Some(Report {
        report_type: declared.or(of_part).unwrap_or_default(),
        is_attached: is_attached && !fields.is_empty(),
        fields: fields.join("\n\n"),
        original: original.unwrap_or_default(),
    })
}

/// The types and texts of the status parts.
fn status_of(parts: &[Part<'_>], message: &mut Message) -> Vec<(String, String)> {
    let status = parts.iter().filter(|part| STATUS.contains(&part.content_type.as_str()));
    status
        .map(|part| (part.content_type.clone(), text_of(part, message)))
        .collect()
}

fn parameter(content_type: &str, name: &str) -> Option<String> {
    let (_, rest) = content_type.split_once(name)?;
    let value = rest.trim_start().strip_prefix('=')?;
    let value = value.trim_start().trim_start_matches('"');
    let end = value.find(['"', ';', ' ', '\t']).unwrap_or(value.len());
    value.get(..end).filter(|value| !value.is_empty()).map(str::to_owned)
}

fn original_headers(part: &Part<'_>) -> Option<Vec<(String, String)>> {
    const HEADERS: &[&str] = &[
        "text/rfc822-headers",
        "message/rfc822-headers",
        "message/global-headers",
    ];
    if !part.is_message() && !HEADERS.contains(&part.content_type.as_str()) {
        return None;
    }
    let (bytes, _) = part.decoded();
    let head = structure::head(bytes.trim_ascii_start())?;
    Some(fields::headers(&head, None))
}
