//! Turns the date words of a text's language into the words that the grammar of dates knows, phrase by phrase.
//! Each phrase keeps its span, so that what is read can be quoted as it was written.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::token::{Kind, Token, split};
use super::zone_table;
use crate::intents::folding::fold;
use crate::language::{Language, Words, is_common_word, likely};

/// What stands for a word that says nothing of dates; an hour or a day may stand before it.
pub(super) const FILLER: &str = "filler";

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const NUMBERS: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// Where a term may be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Anywhere,
    /// Abbreviations that are words or syllables too: only beside a number.
    BesideNumber,
    /// Only before a number.
    BeforeNumber,
}

struct Entry {
    rest: Vec<String>,
    target: Vec<Token>,
    place: Place,
}

/// A language's phrases by their first word, the longest first.
#[derive(Default)]
struct Phrasebook {
    by_first: HashMap<String, Vec<Entry>>,
}

static PHRASEBOOKS: LazyLock<HashMap<Language, Phrasebook>> = LazyLock::new(|| {
    let book = |language| (language, Phrasebook::of(language));
    Language::ALL.into_iter().map(book).collect()
});

/// Turns the date words of the language the tokens are written in, and says which that is.
pub(super) fn translate(tokens: Vec<Token>) -> (Vec<Token>, Language) {
    let words = tokens.iter().filter_map(|token| match &token.kind {
        Kind::Word(word) if !(token.is_capital && zone_table::abbreviation(word).is_some()) => Some(word.as_str()),
        _ => None,
    });
    let language = likely(words);
    match PHRASEBOOKS.get(&language) {
        Some(book) => (book.translate(&tokens, language != Language::En), language),
        None => (tokens, language),
    }
}

/// What words are compared by: the letters without accents, but for the shortest, where accents tell words apart.
fn key(token: &Token) -> String {
    match &token.kind {
        Kind::Word(word) if word.chars().count() <= 2 => word.clone(),
        Kind::Word(word) => fold(word),
        Kind::Number { value, .. } | Kind::Ordinal(value) => value.to_string(),
        Kind::Mark(mark) => mark.to_string(),
        Kind::Opaque => String::new(),
    }
}

impl Phrasebook {
    fn of(language: Language) -> Self {
        let dates = &Words::of(language).dates;
        let mut book = Self::default();
        for (term, meaning) in dates.terms {
            book.add(term, meaning, Place::Anywhere);
        }
        if language != Language::En {
            book.add_names(&dates.weekdays, &WEEKDAYS, (3, Place::BeforeNumber));
            book.add_names(&dates.months, &MONTHS, (4, Place::BesideNumber));
            for (forms, meaning) in dates.numbers.iter().zip(NUMBERS) {
                for form in forms.split(' ') {
                    book.add(form, meaning, Place::Anywhere);
                }
            }
        }
        for (forms, meaning) in dates.weekdays.iter().zip(WEEKDAYS) {
            let full = forms.split(' ').next().unwrap_or_default();
            for (part, name) in dates.compounds {
                book.add(&format!("{full}{part}"), &format!("{meaning} {name}"), Place::Anywhere);
            }
        }
        for entries in book.by_first.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        }
        book
    }

    /// Names with their abbreviations; those of at most `longest` letters only where they are `placed`.
    fn add_names(&mut self, names: &[&str], meanings: &[&str], (longest, placed): (usize, Place)) {
        for (forms, meaning) in names.iter().zip(meanings) {
            for (index, form) in forms.split(' ').enumerate() {
                let is_short = index > 0 && form.chars().count() <= longest;
                self.add(form, meaning, if is_short { placed } else { Place::Anywhere });
            }
        }
    }

    fn add(&mut self, term: &str, meaning: &str, place: Place) {
        let mut keys = split(term).iter().map(key).collect::<Vec<_>>().into_iter();
        let Some(first) = keys.next().filter(|first| !first.is_empty()) else {
            return;
        };
        let target = meaning.split(' ').flat_map(|word| {
            let is_name = word.starts_with(|letter: char| letter.is_alphabetic());
            let mut tokens = split(word);
            if is_name && tokens.len() > 1 {
                tokens.truncate(1);
                for token in &mut tokens {
                    token.kind = Kind::Word(word.to_owned());
                }
            }
            tokens
        });
        let entry = Entry {
            rest: keys.collect(),
            target: target.collect(),
            place,
        };
        self.by_first.entry(first).or_default().push(entry);
    }

    fn translate(&self, tokens: &[Token], is_foreign: bool) -> Vec<Token> {
        let keys: Vec<String> = tokens.iter().map(key).collect();
        let mut translated = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match self.find(&keys, tokens, at) {
                Some(entry) => {
                    let next = at + 1 + entry.rest.len();
                    let is_dotted = entry.place != Place::Anywhere && is_dot_inside(tokens, next);
                    let next = next + usize::from(is_dotted);
                    let end = tokens.get(next - 1).map_or(token.end, |last| last.end);
                    push(&mut translated, entry, token, end);
                    at = next;
                }
                None if is_foreign && is_ordinal(&translated, tokens, at) => {
                    let Kind::Number { value, .. } = token.kind else { break };
                    let end = tokens.get(at + 1).map_or(token.end, |dot| dot.end);
                    translated.push(Token {
                        kind: Kind::Ordinal(value),
                        end,
                        ..token.clone()
                    });
                    at += 2;
                }
                None => {
                    translated.push(plain(token, keys.get(at), is_foreign));
                    at += 1;
                }
            }
        }
        translated
    }

    fn find(&self, keys: &[String], tokens: &[Token], at: usize) -> Option<&Entry> {
        let key = keys.get(at)?;
        let elided = || key.split_once('\'').and_then(|(_, word)| self.by_first.get(word));
        let entries = self.by_first.get(key).or_else(elided)?;
        entries.iter().find(|entry| {
            let is_whole = keys.get(at + 1..).is_some_and(|rest| rest.starts_with(&entry.rest));
            is_whole && is_placed(tokens, at, entry.place)
        })
    }
}

