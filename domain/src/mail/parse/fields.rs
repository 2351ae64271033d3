//! The headers: addresses, ids, subject, date.

use super::charset::{decode, header_text, one_line};
use crate::mail::message::{Address, Defect, Message};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone};
use mail_parser::{HeaderName, HeaderValue};

/// Fills in everything that stands in the headers of the outermost part.
pub(super) fn read(message: &mut Message, parsed: &mail_parser::Message<'_>, raw: &[u8]) {
    message.headers = headers(parsed, raw);
    let root = parsed.root_part();
    for header in &root.headers {
        let written = || {
            raw.get(header.offset_start as usize..header.offset_end as usize)
                .unwrap_or_default()
        };
        match &header.name {
            HeaderName::From if message.from.is_none() => message.from = addresses(&header.value).into_iter().next(),
            HeaderName::Sender => message.sender = addresses(&header.value).into_iter().next(),
            HeaderName::ReplyTo => message.reply_to.extend(addresses(&header.value)),
            HeaderName::To => message.to.extend(addresses(&header.value)),
            HeaderName::Cc => message.cc.extend(addresses(&header.value)),
            HeaderName::MessageId => message.message_id = ids(&header.value).into_iter().next(),
            HeaderName::InReplyTo => message.in_reply_to.extend(ids(&header.value)),
            HeaderName::References => message.references.extend(ids(&header.value)),
            HeaderName::Subject if message.subject.is_empty() => message.subject = subject(&header.value, written()),
            HeaderName::Date if message.date.is_none() => {
                let written = header_text(written());
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

/// The headers of the outermost part, unfolded.
pub(super) fn headers(parsed: &mail_parser::Message<'_>, raw: &[u8]) -> Vec<(String, String)> {
    let Some(root) = parsed.parts.first() else {
        return Vec::new();
    };
    let written = |from: u32, to: u32| raw.get(from as usize..to as usize).unwrap_or_default();
    let pair = |header: &mail_parser::Header<'_>| {
        let value = one_line(&header_text(written(header.offset_start, header.offset_end)));
        (one_line(header.name.as_str()), value)
    };
    root.headers.iter().map(pair).collect()
}

fn addresses(value: &HeaderValue<'_>) -> Vec<Address> {
    let HeaderValue::Address(list) = value else {
        return Vec::new();
    };
    let read = |written: &mail_parser::Addr<'_>| {
        let name = written.name().map(one_line).filter(|name| !name.is_empty());
        let address = written.address().map(one_line).unwrap_or_default();
        match (address.contains('@'), name) {
            (true, name) => Some(Address { name, address }),
            (false, Some(name)) if name.contains('@') && !name.contains(' ') => Some(Address::new(&name)),
            (false, None) if address.is_empty() => None,
            (false, name) => Some(Address { name, address }),
        }
    };
    list.iter()
        .filter_map(read)
        .filter(|found| !found.address.is_empty())
        .collect()
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

fn subject(value: &HeaderValue<'_>, written: &[u8]) -> String {
    let text = match value {
        HeaderValue::Text(text) => one_line(text),
        _ => String::new(),
    };
    if text.contains('\u{FFFD}') && !written.is_ascii() {
        return one_line(&decode(written, None).0);
    }
    text
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
