//! Brings raw bytes into a shape that can be parsed, copying only when it must.

use std::borrow::Cow;

const FIRST_LINES: usize = 64 * 1024;

/// Drops a byte order mark, blank lines and an mbox line in front, and turns bare CR into LF.
pub(super) fn prepare(raw: &[u8]) -> Cow<'_, [u8]> {
    let mut bytes = raw.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(raw).trim_ascii_start();
    if bytes.starts_with(b"From ") || bytes.starts_with(b">From ") {
        let end = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(0);
        bytes = bytes.get(end..).unwrap_or_default().trim_ascii_start();
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
