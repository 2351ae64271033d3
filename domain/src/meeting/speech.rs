//! What a sentence does: it proposes, asks, refuses, tells. Decided by the entries of `say`, in all languages at once,
//! because a short mail does not show its language.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::intents::folding::{fold, letters};
use crate::language::{Language, Words};

/// Most words from a wish to the meeting that is wished for.
const LONGEST_WISH: usize = 16;
/// Words that `..` may stand for.
const GAP: usize = 9;

/// What an entry of the tables says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Act {
    Propose,
    Request,
    Wish,
    Command,
    Arrange,
    Definite,
    Meet,
    Confirm,
    Ask,
    OpenHour,
    Refuse,
    Cancel,
    Shift,
    Accept,
    Tell,
    Aside,
    Past,
    Unfit,
    Deadline,
    Doubt,
    To,
    Glue,
    Dated,
    Between,
    Number,
    Weekday,
    Month,
}

/// Several acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Acts(u32);

impl Acts {
    pub(super) fn has(self, act: Act) -> bool {
        self.0 & (1 << act as u8) != 0
    }

    pub(super) fn has_any(self, acts: &[Act]) -> bool {
        acts.iter().any(|act| self.has(*act))
    }

    pub(super) fn add(&mut self, act: Act) {
        self.0 |= 1 << act as u8;
    }

    pub(super) fn join(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// A folded word and the bytes it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The words of a text; an apostrophe parts them.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_open = false;
    for letter in letters(text) {
        if !letter.value.is_alphanumeric() {
            is_open = false;
            continue;
        }
        match words.last_mut().filter(|_| is_open) {
            Some(word) => {
                word.text.push(letter.value);
                word.end = letter.end;
            }
            None => words.push(Word {
                text: letter.value.to_string(),
                start: letter.start,
                end: letter.end,
            }),
        }
        is_open = true;
    }
    words
}

enum Piece {
    Exact(String),
    Stem(String),
    Gap,
}

struct Entry {
    act: Act,
    pieces: Vec<Piece>,
}

/// All entries: by their first word, and those that begin with a stem.
struct Table {
    by_word: HashMap<String, Vec<Entry>>,
    by_stem: Vec<Entry>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        by_word: HashMap::new(),
        by_stem: Vec::new(),
    };
    for language in Language::ALL {
        let language = &Words::of(language).meeting;
        let groups = [
            (Act::Propose, language.propose),
            (Act::Request, language.request),
            (Act::Wish, language.wish),
            (Act::Command, language.command),
            (Act::Arrange, language.arrange),
            (Act::Definite, language.definite),
            (Act::Meet, language.meet),
            (Act::Confirm, language.confirm),
            (Act::Ask, language.ask),
            (Act::OpenHour, language.open_hour),
            (Act::Refuse, language.refuse),
            (Act::Cancel, language.cancel),
            (Act::Shift, language.shift),
            (Act::Accept, language.accept),
            (Act::Tell, language.tell),
            (Act::Aside, language.aside),
            (Act::Past, language.past),
            (Act::Unfit, language.unfit),
            (Act::Deadline, language.deadline),
            (Act::Doubt, language.doubt),
            (Act::To, language.to),
            (Act::Glue, language.glue),
            (Act::Dated, language.dated),
            (Act::Between, language.between),
        ];
        for (act, entries) in groups {
            entries.split('|').for_each(|entry| table.add(act, entry));
        }
    }
    table
});

impl Table {
    fn add(&mut self, act: Act, entry: &str) {
        let pieces: Vec<Piece> = entry
            .split_whitespace()
            .map(|piece| match piece.strip_suffix('*') {
                _ if piece == ".." => Piece::Gap,
                Some(stem) => Piece::Stem(stem.to_owned()),
                None => Piece::Exact(piece.to_owned()),
            })
            .collect();
        match pieces.first() {
            Some(Piece::Exact(first)) => self
                .by_word
                .entry(first.clone())
                .or_default()
                .push(Entry { act, pieces }),
            Some(_) => self.by_stem.push(Entry { act, pieces }),
            None => {}
        }
    }
}

fn matches(pieces: &[Piece], words: &[Word]) -> bool {
    let Some((piece, rest)) = pieces.split_first() else {
        return true;
    };
    let next = |is_it: bool| is_it && matches(rest, words.get(1..).unwrap_or_default());
    match piece {
        Piece::Gap => (0..=GAP.min(words.len())).any(|skip| matches(rest, words.get(skip..).unwrap_or_default())),
        Piece::Exact(text) => next(words.first().is_some_and(|word| word.text == *text)),
        Piece::Stem(stem) => next(words.first().is_some_and(|word| word.text.starts_with(stem.as_str()))),
    }
}

