//! The headers: addresses, ids, subject, date.

use super::addresses;
use super::charset::{header_text, one_line};
use super::encoded_words;
use super::structure::Head;
use crate::mail::message::{Address, Defect, Message};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone};
use mail_parser::{Header, HeaderName, HeaderValue};

/// Fills in everything that stands in the headers; `elsewhere` is the charset that the parts of the message declare.
pub(super) fn read(message: &mut Message, head: &Head<'_>, elsewhere: Option<&str>) {
    let elsewhere = elsewhere.or_else(|| charset_of_words(head.raw));
    message.headers = headers(head, elsewhere);
    let text = |header: &Header<'_>| one_line(&header_text(head.written(header), elsewhere));
    let list = |header: &Header<'_>| addresses::read(&text(header));
    for header in &head.fields.headers {
        match &header.name {
            HeaderName::From if message.from.is_none() => message.from = first_usable(list(header)),
            HeaderName::Sender => message.sender = list(header).into_iter().next(),
            HeaderName::ReplyTo => message.reply_to.extend(list(header)),
            HeaderName::To => message.to.extend(list(header)),
            HeaderName::Cc => message.cc.extend(list(header)),
            HeaderName::MessageId => message.message_id = ids(&header.value).into_iter().next(),
            HeaderName::InReplyTo => message.in_reply_to.extend(ids(&header.value)),
            HeaderName::References => message.references.extend(ids(&header.value)),
            HeaderName::Subject if message.subject.is_empty() => {
                message.subject = one_line(&encoded_words::decode(text(header).as_bytes(), elsewhere));
            }
            HeaderName::Date if message.date.is_none() => {
                let written = text(header);
                message.date = date(&header.value, &written);
                message.date_zone_known = message.date.is_some() && zone_is_known(&written);
            }
            _ => {}
        }
    }
    if message.from.is_none() {
        message.add_defect(Defect::NoFrom);
    }
    if message.date.is_none() {
        message.add_defect(Defect::NoDate);
    }
}

/// All headers, unfolded.
pub(super) fn headers(head: &Head<'_>, elsewhere: Option<&str>) -> Vec<(String, String)> {
    let pair = |header: &Header<'_>| {
        let value = one_line(&header_text(head.written(header), elsewhere));
        (one_line(header.name.as_str()), value)
    };
    head.fields.headers.iter().map(pair).collect()
}

/// The charset of the first encoded word that is not in UTF-8 or ASCII.
fn charset_of_words(head: &[u8]) -> Option<&str> {
    const LONGEST: usize = 40;
    let starts = head
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| *pair == b"=?")
        .map(|(at, _)| at + 2);
    starts.take(10).find_map(|start| {
        let rest = head.get(start..)?;
        let end = rest.iter().take(LONGEST).position(|byte| matches!(byte, b'?' | b'*'))?;
        let label = std::str::from_utf8(rest.get(..end)?).ok()?;
        super::part::tells_charset(label).then_some(label)
    })
}

/// The first author with a whole address, else the first at all.
fn first_usable(authors: Vec<Address>) -> Option<Address> {
    let at = authors.iter().position(|author| author.address.contains('@'));
    authors.into_iter().nth(at.unwrap_or(0))
}

/// An id longer than a line may be (RFC 5322 §2.1.1) is none.
const LONGEST_ID: usize = 998;

fn ids(value: &HeaderValue<'_>) -> Vec<String> {
    let found: Vec<&str> = match value {
        HeaderValue::Text(id) => vec![id],
        HeaderValue::TextList(ids) => ids.iter().map(AsRef::as_ref).collect(),
        _ => Vec::new(),
    };
    found
        .into_iter()
        .map(one_line)
        .filter(|id| (1..=LONGEST_ID).contains(&id.len()))
        .collect()
}

fn date(value: &HeaderValue<'_>, written: &str) -> Option<DateTime<FixedOffset>> {
    let read = match value {
        HeaderValue::DateTime(date) => from_parts(date),
        _ => None,
    };
    read.or_else(|| DateTime::parse_from_rfc2822(written.trim()).ok())
        .or_else(|| DateTime::parse_from_rfc3339(written.trim()).ok())
}

fn from_parts(date: &mail_parser::DateTime) -> Option<DateTime<FixedOffset>> {
    let minutes = i32::from(date.tz_hour) * 60 + i32::from(date.tz_minute);
    let zone = FixedOffset::east_opt(if date.tz_before_gmt {
        -minutes * 60
    } else {
        minutes * 60
    })?;
    let day = NaiveDate::from_ymd_opt(i32::from(date.year), date.month.into(), date.day.into())?;
    let second = u32::from(date.second).min(59);
    let local = day.and_hms_opt(date.hour.into(), date.minute.into(), second)?;
    zone.from_local_datetime(&local).single()
}

/// RFC 5322 §4.3: `-0000`, a missing zone and single letters other than `Z` say nothing about where the author is.
fn zone_is_known(written: &str) -> bool {
    const NAMES: &[&str] = &[
        "UT", "UTC", "GMT", "Z", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT",
    ];
    let bare = written.split('(').next().unwrap_or_default();
    bare.split_whitespace().skip(3).any(|word| {
        let digits = word.strip_prefix(['+', '-']).unwrap_or_default();
        let is_offset = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        (is_offset && word != "-0000") || NAMES.contains(&word.to_uppercase().as_str())
    })
}
