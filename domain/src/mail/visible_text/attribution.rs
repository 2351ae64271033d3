//! Lines such as `On Monday, Ann <ann@example.org> wrote:`, alone, broken over several lines, or behind the last words
//! of the text.

use super::lines::Line;
use super::words;

const MAX_LINES: usize = 5;
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
        let is_bracket = joined.matches('<').count() > joined.matches('>').count();
        let is_mark = line.is_quote() && !is_bracket && !line.written.trim_start().starts_with(">:");
        if line.is_blank() || is_mark || joined.len() > MAX_LENGTH {
            return None;
        }
        if count > 0 {
            joined.push(' ');
            if says_who_alone(line.content)
                && next_is_quote(lines, start + count + 1)
                && ends_sentence(lines.get(start + count - 1)?.content)
            {
                return None;
            }
        }
        joined.push_str(if line.is_quote() {
            line.written.trim()
        } else {
            line.content
        });
        if is_attribution(&joined, next_is_quote(lines, start + count + 1)) {
            return Some(start + count + 1);
        }
    }
    None
}

/// `Ann wrote:` without a date is an attribution only where marked lines follow.
fn says_who_alone(content: &str) -> bool {
    const LONGEST: usize = 120;
    let lower = content.to_lowercase();
    content.len() <= LONGEST && content.ends_with([':', '：']) && (says_wrote(&lower) || quotes_somebody(&lower))
}

fn ends_sentence(content: &str) -> bool {
    content.ends_with(['.', '!', '?']) && !content.ends_with("m.")
}

