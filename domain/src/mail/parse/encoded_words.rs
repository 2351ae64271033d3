//! Encoded words in headers (RFC 2047), put together again where a sender split a character between two of them.

use super::charset;
use super::transfer;

/// A piece of a header: text as it stands, or the coded bytes of neighbouring words in one charset.
enum Piece {
    Plain(String),
    Coded {
        charset: String,
        bytes: Vec<u8>,
        base64: Vec<u8>,
    },
}

/// The text of a header value, its encoded words decoded; `fallback` is the charset of bytes that are no UTF-8.
pub(super) fn decode(written: &[u8], fallback: Option<&str>) -> String {
    let text = charset::header_text(written, fallback);
    decode_text(&text)
}

/// Decodes the encoded words in a text.
pub(super) fn decode_text(text: &str) -> String {
    if !text.contains("=?") {
        return text.to_owned();
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("=?") {
        let (before, from) = rest.split_at(at);
        let Some((word, after)) = Word::at(from) else {
            let end = at + 2;
            push_plain(&mut pieces, rest.get(..end).unwrap_or_default());
            rest = rest.get(end..).unwrap_or_default();
            continue;
        };
        // Blanks between encoded words only part them (RFC 2047 §6.2).
        let follows_word = matches!(pieces.last(), Some(Piece::Coded { .. }));
        if !(follows_word && before.trim().is_empty()) {
            push_plain(&mut pieces, before);
        }
        push_word(&mut pieces, &word);
        rest = after;
    }
    push_plain(&mut pieces, rest);
    pieces.into_iter().map(Piece::into_text).collect()
}

fn push_plain(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Plain(known)) => known.push_str(text),
        _ => pieces.push(Piece::Plain(text.to_owned())),
    }
}

fn push_word(pieces: &mut Vec<Piece>, word: &Word<'_>) {
    let is_next =
        matches!(pieces.last(), Some(Piece::Coded { charset, .. }) if charset.eq_ignore_ascii_case(word.charset));
    if !is_next {
        pieces.push(Piece::Coded {
            charset: word.charset.to_owned(),
            bytes: Vec::new(),
            base64: Vec::new(),
        });
    }
    let Some(Piece::Coded { bytes, base64, .. }) = pieces.last_mut() else {
        return;
    };
    if word.is_base64 {
        base64.extend_from_slice(word.text.as_bytes());
    } else {
        finish_base64(bytes, base64);
        quoted(word.text, bytes);
    }
}

/// A quantum of base64 may be split between two words as well.
fn finish_base64(bytes: &mut Vec<u8>, base64: &mut Vec<u8>) {
    bytes.append(&mut transfer::base64(&std::mem::take(base64)));
}

impl Piece {
    fn into_text(self) -> String {
        match self {
            Self::Plain(text) => text,
            Self::Coded {
                charset,
                mut bytes,
                mut base64,
            } => {
                finish_base64(&mut bytes, &mut base64);
                charset::decode(&bytes, Some(&charset), None).0
            }
        }
    }
}

struct Word<'x> {
    charset: &'x str,
    is_base64: bool,
    text: &'x str,
}

impl<'x> Word<'x> {
    /// Reads `=?charset?encoding?text?=` at the start, and tells what follows; a torn one ends with the text.
    fn at(from: &'x str) -> Option<(Self, &'x str)> {
        const LONGEST_CHARSET: usize = 60;
        let inside = from.strip_prefix("=?")?;
        let (charset, inside) = inside
            .split_once('?')
            .filter(|(charset, _)| charset.len() <= LONGEST_CHARSET)?;
        let (encoding, inside) = inside.split_once('?').filter(|(encoding, _)| encoding.len() == 1)?;
        let is_base64 = match encoding {
            "b" | "B" => true,
            "q" | "Q" => false,
            _ => return None,
        };
        let (text, after) = match end_of_text(inside) {
            Some(end) => (inside.get(..end)?, inside.get(end + 2..)?),
            None => (inside.trim_end_matches('?'), ""),
        };
        // RFC 2231 §5: a language may follow the charset.
        let charset = charset.split('*').next().unwrap_or_default();
        let is_label = !charset.is_empty() && charset.bytes().all(|byte| byte.is_ascii_graphic());
        is_label.then_some((
            Self {
                charset,
                is_base64,
                text,
            },
            after,
        ))
    }
}