/// What is said at the first of these words.
fn acts_at(words: &[Word]) -> Acts {
    let mut acts = Acts::default();
    let Some(first) = words.first() else { return acts };
    let known = TABLE.by_word.get(&first.text);
    for entry in known.into_iter().flatten().chain(&TABLE.by_stem) {
        if matches(&entry.pieces, words) {
            acts.add(entry.act);
        }
    }
    let named = [
        (Act::Weekday, &NAMES.weekdays),
        (Act::Month, &NAMES.months),
        (Act::Number, &NAMES.numbers),
    ];
    for (act, _) in named.iter().filter(|(_, names)| names.contains_key(&first.text)) {
        acts.add(*act);
    }
    acts
}

/// Everything that is said in these words.
pub(super) fn acts(words: &[Word]) -> Acts {
    let mut all = Acts::default();
    for at in 0..words.len() {
        all.join(acts_at(words.get(at..).unwrap_or_default()));
    }
    all
}

/// What one word says by itself.
pub(super) fn acts_of(word: &Word) -> Acts {
    acts_at(std::slice::from_ref(word))
}

/// The names of days, months and numbers in all languages, folded.
struct Names {
    weekdays: HashMap<String, usize>,
    months: HashMap<String, usize>,
    numbers: HashMap<String, usize>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    const SHORT: usize = 4;
    const COUNTED: usize = 12;
    let mut names = Names {
        weekdays: HashMap::new(),
        months: HashMap::new(),
        numbers: HashMap::new(),
    };
    for language in Language::ALL {
        let dates = &Words::of(language).dates;
        // What is short in other languages is a word in some: `set`, `out`, `ago`.
        let is_clear = |at: usize, form: &str| language == Language::En || at == 0 || form.len() > SHORT;
        for (month, forms) in dates.months.iter().enumerate() {
            for (_, form) in forms.split(' ').enumerate().filter(|(at, form)| is_clear(*at, form)) {
                names.months.entry(fold(form)).or_insert(month);
            }
        }
        for (number, forms) in dates.numbers.iter().take(COUNTED).enumerate() {
            for form in forms.split(' ').filter(|form| !form.is_empty()) {
                names.numbers.entry(fold(form)).or_insert(number);
            }
        }
    }
    for language in Language::ALL {
        for (weekday, forms) in Words::of(language).dates.weekdays.iter().enumerate() {
            for form in forms
                .split(' ')
                .map(fold)
                .filter(|form| !names.months.contains_key(form))
            {
                // What recurs is said in the plural: `montags`.
                let plural = (form.len() > SHORT).then(|| format!("{form}s"));
                for form in [Some(form), plural].into_iter().flatten() {
                    names.weekdays.entry(form).or_insert(weekday);
                }
            }
        }
    }
    names
});

/// The weekday a word names, from Monday.
pub(super) fn weekday(word: &str) -> Option<usize> {
    NAMES.weekdays.get(word).copied()
}

/// The weekday that one of its names tells, from Monday.
pub(super) fn weekday_like(is_like: impl Fn(&str) -> bool) -> Option<usize> {
    NAMES
        .weekdays
        .iter()
        .filter(|(name, _)| is_like(name))
        .map(|(_, weekday)| *weekday)
        .min()
}

/// The month a word names, from January.
pub(super) fn month(word: &str) -> Option<usize> {
    NAMES.months.get(word).copied()
}

/// The number a word names, from one to twelve.
pub(super) fn number(word: &str) -> Option<u32> {
    let place = NAMES.numbers.get(word)?;
    u32::try_from(place + 1).ok()
}

/// A sentence: its bytes, its words and what it does.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) words: Vec<Word>,
    pub(super) acts: Acts,
    pub(super) is_question: bool,
    /// It names a meeting that does not exist yet.
    pub(super) is_of_new_meeting: bool,
}

/// The sentences of a text; a line of its own is one, a wrapped line is not.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, letter) in text.char_indices() {
        if at >= start && ends(text, start, at, letter) {
            let end = at + letter.len_utf8();
            found.extend(sentence(text, start, end));
            start = end;
        }
    }
    found.extend(sentence(text, start, text.len()));
    found
}