fn next_is_quote(lines: &[Line<'_>], from: usize) -> bool {
    let next = lines.iter().skip(from).take(3).find(|line| !line.is_blank());
    next.is_some_and(Line::is_quote)
}

fn may_open(content: &str) -> bool {
    let lower = beginning(content).to_lowercase();
    content.chars().any(|character| character.is_ascii_digit())
        || starts_with_opening(&lower)
        || quotes_somebody(&lower)
        || content.starts_with("--")
        || (content.contains('@') && content.ends_with('>'))
}

fn beginning(content: &str) -> &str {
    content
        .get(..content.floor_char_boundary(MAX_LENGTH))
        .unwrap_or(content)
}

fn starts_with_opening(lower: &str) -> bool {
    let bare = undecorated(lower);
    words::OPENINGS.iter().any(|opening| bare.starts_with(opening))
}

/// `Quoting Ann <ann@x.org>:`, without a verb.
fn quotes_somebody(lower: &str) -> bool {
    let bare = undecorated(lower);
    words::QUOTING.iter().any(|opening| bare.starts_with(opening))
}

fn undecorated(content: &str) -> &str {
    content.trim_matches(|c: char| {
        matches!(
            c,
            '-' | '*' | '_' | '—' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        ) || c.is_whitespace()
    })
}

/// Whether the text says who wrote when, in words of a known language or by its shape alone. Of date, time and address
/// two are needed, or one where marked lines follow: people, too, write that somebody wrote.
fn is_attribution(joined: &str, quote_follows: bool) -> bool {
    let bare = undecorated(joined);
    let is_framed = joined.starts_with("--") && joined.ends_with("--");
    let without_colon = bare.strip_suffix([':', '：']).or_else(|| bare.strip_suffix(":-"));
    let Some(bare) = without_colon.or((is_framed || quote_follows).then_some(bare)) else {
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
    // Mail programs name somebody else.
    let is_own_prose = words::FIRST_PERSON.iter().any(|words| lower.contains(words));
    let ends_with_verb = || words::WROTE.iter().any(|verb| lower.ends_with(verb));
    if without_colon.is_none() && !is_framed {
        // `2024/4/7 Ann <ann@example.org>`: when, and then who.
        let is_date_and_address = || lower.starts_with(|c: char| c.is_ascii_digit()) && lower.ends_with('>');
        return told >= 2 && (ends_with_verb() || is_date_and_address()) && !is_own_prose;
    }
    if says_wrote(&lower) && !is_own_prose && (is_framed || told >= if quote_follows { 1 } else { 2 }) {
        return true;
    }
    if quotes_somebody(&lower) && (names_address || quote_follows) {
        return true;
    }
    // `26.06.2014, 14:41, "Ann" <ann@example.org>:` and the like, in any language.
    told == 3
        && (lower
            .trim_end_matches(|c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2069}'))
            .ends_with(['>', ')', ']'])
            || quote_follows)
}

fn says_wrote(lower: &str) -> bool {
    // Chinese and Japanese put no blanks between words.
    let is_boundary = |character: Option<char>| character.is_none_or(|character| !character.is_alphabetic());
    words::WROTE.iter().any(|verb| {
        lower.match_indices(verb).any(|(at, _)| {
            let before = lower.get(..at).and_then(|text| text.chars().next_back());
            let after = lower.get(at + verb.len()..).and_then(|text| text.chars().next());
            let has_letters_only = verb.chars().all(|c| c.is_alphabetic() && !c.is_ascii());
            let is_unparted = has_letters_only && verb.chars().next().is_some_and(|c| c > '\u{2E80}');
            is_unparted || (is_boundary(before) && is_boundary(after))
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
    has_year || lower.matches('/').count() == 2 || is_dotted_date(lower) || (numbers.next().is_some() && has_month())
}

/// `05.03.24`, `05. 03. 24` or `5-3-24`.
fn is_dotted_date(lower: &str) -> bool {
    lower
        .replace(". ", ".")
        .split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-')))
        .any(|word| {
            let numbers: Vec<&str> = word.trim_matches(['.', '-']).split(['.', '-']).collect();
            numbers.len() == 3 && numbers.iter().all(|number| (1..=2).contains(&number.len()))
        })
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

/// Puts attributions that share a line with the text before them, or with the quote behind them, on lines of their own.
pub(super) fn on_lines_of_their_own(text: &str) -> String {
    const SHORTEST: usize = 24;
    const LONGEST: usize = 2_000;
    if !text.contains([':', '：']) && !text.contains("---") {
        return text.to_owned();
    }
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let is_candidate = line.len() > SHORTEST && line.len() <= LONGEST && !line.trim_start().starts_with('>');
        match is_candidate.then(|| within_line(line)).flatten() {
            Some((start, end)) => {
                let parts = [line.get(..start), line.get(start..end), line.get(end..)];
                let parts = parts.into_iter().flatten().filter(|part| !part.trim().is_empty());
                lines.extend(parts);
            }
            None => lines.push(line),
        }
    }
    lines.join("\n")
}

/// Where in a line an attribution starts and ends that is not the whole line. A few places are looked at.
fn within_line(line: &str) -> Option<(usize, usize)> {
    const MOST_COLONS: usize = 20;
    const MOST_OPENINGS: usize = 4;
    let follows_verb = |end: &usize| {
        let near = line
            .get(line.floor_char_boundary(end.saturating_sub(40))..*end)
            .unwrap_or_default();
        let lower = near.to_lowercase();
        lower.trim_end_matches([':', '：', ' ']).ends_with('>') || words::WROTE.iter().any(|verb| lower.contains(verb))
    };
    let colons = line.match_indices([':', '：']).map(|(at, colon)| at + colon.len());
    let ends = colons.filter(|end| {
        line.get(*end..)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    });
    let framed = line.ends_with("--").then_some(line.len());
    for end in ends.take(MOST_COLONS).chain(framed).filter(follows_verb) {
        let is_whole = end == line.trim_end().len();
        let written = line.get(..end)?;
        let is_start = |start: &usize| {
            let bare = written.get(*start..).unwrap_or_default();
            is_attribution(bare, is_whole) && (is_whole || says_all(bare))
        };
        let near = end.saturating_sub(MAX_LENGTH);
        let start = openings(written)
            .filter(|start| *start >= near)
            .take(MOST_OPENINGS)
            .find(is_start);
        if let Some(start) = start.filter(|start| *start > 0 || !is_whole) {
            return Some((start, end));
        }
    }
    None
}

/// Date, time and address: people do not write all of them in a sentence.
fn says_all(bare: &str) -> bool {
    let lower = bare.to_lowercase();
    names_date(&lower) && names_clock(&lower) && lower.contains('@')
}

/// Where a word stands with which attributions open, in capitals as at the start of a sentence.
fn openings(written: &str) -> impl Iterator<Item = usize> {
    let places = written.char_indices().filter(move |(at, character)| {
        let before = written.get(..*at).and_then(|before| before.chars().next_back());
        let is_start =
            before.is_none_or(|before| before.is_whitespace() || matches!(before, '.' | '!' | '?' | ')' | '-' | '>'));
        let is_framed =
            *character == '-' && before != Some('-') && written.get(*at..).is_some_and(|rest| rest.starts_with("---"));
        is_framed || (is_start && character.is_uppercase())
    });
    places.map(|(at, _)| at).filter(move |at| {
        let rest = written.get(*at..).unwrap_or_default();
        let start = rest
            .get(..rest.floor_char_boundary(40))
            .unwrap_or_default()
            .to_lowercase();
        starts_with_opening(&start)
    })
}
