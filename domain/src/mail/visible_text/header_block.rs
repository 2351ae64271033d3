//! Blocks of `From: … Sent: … To: … Subject: …` that mail programs put above what they quote.

use super::lines::Line;
use super::words;
use crate::language::Label;

const MAX_LINES: usize = 12;

/// Whether such a block starts at this line: two labels or more, one of which says who or when.
pub(super) fn starts_at(lines: &[Line<'_>], start: usize) -> bool {
    let Some(first) = lines
        .get(start)
        .filter(|line| !line.is_quote())
        .and_then(|line| label(line.content))
    else {
        return false;
    };
    let mut found = vec![first];
    let mut unlabelled = 0;
    let names_address = |line: &Line<'_>| line.content.contains('@');
    let says_so = |line: &Line<'_>| label(line.content) == Some(Label::Date) && !is_any_date(line.content);
    let mut says_sent = lines.get(start).is_some_and(says_so);
    let mut has_address = lines.get(start).is_some_and(names_address);
    for line in lines.iter().skip(start + 1).take(MAX_LINES) {
        has_address |= names_address(line);
        says_sent |= says_so(line);
        match label(line.content) {
            Some(next) => {
                if !found.contains(&next) {
                    found.push(next);
                }
                unlabelled = 0;
            }
            None if line.content.is_empty() => break,
            // A long list of recipients runs over several lines.
            None => unlabelled += 1,
        }
        if unlabelled > 2 {
            break;
        }
    }
    let names_author = found.contains(&Label::From);
    let is_dated = found.contains(&Label::Date);
    let is_addressed = found.contains(&Label::To) || found.contains(&Label::Subject);
    // Forms, too, name places and days from and to which something goes: only a mail has a subject or addresses.
    let is_of_mail = found.contains(&Label::Subject) || has_address || says_sent;
    is_of_mail && ((names_author && (is_dated || is_addressed)) || (is_dated && found.contains(&Label::To)))
}

/// Words for dates that forms have as well; the others say that something was sent.
fn is_any_date(content: &str) -> bool {
    let lower = content.trim_start_matches(['*', '_', '|', ' ']).to_lowercase();
    words::ANY_DATES.iter().any(|word| lower.starts_with(word))
}

fn label(content: &str) -> Option<Label> {
    const LONGEST: usize = 24;
    let content = content.trim_start_matches(['*', '_', '|', ' ']);
    let (name, _) = content.split_once([':', '：'])?;
    if name.len() > LONGEST {
        return None;
    }
    let name = name.trim_matches(['*', '_', ' ', '\u{A0}']).to_lowercase();
    words::LABELS.get(name.as_str()).copied()
}
