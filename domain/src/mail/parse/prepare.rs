//! Brings raw bytes into a shape that can be parsed in bounded time and depth, copying only when it must.

use crate::mail::message::{Defect, Message};
use std::borrow::Cow;

/// Nested messages are as deep as there are parts.
const MAX_PARTS: usize = 1_000;
/// Each multipart may be searched to its end for a boundary that never comes.
const MAX_SEARCHED_BYTES: usize = 4 * 1024 * 1024 * 1024;
const MIN_MULTIPARTS: usize = 20;
const FIRST_LINES: usize = 64 * 1024;

/// Drops a byte order mark, blank lines and an mbox line in front, turns bare CR into LF, and cuts after too many parts.
pub(super) fn prepare<'x>(raw: &'x [u8], message: &mut Message) -> Cow<'x, [u8]> {
    let mut bytes = raw.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(raw).trim_ascii_start();
    if bytes.starts_with(b"From ") || bytes.starts_with(b">From ") {
        let end = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(0);
        bytes = bytes.get(end..).unwrap_or_default().trim_ascii_start();
    }
    if let Some(kept) = end_of_parts(bytes) {
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

fn end_of_parts(bytes: &[u8]) -> Option<usize> {
    let mut offset = 0;
    let mut parts = MAX_PARTS;
    let mut multiparts = (MAX_SEARCHED_BYTES / bytes.len().max(1)).max(MIN_MULTIPARTS);
    for line in bytes.split(|byte| matches!(byte, b'\n' | b'\r')) {
        if let Some(value) = content_type(line) {
            let multipart = usize::from(!is_single(value));
            if parts == 0 || multiparts < multipart {
                return Some(offset);
            }
            parts -= 1;
            multiparts -= multipart;
        }
        offset += line.len() + 1;
    }
    None
}

/// The parser ignores blanks and leading colons in a header name, so a hostile one may hold any number of them.
fn content_type(line: &[u8]) -> Option<&[u8]> {
    let mut expected = b"content-type".iter();
    let letters = line.iter().enumerate().filter(|(_, byte)| !byte.is_ascii_whitespace());
    for (at, letter) in letters.skip_while(|(_, byte)| **byte == b':') {
        match expected.next() {
            Some(wanted) if letter.eq_ignore_ascii_case(wanted) => {}
            None if *letter == b':' => return line.get(at + 1..),
            _ => return None,
        }
    }
    None
}

fn is_single(content_type: &[u8]) -> bool {
    const SINGLE: &[&[u8]] = &[
        b"text/",
        b"image/",
        b"application/",
        b"audio/",
        b"video/",
        b"message/",
        b"font/",
    ];
    let value = content_type.trim_ascii_start();
    let starts_with = |kind: &&&[u8]| {
        value
            .get(..kind.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(kind))
    };
    SINGLE.iter().any(|kind| starts_with(&kind))
}
