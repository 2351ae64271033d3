//! From raw bytes to a `Message`, on the crate mail-parser. Transfer encodings and charsets are undone here, not by
//! the library: broken ones need a fallback, and a message hidden in an encoded part must not be unfolded unseen.

mod body;
mod boundary;
mod charset;
mod fields;
mod part;
mod prepare;
mod report;

use super::message::{Defect, Message};
use mail_parser::{HeaderName, MessageParser};
use std::sync::LazyLock;

static PARSER: LazyLock<MessageParser> = LazyLock::new(|| {
    MessageParser::new()
        .with_mime_headers()
        .with_address_headers()
        .with_date_headers()
        .with_message_ids()
        .header_text(HeaderName::Subject)
        .ignore_header(HeaderName::ContentTransferEncoding)
        .default_header_raw()
});

/// Reads a message of any size and state; what is wrong with it stands in `defects`.
pub fn parse(raw: &[u8]) -> Message {
    let mut message = Message::default();
    if raw.is_empty() {
        message.add_defect(Defect::Empty);
        return message;
    }
    let prepared = prepare::prepare(raw, &mut message);
    let read = with_parsed(&prepared, |parsed, raw, is_repaired| {
        if is_repaired {
            message.add_defect(Defect::WrongBoundary);
        }
        fields::read(&mut message, parsed, raw);
        body::read(&mut message, parsed, raw);
    });
    if read.is_none() {
        message.add_defect(Defect::NoHeaders);
        let start = prepared.get(..body::MAX_TEXT).unwrap_or(&prepared);
        message.text = body::storable(charset::decode(start, None).0, &mut message);
    }
    message
}

/// The decoded bytes of the attachment with that index in `attachments`, read from the same raw message.
pub fn attachment_bytes(raw: &[u8], index: usize) -> Option<Vec<u8>> {
    let prepared = prepare::prepare(raw, &mut Message::default());
    let found = with_parsed(&prepared, |parsed, raw, _| {
        let leaves = part::leaves(parsed, raw);
        let file = leaves.iter().filter(|leaf| !leaf.is_body).nth(index);
        file.map(|leaf| leaf.decoded().0.into_owned())
    });
    found.flatten()
}

/// Hands out the parsed message with the bytes it refers to, and whether those were repaired; none without headers.
fn with_parsed<T>(raw: &[u8], read: impl FnOnce(&mail_parser::Message<'_>, &[u8], bool) -> T) -> Option<T> {
    let parsed = parse_parts(raw)?;
    let first = parsed.parts.first()?.headers.first()?;
    let name = raw.get(first.offset_field as usize..first.offset_start as usize)?;
    if !name.contains(&b':') {
        return None;
    }
    let Some(repaired) = boundary::repaired(&parsed, raw) else {
        return Some(read(&parsed, raw, false));
    };
    let parsed = parse_parts(&repaired)?;
    (!parsed.parts.is_empty()).then(|| read(&parsed, &repaired, true))
}

/// In debug builds the library asserts what some broken nestings violate; then the headers are read and all below is text.
fn parse_parts(raw: &[u8]) -> Option<mail_parser::Message<'_>> {
    let parsed = std::panic::catch_unwind(|| PARSER.parse(raw));
    parsed.unwrap_or_else(|_| {
        let mut parsed = PARSER.parse_headers(raw)?;
        let root = parsed.parts.first_mut()?;
        root.offset_body = root.headers.last().map_or(0, |header| header.offset_end);
        Some(parsed)
    })
}

#[cfg(test)]
mod tests;
