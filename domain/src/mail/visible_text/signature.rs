//! The signature at the end of what the author wrote. Its sign is `-- ` on a line of its own (RFC 3676 §4.3); every
//! other row of dashes or underscores may as well part sections of the text, so that what follows it must look like one.

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
    let own_lines: Vec<&Line<'_>> = own.iter().filter_map(|index| lines.get(*index)).collect();
    let start = start(&own_lines, own);
    let (text, signature) = own.split_at(start.min(own.len()));
    (text.to_vec(), signature.to_vec())
}

fn start(lines: &[&Line<'_>], own: &[usize]) -> usize {
    let content = |position: usize| lines.get(position).map_or("", |line| line.content);
    let end = (0..lines.len()).rev().find(|position| !content(*position).is_empty());
    let end = end.map_or(0, |last| last + 1);
    let rules = lines.iter().filter(|line| is_rule(line.content)).count();
    let end = above_legal_notice(lines, end);
    let mut start = end;
    for position in (1..end).rev().take(MAX_LINES) {
        let line = content(position);
        let below = lines.get(position + 1..start).unwrap_or_default();
        let after = (position + 1..end).filter(|after| !content(*after).is_empty()).count();
        let is_start = match lines.get(position).map(|line| line.written) {
            Some("-- ") => below.len() < MAX_LINES,
            _ if is_dashes(line) => !asks(below) && (rules == 0 || looks_like_signature(below)),
            _ if is_rule(line) => is_list_footer(content(position + 1)) || (rules == 1 && looks_like_signature(below)),
            _ => after <= MAX_AFTER_MOBILE && is_mobile(line),
        };
        if is_start {
            start = position;
        }
    }
    let ends_text = start == end || is_mobile(content(start));
    let start = above_closing(lines, own, start);
    if ends_text { dashed_name(lines, start) } else { start }
}

/// A formula of farewell moves the start up to itself, unless a question or a postscript follows it.
fn above_closing(lines: &[&Line<'_>], own: &[usize], start: usize) -> usize {
    for position in (1..start).rev().take(MAX_CLOSING_LINES) {
        let below = lines.get(position + 1..start).unwrap_or_default();
        let are_short = below
            .iter()
            .all(|line| line.content.chars().count() <= MAX_CLOSING_WIDTH);
        let goes_on = || asks(below) || below.iter().any(|line| is_postscript(line.content));
        let closes = |line: &&Line<'_>| {
            is_formula(line.content) || is_signed_formula(line.content) && !is_below_quote(lines, own, position)
        };
        if lines.get(position).is_some_and(closes) && are_short && !goes_on() {
            return position;
        }
    }
    start
}

/// `- ann` as the last line above the rest of the signature, where it is no point of a list.
fn dashed_name(lines: &[&Line<'_>], end: usize) -> usize {
    let last = (1..end)
        .rev()
        .find(|position| lines.get(*position).is_some_and(|line| !line.content.is_empty()));
    let Some(last) = last else {
        return end;
    };
    let before = lines.get(..last).unwrap_or_default();
    let above = before.iter().rev().find(|line| !line.content.is_empty());
    let is_list =
        above.is_some_and(|line| line.content.starts_with(['-', '–', '—', '*', '•']) || line.content.ends_with(':'));
    let is_name = lines.get(last).is_some_and(|line| {
        let name = line.content.strip_prefix(['-', '–', '—']).map(str::trim);
        name.is_some_and(|name| {
            let words = name.trim_end_matches('.').split(' ').count();
            words <= 2 && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.')) && name.chars().count() >= 2
        })
    });
    if is_name && !is_list { last } else { end }
}

/// The sign of a signature as programs and people leave it.
fn is_dashes(content: &str) -> bool {
    matches!(content, "--" | "– –" | "--=20" | "-- =")
}

/// A line that may as well part sections.
fn is_rule(content: &str) -> bool {
    is_decoration(content) || matches!(content, "-" | "–" | "—" | "__" | "==" | "* * *" | "- - -")
}

fn is_list_footer(next: &str) -> bool {
    let next = next.to_lowercase();
    next.contains("mailing list") || next.contains("unsubscribe")
}

/// The line of a telephone or program: what it names, and at most an excuse; what goes on otherwise is a sentence.
fn is_mobile(line: &str) -> bool {
    const LONGEST: usize = 120;
    let bare = line.trim_start_matches(['*', '_', '(', '[']);
    let goes_on = || {
        let rest = bare.split_once([',', ';']).map_or("", |(_, rest)| rest).to_lowercase();
        rest.split_whitespace().count() > 2 && !words::EXCUSES.iter().any(|excuse| rest.contains(excuse))
    };
    line.chars().count() <= LONGEST && starts_with_any(bare, &words::MOBILE) && !goes_on()
}

/// A formula such as `Best regards,` that stands alone on its line.
fn is_formula(line: &str) -> bool {
    words::CLOSINGS.contains(&formula(line).as_str())
}

fn formula(line: &str) -> String {
    line.trim_end_matches([',', '.', '!', ' ', ';', '，', '！', '-', '–'])
        .to_lowercase()
}

/// A formula with the name on one line.
fn is_signed_formula(line: &str) -> bool {
    let lower = formula(line);
    words::CLOSINGS.iter().any(|closing| {
        let is_said = lower.starts_with(closing) && line.is_char_boundary(closing.len());
        is_said && is_signed(closing, line.get(closing.len()..).unwrap_or_default())
    })
}

/// What is written right below a quote answers it.
fn is_below_quote(lines: &[&Line<'_>], own: &[usize], position: usize) -> bool {
    let above = (0..position)
        .rev()
        .find(|above| lines.get(*above).is_some_and(|line| !line.content.is_empty()));
    let from = above.unwrap_or(0);
    let places = own.get(from..=position).unwrap_or_default();
    places
        .windows(2)
        .any(|pair| matches!(pair, [one, other] if one + 1 < *other))
}

/// A name behind a formula of farewell; formulas that are ordinary words need a comma before it.
fn is_signed(closing: &str, rest: &str) -> bool {
    const ORDINARY: &[&str] = &[
        "best",
        "yours",
        "kindly",
        "warmly",
        "warmest",
        "take care",
        "br",
        "kr",
        "gr",
    ];
    const MOST_NAMES: usize = 3;
    let has_comma = rest.trim_start().starts_with([',', '-', '–']);
    let names: Vec<&str> = rest
        .trim_matches([',', '.', ' ', '-', '–'])
        .split_whitespace()
        .collect();
    let is_name = |name: &&str| {
        name.starts_with(char::is_uppercase) && name.chars().all(|c| c.is_alphabetic() || ".-'".contains(c))
    };
    (has_comma || rest.starts_with(' ') && !ORDINARY.contains(&closing))
        && (1..=MOST_NAMES).contains(&names.len())
        && names.iter().all(is_name)
}

/// Where the legal notice begins that companies put under every mail; `end` where there is none.
fn above_legal_notice(lines: &[&Line<'_>], end: usize) -> usize {
    let content = |position: usize| lines.get(position).map_or("", |line| line.content);
    let opens = |position: &usize| {
        let is_paragraph = content(position - 1).is_empty() || is_decoration(content(position - 1));
        is_paragraph
            && starts_with_any(
                content(*position).trim_start_matches(['*', '_']),
                &words::LEGAL_OPENINGS,
            )
    };
    let says_so = |position: &usize| {
        let notice = (*position..end)
            .map(content)
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase();
        words::LEGAL_MARKS.iter().any(|mark| notice.contains(mark)) && !notice.contains('?')
    };
    let mut openings = (1..end).rev().take(MAX_LINES).filter(opens);
    openings.find(says_so).unwrap_or(end)
}

fn is_postscript(content: &str) -> bool {
    let start: String = content.chars().take(5).filter(|c| c.is_alphanumeric()).collect();
    let start = start.to_lowercase();
    ["ps", "nb"].iter().any(|mark| start.starts_with(mark))
        && content
            .get(2..3)
            .is_some_and(|next| matches!(next, "." | ":" | " " | "S"))
}

/// Whether the lines ask something in a sentence of several words.
fn asks(lines: &[&Line<'_>]) -> bool {
    lines.iter().any(|line| {
        let mut asked = line.content.split_inclusive('?').filter(|part| part.ends_with('?'));
        asked.any(|part| part.split_whitespace().count() >= 4)
    })
}

/// Names, and ways to reach somebody; no sentences, no fields of a form.
fn looks_like_signature(lines: &[&Line<'_>]) -> bool {
    const MOST_LINES: usize = 10;
    let written: Vec<&str> = lines
        .iter()
        .map(|line| line.content)
        .filter(|content| !content.is_empty())
        .collect();
    (1..=MOST_LINES).contains(&written.len())
        && written
            .iter()
            .all(|line| is_contact(line) || is_name_like(line) || is_mobile(line))
}

fn is_contact(line: &str) -> bool {
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    let lower = line.to_lowercase();
    let is_reached =
        line.contains('@') || lower.contains("www.") || lower.contains("http") || (digits >= 6 && !lower.contains('?'));
    is_reached && line.split_whitespace().count() <= 10
}

/// A few words, the first in capitals, without the end of a sentence.
fn is_name_like(line: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_word = |word: &&str| word.chars().all(|c| c.is_alphabetic() || "-'.,&/|()".contains(c));
    let is_capital = line
        .chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(|c| !c.is_lowercase());
    words.len() <= MOST_WORDS && is_capital && words.iter().all(is_word) && !line.ends_with(['!', '?', ':', ','])
}
