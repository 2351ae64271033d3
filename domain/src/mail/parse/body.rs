//! The body: its text and HTML, the files, the calendars and the report.

use super::part::Part;
use super::{charset, flowed, report};
use crate::mail::html::{html_to_text, text_to_html};
use crate::mail::message::{Attachment, Calendar, Defect, Message};
use crate::text::beginning;

/// More of a page than anyone sends.
pub(super) const MAX_TEXT: usize = 4 * 1024 * 1024;
/// More than anyone reads.
const MAX_READ: usize = 256 * 1024;

/// Fills in everything that stands below the headers.
pub(super) fn read(message: &mut Message, leaves: &[Part<'_>]) {
    let mut texts = Vec::new();
    for leaf in leaves {
        if leaf.is_body {
            let text = unfolded(leaf, text_of(leaf, message));
            texts.push((leaf, text));
            continue;
        }
        let attachment = attachment(leaf, message);
        message.attachments.push(attachment);
    }
    message.text = read_through(plain(&texts), message);
    message.html = html(&texts);
    for leaf in leaves.iter().filter(|leaf| !leaf.is_body) {
        read_calendar(message, leaf);
    }
    message.report = report::read(message, leaves);
}

/// The text as far as anyone reads.
fn read_through(text: String, message: &mut Message) -> String {
    if text.len() <= MAX_READ {
        return text;
    }
    message.add_defect(Defect::TextCut);
    beginning(&text, MAX_READ).to_owned()
}

/// The text with the lines joined that its sender's program broke.
fn unfolded(leaf: &Part<'_>, text: String) -> String {
    let says = |name: &str, value: &str| {
        leaf.parameter(name)
            .is_some_and(|said| said.eq_ignore_ascii_case(value))
    };
    if leaf.is_html() || !says("format", "flowed") {
        return text;
    }
    flowed::joined(&text, says("delsp", "yes"))
}

/// A text without what cannot be stored.
pub(super) fn storable(text: String, message: &mut Message) -> String {
    let (text, had_nul) = charset::tidy(text);
    if had_nul {
        message.add_defect(Defect::NulCharacters);
    }
    text
}

/// The text of a part, its flaws noted.
pub(super) fn text_of(leaf: &Part<'_>, message: &mut Message) -> String {
    let (text, defects) = leaf.text(MAX_TEXT);
    for defect in defects {
        message.add_defect(defect);
    }
    storable(text, message)
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
    // RFC 6047 §2.4: whoever schedules says so in the Content-Type; a file that a person attaches to a letter does not.
    let is_enclosed = leaf.is_file() && !message.text.trim().is_empty();
    let method = leaf
        .parameter("method")
        .or(written.filter(|_| !is_enclosed))
        .map(|method| method.trim().to_uppercase());
    message.calendars.push(Calendar { method, body });
}
