//! What the clauses of an answer say about the offers.

use super::clock::{Clock, clocks};
use super::{Offers, day_of_month, has, has_at, phrase_at, words};
use crate::dates::Zone;
use crate::meeting::speech::{self, Word};

/// A place among the offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ordinal {
    From(usize),
    Last,
    Middle,
}

impl Ordinal {
    pub(super) fn place(self, count: usize) -> Option<usize> {
        match self {
            Self::From(at) => (at < count).then_some(at),
            Self::Last => count.checked_sub(1),
            Self::Middle => (count % 2 == 1).then_some(count / 2),
        }
    }
}

/// Whose clock a time is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    Guest,
    Owner,
    /// Words behind the time, which may name a place.
    Named(Vec<String>),
}

impl Whose {
    pub(super) fn zone(&self, offers: &Offers) -> Zone {
        match self {
            Self::Guest => offers.guest,
            Self::Owner => offers.owner,
            Self::Named(behind) => {
                let is_owner = names_city(behind, offers.owner) && !names_city(behind, offers.guest);
                if is_owner { offers.owner } else { offers.guest }
            }
        }
    }
}

/// `Londoner Zeit`, `hora de México`: a word that begins like the city of the zone.
fn names_city(behind: &[String], zone: Zone) -> bool {
    let name = zone.name().to_lowercase();
    let city = name.rsplit('/').next().unwrap_or_default();
    let head = city.get(..4).unwrap_or(city);
    let is_uk = city == "london" && behind.iter().any(|word| word == "uk");
    is_uk || city.len() >= 4 && behind.iter().any(|word| word.starts_with(head))
}

/// One clause, or several joined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) weekdays: Vec<usize>,
    pub(super) days: Vec<(u32, Option<u32>)>,
    pub(super) clocks: Vec<Clock>,
    pub(super) zones: Vec<Whose>,
    pub(super) ordinals: Option<Vec<Ordinal>>,
    /// The morning, or the rest of the day.
    pub(super) part: Option<bool>,
    /// The latest, or the earliest, of what else fits.
    pub(super) extreme: Option<bool>,
    pub(super) is_same_day: bool,
    pub(super) is_negative: bool,
    pub(super) is_except: bool,
    pub(super) is_fallback: bool,
    /// Says the same as the clause before, of something else.
    pub(super) repeats: bool,
    /// Tells of a conversation that was.
    pub(super) is_told: bool,
}

impl Clause {
    pub(super) fn has_when(&self) -> bool {
        !self.weekdays.is_empty() || !self.days.is_empty() || !self.clocks.is_empty() || self.is_same_day
    }

    pub(super) fn has_extreme(&self) -> bool {
        self.extreme.is_some() || self.part.is_some()
    }

    pub(super) fn says_something(&self) -> bool {
        self.has_when() || self.ordinals.is_some() || self.has_extreme()
    }

    /// A number and nothing else that says when or which.
    pub(super) fn is_bare_number_alone(&self) -> bool {
        let is_number = self.clocks.len() == 1 && self.clocks.iter().all(|clock| clock.is_bare && clock.minute == 0);
        is_number
            && self.weekdays.is_empty()
            && self.days.is_empty()
            && self.ordinals.is_none()
            && !self.has_extreme()
            && !self.is_same_day
    }

    pub(super) fn join(&mut self, other: Self) {
        self.weekdays.extend(other.weekdays);
        self.days.extend(other.days);
        self.clocks.extend(other.clocks);
        self.zones.extend(other.zones);
        if let Some(ordinals) = other.ordinals {
            self.ordinals.get_or_insert_default().extend(ordinals);
        }
        self.part = self.part.or(other.part);
        self.extreme = self.extreme.or(other.extreme);
        self.is_same_day |= other.is_same_day;
    }

    fn of(words: &[Word], text: &str) -> Self {
        let cut = (0..words.len())
            .find(|at| has_at(words, *at, &words::RATHER_THAN))
            .unwrap_or(words.len());
        let turn = usize::from(
            words
                .first()
                .is_some_and(|word| words::TURNS.contains(&word.text.as_str())),
        );
        let words = words.get(turn..cut).unwrap_or_default();
        let mut clause = Self {
            is_fallback: (0..words.len().min(2)).any(|at| has_at(words, at, &words::OTHERWISE)),
            repeats: has(words, &words::TOO),
            is_told: has(words, &words::TALKED),
            is_same_day: has(words, &words::SAME_DAY),
            ..Self::default()
        };
        clause.name_days(words, text);
        clause.name_places(words);
        let is_clock = |clock: &Clock| day_of_month(words, text, clock.from).is_none();
        clause.clocks = clocks(words, text).into_iter().filter(is_clock).collect();
        clause.zones = clause.clocks.iter().map(|clock| whose(words, clock.to)).collect();
        // `las dez menos um quarto` takes nothing out.
        let is_told = |at: usize| clause.clocks.iter().any(|clock| (clock.from..clock.to).contains(&at));
        let rest: Vec<Word> = words
            .iter()
            .enumerate()
            .filter(|(at, _)| !is_told(*at))
            .map(|(_, word)| word.clone())
            .collect();
        (clause.is_negative, clause.is_except) = (denies(&rest), has(&rest, &words::EXCEPT));
        if has(words, &words::MORNING) || has(words, &words::AFTERNOON) {
            clause.part = Some(has(words, &words::MORNING));
        }
        clause
    }

