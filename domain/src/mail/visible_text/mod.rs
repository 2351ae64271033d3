//! The new text of a mail: without the quoted history, the headers above it and the signature.
//!
//! Each line is told apart first (`lines`), with the words of each language from `words`; then the quoted region is
//! found by its opening (attribution line, header block, separator), and last the signature at the end of what is left.
//! What a person forwards is part of the letter, but not in their own words.

mod attribution;
mod header_block;
mod lines;
mod signature;
mod words;

use lines::{Line, is_decoration};
use std::ops::Range;

/// A mail's text, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisibleText {
    /// What the author wrote this time, and what they forward.
    pub text: String,
    /// The quoted history with its headers.
    pub quoted: Option<String>,
    /// The signature, from its first line on.
    pub signature: Option<String>,
}

impl VisibleText {
    /// The new text with the signature left in place.
    pub fn without_quotes(&self) -> String {
        match &self.signature {
            Some(signature) => format!("{}\n\n{signature}", self.text),
            None => self.text.clone(),
        }
    }
}

/// Takes the text of a mail apart. Takes time in proportion to the text.
pub fn visible_text(text: &str) -> VisibleText {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}'], "\n");
    let split = attribution::on_lines_of_their_own(&text);
    let lines: Vec<Line<'_>> = split.split('\n').map(Line::new).collect();
    let parts = separate(&lines);
    let (body, signature) = signature::split(&parts.own, &lines);
    let text = joined(&lines, body.iter().copied());
    if text.is_empty() && parts.says_something {
        return VisibleText {
            text: joined(&lines, 0..lines.len()),
            ..VisibleText::default()
        };
    }
    let some = |text: String| (!text.is_empty()).then_some(text);
    let forwarded = some(joined(&lines, parts.forwarded));
    VisibleText {
        text: [some(text), forwarded]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("\n\n"),
        quoted: some(joined(&lines, parts.quoted.into_iter())),
        signature: some(joined(&lines, signature.iter().copied())),
    }
}

/// The author's own words in a visible text: what stands above the mail they forward.
pub fn own_words(visible: &str) -> &str {
    let lines: Vec<Line<'_>> = visible.split('\n').map(Line::new).collect();
    let opens =
        |index: &usize| lines.get(*index).is_some_and(Line::opens_history) || header_block::starts_at(&lines, *index);
    let Some(first) = (0..lines.len()).find(opens) else {
        return visible;
    };
    let before: usize = lines.iter().take(first).map(|line| line.written.len() + 1).sum();
    visible.get(..before).unwrap_or(visible).trim_end()
}

fn joined(lines: &[Line<'_>], indexes: impl Iterator<Item = usize>) -> String {
    let mut text = String::new();
    for line in indexes.filter_map(|index| lines.get(index)) {
        text.push_str(line.written.trim_end());
        text.push('\n');
    }
    let text = text.trim_end();
    // Blank lines in front go; the indentation of the first line stays out of the way too.
    text.trim_start().to_owned()
}

/// The lines of a mail by whose they are.
struct Parts {
    own: Vec<usize>,
    quoted: Vec<usize>,
    forwarded: Range<usize>,
    /// Whether the quoted lines say something to a reader who finds nothing else: not all are marked as quotes.
    says_something: bool,
}

fn separate(lines: &[Line<'_>]) -> Parts {
    let mut parts = Parts {
        own: Vec::new(),
        quoted: Vec::new(),
        forwarded: lines.len()..lines.len(),
        says_something: false,
    };
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        if line.opens_forward() {
            parts.forwarded = index..lines.len();
            parts.says_something = true;
            break;
        }
        let end = if line.opens_history()
            || header_block::starts_at(lines, index)
            || asks_for_answers_above(line, &parts.own)
        {
            lines.len()
        } else if let Some(body) = attribution::ends_at(lines, index) {
            quote_after(lines, body)
        } else if line.is_quote() && !is_lone_decoration(lines, index) {
            end_of_quote(lines, index)
        } else {
            parts.own.push(index);
            index += 1;
            continue;
        };
        let is_marked = lines.get(index + 1..end).unwrap_or_default().iter().any(Line::is_quote);
        parts.says_something |= !line.is_quote() && !is_marked;
        drop_rule_above(&mut parts.own, lines);
        parts.quoted.extend(index..end);
        index = end;
    }
    parts
}

/// Help desks put such a line above what they send; above it stands the answer, or nothing in their own mail.
fn asks_for_answers_above(line: &Line<'_>, own: &[usize]) -> bool {
    !own.is_empty() && line.asks_for_answers_above()
}

/// Where the quote that an attribution announces ends: after its marked lines, or with the mail when none are marked.
fn quote_after(lines: &[Line<'_>], body: usize) -> usize {
    let first = (body..lines.len()).find(|index| lines.get(*index).is_some_and(|line| !line.is_blank()));
    match first {
        Some(first) if lines.get(first).is_some_and(Line::is_quote) => end_of_quote(lines, first),
        _ => lines.len(),
    }
}

/// The end of a run of marked lines, with blank lines and lines that a mail program wrapped in between.
fn end_of_quote(lines: &[Line<'_>], start: usize) -> usize {
    let mut end = start;
    while let Some(line) = lines.get(end) {
        let next_is_quote = lines.get(end + 1).is_some_and(Line::is_quote);
        let previous = end.checked_sub(1).and_then(|index| lines.get(index));
        let is_wrapped = next_is_quote && end > start && previous.is_some_and(|previous| line.continues(previous));
        if !line.is_quote() && !is_wrapped {
            break;
        }
        end += 1;
    }
    end
}

fn is_lone_decoration(lines: &[Line<'_>], index: usize) -> bool {
    let is_quote = |index: Option<usize>| index.and_then(|index| lines.get(index)).is_some_and(Line::is_quote);
    let is_decorated = lines.get(index).is_some_and(|line| line.content.ends_with('<'));
    is_decorated && !is_quote(index.checked_sub(1)) && !is_quote(Some(index + 1))
}

/// A line of dashes above a quote belongs to it, and so does a title without dashes.
fn drop_rule_above(own: &mut Vec<usize>, lines: &[Line<'_>]) {
    let is_rule_or_blank = |index: &usize| {
        lines
            .get(*index)
            .is_some_and(|line| line.is_blank() || is_decoration(line.content) || line.names_original())
    };
    while own.last().is_some_and(is_rule_or_blank) {
        own.pop();
    }
}

#[cfg(test)]
mod tests;
