//! The leaves of the MIME tree: parts that hold something, with their decoding and their place.

use super::charset;
use crate::mail::message::Defect;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{HeaderName, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;

/// A part without parts, seen from the body.
pub(super) struct Part<'x> {
    part: &'x MessagePart<'x>,
    bytes: &'x [u8],
    raw: &'x [u8],
    /// The media type in lower case.
    pub(super) content_type: String,
    /// The innermost multipart/alternative around it.
    pub(super) alternative: Option<usize>,
    /// Whether it is text of the mail itself rather than a file or for machines.
    pub(super) is_body: bool,
}

/// All leaves in the order of the message; nested messages are leaves.
pub(super) fn leaves<'x>(parsed: &'x mail_parser::Message<'x>, raw: &'x [u8]) -> Vec<Part<'x>> {
    let mut seen = vec![false; parsed.parts.len()];
    let mut found = Vec::new();
    // Depth first without recursion; parts that no multipart claims follow at the end.
    let mut stack: Vec<(usize, Option<usize>)> = (0..parsed.parts.len()).rev().map(|id| (id, None)).collect();
    while let Some((id, alternative)) = stack.pop() {
        let Some(part) = parsed.parts.get(id) else { continue };
        match seen.get_mut(id) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        match &part.body {
            PartType::Multipart(children) => {
                let inner = if part.is_content_type("multipart", "alternative") {
                    Some(id)
                } else {
                    alternative
                };
                stack.extend(children.iter().rev().map(|child| (*child as usize, inner)));
            }
            _ => found.push(Part::new(part, raw, alternative)),
        }
    }
    mark_body(&mut found);
    found
}

/// Text without a name is the body. Where all have names, the first is: some programs name even that.
fn mark_body(parts: &mut [Part<'_>]) {
    for part in parts.iter_mut() {
        part.is_body = part.is_text() && part.filename().is_none();
    }
    let has_body = parts.iter().any(|part| part.is_body);
    if let Some(first) = parts.iter_mut().find(|part| !has_body && part.is_text()) {
        first.is_body = true;
    }
}

impl<'x> Part<'x> {
    fn new(part: &'x MessagePart<'x>, raw: &'x [u8], alternative: Option<usize>) -> Self {
        let (start, end) = (part.offset_body as usize, part.offset_end as usize);
        let bytes = raw.get(start..end.max(start).min(raw.len())).unwrap_or_default();
        let content_type = match part.content_type() {
            // A multipart that falls into no parts is shown as it stands.
            Some(kind) if kind.ctype().eq_ignore_ascii_case("multipart") => "text/plain".to_owned(),
            Some(kind) => match kind.subtype() {
                Some(subtype) => format!("{}/{}", kind.ctype(), subtype).to_lowercase(),
                None if kind.ctype().eq_ignore_ascii_case("text") => "text/plain".to_owned(),
                None => kind.ctype().to_lowercase(),
            },
            None if matches!(part.body, PartType::Message(_)) => "message/rfc822".to_owned(),
            None => "text/plain".to_owned(),
        };
        Self {
            part,
            bytes,
            raw,
            content_type,
            alternative,
            is_body: false,
        }
    }

    fn transfer_encoding(&self) -> String {
        let header = self
            .part
            .headers
            .iter()
            .find(|header| header.name == HeaderName::ContentTransferEncoding);
        let value = header.and_then(|header| self.raw.get(header.offset_start as usize..header.offset_end as usize));
        String::from_utf8_lossy(value.unwrap_or_default()).trim().to_lowercase()
    }

    /// The content with its transfer encoding undone, and whether that failed.
    pub(super) fn decoded(&self) -> (Cow<'x, [u8]>, bool) {
        let decoded = match self.transfer_encoding().as_str() {
            "base64" => base64_decode(self.bytes),
            "quoted-printable" => quoted_printable_decode(self.bytes),
            _ => return (Cow::Borrowed(self.bytes), false),
        };
        match decoded {
            Some(bytes) => (Cow::Owned(bytes), false),
            None => (
                almost_base64(self.bytes).map_or(Cow::Borrowed(self.bytes), Cow::Owned),
                true,
            ),
        }
    }

    /// The first bytes of the content as text, and what was wrong with them.
    pub(super) fn text(&self, max_bytes: usize) -> (String, Vec<Defect>) {
        let (bytes, is_broken) = self.decoded();
        let label = self.part.content_type().and_then(|kind| kind.attribute("charset"));
        let kept = whole_characters(&bytes, max_bytes);
        let (text, is_wrong) = charset::decode(kept, label);
        let found = [
            (is_broken, Defect::BrokenEncoding),
            (kept.len() < bytes.len(), Defect::TextCut),
            (is_wrong, Defect::WrongCharset),
        ];
        (
            text,
            found
                .into_iter()
                .filter(|(is_so, _)| *is_so)
                .map(|(_, defect)| defect)
                .collect(),
        )
    }

    /// A parameter of the Content-Type.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.part.content_type().and_then(|kind| kind.attribute(name))
    }

    pub(super) fn filename(&self) -> Option<String> {
        self.part
            .attachment_name()
            .map(charset::one_line)
            .filter(|name| !name.is_empty())
    }

    pub(super) fn content_id(&self) -> Option<String> {
        self.part
            .content_id()
            .map(charset::one_line)
            .filter(|id| !id.is_empty())
    }

    fn has_disposition(&self, kind: &str) -> bool {
        self.part
            .content_disposition()
            .is_some_and(|disposition| disposition.ctype().eq_ignore_ascii_case(kind))
    }

    pub(super) fn is_inline(&self) -> bool {
        !self.has_disposition("attachment") && (self.has_disposition("inline") || self.content_id().is_some())
    }

    pub(super) fn is_html(&self) -> bool {
        self.content_type == "text/html"
    }

    /// Whether it is text and not sent as a file.
    fn is_text(&self) -> bool {
        const TEXT: &[&str] = &[
            "text/plain",
            "text/html",
            "text/enriched",
            "text/richtext",
            "text",
            "text/markdown",
        ];
        TEXT.contains(&self.content_type.as_str()) && !self.has_disposition("attachment")
    }

    /// The headers of the message within, for a nested message or a part of headers alone.
    pub(super) fn nested(&self) -> Option<&'x mail_parser::Message<'x>> {
        match &self.part.body {
            PartType::Message(nested) => Some(nested),
            _ => None,
        }
    }
}

/// The first bytes, cut where no character of more than one byte is torn apart.
fn whole_characters(bytes: &[u8], max_bytes: usize) -> &[u8] {
    let Some(mut kept) = bytes.get(..max_bytes).filter(|kept| kept.len() < bytes.len()) else {
        return bytes;
    };
    while let Some((last, before)) = kept.split_last().filter(|(last, _)| !last.is_ascii()) {
        kept = before;
        // A byte that starts a character (RFC 3629 §3) is the last to go.
        if *last >= 0xC0 {
            break;
        }
    }
    kept
}

/// Base64 with a few characters that do not belong there.
fn almost_base64(bytes: &[u8]) -> Option<Vec<u8>> {
    let is_base64 = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let kept: Vec<u8> = bytes.iter().filter(is_base64).copied().collect();
    let written = bytes.iter().filter(|byte| !byte.is_ascii_whitespace()).count();
    (kept.len() * 10 >= written * 9).then(|| base64_decode(&kept)).flatten()
}