    fn name_days(&mut self, words: &[Word], text: &str) {
        for (at, word) in words.iter().enumerate() {
            if let Some(day) = day_of_month(words, text, at) {
                self.days.push(day);
            }
            let next = words.get(at + 1).map_or("", |word| word.text.as_str());
            let before = at
                .checked_sub(1)
                .and_then(|before| words.get(before))
                .map_or("", |word| word.text.as_str());
            let is_counted =
                before == "la" || matches!(next, "opcao" | "opcion" | "hora" | "data" | "alternativa" | "half");
            let is_spelled = word.text.len() > 2 && !is_counted
                || word.text.len() == 2 && next.starts_with(|letter: char| letter.is_ascii_digit());
            let weekday = is_spelled
                .then(|| speech::weekday(&word.text).or_else(|| misspelled_weekday(&word.text)))
                .flatten();
            self.weekdays.extend(weekday);
        }
    }

    fn name_places(&mut self, words: &[Word]) {
        let mut ordinals = Vec::new();
        let mut at = 0;
        while at < words.len() {
            if let Some(count) = phrase_at(words, at, &words::LAST).filter(|count| *count > 1) {
                self.extreme = Some(true);
                at += count;
                continue;
            }
            let counted = words::ORDINALS.iter().position(|names| has_at(words, at, names));
            let text = words.get(at).map_or("", |word| word.text.as_str());
            let misspelled = || {
                (text.len() >= 5 && speech::weekday(text).is_none())
                    .then(|| {
                        words::ORDINALS
                            .iter()
                            .take(3)
                            .position(|names| names.iter().any(|name| is_near(name, text)))
                    })
                    .flatten()
            };
            let numbered = || {
                let is_counter = words::COUNTERS.contains(&text);
                let number: usize = words.get(at + 1).filter(|_| is_counter)?.text.parse().ok()?;
                number.checked_sub(1).filter(|place| *place < 10)
            };
            if let Some(place) = counted.or_else(numbered).or_else(misspelled) {
                ordinals.push(Ordinal::From(place));
            } else if has_at(words, at, &words::MIDDLE) {
                ordinals.push(Ordinal::Middle);
            } else if has_at(words, at, &words::LAST)
                || text.len() >= 6 && words::LAST.iter().any(|name| name.len() >= 6 && is_near(name, text))
            {
                if matches!(text, "late" | "latest" | "spateste" | "spatesten") {
                    self.extreme = Some(true);
                } else {
                    ordinals.push(Ordinal::Last);
                }
            } else if has_at(words, at, &words::EARLIEST) {
                self.extreme = Some(false);
            }
            at += 1;
        }
        self.ordinals = (!ordinals.is_empty()).then_some(ordinals);
    }
}

/// Whether the words say no; `no problem`, `No 3` and the Portuguese `no dia 3` do not.
fn denies(words: &[Word]) -> bool {
    (0..words.len()).any(|at| {
        let next = words.get(at + 1).map_or("", |word| word.text.as_str());
        let is_harmless = next.starts_with("probl")
            || matches!(next, "worries" | "probs" | "dia" | "sabado" | "domingo" | "nr" | "wait")
            || next.starts_with(|letter: char| letter.is_ascii_digit());
        has_at(words, at, &words::NEGATIONS) && !is_harmless
    })
}

/// Whose clock the words behind a time name.
fn whose(words: &[Word], at: usize) -> Whose {
    let behind = words.get(at..).unwrap_or_default();
    let near = behind.get(..behind.len().min(4)).unwrap_or_default();
    if has(near, &words::THERE) {
        Whose::Owner
    } else if has(near, &words::HERE) {
        Whose::Guest
    } else {
        Whose::Named(near.iter().map(|word| word.text.clone()).collect())
    }
}

/// A weekday with one wrong letter.
fn misspelled_weekday(word: &str) -> Option<usize> {
    let near = |name: &str| name.len() >= 6 && is_near(name, word);
    (word.len() >= 5).then(|| speech::weekday_like(near)).flatten()
}

/// Equal but for one letter that is missing, too many or wrong.
fn is_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let head = one.iter().zip(&other).take_while(|(left, right)| left == right).count();
    let tail =
        |left: usize, right: usize| one.get(left..).unwrap_or_default() == other.get(right..).unwrap_or_default();
    one.len().abs_diff(other.len()) <= 1
        && head > 0
        && (tail(head + 1, head) || tail(head, head + 1) || tail(head + 1, head + 1))
}

/// The clauses of a text: at marks, and at words that turn.
pub(super) fn clauses(text: &str) -> Vec<Clause> {
    let all = speech::words(text);
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..=all.len() {
        let is_end = at == all.len() || at > start && parts(text, &all, at);
        if is_end {
            let words = all.get(start..at).unwrap_or_default();
            if !words.is_empty() {
                found.push(Clause::of(words, text));
            }
            start = at;
        }
    }
    found
}

/// Whether a clause begins at this word.
fn parts(text: &str, words: &[Word], at: usize) -> bool {
    let (Some(before), Some(word)) = (words.get(at - 1), words.get(at)) else {
        return false;
    };
    let between = text.get(before.end..word.start).unwrap_or_default();
    let is_stop = between.contains(['!', '?', ';', '\n'])
        || between.contains(". ") && before.text.parse::<u32>().is_err() && before.text.len() > 2;
    let is_comma = between.contains(',');
    let is_turn = words::TURNS.contains(&word.text.as_str())
        && !words
            .get(at - 1)
            .is_some_and(|before| matches!(before.text.as_str(), "any" | "anything" | "all" | "everything"));
    is_stop || is_comma || is_turn
}
