//! Transfer encodings (RFC 2045 §6) as senders break them: what fits is decoded, what does not stays as it stands.

use mail_parser::decoders::base64::base64_decode;
use std::borrow::Cow;

/// How the bytes of a part were made fit for the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Identity,
    Base64,
    QuotedPrintable,
}

impl Encoding {
    /// Reads the header's value, whatever its case, punctuation and comments.
    pub(super) fn named(value: &str) -> Self {
        let bare = value.split([';', '(']).next().unwrap_or_default();
        let letters: String = bare.chars().filter(char::is_ascii_alphanumeric).collect();
        match letters.to_ascii_lowercase().as_str() {
            "base64" | "xbase64" => Self::Base64,
            "quotedprintable" => Self::QuotedPrintable,
            _ => Self::Identity,
        }
    }

    /// The decoded bytes, and whether something in them did not fit.
    pub(super) fn decode(self, bytes: &[u8]) -> (Cow<'_, [u8]>, bool) {
        match self {
            Self::Identity => (Cow::Borrowed(bytes), false),
            Self::QuotedPrintable => {
                let (decoded, is_broken) = quoted_printable(bytes);
                (Cow::Owned(decoded), is_broken)
            }
            Self::Base64 => base64_part(bytes),
        }
    }
}

/// Lists append their footer to a coded body as plain text, and some senders code nothing at all.
fn base64_part(bytes: &[u8]) -> (Cow<'_, [u8]>, bool) {
    if let Some(decoded) = base64_decode(bytes) {
        return (Cow::Owned(decoded), false);
    }
    let end = end_of_base64(bytes);
    let (coded, plain) = bytes.split_at(end);
    if coded.trim_ascii().is_empty() {
        return (Cow::Borrowed(bytes), true);
    }
    let mut decoded = base64(coded);
    let plain = plain.trim_ascii();
    if !plain.is_empty() {
        decoded.extend_from_slice(b"\n");
        decoded.extend_from_slice(plain);
    }
    (Cow::Owned(decoded), true)
}

/// Where the lines that could be base64 end.
fn end_of_base64(bytes: &[u8]) -> usize {
    let mut end = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let line_without_end = line.trim_ascii();
        let fitting = line_without_end
            .iter()
            .filter(|byte| value(**byte).is_some() || **byte == b'=')
            .count();
        let has_blanks = line_without_end.contains(&b' ');
        if fitting * 5 < line_without_end.len() * 4 || (has_blanks && !line_without_end.ends_with(b"=")) {
            return end;
        }
        end += line.len();
    }
    end
}

/// Base64 with padding in the middle, strange characters or a torn end.
pub(super) fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(bytes.len() / 4 * 3 + 3);
    let (mut gathered, mut count) = (0_u32, 0_u8);
    for byte in bytes {
        if let Some(value) = value(*byte) {
            gathered = (gathered << 6) | u32::from(value);
            count += 1;
        }
        if count == 4 || (*byte == b'=' && count > 0) {
            push_quantum(&mut decoded, gathered, count);
            (gathered, count) = (0, 0);
        }
    }
    push_quantum(&mut decoded, gathered, count);
    decoded
}

/// Up to four characters of six bits each make up to three bytes.
fn push_quantum(decoded: &mut Vec<u8>, gathered: u32, count: u8) {
    let whole = gathered << (6 * (4 - u32::from(count)));
    let [_, bytes @ ..] = whole.to_be_bytes();
    decoded.extend(bytes.iter().take(usize::from(count.saturating_sub(1))));
}

fn value(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

/// An equals sign that codes nothing stays, as does that of a link's query, which senders forget to code.
fn quoted_printable(bytes: &[u8]) -> (Vec<u8>, bool) {
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut is_broken = false;
    let mut rest = bytes;
    let mut line_start = 0;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'=' => {
                if let Some(next_line) = soft_break(rest) {
                    rest = next_line;
                } else if let Some((coded, next)) = coded_byte(rest).filter(|(coded, _)| {
                    *coded == b'=' || !ends_with_parameter(decoded.get(line_start..).unwrap_or_default())
                }) {
                    decoded.push(coded);
                    rest = next;
                } else {
                    decoded.push(b'=');
                    is_broken = true;
                }
            }
            b'\n' => {
                trim_line_end(&mut decoded, line_start);
                decoded.push(b'\n');
                line_start = decoded.len();
            }
            other => decoded.push(*other),
        }
    }
    (decoded, is_broken)
}

/// Blanks before a line's end were added on the way (RFC 2045 §6.7).
fn trim_line_end(decoded: &mut Vec<u8>, line_start: usize) {
    let has_return = decoded.last() == Some(&b'\r');
    if has_return {
        decoded.pop();
    }
    while decoded.len() > line_start && matches!(decoded.last(), Some(b' ' | b'\t')) {
        decoded.pop();
    }
    if has_return {
        decoded.push(b'\r');
    }
}