fn sentence(text: &str, start: usize, end: usize) -> Option<Sentence> {
    let own = text.get(start..end)?;
    let mut words = words(own);
    words.iter_mut().for_each(|word| {
        word.start += start;
        word.end += start;
    });
    let mut acts = acts(&words);
    let is_new = names_new_meeting(&words);
    let is_asked = acts.has(Act::Request) && is_new && !acts.has(Act::Tell);
    let is_wished = !acts.has_any(&[Act::Past, Act::Tell, Act::Unfit]) && wishes_to_meet(&words);
    if is_asked || is_wished {
        acts.add(Act::Propose);
    }
    (!words.is_empty()).then(|| Sentence {
        start,
        end,
        acts,
        words,
        is_question: own.trim_end().ends_with('?'),
        is_of_new_meeting: is_new,
    })
}

/// `a call on Friday`, `can you call`; not `the call on Friday`.
fn names_new_meeting(words: &[Word]) -> bool {
    let is_definite = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        before.is_some_and(|before| acts_of(before).has(Act::Definite))
    };
    (0..words.len()).any(|at| acts_at(words.get(at..).unwrap_or_default()).has(Act::Meet) && !is_definite(at))
}

/// `I'd like to book a short call`, `ich möchte am Montag um 9 vorbeikommen`, `please call me`: from the wish to the
/// meeting stand only words of arranging, times and small words; `I'd like to report a call` wishes something else.
fn wishes_to_meet(words: &[Word]) -> bool {
    let is_between = |word: &Word| {
        let is_number = word.text.starts_with(|letter: char| letter.is_ascii_digit());
        let acts = acts_of(word);
        is_number || acts.has_any(&[Act::Arrange, Act::Glue, Act::Weekday, Act::Month, Act::Number])
    };
    let opens = |at: usize| {
        let said = acts_at(words.get(at..).unwrap_or_default());
        said.has(Act::Wish) || said.has(Act::Command) && at == 0
    };
    let reaches_meeting = |at: usize| {
        let rest = |at: usize| words.get(at..).unwrap_or_default();
        let names_meeting = |at: &usize| acts_at(rest(*at)).has_any(&[Act::Meet, Act::Command]);
        let end = (at..words.len().min(at + LONGEST_WISH))
            .find(|at| names_meeting(at) || !rest(*at).first().is_some_and(is_between));
        end.is_some_and(|end| names_meeting(&end))
    };
    (0..words.len()).any(|at| opens(at) && reaches_meeting(at))
}

/// A line shorter than this was ended by its writer.
const WRAPPED: usize = 60;

fn ends(text: &str, start: usize, at: usize, letter: char) -> bool {
    let rest = text.get(at + letter.len_utf8()..).unwrap_or_default();
    match letter {
        '!' | '?' | ';' => true,
        '\n' => {
            let line = text.get(start..at).unwrap_or_default();
            let last = line.rsplit('\n').next().unwrap_or_default();
            let next = rest.trim_start_matches([' ', '\t', '>']);
            last.len() < WRAPPED || next.starts_with(['\n', '-', '*', '\u{2022}'])
        }
        '.' => {
            let before = text.get(start..at).unwrap_or_default();
            let next = rest.trim_start_matches([')', '"', '\u{201d}']);
            if !next.is_empty() && !next.starts_with(char::is_whitespace) {
                return false;
            }
            let next = next.trim_start();
            let last = before
                .rsplit(|letter: char| !letter.is_alphanumeric())
                .next()
                .unwrap_or_default();
            !(is_abbreviation(last) || is_ordinal(last, next) || next.starts_with(char::is_lowercase))
        }
        _ => false,
    }
}

fn is_abbreviation(word: &str) -> bool {
    const SHORT: &[&str] = &[
        "mr", "mrs", "ms", "dr", "st", "sr", "sra", "sig", "geom", "dott", "prof", "tel", "nr", "approx", "ca", "mme",
        "z", "i", "a",
    ];
    SHORT.contains(&word.to_lowercase().as_str())
}

/// `26. Oktober`: the dot belongs to the number.
fn is_ordinal(last: &str, next: &str) -> bool {
    let is_day = last.len() <= 2 && last.bytes().all(|byte| byte.is_ascii_digit()) && !last.is_empty();
    let follower = words(next.get(..next.floor_char_boundary(20)).unwrap_or_default());
    is_day && follower.first().is_some_and(|word| month(&word.text).is_some())
}
