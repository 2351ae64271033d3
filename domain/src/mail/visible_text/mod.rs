//! The new text of a mail: without the quoted history, the forward's headers and the signature.
//!
//! Each line is told apart first (`lines`), with the words of each language from `words`; then the quoted region is
//! found by its opening (attribution line, header block, separator), and last the signature at the end of what is left.

mod attribution;
mod header_block;
mod lines;
mod signature;
#[rustfmt::skip]
mod words;

use lines::{Line, is_decoration};

/// A mail's text, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisibleText {
    /// What the author wrote this time. A forward without a word of its own keeps what it forwards.
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
            Some(signature) => format!("{}\n{signature}", self.text),
            None => self.text.clone(),
        }
    }
}

/// Takes the text of a mail apart. Takes time in proportion to the text.
pub fn visible_text(text: &str) -> VisibleText {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}'], "\n");
    let split = attribution::on_its_own_line(&text);
    let lines: Vec<Line<'_>> = split.split('\n').map(Line::new).collect();
    let (kept, quoted, is_forward) = separate(&lines);
    let quoted_text = joined(&lines, &quoted);
    let (body, signature) = signature::split(&kept, &lines);
    let text = joined(&lines, &body);
    if text.is_empty() && is_forward {
        return VisibleText {
            text: joined(&lines, &(0..lines.len()).collect::<Vec<_>>()),
            quoted: None,
            signature: None,
        };
    }
    let some = |text: String| (!text.is_empty()).then_some(text);
    VisibleText {
        text,
        quoted: some(quoted_text),
        signature: some(joined(&lines, &signature)),
    }
}

fn joined(lines: &[Line<'_>], indexes: &[usize]) -> String {
    let mut text = String::new();
    for line in indexes.iter().filter_map(|index| lines.get(*index)) {
        text.push_str(line.written.trim_end());
        text.push('\n');
    }
    let text = text.trim_end();
    // Blank lines in front go; the indentation of the first line stays out of the way too.
    text.trim_start().to_owned()
}

/// The indexes of own and of quoted lines, and whether the quote is a forward.
fn separate(lines: &[Line<'_>]) -> (Vec<usize>, Vec<usize>, bool) {
    let (mut own, mut quoted, mut is_forward) = (Vec::new(), Vec::new(), false);
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        let end = if line.opens_forward() || header_block::starts_at(lines, index) {
            is_forward = true;
            lines.len()
        } else if let Some(body) = attribution::ends_at(lines, index) {
            quote_after(lines, body)
        } else if line.is_quote() && !is_lone_decoration(lines, index) {
            end_of_quote(lines, index)
        } else {
            own.push(index);
            index += 1;
            continue;
        };
        drop_rule_above(&mut own, lines);
        quoted.extend(index..end);
        index = end;
    }
    (own, quoted, is_forward)
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

/// A line of dashes above a quote belongs to it.
fn drop_rule_above(own: &mut Vec<usize>, lines: &[Line<'_>]) {
    let is_rule_or_blank = |index: &usize| {
        lines
            .get(*index)
            .is_some_and(|line| line.is_blank() || is_decoration(line.content))
    };
    while own.last().is_some_and(is_rule_or_blank) {
        own.pop();
    }
}

#[cfg(test)]
mod tests;
