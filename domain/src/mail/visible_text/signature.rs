//! The signature at the end of what the author wrote.

use super::lines::{Line, is_decoration, starts_with_any};
use super::words;

/// A signature longer than this is text that happens to follow a line of dashes.
const MAX_LINES: usize = 30;
/// Below the line of a telephone follows an advertisement at most; more is text.
const MAX_AFTER_MOBILE: usize = 5;
const MAX_CLOSING_LINES: usize = 8;
const MAX_CLOSING_WIDTH: usize = 60;

/// Parts the lines (given by index) into the text and the signature.
pub(super) fn split(own: &[usize], lines: &[Line<'_>]) -> (Vec<usize>, Vec<usize>) {
    let content = |position: usize| {
        own.get(position)
            .and_then(|index| lines.get(*index))
            .map_or("", |line| line.content)
    };
    let written = |position: usize| {
        own.get(position)
            .and_then(|index| lines.get(*index))
            .map_or("", |line| line.written)
    };
    let end = (0..own.len())
        .rev()
        .find(|position| !content(*position).is_empty())
        .map_or(0, |last| last + 1);
    let mut start = end;
    for position in (1..end).rev().take(MAX_LINES) {
        let line = content(position);
        let is_short_end = (position + 1..end).filter(|after| !content(*after).is_empty()).count() <= MAX_AFTER_MOBILE;
        if is_delimiter(written(position))
            || is_list_footer(line, content(position + 1))
            || (is_short_end && is_mobile(line))
        {
            start = position;
        }
    }
    for position in (1..start).rev().take(MAX_CLOSING_LINES) {
        if is_closing(content(position))
            && (position + 1..start).all(|after| content(after).chars().count() <= MAX_CLOSING_WIDTH)
        {
            start = position;
            break;
        }
    }
    let (text, signature) = own.split_at(start.min(own.len()));
    (text.to_vec(), signature.to_vec())
}

/// `-- ` is the sign (RFC 3676 §4.3); many leave the blank out or use more dashes.
fn is_delimiter(written: &str) -> bool {
    matches!(written.trim(), "--" | "---" | "– –" | "—" | "--=20" | "-- =" | "__")
}

fn is_list_footer(line: &str, next: &str) -> bool {
    is_decoration(line) && (next.to_lowercase().contains("mailing list") || next.to_lowercase().contains("unsubscribe"))
}

fn is_mobile(line: &str) -> bool {
    const LONGEST: usize = 120;
    line.chars().count() <= LONGEST && starts_with_any(line.trim_start_matches(['*', '_', '(', '[']), words::MOBILE)
}

/// A formula such as `Best regards,` that stands alone on its line.
fn is_closing(line: &str) -> bool {
    let bare = line.trim_end_matches([',', '.', '!', ' ', ';']).to_lowercase();
    words::CLOSINGS.contains(&bare.as_str())
}
