//! Brings raw bytes into a shape that can be parsed in bounded time and depth, copying only when it must.

use crate::mail::message::{Defect, Message};
use std::borrow::Cow;

const LARGE: usize = 5 * 1024 * 1024;
const MAX_PARTS: usize = 1_000;
const MAX_PARTS_WHEN_LARGE: usize = 250;
const FIRST_LINES: usize = 64 * 1024;

/// Drops a byte order mark, blank lines and an mbox line in front, turns bare CR into LF, and cuts after too many parts.
pub(super) fn prepare<'x>(raw: &'x [u8], message: &mut Message) -> Cow<'x, [u8]> {
    let mut bytes = raw.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(raw).trim_ascii_start();
    if bytes.starts_with(b"From ") || bytes.starts_with(b">From ") {
        let end = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(0);
        bytes = bytes.get(end..).unwrap_or_default().trim_ascii_start();
    }
    let parts = if bytes.len() > LARGE {
        MAX_PARTS_WHEN_LARGE
    } else {
        MAX_PARTS
    };
    if let Some(kept) = end_of_parts(bytes, parts) {
        message.add_defect(Defect::TooManyParts);
        bytes = bytes.get(..kept).unwrap_or(bytes);
    }
    let start = bytes.get(..FIRST_LINES).unwrap_or(bytes);
    if start.contains(&b'\r') && !start.contains(&b'\n') {
        return Cow::Owned(
            bytes
                .iter()
                .map(|byte| if *byte == b'\r' { b'\n' } else { *byte })
                .collect(),
        );
    }
    Cow::Borrowed(bytes)
}

fn end_of_parts(bytes: &[u8], allowed: usize) -> Option<usize> {
    let mut offset = 0;
    let mut found = 0;
    for line in bytes.split(|byte| matches!(byte, b'\n' | b'\r')) {
        if names_content_type(line) {
            found += 1;
            if found > allowed {
                return Some(offset);
            }
        }
        offset += line.len() + 1;
    }
    None
}

/// The parser ignores blanks and leading colons in a header name, so a hostile one may hold any number of them.
fn names_content_type(line: &[u8]) -> bool {
    let mut expected = b"content-type".iter();
    let letters = line
        .iter()
        .filter(|byte| !byte.is_ascii_whitespace())
        .skip_while(|byte| **byte == b':');
    for letter in letters {
        match expected.next() {
            Some(wanted) if letter.eq_ignore_ascii_case(wanted) => {}
            None => return *letter == b':',
            Some(_) => return false,
        }
    }
    false
}