/// What follows the line's end that an equals sign takes back; the end of the text is one too.
fn soft_break(rest: &[u8]) -> Option<&[u8]> {
    let blanks = rest
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
        .count();
    match rest.get(blanks..)? {
        [] => Some(&[]),
        [b'\n', after @ ..] => Some(after),
        _ => None,
    }
}

fn coded_byte(rest: &[u8]) -> Option<(u8, &[u8])> {
    let [high, low, after @ ..] = rest else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some((digit(*high)? << 4 | digit(*low)?, after))
}

/// Whether the line ends with `?name` or `&name` of a link, so that the equals sign belongs to it.
fn ends_with_parameter(line: &[u8]) -> bool {
    const LONGEST_NAME: usize = 40;
    const LONGEST_LINK: usize = 2_000;
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'[' | b']');
    let name = line.iter().rev().take(LONGEST_NAME + 1).take_while(is_name).count();
    let before = line.len() - name;
    let is_marked = before > 0 && matches!(line.get(before - 1), Some(b'?' | b'&' | b';'));
    if name == 0 || name > LONGEST_NAME || !is_marked {
        return false;
    }
    let link = line
        .get(before.saturating_sub(LONGEST_LINK)..before)
        .unwrap_or_default();
    let start = link
        .iter()
        .rposition(u8::is_ascii_whitespace)
        .map_or(0, |blank| blank + 1);
    let link = link.get(start..).unwrap_or_default();
    link.windows(3).any(|window| window == b"://") || link.windows(4).any(|window| window == b"www.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decoded(encoding: Encoding, text: &str) -> String {
        String::from_utf8_lossy(&encoding.decode(text.as_bytes()).0).into_owned()
    }

    #[test]
    fn encodings_are_known_however_they_are_written() {
        for (value, expected) in [
            ("base64", Encoding::Base64),
            (" BASE64 ", Encoding::Base64),
            ("base-64;", Encoding::Base64),
            ("Quoted-Printable (as usual)", Encoding::QuotedPrintable),
            ("quoted printable", Encoding::QuotedPrintable),
            ("8bit", Encoding::Identity),
            ("", Encoding::Identity),
        ] {
            assert_eq!(Encoding::named(value), expected, "{value}");
        }
    }

    #[test]
    fn what_is_no_quoted_printable_stays_and_the_rest_is_decoded() {
        for (coded, expected) in [
            ("K=C3=A4se", "Käse"),
            ("k=c3=a4se", "käse"),
            ("100 % = all, gr=C3=BCn", "100 % = all, grün"),
            ("a=b and gr=C3=BCn", "a=b and grün"),
            ("=C3=A4 = =ZZ ==", "ä = =ZZ ="),
            ("gr=C3=\n=BCn", "grün"),
            ("soft= \t\r\nbreak", "softbreak"),
            ("end=", "end"),
            ("end =\n", "end "),
            ("blanks  \t\nnext", "blanks\nnext"),
            ("blanks  \r\nnext", "blanks\r\nnext"),
            (
                "https://x.example/?id=12&t=ab gr=C3=BCn",
                "https://x.example/?id=12&t=ab grün",
            ),
            ("https://x.example/?id=3D12&t=3Dab", "https://x.example/?id=12&t=ab"),
            ("Who?=20Me", "Who? Me"),
        ] {
            assert_eq!(decoded(Encoding::QuotedPrintable, coded), expected, "{coded}");
        }
    }

    #[test]
    fn what_is_no_base64_spoils_nothing_else() {
        for (coded, expected) in [
            ("SGVsbG8gd29ybGQ=", "Hello world"),
            ("SGVsbG8g\nd29ybGQ", "Hello world"),
            ("SGVs*bG8gd2\u{1}9ybGQ=", "Hello world"),
            ("SGVsbG8=\nIHdvcmxk", "Hello world"),
            ("SGVsbG8=IHdvcmxk", "Hello world"),
            (
                "SGVsbG8gd29ybGQ=\n____________________\nTo leave this list, write to us.",
                "Hello world\n____________________\nTo leave this list, write to us.",
            ),
            ("Hello, this was never coded.", "Hello, this was never coded."),
        ] {
            assert_eq!(decoded(Encoding::Base64, coded), expected, "{coded}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_decoded(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            for encoding in [Encoding::Base64, Encoding::QuotedPrintable] {
                let decoded = encoding.decode(&bytes).0;
                prop_assert!(decoded.len() <= bytes.len() + 1);
            }
        }
    }
}
