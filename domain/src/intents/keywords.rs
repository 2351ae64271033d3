//! Keyword matching: whole words and phrases as written, whatever their case, marks or line breaks.

use std::ops::Range;

use super::folding::{Letter, is_unspaced, letters};

/// A keyword ready to be looked for: folded, its white space reduced to single spaces.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Keyword(Vec<char>);

impl Keyword {
    /// Reads a keyword; `None` when nothing of it could ever match.
    pub(super) fn read(written: &str) -> Option<Self> {
        let mut folded = Vec::new();
        for letter in letters(written.trim()) {
            if !letter.value.is_whitespace() {
                folded.push(letter.value);
            } else if folded.last().is_some_and(|last| *last != ' ') {
                folded.push(' ');
            }
        }
        folded
            .iter()
            .any(|letter| letter.is_alphanumeric())
            .then_some(Self(folded))
    }

    /// All places where the keyword stands as whole words, in order, as byte ranges of the original.
    pub(super) fn find_in(&self, text: &[Letter]) -> Vec<Range<usize>> {
        let mut spans = Vec::new();
        let mut at = 0;
        while at < text.len() {
            match self.end_of_match(text, at) {
                Some(end) => {
                    if let (Some(first), Some(last)) = (text.get(at), text.get(end - 1)) {
                        spans.push(first.start..last.end);
                    }
                    at = end;
                }
                None => at += 1,
            }
        }
        spans
    }

    fn end_of_match(&self, text: &[Letter], start: usize) -> Option<usize> {
        let mut at = start;
        for wanted in &self.0 {
            let found = text.get(at)?.value;
            if *wanted == ' ' {
                if !found.is_whitespace() {
                    return None;
                }
                while text.get(at).is_some_and(|letter| letter.value.is_whitespace()) {
                    at += 1;
                }
            } else if *wanted == found {
                at += 1;
            } else {
                return None;
            }
        }
        let before = start.checked_sub(1).and_then(|index| text.get(index));
        let is_whole = is_edge(before, self.0.first()) && is_edge(text.get(at), self.0.last());
        (is_whole && at > start).then_some(at)
    }
}

/// Whether a word may begin or end between a neighbour and the keyword's own outer letter.
fn is_edge(neighbour: Option<&Letter>, own: Option<&char>) -> bool {
    let (Some(neighbour), Some(own)) = (neighbour, own) else {
        return true;
    };
    let joins = |letter: char| (letter.is_alphanumeric() || letter == '_') && !is_unspaced(letter);
    !(joins(neighbour.value) && joins(*own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(keyword: &str, text: &'t str) -> Vec<&'t str> {
        let keyword = Keyword::read(keyword).expect("a keyword");
        keyword
            .find_in(&letters(text))
            .into_iter()
            .map(|span| &text[span])
            .collect()
    }

    #[test]
    fn whole_words_and_phrases_match_as_written() {
        for (keyword, text, expected) in [
            (
                "call",
                "Call me. I recall your calls; call-back, CALL!",
                vec!["Call", "call", "CALL"],
            ),
            ("book a call", "could we Book  a\n call?", vec!["Book  a\n call"]),
            ("meeting", "meetings", vec![]),
            ("réunion", "Une REUNION demain", vec!["REUNION"]),
            ("straße", "in der STRASSE", vec!["STRASSE"]),
            ("c++", "We write C++, not c+", vec!["C++"]),
            ("24/7", "Is support 24/7? Not 124/75", vec!["24/7"]),
            ("会议", "我们需要会议时间", vec!["会议"]),
            ("demo", "demo_account and the demo", vec!["demo"]),
            ("don't", "I don’t know", vec!["don’t"]),
        ] {
            assert_eq!(found(keyword, text), expected, "{keyword} in {text}");
        }
    }

    #[test]
    fn a_keyword_without_letters_or_digits_is_none() {
        for written in ["", "   ", "?!", "\u{200B}"] {
            assert_eq!(Keyword::read(written), None, "{written:?}");
        }
    }
}