/// A dot at `at` belongs to what stands before it: the sentence goes on behind it.
fn is_dot_inside(tokens: &[Token], at: usize) -> bool {
    let is_dot = tokens
        .get(at)
        .is_some_and(|token| token.is_glued && matches!(token.kind, Kind::Mark('.')));
    let goes_on = tokens
        .get(at + 1)
        .is_some_and(|token| !token.is_capital && !token.is_line_start && !token.is_glued);
    is_dot && goes_on
}

/// `am 26. um 9`: a number with a dot behind a word that leads to a day.
fn is_ordinal(translated: &[Token], tokens: &[Token], at: usize) -> bool {
    let is_led = translated.last().is_some_and(
        |last| matches!(&last.kind, Kind::Word(word) if matches!(word.as_str(), "on" | "the" | "until" | "from" | "or" | "and")),
    );
    let is_day = tokens.get(at).is_some_and(|token| {
        matches!(
            token.kind,
            Kind::Number {
                value: 1..=31,
                digits: 1 | 2
            }
        )
    });
    let is_word_next = tokens
        .get(at + 2)
        .is_some_and(|token| matches!(token.kind, Kind::Word(_)));
    // `3.-6. Dezember`
    let kind = |at: usize| tokens.get(at).map(|token| &token.kind);
    let opens_range = matches!(kind(at + 1), Some(Kind::Mark('.')))
        && matches!(kind(at + 2), Some(Kind::Mark('-')))
        && matches!(kind(at + 4), Some(Kind::Mark('.')))
        && matches!(kind(at + 5), Some(Kind::Word(_)));
    is_day && (opens_range || is_led && is_word_next && is_dot_inside(tokens, at + 1))
}

fn is_placed(tokens: &[Token], at: usize, place: Place) -> bool {
    let is_number = |at: Option<usize>| {
        let token = at.and_then(|at| tokens.get(at));
        token.is_some_and(|token| matches!(token.kind, Kind::Number { .. } | Kind::Ordinal(_)))
    };
    let is_mark = |at: Option<usize>| {
        let token = at.and_then(|at| tokens.get(at));
        token.is_some_and(|token| matches!(token.kind, Kind::Mark('.' | ',')))
    };
    let step = |first: Option<usize>, second: Option<usize>| is_number(first) || is_mark(first) && is_number(second);
    let is_before = || {
        step(Some(at + 1), Some(at + 2)) || is_mark(Some(at + 1)) && is_mark(Some(at + 2)) && is_number(Some(at + 3))
    };
    let is_before_time = || {
        let is_capital = tokens.get(at).is_some_and(|token| token.is_capital);
        let joiner = tokens.get(at + 1).map(|token| &token.kind);
        let is_small = matches!(joiner, Some(Kind::Word(word)) if word.chars().count() <= 4);
        is_capital && is_small && is_number(Some(at + 2))
    };
    match place {
        Place::Anywhere => true,
        Place::BeforeNumber => is_before() || is_before_time(),
        Place::BesideNumber => is_before() || step(at.checked_sub(1), at.checked_sub(2)),
    }
}

/// Adds what a phrase means; each of its tokens covers the phrase.
fn push(translated: &mut Vec<Token>, entry: &Entry, first: &Token, end: usize) {
    for (index, token) in entry.target.iter().enumerate() {
        translated.push(Token {
            kind: token.kind.clone(),
            start: first.start,
            end,
            is_glued: if index == 0 { first.is_glued } else { token.is_glued },
            is_capital: if index == 0 {
                first.is_capital || token.is_capital
            } else {
                token.is_capital
            },
            is_line_start: index == 0 && first.is_line_start,
        });
    }
}

fn plain(token: &Token, key: Option<&String>, is_foreign: bool) -> Token {
    let mut token = token.clone();
    if is_foreign
        && !token.is_glued
        && let Kind::Word(word) = &mut token.kind
        && key.is_some_and(|key| is_common_word(key))
    {
        FILLER.clone_into(word);
    }
    token
}
