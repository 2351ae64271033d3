//! Header fields as RFC 5322, 2047 and 2231 want them: ASCII, folded, one line each.

use crate::mail::message::Address;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write as _;

const LINE: usize = 76;
/// An encoded word is at most 75 characters (RFC 2047 §2); this many bytes of text fit.
const WORD_BYTES: usize = 42;

/// Header fields being written; values lose line breaks and control characters.
#[derive(Default)]
pub(super) struct Headers {
    written: String,
}

impl Headers {
    /// A value that is ASCII and short already.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        self.folded(name, &[safe_ascii(value)], "");
    }

    pub(super) fn text(&mut self, name: &str, value: &str) {
        let value = one_line(value);
        let words = if is_plain(&value) {
            value.split(' ').map(str::to_owned).collect()
        } else {
            encoded_words(&value)
        };
        self.folded(name, &words, "");
    }

    pub(super) fn addresses(&mut self, name: &str, addresses: &[Address]) {
        let written: Vec<String> = addresses.iter().filter_map(address).collect();
        if !written.is_empty() {
            self.folded(name, &written, ",");
        }
    }

    pub(super) fn ids(&mut self, name: &str, ids: &[String]) {
        let bracketed = |id: &String| {
            let id: String = id.chars().filter(|character| character.is_ascii_graphic()).collect();
            let id = id.replace(['<', '>'], "");
            (!id.is_empty()).then(|| format!("<{id}>"))
        };
        let written: Vec<String> = ids.iter().filter_map(bracketed).collect();
        if !written.is_empty() {
            self.folded(name, &written, "");
        }
    }

    pub(super) fn urls<'x>(&mut self, name: &str, urls: impl Iterator<Item = &'x String>) {
        let safe = |url: &String| {
            url.chars()
                .filter(|character| character.is_ascii_graphic())
                .collect::<String>()
        };
        let written: Vec<String> = urls
            .map(|url| format!("<{}>", safe(url).replace(['<', '>'], "")))
            .collect();
        if !written.is_empty() {
            self.folded(name, &written, ",");
        }
    }

    fn folded(&mut self, name: &str, words: &[String], separator: &str) {
        self.written.push_str(name);
        self.written.push(':');
        let mut column = name.len() + 1;
        for (index, word) in words.iter().enumerate() {
            let is_last = index + 1 == words.len();
            let width = word.len() + separator.len() + 1;
            // A line of blanks alone would end the headers, so empty words stay on the line.
            if index > 0 && column + width > LINE && !word.is_empty() {
                self.written.push_str("\r\n");
                column = 0;
            }
            self.written.push(' ');
            self.written.push_str(word);
            if !is_last {
                self.written.push_str(separator);
            }
            column += width;
        }
        self.written.push_str("\r\n");
    }

    pub(super) fn finish(self) -> String {
        self.written
    }
}

fn one_line(value: &str) -> String {
    let mut line = String::with_capacity(value.len());
    for character in value.trim().chars() {
        if !character.is_control() {
            line.push(character);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line.trim().to_owned()
}

fn safe_ascii(value: &str) -> String {
    value
        .chars()
        .filter(|character| matches!(character, ' '..='~'))
        .collect()
}

/// Whether the text may stand as it is: ASCII, no words too long to fold, nothing that reads as an encoded word.
fn is_plain(value: &str) -> bool {
    value.is_ascii() && !value.contains("=?") && !value.contains("  ") && value.split(' ').all(|word| word.len() < 200)
}

fn encoded_words(value: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = value;
    while !rest.is_empty() {
        let (word, after) = rest.split_at(rest.floor_char_boundary(WORD_BYTES));
        words.push(format!("=?utf-8?B?{}?=", STANDARD.encode(word)));
        rest = after;
    }
    words
}

fn address(address: &Address) -> Option<String> {
    let bare: String = address
        .address
        .chars()
        .filter(|character| !character.is_control() && !character.is_whitespace())
        .collect();
    let bare = bare.replace(['<', '>', ',', ';', '"', '(', ')'], "");
    if bare.is_empty() {
        return None;
    }
    let name = one_line(address.name.as_deref().unwrap_or_default());
    if name.is_empty() {
        return Some(format!("<{bare}>"));
    }
    if !is_plain(&name) || name.len() > LINE {
        return Some(format!("{} <{bare}>", encoded_words(&name).join("\r\n ")));
    }
    let quoted = name.replace('\\', "\\\\").replace('"', "\\\"");
    Some(format!("\"{quoted}\" <{bare}>"))
}

/// A media type that cannot break out of its header; anything odd becomes `application/octet-stream`.
pub(super) fn media_type(kind: &str) -> String {
    let is_token = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    let bare = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match bare.split_once('/') {
        Some((kind, subtype)) if is_token(kind) && is_token(subtype) && !matches!(kind, "multipart" | "message") => {
            bare
        }
        _ => "application/octet-stream".to_owned(),
    }
}

/// The parameter with the file name: quoted where it is ASCII, else in RFC 2231 form.
pub(super) fn filename(name: &str) -> String {
    let name = one_line(name).replace(['/', '\\'], "_");
    let name = if name.is_empty() { "attachment".to_owned() } else { name };
    if is_plain(&name) {
        return format!("filename=\"{}\"", name.replace('"', "'"));
    }
    let mut encoded = String::from("filename*=utf-8''");
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
