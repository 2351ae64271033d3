//! Bytes to text, whatever the label says.

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use mail_parser::decoders::charsets::map::charset_decoder;
use std::borrow::Cow;

/// Decodes by the label where it fits, else as UTF-8, else by the label that the rest of the message carries, else as
/// Windows-1252, which fits all; tells whether the label was wrong.
pub(super) fn decode(bytes: &[u8], label: Option<&str>, elsewhere: Option<&str>) -> (String, bool) {
    if let Some((text, rest)) = by_mark(bytes) {
        let (text, had_errors) = text.decode_without_bom_handling(rest);
        return (text.into_owned(), had_errors);
    }
    let utf8 = std::str::from_utf8(bytes);
    let Some(encoding) = label.and_then(known).filter(|encoding| *encoding != UTF_8) else {
        return match utf8 {
            Ok(text) => by_rare_label(bytes, label).map_or_else(|| (text.to_owned(), false), |text| (text, false)),
            Err(_) if is_mostly_utf8(bytes) => (String::from_utf8_lossy(bytes).into_owned(), true),
            Err(_) => {
                let encoding = elsewhere.and_then(known).filter(|encoding| *encoding != UTF_8);
                let encoding = encoding.unwrap_or(WINDOWS_1252);
                (encoding.decode_without_bom_handling(bytes).0.into_owned(), true)
            }
        };
    };
    let plain = if encoding == ISO_2022_JP {
        without_idle_escapes(bytes)
    } else {
        Cow::Borrowed(bytes)
    };
    let (text, had_errors) = encoding.decode_without_bom_handling(&plain);
    match utf8 {
        Ok(text) if had_errors && !text.contains('\u{1B}') => (text.to_owned(), true),
        // US-ASCII and Latin-1 are the labels of senders who do not know: UTF-8 does not fit by chance.
        Ok(utf8) if encoding == WINDOWS_1252 && !bytes.is_ascii() => (utf8.to_owned(), true),
        _ => (text.into_owned(), had_errors),
    }
}

/// Senders put pieces of ISO-2022-JP together that each return to ASCII, which browsers take for an error.
fn without_idle_escapes(bytes: &[u8]) -> Cow<'_, [u8]> {
    const TO_ASCII: &[u8] = b"\x1B(B";
    if !bytes.windows(4).any(|window| window == b"\x1B(B\x1B") {
        return Cow::Borrowed(bytes);
    }
    let mut kept = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        match rest.strip_prefix(TO_ASCII) {
            Some(behind) if behind.starts_with(b"\x1B") => rest = behind,
            _ => {
                kept.push(*first);
                rest = after;
            }
        }
    }
    Cow::Owned(kept)
}

/// A byte order mark says more than any label.
fn by_mark(bytes: &[u8]) -> Option<(&'static Encoding, &[u8])> {
    let marks: [(&[u8], &'static Encoding); 3] = [
        (b"\xEF\xBB\xBF", UTF_8),
        (b"\xFF\xFE", UTF_16LE),
        (b"\xFE\xFF", UTF_16BE),
    ];
    marks
        .into_iter()
        .find_map(|(mark, encoding)| bytes.strip_prefix(mark).map(|rest| (encoding, rest)))
}

/// The encoding of a label, as senders write labels.
fn known(label: &str) -> Option<&'static Encoding> {
    let label = label.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | ','));
    if let Some(encoding) = Encoding::for_label_no_replacement(label.as_bytes()) {
        // That one is no charset, but a way to smuggle bytes through a browser.
        return (encoding != X_USER_DEFINED).then_some(encoding);
    }
    // RFC 1556: implicit and explicit direction change nothing in the bytes.
    let letters: String = label
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    let number = |prefix: &str| {
        letters
            .strip_prefix(prefix)
            .filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let written = match letters.as_str() {
        "utf8mb4" | "utf8mb3" | "unicode11utf8" | "xutf8" | "xunicode20utf8" | "cp65001" => "utf-8".to_owned(),
        "iso88598e" | "iso88598i" => "iso-8859-8".to_owned(),
        "cp932" | "ms932" | "xsjis" => "shift_jis".to_owned(),
        "cp936" | "xgbk" | "gb231280" => "gbk".to_owned(),
        "cp949" | "uhc" | "ksc5601" => "euc-kr".to_owned(),
        "cp950" => "big5".to_owned(),
        _ => match (number("cp"), number("windows").or(number("win")), number("iso8859")) {
            (Some(page), ..) | (_, Some(page), _) => format!("windows-{page}"),
            (.., Some(part)) => format!("iso-8859-{part}"),
            _ => return None,
        },
    };
    Encoding::for_label_no_replacement(written.as_bytes())
}

/// Charsets that browsers do not know and mail does, such as UTF-7; all of them look like ASCII.
fn by_rare_label(bytes: &[u8], label: Option<&str>) -> Option<String> {
    let label = label.filter(|label| known(label).is_none() && bytes.is_ascii())?.trim();
    let is_rare = label.to_ascii_lowercase().contains("utf-7");
    is_rare
        .then(|| charset_decoder(label.as_bytes()))?
        .map(|decode| decode(bytes))
}

/// The charset that an HTML page names itself (HTML 4 §5.2.2).
pub(super) fn named_by_page(bytes: &[u8]) -> Option<String> {
    const LOOKED_AT: usize = 4_096;
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let (_, meta) = start.split_once("<meta")?;
    let (_, after) = meta.split_once("charset")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    let end = value
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
        .unwrap_or(value.len());
    value.get(..end).filter(|label| !label.is_empty()).map(str::to_owned)
}

fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

/// Removes NUL characters, which the database cannot hold, and carriage returns; tells whether there were NULs.
pub(super) fn tidy(text: String) -> (String, bool) {
    if !text.contains(['\0', '\r']) {
        return (text, false);
    }
    let had_nul = text.contains('\0');
    let mut tidy = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\0' => {}
            '\r' => {
                if characters.peek() != Some(&'\n') {
                    tidy.push('\n');
                }
            }
            other => tidy.push(other),
        }
    }
    (tidy, had_nul)
}

/// One line of a header value: unfolded, control characters replaced by blanks, trimmed.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.trim().chars() {
        match character {
            '\r' | '\n' | '\0' => {}
            '\t' => line.push(' '),
            other => line.push(other),
        }
    }
    line
}

/// Text of header bytes, which should be ASCII and often are not; `elsewhere` is the charset of the rest of the message.
pub(super) fn header_text<'x>(bytes: &'x [u8], elsewhere: Option<&str>) -> Cow<'x, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(decode(bytes, None, elsewhere).0),
    }
}
