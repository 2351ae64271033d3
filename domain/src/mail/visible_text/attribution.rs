//! Lines such as `On Monday, Ann <ann@example.org> wrote:`, alone or broken over several lines.

use super::lines::Line;
use super::words;

const MAX_LINES: usize = 4;
const MAX_LENGTH: usize = 400;
const SHORTEST: usize = 8;

/// Where the attribution that starts at this line ends, one past its last line.
pub(super) fn ends_at(lines: &[Line<'_>], start: usize) -> Option<usize> {
    let first = lines.get(start)?;
    if first.is_quote() {
        return None;
    }
    if says_who_alone(first.content) && next_is_quote(lines, start + 1) {
        return Some(start + 1);
    }
    if !may_open(first.content) {
        return None;
    }
    let mut joined = String::new();
    for (count, line) in lines.iter().skip(start).take(MAX_LINES).enumerate() {
        // The closing bracket of an address can start a line.
        let is_mark = line.is_quote() && !line.written.trim_start().starts_with(">:");
        if line.is_blank() || is_mark || joined.len() > MAX_LENGTH {
            return None;
        }
        if count > 0 {
            joined.push(' ');
        }
        joined.push_str(line.content);
        if is_attribution(&joined, next_is_quote(lines, start + count + 1)) {
            return Some(start + count + 1);
        }
    }
    None
}

/// `Ann wrote:` without a date is an attribution only where marked lines follow.
fn says_who_alone(content: &str) -> bool {
    const LONGEST: usize = 120;
    content.len() <= LONGEST && content.ends_with([':', '：']) && says_wrote(&content.to_lowercase())
}

fn next_is_quote(lines: &[Line<'_>], from: usize) -> bool {
    let next = lines.iter().skip(from).take(3).find(|line| !line.is_blank());
    next.is_some_and(Line::is_quote)
}

fn may_open(content: &str) -> bool {
    content.chars().any(|character| character.is_ascii_digit())
        || starts_with_opening(content)
        || content.starts_with("--")
}

fn starts_with_opening(content: &str) -> bool {
    let bare = undecorated(content).to_lowercase();
    words::OPENINGS.iter().any(|opening| bare.starts_with(opening))
}

fn undecorated(content: &str) -> &str {
    content.trim_matches(|c: char| matches!(c, '-' | '*' | '_' | '—') || c.is_whitespace())
}

/// Whether the text says who wrote when, in words of a known language or by its shape alone. Of date, time and address
/// two are needed, or one where marked lines follow: people, too, write that somebody wrote.
fn is_attribution(joined: &str, quote_follows: bool) -> bool {
    let bare = undecorated(joined);
    let is_framed = joined.starts_with("--") && joined.ends_with("--");
    let Some(bare) = bare.strip_suffix([':', '：']).or(is_framed.then_some(bare)) else {
        return false;
    };
    if !(SHORTEST..=MAX_LENGTH).contains(&bare.len()) {
        return false;
    }
    let lower = bare.to_lowercase();
    let names_address = lower.contains('@') || lower.contains("(at)");
    let told = [names_date(&lower), names_clock(&lower), names_address]
        .iter()
        .filter(|is_so| **is_so)
        .count();
    if says_wrote(&lower) && (is_framed || told >= if quote_follows { 1 } else { 2 }) {
        return true;
    }
    // `26.06.2014, 14:41, "Ann" <ann@example.org>:` and the like, in any language.
    told == 3 && lower.ends_with('>')
}

fn says_wrote(lower: &str) -> bool {
    // Chinese and Japanese put no blanks between words.
    let is_boundary = |character: Option<char>| character.is_none_or(|character| !character.is_alphabetic());
    words::WROTE.iter().any(|verb| {
        lower.match_indices(verb).any(|(at, _)| {
            let before = lower.get(..at).and_then(|text| text.chars().next_back());
            let after = lower.get(at + verb.len()..).and_then(|text| text.chars().next());
            is_boundary(before) && is_boundary(after)
        })
    })
}

/// A year, numbers parted as dates are, or a month beside a number.
fn names_date(lower: &str) -> bool {
    let mut numbers = lower
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty());
    let has_year = numbers
        .clone()
        .any(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")));
    let mut words = lower.split(|c: char| !c.is_alphabetic());
    let mut has_month = || words.any(|word| words::MONTHS_AND_DAYS.iter().any(|name| word.starts_with(name)));
    has_year || lower.matches('/').count() == 2 || (numbers.next().is_some() && has_month())
}

/// Two digits, a colon or a point, two digits.
fn names_clock(lower: &str) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = lower.as_bytes();
    (1..bytes.len()).any(|at| {
        matches!(bytes.get(at), Some(b':' | b'.' | b'h'))
            && is_digit(bytes.get(at - 1))
            && is_digit(bytes.get(at + 1))
            && is_digit(bytes.get(at + 2))
    })
}

/// Some programs put the attribution behind the last words: `see you--- On Wed, Apr 4, 2012, ann@x.org wrote:`.
pub(super) fn on_its_own_line(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        match line.find("--- On ").filter(|at| *at > 0 && !line.starts_with('-')) {
            Some(at) if line.get(at..).is_some_and(|rest| is_attribution(rest, true)) => {
                lines.push(line.get(..at).unwrap_or_default());
                lines.push(line.get(at..).unwrap_or_default());
            }
            _ => lines.push(line),
        }
    }
    lines.join("\n")
}
