//! Blocks of `From: … Sent: … To: … Subject: …` that mail programs put above what they quote.

use super::lines::Line;
use super::words::{self, Label};

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
    for line in lines.iter().skip(start + 1).take(MAX_LINES) {
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
    (names_author && (is_dated || is_addressed)) || (is_dated && found.contains(&Label::To))
}

fn label(content: &str) -> Option<Label> {
    const LONGEST: usize = 24;
    let content = content.trim_start_matches(['*', '_', '|', ' ']);
    let (name, _) = content.split_once([':', '：'])?;
    if name.len() > LONGEST {
        return None;
    }
    let name = name.trim_matches(['*', '_', ' ', '\u{A0}']).to_lowercase();
    words::LABELS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, label)| *label)
}
