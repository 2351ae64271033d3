//! The body: its text and HTML, the files, the calendars and the report.

use super::part::{Part, leaves};
use super::{charset, fields};
use crate::mail::html::{html_to_text, text_to_html};
use crate::mail::message::{Attachment, Calendar, Defect, Message, Report};

const MAX_TEXT: usize = 4 * 1024 * 1024;

/// Fills in everything that stands below the headers.
pub(super) fn read(message: &mut Message, parsed: &mail_parser::Message<'_>, raw: &[u8]) {
    let leaves = leaves(parsed, raw);
    let mut texts = Vec::new();
    for leaf in &leaves {
        if leaf.is_body() {
            let text = text_of(leaf, message);
            texts.push((leaf, text));
            continue;
        }
        let attachment = attachment(leaf, message);
        message.attachments.push(attachment);
        read_calendar(message, leaf);
    }
    message.text = plain(&texts);
    message.html = html(&texts);
    message.report = report(message, &leaves, raw);
}

/// The first part of a text, cut at a character.
pub(super) fn limited(text: String, message: &mut Message) -> String {
    let (mut text, had_nul) = charset::tidy(text);
    if had_nul {
        message.add_defect(Defect::NulCharacters);
    }
    if text.len() > MAX_TEXT {
        message.add_defect(Defect::TextCut);
        text.truncate(text.floor_char_boundary(MAX_TEXT));
    }
    text
}

fn text_of(leaf: &Part<'_>, message: &mut Message) -> String {
    let (text, is_broken, is_wrong) = leaf.text();
    if is_broken {
        message.add_defect(Defect::BrokenEncoding);
    }
    if is_wrong {
        message.add_defect(Defect::WrongCharset);
    }
    limited(text, message)
}

/// Of alternatives the plain one counts, unless it is blank.
fn plain(texts: &[(&Part<'_>, String)]) -> String {
    let has_plain = |group: Option<usize>| {
        let mut same = texts.iter().filter(|(leaf, _)| leaf.alternative == group);
        same.any(|(leaf, text)| !leaf.is_html() && !text.trim().is_empty())
    };
    let mut parts: Vec<String> = Vec::new();
    for (leaf, text) in texts {
        let is_covered = leaf.is_html() && leaf.alternative.is_some() && has_plain(leaf.alternative);
        if !is_covered {
            parts.push(if leaf.is_html() {
                html_to_text(text)
            } else {
                text.clone()
            });
        }
    }
    parts.retain(|text| !text.trim().is_empty());
    parts.join("\n")
}

/// Of alternatives the HTML one counts; none at all where there is no HTML.
fn html(texts: &[(&Part<'_>, String)]) -> Option<String> {
    if !texts.iter().any(|(leaf, _)| leaf.is_html()) {
        return None;
    }
    let has_html = |group: usize| {
        texts
            .iter()
            .any(|(leaf, _)| leaf.alternative == Some(group) && leaf.is_html())
    };
    let mut html = String::new();
    for (leaf, text) in texts {
        if leaf.is_html() {
            html.push_str(text);
        } else if !leaf.alternative.is_some_and(has_html) {
            html.push_str(&text_to_html(text));
        }
    }
    Some(html)
}

fn attachment(leaf: &Part<'_>, message: &mut Message) -> Attachment {
    let (bytes, is_broken) = leaf.decoded();
    if is_broken {
        message.add_defect(Defect::BrokenEncoding);
    }
    Attachment {
        filename: leaf.filename(),
        content_type: leaf.content_type.clone(),
        size: bytes.len(),
        content_id: leaf.content_id(),
        is_inline: leaf.is_inline(),
    }
}

fn read_calendar(message: &mut Message, leaf: &Part<'_>) {
    let is_calendar = matches!(leaf.content_type.as_str(), "text/calendar" | "application/ics")
        || leaf
            .filename()
            .is_some_and(|name| name.to_lowercase().ends_with(".ics"));
    if !is_calendar {
        return;
    }
    let body = text_of(leaf, message);
    // Invitations come as an alternative and again as a file.
    if message.calendars.iter().any(|known| known.body.trim() == body.trim()) {
        return;
    }
    let written = body.lines().find_map(|line| line.trim().strip_prefix("METHOD:"));
    let method = leaf
        .parameter("method")
        .or(written)
        .map(|method| method.trim().to_uppercase());
    message.calendars.push(Calendar { method, body });
}

fn report(message: &mut Message, leaves: &[Part<'_>], raw: &[u8]) -> Option<Report> {
    const STATUS: &[&str] = &[
        "message/delivery-status",
        "message/feedback-report",
        "message/disposition-notification",
        "message/global-delivery-status",
    ];
    let content_type = message.header("Content-Type").unwrap_or_default().to_lowercase();
    let declared = content_type
        .starts_with("multipart/report")
        .then(|| parameter(&content_type, "report-type"));
    let status: Vec<&Part<'_>> = leaves
        .iter()
        .filter(|leaf| STATUS.contains(&leaf.content_type.as_str()))
        .collect();
    let original = leaves
        .iter()
        .find_map(|leaf| original_headers(leaf, raw))
        .unwrap_or_default();
    if declared.is_none() && status.is_empty() && original.is_empty() {
        return None;
    }
    let of_part = status
        .first()
        .map(|leaf| leaf.content_type.trim_start_matches("message/").to_owned());
    let fields: Vec<String> = status.iter().map(|leaf| text_of(leaf, message)).collect();
    let report_type = declared.flatten().or(of_part).unwrap_or_default();
    Some(Report {
        report_type,
        fields: fields.join("\n\n"),
        original,
    })
}

fn parameter(content_type: &str, name: &str) -> Option<String> {
    let (_, rest) = content_type.split_once(name)?;
    let value = rest
        .trim_start()
        .strip_prefix('=')?
        .trim_start()
        .trim_start_matches('"');
    let end = value.find(['"', ';', ' ', '\t']).unwrap_or(value.len());
    value.get(..end).filter(|value| !value.is_empty()).map(str::to_owned)
}

fn original_headers(leaf: &Part<'_>, raw: &[u8]) -> Option<Vec<(String, String)>> {
    if let Some(nested) = leaf.nested() {
        return Some(fields::headers(nested, raw));
    }
    let is_headers = matches!(
        leaf.content_type.as_str(),
        "text/rfc822-headers"
            | "message/rfc822-headers"
            | "message/rfc822"
            | "message/global"
            | "message/global-headers"
    );
    if !is_headers {
        return None;
    }
    let (bytes, _) = leaf.decoded();
    let bytes = bytes.trim_ascii_start();
    let parsed = super::PARSER.parse_headers(bytes)?;
    Some(fields::headers(&parsed, bytes))
}
