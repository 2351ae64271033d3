//! Repairs a message whose parts are not parted by the boundary it declares, so that no part is taken for text.

use mail_parser::{Header, HeaderName, MessagePart, MimeHeaders, PartType};

/// The message with the boundaries that its parts use put into the Content-Types; none when nothing is wrong.
pub(super) fn repaired(parsed: &mail_parser::Message<'_>, raw: &[u8]) -> Option<Vec<u8>> {
    let mut repaired: Vec<u8> = Vec::new();
    let mut from = 0;
    for part in &parsed.parts {
        let Some((header, content_type)) = replacement(part, raw) else {
            continue;
        };
        repaired.extend_from_slice(raw.get(from..header.offset_field as usize)?);
        repaired.extend_from_slice(content_type.as_bytes());
        from = header.offset_end as usize;
    }
    if repaired.is_empty() {
        return None;
    }
    repaired.extend_from_slice(raw.get(from..)?);
    Some(repaired)
}

/// The Content-Type of a multipart that fell into no parts though a boundary is in sight, and what it should say.
fn replacement<'p, 'x>(part: &'p MessagePart<'x>, raw: &[u8]) -> Option<(&'p Header<'x>, String)> {
    let kind = part
        .content_type()
        .filter(|kind| kind.ctype().eq_ignore_ascii_case("multipart"))?;
    if matches!(part.body, PartType::Multipart(_)) {
        return None;
    }
    let body = raw.get(part.offset_body as usize..part.offset_end as usize)?;
    let used = used_boundary(body)?;
    let header = part
        .headers
        .iter()
        .find(|header| header.name == HeaderName::ContentType)?;
    let report_type = kind
        .attribute("report-type")
        .map(|kind| format!("; report-type={kind}"));
    let (subtype, report_type) = (kind.subtype().unwrap_or("mixed"), report_type.unwrap_or_default());
    Some((
        header,
        format!("Content-Type: multipart/{subtype}{report_type}; boundary=\"{used}\"\r\n"),
    ))
}

/// What follows `--` on the first line that a MIME header follows.
fn used_boundary(body: &[u8]) -> Option<String> {
    const MAX_LINES: usize = 200;
    let mut lines = body.split(|byte| *byte == b'\n').take(MAX_LINES).peekable();
    while let Some(line) = lines.next() {
        let Some(boundary) = line.trim_ascii_end().strip_prefix(b"--") else {
            continue;
        };
        let next = lines.peek().and_then(|next| next.get(..8)).unwrap_or_default();
        let is_allowed = |byte: &u8| matches!(byte, b' '..=b'~') && *byte != b'"';
        if next.eq_ignore_ascii_case(b"content-")
            && (1..=70).contains(&boundary.len())
            && boundary.iter().all(is_allowed)
        {
            return Some(String::from_utf8_lossy(boundary).into_owned());
        }
    }
    None
}
