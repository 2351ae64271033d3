//! What a message says, free of its encoding. Made by `parse`, read by everything else.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// A mailbox with the name its owner shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Address {
    /// The display name, decoded; none when it is missing or empty.
    pub name: Option<String>,
    /// The bare address as written; compare it by `key`.
    pub address: String,
}

impl Address {
    /// Makes an address without a display name.
    pub fn new(address: &str) -> Self {
        Self {
            name: None,
            address: address.to_owned(),
        }
    }

    /// The form by which two addresses are the same mailbox: trimmed and in lower case.
    pub fn key(&self) -> String {
        self.address.trim().to_lowercase()
    }
}

/// A part that is offered as a file, in the order of the message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachment {
    /// The file name, decoded; none when the sender gave none.
    pub filename: Option<String>,
    /// The media type in lower case, such as `image/png`.
    pub content_type: String,
    /// The decoded size in bytes.
    pub size: usize,
    /// The Content-ID without angle brackets, by which HTML refers to it as `cid:`.
    pub content_id: Option<String>,
    /// Whether it is meant to be shown within the text.
    pub is_inline: bool,
}

/// A calendar part (RFC 5545) as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The scheduling method in upper case (RFC 5546), such as `REQUEST`.
    pub method: Option<String>,
    /// The iCalendar text.
    pub body: String,
}

/// The machine-readable parts of a report (RFC 6522).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The `report-type` of the message or the type of its status part, such as `delivery-status`.
    pub report_type: String,
    /// The status part as text, fields in blocks; empty when there is none.
    pub fields: String,
    /// Whether it stood in an attached message: the mail passes a report on and is none itself.
    pub is_attached: bool,
    /// The headers of the message that the report is about.
    pub original: Vec<(String, String)>,
}

/// What is wrong with a message that was read all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Defect {
    /// There are no bytes.
    Empty,
    /// No header could be read; the text is all there is.
    NoHeaders,
    /// There is no usable From address.
    NoFrom,
    /// There is no usable Date.
    NoDate,
    /// Bytes did not fit the declared charset.
    WrongCharset,
    /// The multipart boundary was not the declared one.
    WrongBoundary,
    /// A part's transfer encoding was broken.
    BrokenEncoding,
    /// NUL characters were removed.
    NulCharacters,
    /// The message has more parts than anyone sends; the rest was left out.
    TooManyParts,
    /// A text was longer than anyone reads; the rest was left out.
    TextCut,
    /// The headers were longer than anyone writes; the rest was left out.
    HeadersCut,
}

impl Defect {
    /// Why a person must look at the message: what says whom it is from and what it wants may not have been read.
    #[must_use]
    pub fn limit(self) -> Option<&'static str> {
        match self {
            Self::TooManyParts => Some("The message has too many parts: only the first were read"),
            Self::HeadersCut => Some("The headers of the message are too long: only their beginning was read"),
            _ => None,
        }
    }
}

/// A message as read; texts hold no NUL character, line ends are `\n`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message {
    /// The Message-ID without angle brackets.
    pub message_id: Option<String>,
    /// The ids of the messages this one answers, without angle brackets.
    pub in_reply_to: Vec<String>,
    /// The ids of the thread, oldest first, without angle brackets.
    pub references: Vec<String>,
    /// The first author.
    pub from: Option<Address>,
    /// The mailbox that handed it in, when it is not the author's.
    pub sender: Option<Address>,
    /// Where answers should go, when not to the author.
    pub reply_to: Vec<Address>,
    /// The primary recipients.
    pub to: Vec<Address>,
    /// The recipients of a copy.
    pub cc: Vec<Address>,
    /// The subject, decoded; empty when missing.
    pub subject: String,
    /// The Date header.
    pub date: Option<DateTime<FixedOffset>>,
    /// Whether the Date header tells the author's zone (`-0000` does not, RFC 5322 §3.3).
    pub date_zone_known: bool,
    /// The best plain rendition of the body.
    pub text: String,
    /// The HTML body as sent: never show it without `clean_html`.
    pub html: Option<String>,
    /// The parts offered as files.
    pub attachments: Vec<Attachment>,
    /// The calendar parts.
    pub calendars: Vec<Calendar>,
    /// The report parts, when the message is one or carries one.
    pub report: Option<Report>,
    /// All headers in order, unfolded, as written otherwise.
    pub headers: Vec<(String, String)>,
    /// What was wrong, each at most once.
    pub defects: Vec<Defect>,
}

impl Message {
    /// The first header of that name, whatever its case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn add_defect(&mut self, defect: Defect) {
        if !self.defects.contains(&defect) {
            self.defects.push(defect);
        }
    }
}
