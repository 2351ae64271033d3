//! Matches an answer with the slots that were offered: a slot is picked only where exactly one follows from the words.

mod clock;
mod mentions;
mod quoted;
mod words;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeDelta, Timelike, Utc};
use serde::{Deserialize, Serialize};

use super::slots::Span;
use super::speech::{self, Word};
use crate::dates::Zone;
use mentions::{Clause, clauses};

/// Longest answer that is read, in bytes.
const LONGEST: usize = 4 * 1024;

/// What follows from an answer to offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expect {
    /// One slot is chosen.
    Pick,
    /// None follows; the sender must be asked.
    Ask,
    /// None suits, and no other time is named.
    Decline,
    /// Another time is named.
    Counter,
    /// The meeting is no longer wanted.
    Cancel,
    /// Something else, or the choice is put off.
    Other,
}

/// An answer to offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What follows from it.
    pub expect: Expect,
    /// The offer that is chosen, counted from 0.
    pub pick: Option<usize>,
    /// The other time, where the answer names day and hour.
    pub counter_start: Option<DateTime<FixedOffset>>,
}

impl Answer {
    fn of(expect: Expect) -> Self {
        Self {
            expect,
            pick: None,
            counter_start: None,
        }
    }
}

/// Slots as they were offered.
#[derive(Clone, Copy, Debug)]
pub struct Offers<'a> {
    /// In the order in which they were shown.
    pub slots: &'a [Span],
    /// The zone they were shown in.
    pub guest: Zone,
    /// Where the owner is.
    pub owner: Zone,
}

/// Matches an answer, quotes included, with what was offered.
#[must_use]
pub fn pick(text: &str, offers: &Offers, now: DateTime<Utc>) -> Answer {
    let text = crate::text::beginning(text, LONGEST);
    if let Some(at) = quoted::chosen(text, offers) {
        return picked(offers, at, now);
    }
    let own = quoted::own_words(text);
    let all = speech::words(&own);
    if has(&all, &words::DEFERRED) {
        return Answer::of(Expect::Other);
    }
    if has(&all, &words::DROPPED) {
        return Answer::of(Expect::Cancel);
    }
    let choice = Choice::read(&own, &all, offers, now);
    choice.answer(&own, &all, offers, now)
}

fn picked(offers: &Offers, at: usize, now: DateTime<Utc>) -> Answer {
    let is_ahead = offers.slots.get(at).is_some_and(|slot| slot.0 > now);
    Answer {
        pick: is_ahead.then_some(at),
        ..Answer::of(if is_ahead { Expect::Pick } else { Expect::Ask })
    }
}

/// What the clauses of an answer come to.
struct Choice {
    /// The offers that nothing speaks against.
    open: Vec<usize>,
    /// The clauses that say which, joined.
    wish: Clause,
    has_exclusion: bool,
    is_any: bool,
    is_none: bool,
}

impl Choice {
    fn read(own: &str, all: &[Word], offers: &Offers, now: DateTime<Utc>) -> Self {
        let mut open: Vec<usize> = (0..offers.slots.len()).collect();
        let mut wish = Clause::default();
        let mut has_exclusion = false;
        let mut is_negative = false;
        for (index, mut clause) in clauses(own).into_iter().enumerate() {
            if clause.is_fallback && wish.says_something() {
                break;
            }
            if clause.is_told {
                continue;
            }
            is_negative = clause.is_negative || clause.repeats && is_negative && clause.says_something();
            if (is_negative || clause.is_except) && clause.says_something() {
                has_exclusion = true;
                let out = clause.matching(&open, offers, now);
                if clause.has_when() || clause.ordinals.is_some() || clause.has_extreme() {
                    open.retain(|at| !out.contains(at));
                }
                continue;
            }
            if index > 0 && wish.says_something() {
                clause.part = None;
            }
            wish.join(clause);
        }
        Self {
            open,
            wish,
            has_exclusion,
            is_any: has(all, &words::ANY),
            is_none: has(all, &words::NONE),
        }
    }

    fn answer(&self, own: &str, all: &[Word], offers: &Offers, now: DateTime<Utc>) -> Answer {
        let wish = &self.wish;
        let is_lone_number = wish.is_bare_number_alone() && !all.is_empty();
        if is_lone_number {
            let counts = wish
                .clocks
                .iter()
                .any(|clock| usize::try_from(clock.hour).is_ok_and(|hour| hour <= offers.slots.len()));
            if counts {
                return Answer::of(Expect::Ask);
            }
        }
        let found = if wish.says_something() {
            wish.matching(&self.open, offers, now)
        } else if !self.is_none && (self.has_exclusion || self.is_any) {
            self.open.clone()
        } else {
            Vec::new()
        };
        match found.as_slice() {
            [one] if !self.is_none || wish.says_something() => return picked(offers, *one, now),
            [first, _, ..] => {
                let is_free = self.is_any && !self.is_none;
                return if is_free {
                    picked(offers, *first, now)
                } else {
                    Answer::of(Expect::Ask)
                };
            }
            _ => {}
        }
        self.without_match(own, all, offers, now)
    }

