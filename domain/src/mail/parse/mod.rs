//! From raw bytes to a `Message`. The crate mail-parser reads single header fields; the parts, transfer encodings,
//! charsets and addresses are read here, because the broken ones need more forgiveness than a library should have.

mod addresses;
mod body;
mod charset;
mod encoded_words;
mod fields;
mod flowed;
mod part;
mod prepare;
mod report;
mod structure;
mod transfer;

use super::message::{Defect, Message};
use mail_parser::MessageParser;
use std::sync::LazyLock;

static PARSER: LazyLock<MessageParser> = LazyLock::new(|| {
    MessageParser::new()
        .with_mime_headers()
        .with_date_headers()
        .with_message_ids()
        .ignore_header(mail_parser::HeaderName::ContentTransferEncoding)
        .default_header_raw()
});

/// Reads a message of any size and state; what is wrong with it stands in `defects`.
pub fn parse(raw: &[u8]) -> Message {
    let mut message = Message::default();
    if raw.is_empty() {
        message.add_defect(Defect::Empty);
        return message;
    }
    let raw = prepare::prepare(raw);
    let Some(head) = structure::head(&raw) else {
        message.add_defect(Defect::NoHeaders);
        let start = raw.get(..body::MAX_TEXT).unwrap_or(&raw);
        message.text = body::storable(charset::decode(start, None, None).0, &mut message);
        return message;
    };
    let structure = structure::split(&raw);
    for (is_so, defect) in [
        (structure.is_repaired, Defect::WrongBoundary),
        (structure.is_cut, Defect::TooManyParts),
        (head.is_cut, Defect::HeadersCut),
    ] {
        if is_so {
            message.add_defect(defect);
        }
    }
    let leaves = part::leaves(structure);
    fields::read(
        &mut message,
        &head,
        leaves.first().and_then(|leaf| leaf.elsewhere.as_deref()),
    );
    body::read(&mut message, &leaves);
    message
}

/// The decoded bytes of the attachment with that index in `attachments`, read from the same raw message.
pub fn attachment_bytes(raw: &[u8], index: usize) -> Option<Vec<u8>> {
    let raw = prepare::prepare(raw);
    structure::head(&raw)?;
    let leaves = part::leaves(structure::split(&raw));
    let file = leaves.iter().filter(|leaf| !leaf.is_body).nth(index);
    file.map(|leaf| leaf.decoded().0.into_owned())
}

#[cfg(test)]
mod tests;
