//! Clock times as people write them in an answer to offers, where the offers tell which half of the day is meant.

use super::words;
use super::{has_at, phrase_at};
use crate::meeting::speech::{Word, number};

/// A clock time; `half` tells whether it is of the morning, where that is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u32,
    pub(super) minute: u32,
    pub(super) half: Option<bool>,
    /// A number and no more, which could count the offers.
    pub(super) is_bare: bool,
    /// The word it starts at, and the one behind it.
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Clock {
    /// The hours of the day it can mean, the likely one first.
    pub(super) fn hours(self) -> Vec<u32> {
        match (self.half, self.hour) {
            (Some(true), 12) => vec![0],
            (Some(true), hour) => vec![hour],
            (Some(false), hour @ 1..=11) => vec![hour + 12],
            (None, hour @ 1..=6) => vec![hour + 12, hour],
            (None, hour @ 7..=11) => vec![hour, hour + 12],
            (_, hour) => vec![hour],
        }
    }
}

/// Every clock time in these words.
pub(super) fn clocks(words: &[Word], text: &str) -> Vec<Clock> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match clock(words, text, at) {
            Some(clock) => {
                at = clock.to.max(at + 1);
                found.push(clock);
            }
            None => at += 1,
        }
    }
    found
}

fn clock(words: &[Word], text: &str, at: usize) -> Option<Clock> {
    if has_at(words, at, &words::NOON) {
        return Some(of(12, 0, at, at + 1));
    }
    let found = fraction(words, at)
        .or_else(|| digits(words, text, at))
        .or_else(|| spelled(words, at))?;
    Some(with_half(words, found))
}

fn of(hour: u32, minute: u32, from: usize, to: usize) -> Clock {
    Clock {
        hour,
        minute,
        half: None,
        is_bare: false,
        from,
        to,
    }
}

/// `half past four`, `halb drei`, `quarter to nine`.
fn fraction(words: &[Word], at: usize) -> Option<Clock> {
    let text = |at: usize| words.get(at).map_or("", |word| word.text.as_str());
    let hour = |at: usize| hour_word(text(at));
    let first = text(at);
    let before = |hour: u32| if hour == 1 { 12 } else { hour - 1 };
    if first == "halb" {
        return Some(of(before(hour(at + 1)?), 30, at, at + 2));
    }
    if first == "half" {
        if text(at + 1) == "past" {
            return Some(of(hour(at + 2)?, 30, at, at + 3));
        }
        let named = hour(at + 1)?;
        if number(text(at + 1)).is_none() {
            return Some(of(NO_HOUR, 30, at, at + 2));
        }
        let is_dutch = !ENGLISH.contains(&text(at + 1));
        return Some(of(if is_dutch { before(named) } else { named }, 30, at, at + 2));
    }
    if words::QUARTER.contains(&first) {
        let named = hour(at + 2)?;
        if words::PAST.contains(&text(at + 1)) {
            return Some(of(named, 15, at, at + 3));
        }
        return words::BEFORE
            .contains(&text(at + 1))
            .then(|| of(before(named), 45, at, at + 3));
    }
    // `las cinco y media`, `le dieci meno un quarto`.
    let named = hour(at)?;
    let skip = usize::from(matches!(text(at + 2), "un" | "um" | "le"));
    let part = text(at + 2 + skip);
    let minutes = if words::HALF.contains(&part) {
        30
    } else if words::QUARTER.contains(&part) {
        15
    } else {
        return None;
    };
    if words::PAST.contains(&text(at + 1)) {
        return Some(of(named, minutes, at, at + 3 + skip));
    }
    words::BEFORE
        .contains(&text(at + 1))
        .then(|| of(before(named), 60 - minutes, at, at + 3 + skip))
}

/// `half 4` is half past three or four, as one speaks Dutch or English; it fits no offer.
const NO_HOUR: u32 = 99;
const ENGLISH: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