/// The `?=` that ends a word: one that an equals sign and two digits follow is a question mark and a coded byte.
fn end_of_text(inside: &str) -> Option<usize> {
    let is_code = |at: usize| {
        let digits = inside.as_bytes().get(at + 2..at + 4).unwrap_or_default();
        digits.len() == 2
            && digits.iter().all(u8::is_ascii_hexdigit)
            && inside.get(at + 4..).is_some_and(|rest| rest.contains("?="))
    };
    let mut ends = inside.match_indices("?=").map(|(at, _)| at);
    let first = ends.next()?;
    // Looking further is only worth it within the word: a blank or another word ends the search.
    if !is_code(first) {
        return Some(first);
    }
    let next = inside.get(first + 2..)?.find("?=").map(|at| first + 2 + at)?;
    let between = inside.get(first + 2..next).unwrap_or_default();
    let is_within = !between.contains([' ', '\t']) && !between.contains("=?");
    Some(if is_within { next } else { first })
}

fn quoted(text: &str, bytes: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    let digit = |byte: &u8| {
        char::from(*byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        let coded = match rest {
            [high, low, ..] if *byte == b'=' => digit(high).zip(digit(low)),
            _ => None,
        };
        match (byte, coded) {
            (_, Some((high, low))) => {
                bytes.push(high << 4 | low);
                rest = rest.get(2..).unwrap_or_default();
            }
            (b'_', None) => bytes.push(b' '),
            (other, None) => bytes.push(*other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn encoded_words_are_read_as_senders_write_them() {
        for (written, expected) in [
            ("plain", "plain"),
            (
                "=?utf-8?Q?Gr=C3=BC=C3=9Fe?= from =?utf-8?B?S8O2bG4=?=",
                "Grüße from Köln",
            ),
            ("=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?=", "Grüße"),
            ("=?UTF-8?B?R3LD?=\t=?utf-8?B?vMOfZQ==?=", "Grüße"),
            ("=?utf-8?B?R3LDv?= =?utf-8?B?MOfZQ==?=", "Grüße"),
            ("=?utf-8?B?R3LDvA==w59l?=", "Grüße"),
            ("=?utf-8?Q?a?==?utf-8?Q?b?=", "ab"),
            ("=?utf-8?Q?a b?=", "a b"),
            ("=?utf-8*en?Q?a_b?=", "a b"),
            ("=?utf-8?Q?Gr=C3=BC=C3=9Fe", "Grüße"),
            ("=?utf-8?Q?100%_=_all?=", "100% = all"),
            ("=?utf-8?Q?Really?=3F?=", "Really??"),
            ("=?x-nobody?Q?Gr=C3=BCn?=", "Grün"),
            ("=?koi8-r?B?0NLJ18XU?=", "привет"),
            ("=?iso-2022-jp?B?GyRCJDMbKEI=?= =?iso-2022-jp?B?GyRCJHMbKEI=?=", "こん"),
            ("(=?utf-8?Q?a?=)", "(a)"),
            ("=?utf-8?Z?a?= =?", "=?utf-8?Z?a?= =?"),
        ] {
            assert_eq!(decode(written.as_bytes(), None), expected, "{written}");
        }
    }

    #[test]
    fn raw_bytes_are_read_in_the_charset_of_the_rest_of_the_mail() {
        assert_eq!(decode("Grün".as_bytes(), None), "Grün");
        assert_eq!(decode(b"Gr\xfcn", None), "Grün");
        assert_eq!(decode(b"\xd0\xd2\xc9\xd7\xc5\xd4", Some("koi8-r")), "привет");
    }

    proptest! {
        #[test]
        fn any_header_is_text(written in "((=\\?|\\?=|\\?|utf-8|Q|B|=C3| |_|[a-z]){0,40})") {
            let _ = decode(written.as_bytes(), None);
        }
    }
}
