//! The parts that hold something, with their decoding and their place.

use super::charset;
use super::encoded_words;
use super::structure::{Head, Section, Structure};
use super::transfer::Encoding;
use crate::mail::message::Defect;
use mail_parser::{HeaderName, MimeHeaders};
use std::borrow::Cow;

/// A part without parts, seen from the body.
pub(super) struct Part<'x> {
    head: Head<'x>,
    bytes: &'x [u8],
    /// The media type in lower case.
    pub(super) content_type: String,
    /// The innermost multipart/alternative around it.
    pub(super) alternative: Option<usize>,
    /// Whether it is text of the mail itself rather than a file or for machines.
    pub(super) is_body: bool,
    /// A charset that some part of the message declares, for those that declare none.
    pub(super) elsewhere: Option<String>,
}

/// All leaves in the order of the message; nested messages are leaves.
pub(super) fn leaves(structure: Structure<'_>) -> Vec<Part<'_>> {
    let mut found: Vec<Part<'_>> = structure.sections.into_iter().map(Part::new).collect();
    let declared = found.iter().filter_map(|part| part.parameter("charset"));
    let elsewhere = declared.map(str::to_owned).find(|label| tells_charset(label));
    for part in &mut found {
        part.elsewhere.clone_from(&elsewhere);
    }
    mark_body(&mut found);
    found
}

/// Whether a label says more than the ones that programs put everywhere.
pub(super) fn tells_charset(label: &str) -> bool {
    const COMMON: &[&str] = &["utf-8", "utf8", "us-ascii", "ascii", "unknown-8bit", "iso-8859-1"];
    !COMMON.contains(&label.trim().to_ascii_lowercase().as_str())
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
    fn new(section: Section<'x>) -> Self {
        let Section {
            head,
            body,
            alternative,
            is_in_digest,
        } = section;
        let content_type = match head
            .fields
            .content_type()
            .filter(|kind| !kind.ctype().trim().is_empty())
        {
            // A multipart that falls into no parts is shown as it stands.
            Some(kind) if kind.ctype().eq_ignore_ascii_case("multipart") => "text/plain".to_owned(),
            Some(kind) => match kind.subtype() {
                Some(subtype) => format!("{}/{}", kind.ctype(), subtype).to_lowercase(),
                None if kind.ctype().eq_ignore_ascii_case("text") => "text/plain".to_owned(),
                None => kind.ctype().to_lowercase(),
            },
            None if is_in_digest => "message/rfc822".to_owned(),
            None => "text/plain".to_owned(),
        };
        Self {
            head,
            bytes: body,
            content_type,
            alternative,
            is_body: false,
            elsewhere: None,
        }
    }

    /// The content with its transfer encoding undone, and whether something in it did not fit.
    pub(super) fn decoded(&self) -> (Cow<'x, [u8]>, bool) {
        let mut headers = self.head.fields.headers.iter();
        let header = headers.find(|header| header.name == HeaderName::ContentTransferEncoding);
        let value = header.map(|header| self.head.written(header)).unwrap_or_default();
        Encoding::named(&String::from_utf8_lossy(value)).decode(self.bytes)
    }

    /// The first bytes of the content as text, and what was wrong with them.
    pub(super) fn text(&self, max_bytes: usize) -> (String, Vec<Defect>) {
        let (bytes, is_broken) = self.decoded();
        let label = self.parameter("charset").map(str::to_owned);
        let label = label.or_else(|| charset::named_by_page(&bytes).filter(|_| self.is_html()));
        let kept = whole_characters(&bytes, max_bytes);
        let (text, is_wrong) = charset::decode(kept, label.as_deref(), self.elsewhere.as_deref());
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
        self.head.fields.content_type().and_then(|kind| kind.attribute(name))
    }

    pub(super) fn filename(&self) -> Option<String> {
        self.head
            .fields
            .attachment_name()
            .map(|name| charset::one_line(&encoded_words::decode_text(name)))
            .filter(|name| !name.is_empty())
    }

    pub(super) fn content_id(&self) -> Option<String> {
        self.head
            .fields
            .content_id()
            .map(charset::one_line)
            .filter(|id| !id.is_empty())
    }

    fn has_disposition(&self, kind: &str) -> bool {
        self.head
            .fields
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

    /// Whether it is a message within the message.
    pub(super) fn is_message(&self) -> bool {
        matches!(self.content_type.as_str(), "message/rfc822" | "message/global")
    }

    /// Whether it is sent as a file.
    pub(super) fn is_file(&self) -> bool {
        self.has_disposition("attachment") || self.filename().is_some()
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