fn hour_word(word: &str) -> Option<u32> {
    number(word).or_else(|| word.parse().ok().filter(|hour| (1..=24).contains(hour)))
}

/// `9`, `9:30`, `14h30`, `3pm`, `10 Uhr`.
fn digits(words: &[Word], text: &str, at: usize) -> Option<Clock> {
    let word = words.get(at)?;
    let cut = word
        .text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(word.text.len());
    let hour: u32 = word.text.get(..cut)?.parse().ok().filter(|hour| *hour <= 24)?;
    let tail = word.text.get(cut..)?;
    let after = |at: usize| words.get(at).map_or("", |word| word.text.as_str());
    if let Some(minutes) = tail.strip_prefix(['h', 'u']).filter(|_| tail != "uhr" && tail != "uur") {
        let minute = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
        return Some(of(hour, minute, at, at + 1));
    }
    match tail {
        "am" | "pm" => {
            let mut clock = of(hour, 0, at, at + 1);
            clock.half = Some(tail == "am");
            return Some(clock);
        }
        "uhr" | "uur" => return Some(of(hour, 0, at, at + 1)),
        "" => {}
        _ => return None,
    }
    let next = words.get(at + 1);
    let mark = next.and_then(|next| text.get(word.end..next.start));
    let minute_text = next.map_or("", |next| {
        next.text.trim_end_matches(|letter: char| letter.is_alphabetic())
    });
    if let (Some(":" | "." | "h"), 2, Ok(minute)) = (mark, minute_text.len(), minute_text.parse::<u32>())
        && minute < 60
        && !is_date(words, text, at)
    {
        let mut clock = of(hour, minute, at, at + 2);
        let tail = next.and_then(|next| next.text.get(2..)).unwrap_or_default();
        clock.half = (tail == "am" || tail == "pm").then_some(tail == "am");
        return Some(clock);
    }
    if is_date(words, text, at) {
        return None;
    }
    let is_counted = at
        .checked_sub(1)
        .is_some_and(|before| words::COUNTERS.contains(&after(before)));
    if is_counted || matches!(mark, Some("/" | "-")) {
        return None;
    }
    if has_at(words, at + 1, &words::OCLOCK) {
        return Some(of(hour, 0, at, at + 2));
    }
    let mut clock = of(hour, 0, at, at + 1);
    clock.is_bare = !at
        .checked_sub(1)
        .is_some_and(|before| words::AT.contains(&after(before)));
    Some(clock)
}

/// `10.03.`, `16 March`, `dia 9`: a number of a date.
fn is_date(words: &[Word], text: &str, at: usize) -> bool {
    super::day_of_month(words, text, at).is_some()
        || at.checked_sub(1).is_some_and(|before| {
            let is_tail = words
                .get(before)
                .zip(words.get(at))
                .and_then(|(one, other)| text.get(one.end..other.start))
                == Some(".");
            is_tail && super::day_of_month(words, text, before).is_some()
        })
}

/// `at nine`: a number word is a clock only behind a word that opens one.
fn spelled(words: &[Word], at: usize) -> Option<Clock> {
    let hour = number(&words.get(at)?.text)?;
    let before = at.checked_sub(1).and_then(|before| words.get(before))?;
    let opens = words::AT.contains(&before.text.as_str())
        && before.text != "a"
        && before.text != "la"
        && before.text != "le"
        && before.text != "all";
    let is_hour = opens || has_at(words, at + 1, &words::OCLOCK);
    is_hour.then(|| of(hour, 0, at, at + 1))
}

fn with_half(words: &[Word], mut clock: Clock) -> Clock {
    if clock.half.is_some() {
        return clock;
    }
    for (list, is_morning) in [(&words::AM, true), (&words::PM, false)] {
        if let Some(count) = phrase_at(words, clock.to, list) {
            clock.half = Some(is_morning);
            clock.is_bare = false;
            clock.to += count;
            break;
        }
    }
    clock
}
