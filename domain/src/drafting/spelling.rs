//! Slips of the pen: a word that no table knows is read as the one word that is a letter away.

use std::collections::HashSet;

use super::language::Language;
use super::matter::{self, Kind, Word};
use super::vocabulary::Vocabulary;

/// Words shorter than this are too close to others.
const LEAST_LETTERS: usize = 4;
/// Shorter words are only read as ones with a letter more, or with two letters swapped.
const SHORT: usize = 6;
/// From here on two slips are forgiven.
const LONG: usize = 10;

/// Corrects words by those that are known to be written right.
pub(super) struct Speller<'w> {
    language: Language,
    vocabulary: &'static Vocabulary,
    written: &'w HashSet<&'w str>,
}

impl<'w> Speller<'w> {
    /// Knows the table of the language and the words of the texts at hand.
    pub(super) fn new(language: Language, written: &'w HashSet<&'w str>) -> Self {
        Self {
            language,
            vocabulary: Vocabulary::of(language),
            written,
        }
    }

    /// The word itself where it is known or nothing is near; else what was meant.
    pub(super) fn corrected(&self, word: Word) -> Vec<Word> {
        let letters = word.written.chars().count();
        let is_plain = word.written.chars().all(char::is_alphabetic);
        let is_known = || {
            let mut keys = word.keys.iter();
            keys.any(|key| {
                key.starts_with('=') || self.written.contains(key.as_str()) || self.vocabulary.is_spelled(key)
            })
        };
        if word.kind != Kind::Matter || !is_plain || letters < LEAST_LETTERS || is_known() {
            return vec![word];
        }
        let most = if letters >= LONG { 2 } else { 1 };
        let mut near: Vec<(usize, &str)> = Vec::new();
        for known in self.vocabulary.spelled().chain(self.written.iter().copied()) {
            let others = known.chars().count();
            let is_near = if letters < SHORT {
                others == letters + 1
            } else {
                others >= SHORT - 1
            };
            if is_near && let Some(slips) = slips(&word.written, known, most) {
                near.push((slips, known));
            }
        }
        match near.into_iter().min() {
            Some((_, meant)) => matter::read(meant, self.language),
            None => vec![word],
        }
    }
}

/// The letters to change, leave out, add or swap, if they are at most so many; a first letter is seldom wrong.
fn slips(left: &str, right: &str, most: usize) -> Option<usize> {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.first() != right.first() || left.len().abs_diff(right.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let kept = last.get(column).copied().unwrap_or(0) + usize::from(letter != other);
            let dropped = last.get(column + 1).copied().unwrap_or(0) + 1;
            let added = next.get(column).copied().unwrap_or(0) + 1;
            let mut least = kept.min(dropped).min(added);
            let is_swap =
                row > 0 && column > 0 && left.get(row - 1) == Some(other) && right.get(column - 1) == Some(letter);
            if is_swap {
                least = least.min(before.get(column - 1).copied().unwrap_or(0) + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut last, next);
    }
    last.last().copied().filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_read_as_what_was_meant() {
        let written = HashSet::from(["tandem"]);
        let speller = Speller::new(Language::En, &written);
        let read = |text: &str| {
            let words = matter::read(text, Language::En).into_iter();
            let words = words.flat_map(|word| speller.corrected(word));
            words.map(|word| word.written).collect::<Vec<_>>()
        };

        assert_eq!(read("tandme"), ["tandem"]);
        assert_eq!(read("delivrey"), ["delivery"]);
        assert_eq!(read("marmalade"), ["marmalade"]);
    }
}