    /// Another time, none, or nothing about the offers.
    fn without_match(&self, own: &str, all: &[Word], offers: &Offers, now: DateTime<Utc>) -> Answer {
        let wish = &self.wish;
        let is_doubted = wish.says_something() || self.has_exclusion || self.is_none || own.contains('?');
        if offers.slots.len() == 1 && !is_doubted && is_plain_yes(all) {
            return picked(offers, 0, now);
        }
        if wish.has_when() && (wish.is_same_day || wish.ordinals.is_none()) {
            return wish.counter(offers, now);
        }
        if wish.says_something() {
            return Answer::of(Expect::Ask);
        }
        if self.is_none || self.has_exclusion && self.open.is_empty() {
            return Answer::of(Expect::Decline);
        }
        let is_long = all.len() > 9;
        let is_question = own.contains('?');
        Answer::of(if is_question || is_long {
            Expect::Other
        } else {
            Expect::Ask
        })
    }
}

/// `Yes, that works for us, thanks`: a yes, courtesies and at most one word more, such as a name.
fn is_plain_yes(words: &[Word]) -> bool {
    let (mut says_yes, mut others, mut at) = (false, 0, 0);
    while at < words.len() {
        let yes = phrase_at(words, at, &words::YES);
        says_yes |= yes.is_some();
        let known = yes.or_else(|| phrase_at(words, at, &words::COURTESIES));
        others += usize::from(known.is_none());
        at += known.unwrap_or(1);
    }
    says_yes && others <= 1
}

impl Clause {
    /// The offers that fit what the clause says.
    fn matching(&self, open: &[usize], offers: &Offers, now: DateTime<Utc>) -> Vec<usize> {
        let starts = |at: &usize| offers.slots.get(*at).map(|slot| offers.guest.show(slot.0));
        let mut found: Vec<usize> = open.to_vec();
        if let Some(ordinals) = &self.ordinals
            && !self.is_same_day
        {
            let count = offers.slots.len();
            let places: Vec<usize> = ordinals.iter().filter_map(|ordinal| ordinal.place(count)).collect();
            found.retain(|at| places.contains(at));
        }
        if !self.weekdays.is_empty() || !self.days.is_empty() || self.is_same_day {
            let dates = self.dates(offers, now);
            found.retain(|at| starts(at).is_some_and(|start| dates.contains(&start.date_naive())));
        }
        if !self.clocks.is_empty() {
            found.retain(|at| offers.slots.get(*at).is_some_and(|slot| self.shows(slot.0, offers)));
        }
        if let Some(is_morning) = self.part.filter(|_| self.clocks.is_empty()) {
            let fits = |at: &usize| starts(at).is_some_and(|start| (start.hour() < 12) == is_morning);
            found.retain(fits);
        }
        if let Some(is_late) = self.extreme.filter(|_| self.clocks.is_empty()) {
            let by_time = |at: &&usize| offers.slots.get(**at).map(|slot| slot.0);
            let chosen = if is_late {
                found.iter().max_by_key(by_time)
            } else {
                found.iter().min_by_key(by_time)
            };
            found = chosen.copied().into_iter().collect();
        }
        found
    }

    /// A clock of the clause shows this instant.
    fn shows(&self, instant: DateTime<Utc>, offers: &Offers) -> bool {
        self.clocks.iter().zip(&self.zones).any(|(clock, zone)| {
            let local = zone.zone(offers).show(instant);
            clock.minute == local.minute() && clock.hours().contains(&local.hour())
        })
    }

