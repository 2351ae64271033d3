//! Bytes to text, whatever the label says.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// Decodes by the label where it fits, else as UTF-8, else as Windows-1252, which fits all; tells whether the label was wrong.
pub(super) fn decode(bytes: &[u8], label: Option<&str>) -> (String, bool) {
    let declared = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let utf8 = std::str::from_utf8(bytes);
    let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8) else {
        return match utf8 {
            Ok(text) => (text.to_owned(), false),
            Err(_) if is_mostly_utf8(bytes) => (String::from_utf8_lossy(bytes).into_owned(), true),
            Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), true),
        };
    };
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    match utf8 {
        Ok(text) if had_errors => (text.to_owned(), true),
        // US-ASCII and Latin-1 are the labels of senders who do not know: UTF-8 does not fit by chance.
        Ok(utf8) if encoding == WINDOWS_1252 && !bytes.is_ascii() => (utf8.to_owned(), true),
        _ => (text.into_owned(), had_errors),
    }
}

fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

/// Removes NUL characters, which the database cannot hold, and carriage returns; tells whether there were NULs.
pub(super) fn tidy(text: String) -> (String, bool) {
    if !text.contains(['\0', '\r']) {
        return (text, false);
    }
    let had_nul = text.contains('\0');
    let mut tidy = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\0' => {}
            '\r' => {
                if characters.peek() != Some(&'\n') {
                    tidy.push('\n');
                }
            }
            other => tidy.push(other),
        }
    }
    (tidy, had_nul)
}

/// One line of a header value: unfolded, control characters replaced by blanks, trimmed.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.trim().chars() {
        match character {
            '\r' | '\n' | '\0' => {}
            '\t' => line.push(' '),
            other => line.push(other),
        }
    }
    line
}

/// Text of header bytes, which should be ASCII and often are not.
pub(super) fn header_text(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(decode(bytes, None).0),
    }
}
