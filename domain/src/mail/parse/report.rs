//! The parts of a report (RFC 6522): its fields for machines and the mail that it is about.

use super::body::text_of;
use super::fields;
use super::part::{Part, leaves};
use crate::mail::message::{Message, Report};

const STATUS: &[&str] = &[
    "message/delivery-status",
    "message/feedback-report",
    "message/disposition-notification",
    "message/global-delivery-status",
];

/// The report that the message is or carries; an attached mail alone counts too.
pub(super) fn read(message: &mut Message, parts: &[Part<'_>], raw: &[u8]) -> Option<Report> {
    let content_type = message.header("Content-Type").unwrap_or_default().to_lowercase();
    let is_declared = content_type.starts_with("multipart/report");
    let attached: Vec<Part<'_>> = parts
        .iter()
        .filter_map(Part::nested)
        .flat_map(|nested| leaves(nested, raw))
        .collect();
    let own = status_of(parts);
    let is_attached = own.is_empty() && !is_declared;
    let status = if own.is_empty() { status_of(&attached) } else { own };
    let original = parts.iter().find_map(|part| original_headers(part, raw));
    if !is_declared && status.is_empty() && original.is_none() {
        return None;
    }
    let declared = is_declared.then(|| parameter(&content_type, "report-type")).flatten();
    let of_part = status
        .first()
        .map(|part| part.content_type.trim_start_matches("message/").to_owned());
    let fields: Vec<String> = status.iter().map(|part| text_of(part, message)).collect();
    Some(Report {
        report_type: declared.or(of_part).unwrap_or_default(),
        is_attached: is_attached && !fields.is_empty(),
        fields: fields.join("\n\n"),
        original: original.unwrap_or_default(),
    })
}

fn status_of<'p, 'x>(parts: &'p [Part<'x>]) -> Vec<&'p Part<'x>> {
    parts
        .iter()
        .filter(|part| STATUS.contains(&part.content_type.as_str()))
        .collect()
}

fn parameter(content_type: &str, name: &str) -> Option<String> {
    let (_, rest) = content_type.split_once(name)?;
    let value = rest.trim_start().strip_prefix('=')?;
    let value = value.trim_start().trim_start_matches('"');
    let end = value.find(['"', ';', ' ', '\t']).unwrap_or(value.len());
    value.get(..end).filter(|value| !value.is_empty()).map(str::to_owned)
}

fn original_headers(part: &Part<'_>, raw: &[u8]) -> Option<Vec<(String, String)>> {
    const HEADERS: &[&str] = &[
        "text/rfc822-headers",
        "message/rfc822-headers",
        "message/rfc822",
        "message/global",
        "message/global-headers",
    ];
    if let Some(nested) = part.nested() {
        return Some(fields::headers(nested, raw));
    }
    if !HEADERS.contains(&part.content_type.as_str()) {
        return None;
    }
    let (bytes, _) = part.decoded();
    let bytes = bytes.trim_ascii_start();
    let parsed = super::PARSER.parse_headers(bytes)?;
    Some(fields::headers(&parsed, bytes))
}