    /// The days that the clause names: of the offers where they fit, else the next ones to come.
    fn dates(&self, offers: &Offers, now: DateTime<Utc>) -> Vec<NaiveDate> {
        let offered: Vec<NaiveDate> = offers
            .slots
            .iter()
            .map(|slot| offers.guest.show(slot.0).date_naive())
            .collect();
        if self.is_same_day {
            let place = self
                .ordinals
                .iter()
                .flatten()
                .find_map(|ordinal| ordinal.place(offered.len()));
            let only = offered.first().filter(|first| offered.iter().all(|day| day == *first));
            return place
                .and_then(|at| offered.get(at))
                .or(only)
                .copied()
                .into_iter()
                .collect();
        }
        // Another day is one of the week that was offered, or the next like it.
        let tomorrow = offers.guest.show(now).date_naive() + TimeDelta::days(1);
        let week = offered
            .iter()
            .min()
            .map(|day| *day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday())));
        let from = week.map_or(tomorrow, |week| week.max(tomorrow));
        let coming = |fits: &dyn Fn(NaiveDate) -> bool| -> Vec<NaiveDate> {
            let known: Vec<NaiveDate> = offered.iter().copied().filter(|day| fits(*day)).collect();
            if known.is_empty() {
                from.iter_days().take(366).find(|day| fits(*day)).into_iter().collect()
            } else {
                known
            }
        };
        let by_weekday = |weekday: usize| coming(&|day| day.weekday().num_days_from_monday() as usize == weekday);
        if self.days.is_empty() {
            return self.weekdays.iter().flat_map(|weekday| by_weekday(*weekday)).collect();
        }
        let by_day = |(day, month): (u32, Option<u32>)| {
            coming(&|date| date.day() == day && month.is_none_or(|month| date.month() == month))
        };
        let dates: Vec<NaiveDate> = self.days.iter().flat_map(|day| by_day(*day)).collect();
        // `Thursday the 13th` must be one.
        let agrees = |date: &NaiveDate| {
            self.weekdays.is_empty()
                || self
                    .weekdays
                    .contains(&(date.weekday().num_days_from_monday() as usize))
        };
        dates.into_iter().filter(agrees).collect()
    }

    /// The other time that the clause names.
    fn counter(&self, offers: &Offers, now: DateTime<Utc>) -> Answer {
        let mut dates = self.dates(offers, now);
        dates.dedup();
        let names_day = !self.weekdays.is_empty() || !self.days.is_empty() || self.is_same_day;
        let offered: Vec<NaiveDate> = offers
            .slots
            .iter()
            .map(|slot| offers.guest.show(slot.0).date_naive())
            .collect();
        if dates.is_empty() && !names_day {
            dates = offered
                .first()
                .filter(|first| offered.iter().all(|day| day == *first))
                .copied()
                .into_iter()
                .collect();
        }
        let [date] = dates.as_slice() else {
            return Answer::of(Expect::Ask);
        };
        let hours: Vec<(u32, u32, Zone)> = self
            .clocks
            .iter()
            .zip(&self.zones)
            .filter_map(|(clock, zone)| Some((*clock.hours().first()?, clock.minute, zone.zone(offers))))
            .collect();
        let instants = hours
            .iter()
            .filter_map(|(hour, minute, zone)| Some(zone.resolve(date.and_hms_opt(*hour, *minute, 0)?)));
        let mut instants: Vec<DateTime<FixedOffset>> = instants.collect();
        instants.dedup();
        let is_offered_day = offered.contains(date);
        match instants.as_slice() {
            [] if is_offered_day => Answer::of(Expect::Ask),
            [] => Answer::of(Expect::Counter),
            [start] if start.to_utc() > now && start.to_utc() < now + TimeDelta::days(366) => Answer {
                counter_start: Some(*start),
                ..Answer::of(Expect::Counter)
            },
            _ => Answer::of(Expect::Ask),
        }
    }
}

/// How many words the longest phrase of the list that stands at `at` has.
fn phrase_at(words: &[Word], at: usize, list: &[&str]) -> Option<usize> {
    let stands = |phrase: &&&str| {
        phrase
            .split(' ')
            .enumerate()
            .all(|(index, part)| words.get(at + index).is_some_and(|word| word.text == part))
    };
    list.iter().filter(stands).map(|phrase| phrase.split(' ').count()).max()
}

fn has_at(words: &[Word], at: usize, list: &[&str]) -> bool {
    phrase_at(words, at, list).is_some()
}

fn has(words: &[Word], list: &[&str]) -> bool {
    (0..words.len()).any(|at| has_at(words, at, list))
}

/// `10.03.`, `16 March`, `March 16`, `the 20th`, `dia 9`: the day and, where it is written, the month.
fn day_of_month(words: &[Word], text: &str, at: usize) -> Option<(u32, Option<u32>)> {
    let word = words.get(at)?;
    let digits = word.text.trim_end_matches(|letter: char| letter.is_alphabetic());
    let day: u32 = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    let tail = word.text.get(digits.len()..).unwrap_or_default();
    let month = |at: usize| -> Option<u32> {
        let word = words.get(at)?;
        (word.text.len() > 2)
            .then(|| speech::month(&word.text))
            .flatten()
            .and_then(|month| u32::try_from(month + 1).ok())
    };
    let before = at.checked_sub(1);
    let skip = usize::from(
        words
            .get(at + 1)
            .is_some_and(|word| matches!(word.text.as_str(), "de" | "of")),
    );
    if let Some(month) = month(at + 1 + skip)
        .filter(|_| tail.is_empty() || is_ordinal_tail(tail))
        .or_else(|| before.and_then(month))
    {
        return Some((day, Some(month)));
    }
    if is_ordinal_tail(tail)
        && (day > 5
            || before
                .and_then(|before| words.get(before))
                .is_some_and(|word| speech::weekday(&word.text).is_some()))
    {
        return Some((day, None));
    }
    if !tail.is_empty() {
        return None;
    }
    // `10.03.`
    let next = words.get(at + 1);
    let mark = next.and_then(|next| text.get(word.end..next.start));
    let closes = next
        .and_then(|next| text.get(next.end..))
        .is_some_and(|rest| rest.starts_with('.'));
    let numeric = next
        .and_then(|next| next.text.parse::<u32>().ok())
        .filter(|month| (1..=12).contains(month));
    if mark == Some(".") && closes && numeric.is_some() {
        return Some((day, numeric));
    }
    let is_named = before
        .and_then(|before| words.get(before))
        .is_some_and(|word| word.text == "dia");
    is_named.then_some((day, None))
}

fn is_ordinal_tail(tail: &str) -> bool {
    matches!(tail, "th" | "st" | "nd" | "rd")
}
