//! From raw bytes to a `Message`, on the crate mail-parser. Transfer encodings and charsets are undone here, not by
//! the library: broken ones need a fallback, and a message hidden in an encoded part must not be unfolded unseen.

mod body;
mod charset;
mod fields;
mod part;
mod prepare;

use super::message::{Defect, Message};
use mail_parser::{HeaderName, MessageParser};
use part::Part;
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
    let Some(parsed) = PARSER
        .parse(prepared.as_ref())
        .filter(|parsed| !parsed.parts.is_empty())
    else {
        message.add_defect(Defect::NoHeaders);
        message.text = body::limited(charset::decode(&prepared, None).0, &mut message);
        return message;
    };
    fields::read(&mut message, &parsed, &prepared);
    body::read(&mut message, &parsed, &prepared);
    message
}

/// The decoded bytes of the attachment with that index in `attachments`, read from the same raw message.
pub fn attachment_bytes(raw: &[u8], index: usize) -> Option<Vec<u8>> {
    let mut message = Message::default();
    let prepared = prepare::prepare(raw, &mut message);
    let parsed = PARSER.parse(prepared.as_ref())?;
    let leaves = part::leaves(&parsed, &prepared);
    leaves
        .iter()
        .filter(|leaf| leaf.is_file())
        .nth(index)
        .map(|leaf: &Part<'_>| leaf.decoded().0.into_owned())
}
