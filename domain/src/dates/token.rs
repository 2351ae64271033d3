//! Splits prose into words, numbers and marks with their byte spans.
//! Addresses and links become one opaque token, so that digits inside them are never read as dates.

use super::translate::translate;
use super::zone::Zone;
use crate::language::Language;

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Lower-cased letters, apostrophes inside included.
    Word(String),
    Number {
        value: u32,
        digits: usize,
    },
    /// `14th`; words such as `fourteenth` stay words.
    Ordinal(u32),
    Mark(char),
    /// A link or an address.
    Opaque,
}

/// A token and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// No space stands between this token and the one before.
    pub(super) is_glued: bool,
    pub(super) is_capital: bool,
    /// The first of its line.
    pub(super) is_line_start: bool,
}

/// All tokens of a text, with look-ups that cannot panic.
#[derive(Debug)]
pub(super) struct Tokens {
    list: Vec<Token>,
    pub(super) is_day_first: bool,
    /// Not English: days stand before months, and `20.03.` is a date.
    pub(super) is_foreign: bool,
    pub(super) language: Language,
    /// Where the writer is: what abbreviations of several zones mean there.
    pub(super) home: Zone,
}

impl Tokens {
    pub(super) fn new(text: &str, is_day_first: bool) -> Self {
        let (list, language) = translate(split(text));
        let is_foreign = language != Language::En;
        Self {
            list,
            is_day_first: is_day_first || is_foreign,
            is_foreign,
            language,
            home: Zone::UTC,
        }
    }

    /// Says where the writer is.
    pub(super) fn at_home(mut self, home: Zone) -> Self {
        self.home = home;
        self
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token> {
        self.list.get(at)
    }

    pub(super) fn word(&self, at: usize) -> Option<&str> {
        match &self.list.get(at)?.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn is_word(&self, at: usize, any_of: &[&str]) -> bool {
        self.word(at).is_some_and(|word| any_of.contains(&word))
    }

    pub(super) fn mark(&self, at: usize) -> Option<char> {
        match self.list.get(at)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    pub(super) fn is_mark(&self, at: usize, any_of: &str) -> bool {
        self.mark(at).is_some_and(|mark| any_of.contains(mark))
    }

    /// A number's value and how many digits it was written with.
    pub(super) fn number(&self, at: usize) -> Option<(u32, usize)> {
        match self.list.get(at)?.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    pub(super) fn ordinal(&self, at: usize) -> Option<u32> {
        match self.list.get(at)?.kind {
            Kind::Ordinal(value) => Some(value),
            _ => None,
        }
    }

    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.is_glued)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.is_capital)
    }

    pub(super) fn is_line_start(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.is_line_start)
    }

    /// The token before `at`.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1)
    }

    /// How many of the words, a mark allowed between none, stand at `at`; `Some(next)` when all do.
    pub(super) fn words(&self, at: usize, expected: &[&str]) -> Option<usize> {
        let all = expected
            .iter()
            .enumerate()
            .all(|(shift, word)| self.word(at + shift) == Some(word));
        all.then_some(at + expected.len())
    }
}

/// Marks that only set type (`*bold*`, `[link]`): they leave no token, but a space.
fn is_invisible(mark: char) -> bool {
    matches!(
        mark,
        '*' | '[' | ']' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
    )
}

fn plain(mark: char) -> char {
    match mark {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{00b4}' | '`' => '\'',
        other => other,
    }
}

pub(super) fn split(text: &str) -> Vec<Token> {
    let mut list: Vec<Token> = Vec::new();
    let mut is_glued = false;
    let mut newlines = 0;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        if first.is_whitespace() || is_invisible(first) {
            newlines += usize::from(first == '\n');
            is_glued = false;
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            continue;
        }
        if newlines > 1 {
            list.push(Token {
                kind: Kind::Mark('\n'),
                start,
                end: start,
                is_glued: false,
                is_capital: false,
                is_line_start: true,
            });
        }
        let is_line_start = newlines > 0;
        newlines = 0;
        let (kind, length) = next(rest, is_glued);
        let end = start + length;
        list.push(Token {
            kind,
            start,
            end,
            is_glued,
            is_capital: first.is_uppercase(),
            is_line_start,
        });
        is_glued = true;
        rest = text.get(end..).unwrap_or_default();
    }
    list
}

fn next(rest: &str, is_glued: bool) -> (Kind, usize) {
    if !is_glued && let Some(length) = opaque_length(rest) {
        return (Kind::Opaque, length);
    }
    let first = rest.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() {
        return number(rest);
    }
    if first.is_alphabetic() {
        return word(rest);
    }
    (Kind::Mark(plain(first)), first.len_utf8())
}

fn number(rest: &str) -> (Kind, usize) {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let value = rest
        .get(..digits)
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(u32::MAX);
    let suffix: String = rest
        .chars()
        .skip(digits)
        .take(2)
        .collect::<String>()
        .to_ascii_lowercase();
    let after = rest.chars().nth(digits + 2);
    if matches!(suffix.as_str(), "st" | "nd" | "rd" | "th") && !after.is_some_and(char::is_alphanumeric) {
        return (Kind::Ordinal(value), digits + 2);
    }
    (Kind::Number { value, digits }, digits)
}

fn word(rest: &str) -> (Kind, usize) {
    let mut word = String::new();
    let mut length = 0;
    let mut characters = rest.chars().peekable();
    while let Some(character) = characters.next() {
        let is_apostrophe = plain(character) == '\'' && characters.peek().is_some_and(|next| next.is_alphabetic());
        if !character.is_alphabetic() && !is_apostrophe {
            break;
        }
        word.extend(plain(character).to_lowercase());
        length += character.len_utf8();
    }
    (Kind::Word(word), length)
}

/// Length of the link or address standing here. Reads no further than the next space, once per unglued token.
fn opaque_length(rest: &str) -> Option<usize> {
    let run = rest.split(char::is_whitespace).next().unwrap_or_default();
    let trimmed = run.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '>', '"', '\'']);
    let opened = trimmed.trim_start_matches(['<', '(', '"']);
    let is_link = opened.contains("://") || opened.starts_with("www.") || opened.contains("%2F");
    let is_address = opened.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && name.chars().any(char::is_alphabetic) && host.contains('.') && !name.contains('(')
    });
    (is_link || is_address).then_some(trimmed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_marks_keep_their_spans() {
        let tokens = Tokens::new("Meet 14th, 3pm \u{2013} 4", false);

        let kinds: Vec<_> = (0..tokens.len())
            .filter_map(|at| tokens.get(at).map(|token| token.kind.clone()))
            .collect();

        assert_eq!(kinds.get(1), Some(&Kind::Ordinal(14)));
        assert_eq!(kinds.get(4), Some(&Kind::Word("pm".to_owned())));
        assert_eq!(kinds.get(5), Some(&Kind::Mark('-')));
    }

    #[test]
    fn links_and_addresses_are_opaque() {
        let tokens = Tokens::new("see https://a.example/2024/05/06 or ann@a.example", false);

        assert_eq!(tokens.get(1).map(|token| token.kind.clone()), Some(Kind::Opaque));
        assert_eq!(tokens.get(3).map(|token| token.kind.clone()), Some(Kind::Opaque));
    }
}
