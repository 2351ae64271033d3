//! Writes a message: equal input gives equal bytes, so that a repeated hand-off can be recognised.
//! No clock, no randomness; header values cannot smuggle in further headers.

mod headers;

use super::message::Address;
use chrono::{DateTime, FixedOffset};
use headers::Headers;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::{BodyPart, MimePart};
use sha2::{Digest, Sha256};

/// How a message came to leave without a person (RFC 3834 section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AutoSubmitted {
    /// In answer to another message.
    Replied,
    /// By itself.
    Generated,
}

impl AutoSubmitted {
    fn keyword(self) -> &'static str {
        match self {
            Self::Replied => "auto-replied",
            Self::Generated => "auto-generated",
        }
    }
}

/// A message to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The Message-ID; angle brackets may be left out.
    pub message_id: String,
    /// The author.
    pub from: Address,
    /// The primary recipients.
    pub to: Vec<Address>,
    /// The recipients of a copy.
    pub cc: Vec<Address>,
    /// The subject, in any script.
    pub subject: String,
    /// The Date header, with the zone it is written in.
    pub date: DateTime<FixedOffset>,
    /// The id of the message this one answers.
    pub in_reply_to: Option<String>,
    /// The ids of the thread, oldest first.
    pub references: Vec<String>,
    /// The plain body.
    pub text: String,
    /// The HTML body, when there is one.
    pub html: Option<String>,
    /// How it came to leave, where no person looked at it before.
    pub auto_submitted: Option<AutoSubmitted>,
    /// How to leave a list, for bulk mail.
    pub list_unsubscribe: Option<ListUnsubscribe>,
    /// Files: name, media type, content.
    pub attachments: Vec<(String, String, Vec<u8>)>,
}

/// The ways to unsubscribe (RFC 2369), with the one-click kind that large providers require (RFC 8058).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListUnsubscribe {
    /// An https address; unsubscribes by POST without asking when `is_one_click`.
    pub url: Option<String>,
    /// An address that unsubscribes whoever writes to it.
    pub mailto: Option<String>,
    /// Whether a POST to the URL is enough.
    pub is_one_click: bool,
}

/// Makes a Message-ID, without angle brackets, of a text that is unique to the message and the sender's domain.
pub fn message_id(unique: &str, domain: &str) -> String {
    let keep = |text: &str, or: &str| {
        let kept: String = text
            .chars()
            .filter(|character| character.is_ascii_alphanumeric() || matches!(character, '-' | '.' | '_'))
            .collect();
        let kept = kept.trim_matches('.').to_owned();
        if kept.is_empty() { or.to_owned() } else { kept }
    };
    format!("{}@{}", keep(unique, "message"), keep(domain, "localhost"))
}

/// Writes the message as RFC 5322 bytes with CRLF line ends.
pub fn compose(outgoing: &Outgoing) -> Vec<u8> {
    let mut bytes = write_headers(outgoing).into_bytes();
    let written = body(outgoing).write_part(&mut bytes);
    debug_assert!(written.is_ok(), "writing to memory does not fail");
    if !bytes.ends_with(b"\r\n") {
        bytes.extend_from_slice(b"\r\n");
    }
    bytes
}

fn write_headers(outgoing: &Outgoing) -> String {
    let mut headers = Headers::default();
    headers.raw("Date", &outgoing.date.format("%a, %d %b %Y %H:%M:%S %z").to_string());
    headers.addresses("From", std::slice::from_ref(&outgoing.from));
    headers.addresses("To", &outgoing.to);
    headers.addresses("Cc", &outgoing.cc);
    headers.text("Subject", &outgoing.subject);
    headers.ids("Message-ID", std::slice::from_ref(&outgoing.message_id));
    headers.ids("In-Reply-To", outgoing.in_reply_to.as_slice());
    headers.ids("References", &outgoing.references);
    if let Some(how) = outgoing.auto_submitted {
        headers.raw("Auto-Submitted", how.keyword());
        // Exchange would hold back its delivery reports too at `All`.
        headers.raw("X-Auto-Response-Suppress", "OOF, AutoReply");
    }
    if let Some(leave) = &outgoing.list_unsubscribe {
        let mailto = leave.mailto.as_ref().map(|address| format!("mailto:{address}"));
        headers.urls("List-Unsubscribe", leave.url.iter().chain(mailto.iter()));
        if leave.is_one_click && leave.url.is_some() {
            headers.raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }
    headers.raw("MIME-Version", "1.0");
    headers.finish()
}

fn body(outgoing: &Outgoing) -> MimePart<'static> {
    let text = text_part("text/plain", &outgoing.text);
    let body = match &outgoing.html {
        Some(html) => multipart("alternative", outgoing, vec![text, text_part("text/html", html)]),
        None => text,
    };
    if outgoing.attachments.is_empty() {
        return body;
    }
    let files = outgoing
        .attachments
        .iter()
        .map(|(name, kind, bytes)| file_part(name, kind, bytes));
    multipart("mixed", outgoing, std::iter::once(body).chain(files).collect())
}

fn text_part(kind: &str, text: &str) -> MimePart<'static> {
    let mut lines = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\0', "")
        .replace('\n', "\r\n");
    if !lines.ends_with("\r\n") {
        lines.push_str("\r\n");
    }
    MimePart {
        headers: vec![("Content-Type".into(), Raw::new(format!("{kind}; charset=utf-8")).into())],
        contents: BodyPart::Text(lines.into()),
    }
}

fn file_part(name: &str, kind: &str, bytes: &[u8]) -> MimePart<'static> {
    let kind = headers::media_type(kind);
    let disposition = format!("attachment; {}", headers::filename(name));
    MimePart {
        headers: vec![
            ("Content-Type".into(), Raw::new(kind).into()),
            ("Content-Disposition".into(), Raw::new(disposition).into()),
        ],
        contents: BodyPart::Binary(bytes.to_vec().into()),
    }
}

/// The boundary follows from the Message-ID alone; `=_` keeps it out of quoted-printable and base64 text (RFC 2045 §6.7).
fn multipart(kind: &str, outgoing: &Outgoing, parts: Vec<MimePart<'static>>) -> MimePart<'static> {
    let digest = Sha256::digest(format!("{kind}\n{}", outgoing.message_id));
    let boundary = format!("=_{}", hex_of(&digest));
    MimePart::new(
        ContentType::new(format!("multipart/{kind}")).attribute("boundary", boundary),
        parts,
    )
}

fn hex_of(bytes: &[u8]) -> String {
    bytes.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
