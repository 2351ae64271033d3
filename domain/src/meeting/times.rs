//! The times a mail names, each with the day it belongs to and whether all its words were understood.

use chrono::{Datelike, NaiveDate, TimeDelta, Timelike};
use std::ops::Range;

use super::length::lengths;
use super::speech::{self, Act, Sentence};
use crate::dates::{self, Grain, Mention, Moment, Reference, Zone};

/// A time or day that a sentence names.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Time {
    pub(super) sentence: usize,
    pub(super) span: Range<usize>,
    pub(super) start: Moment,
    pub(super) end: Option<Moment>,
    /// An hour was written.
    pub(super) has_clock: bool,
    /// A day was written, or follows from a time before it.
    pub(super) has_day: bool,
    pub(super) zone: Zone,
    pub(super) has_zone: bool,
    pub(super) is_past: bool,
    /// Words beside it belong to it and were not understood.
    pub(super) is_unsure: bool,
    /// Nothing says which half of the day its hour is in.
    pub(super) is_half_open: bool,
    /// The words before it turn it down.
    pub(super) is_rejected: bool,
    /// Several days, or nothing as fine as a day.
    pub(super) is_broad: bool,
}

impl Time {
    fn of(mention: Mention, sentence: usize, reference: &Reference) -> Self {
        let is_unsure = mention.is_day_unread
            || says_two_moments(&mention, reference)
            || names_period(&mention)
            || says_two_clocks(&mention);
        let is_broad = !mention.has_explicit_time && mention.grain == Grain::DateRange;
        Self {
            sentence,
            start: mention.start,
            end: mention.end,
            has_clock: mention.has_explicit_time,
            has_day: mention.has_explicit_date || mention.grain == Grain::DateTimeRange && !mention.has_explicit_time,
            zone: mention.zone_written.unwrap_or(reference.zone),
            has_zone: mention.zone_written.is_some(),
            is_past: mention.is_past,
            is_unsure,
            is_half_open: mention.is_hour_ambiguous,
            is_rejected: mention.is_rejected,
            is_broad,
            span: mention.span,
        }
    }

    pub(super) fn date(&self) -> NaiveDate {
        self.start.local.date()
    }

    /// The same clock on another day.
    fn on(&mut self, day: NaiveDate) {
        let length = self.end.map(|end| end.instant - self.start.instant);
        let local = day.and_time(self.start.local.time());
        self.start = moment(self.zone, local);
        self.end = length
            .filter(|length| *length > TimeDelta::zero())
            .and_then(|length| local.checked_add_signed(length))
            .map(|local| moment(self.zone, local));
        self.has_day = true;
    }

    /// The same wall time in another zone.
    pub(super) fn place(&mut self, zone: Zone) {
        self.zone = zone;
        self.start = moment(zone, self.start.local);
        self.end = self.end.map(|end| moment(zone, end.local));
    }

    /// The hour in the morning, or in the afternoon.
    pub(super) fn in_half(&self, is_late: bool) -> Self {
        let shift = match (self.start.local.hour() < 12, is_late) {
            (true, true) => 12,
            (false, false) => -12,
            _ => 0,
        };
        let shifted = |at: Moment| {
            let local = at.local.checked_add_signed(TimeDelta::hours(shift));
            moment(self.zone, local.unwrap_or(at.local))
        };
        Self {
            start: shifted(self.start),
            end: self.end.map(shifted),
            is_half_open: false,
            ..self.clone()
        }
    }

    /// Puts the clock half a day on.
    fn afternoon(&mut self) {
        let later = |at: Moment, zone| {
            moment(
                zone,
                at.local.checked_add_signed(TimeDelta::hours(12)).unwrap_or(at.local),
            )
        };
        self.start = later(self.start, self.zone);
        self.end = self.end.map(|end| {
            if end.local < self.start.local {
                later(end, self.zone)
            } else {
                end
            }
        });
    }
}

pub(super) fn moment(zone: Zone, local: chrono::NaiveDateTime) -> Moment {
    Moment {
        local,
        instant: zone.resolve(local),
    }
}

/// Most times of a mail that are read: what names more is a timetable, and every time is held against every other.
const MOST_TIMES: usize = 60;

/// The times of a text, in its order.
pub(super) fn times(text: &str, sentences: &[Sentence], reference: &Reference) -> Vec<Time> {
    let mut times: Vec<Time> = Vec::new();
    for mention in dates::mentions(text, reference).into_iter().take(MOST_TIMES) {
        let Some(place) = sentences.iter().position(|sentence| mention.span.start < sentence.end) else {
            continue;
        };
        if is_length(&mention, sentences.get(place)) {
            continue;
        }
        let time = Time::of(mention, place, reference);
        match times.last_mut().filter(|last| belongs(text, last, &time)) {
            Some(last) if time.has_clock => {
                let (day, start) = (last.date(), last.span.start);
                let unsure = last.is_unsure || last.is_broad;
                *last = time;
                last.span.start = start;
                last.on(day);
                last.is_unsure |= unsure;
            }
            Some(last) => {
                last.on(time.date());
                last.span.end = time.span.end;
            }
            None => times.push(time),
        }
    }
    read_bare_hours(text, &mut times);
    join_weeks(&mut times);
    mark_unsure(text, sentences, &mut times);
    share_days(&mut times);
    times.iter_mut().for_each(|time| {
        time.is_past = match (time.has_clock, time.has_day) {
            (true, true) => time.start.instant <= reference.now,
            (false, _) if !time.is_broad => time.date() < reference.local_now().date(),
            _ => time.is_past,
        };
    });
    times
}

/// `30 minutes` in a sentence of lengths is none of its times.
fn is_length(mention: &Mention, sentence: Option<&Sentence>) -> bool {
    sentence.is_some_and(|sentence| {
        lengths(&sentence.words).iter().any(|length| {
            let words = sentence.words.get(length.words.clone()).unwrap_or_default();
            let (first, last) = (words.first(), words.last());
            first.is_some_and(|word| word.start <= mention.span.start)
                && last.is_some_and(|word| word.end >= mention.span.end)
        })
    })
}

/// `oggi a otto, ore 9.15`: an hour in words and one in digits are not both one time.
fn says_two_clocks(mention: &Mention) -> bool {
    let words = speech::words(&mention.text);
    let is_spelled = words
        .iter()
        .any(|word| speech::number(&word.text).is_some_and(|number| number > 1));
    let digits = mention.text.as_bytes().windows(4).any(|part| {
        matches!(part, [hour, mark, tens, ones] if b":.h".contains(mark) && hour.is_ascii_digit() && tens.is_ascii_digit() && ones.is_ascii_digit())
    });
    is_spelled && digits
}

/// `this month at 3pm`: an hour of a week or month, on no day of it.
fn names_period(mention: &Mention) -> bool {
    let words = speech::words(&mention.text);
    let is_period = |word: &speech::Word| WEEKS.contains(&word.text.as_str()) || MONTHS.contains(&word.text.as_str());
    let is_day = |word: &speech::Word| {
        let acts = speech::acts_of(word);
        acts.has_any(&[Act::Weekday, Act::Month]) && word.text.len() > 2
    };
    let is_counted = words
        .iter()
        .any(|word| speech::number(&word.text).is_some() || matches!(word.text.as_str(), "a" | "in" | "from"));
    mention.has_explicit_time && words.iter().any(is_period) && !words.iter().any(is_day) && !is_counted
}

/// `10:00 CET / 10:00 UK time`: two clocks for one moment that do not show the same.
fn says_two_moments(mention: &Mention, reference: &Reference) -> bool {
    let Some((_, tail)) = mention.text.split_once(" / ").filter(|_| mention.has_explicit_time) else {
        return false;
    };
    let other = dates::read(tail, reference)
        .into_iter()
        .find(|other| other.has_explicit_time);
    other.is_some_and(|other| {
        let zone = other.zone_written.unwrap_or(reference.zone);
        let local = mention.start.local.date().and_time(other.start.local.time());
        zone.resolve(local) != mention.start.instant
    })
}

/// A day and a clock time with nothing but small words between them.
fn belongs(text: &str, last: &Time, next: &Time) -> bool {
    let is_pair = last.has_day && !last.has_clock && next.has_clock && !next.has_day && !last.is_broad
        || last.has_clock && !last.has_day && next.has_day && !next.has_clock && !next.is_broad;
    let between = text.get(last.span.end..next.span.start).unwrap_or("?");
    let is_joined = !between.contains(['.', '?', '!', '\n']) || between.trim() == "." && last.sentence == next.sentence;
    is_pair
        && is_joined
        && between.len() < 60
        && speech::words(between)
            .iter()
            .all(|word| speech::acts_of(word).has(Act::Glue))
}

/// A bare 1 to 5 is an afternoon.
fn read_bare_hours(text: &str, times: &mut [Time]) {
    for time in times.iter_mut().filter(|time| time.has_clock) {
        let written = text.get(time.span.clone()).unwrap_or_default();
        if (1..=5).contains(&time.start.local.hour()) && !is_definite(written) {
            time.afternoon();
        }
    }
}

/// The clock cannot be of the other half of the day: it names its half, or is written as one of 24 hours.
pub(super) fn is_definite(written: &str) -> bool {
    const HALVES: &[&str] = &[
        "am",
        "pm",
        "a",
        "p",
        "m",
        "morning",
        "afternoon",
        "evening",
        "night",
        "noon",
        "midnight",
        "fruh",
        "morgens",
        "vormittag",
        "vormittags",
        "nachmittag",
        "nachmittags",
        "abend",
        "abends",
        "nachts",
        "matin",
        "soir",
        "midi",
        "apres",
        "tarde",
        "noche",
        "manana",
        "mediodia",
        "manha",
        "noite",
        "mattina",
        "mattino",
        "pomeriggio",
        "sera",
        "mezzogiorno",
        "ochtend",
        "middag",
        "avond",
        "ochtends",
        "uhr",
        "h",
        "uur",
        "ore",
    ];
    let words = speech::words(written);
    let has_half = words.iter().any(|word| {
        let tail = word.text.trim_start_matches(|letter: char| letter.is_ascii_digit());
        HALVES.contains(&word.text.as_str())
            || tail.len() < word.text.len() && (HALVES.contains(&tail) || is_h_clock(tail))
    });
    let has_minutes = written.as_bytes().windows(3).any(|part| {
        matches!(part, [mark, tens, ones] if b":.h".contains(mark) && tens.is_ascii_digit() && ones.is_ascii_digit())
    });
    let is_late = words
        .iter()
        .any(|word| word.text.parse().is_ok_and(|hour: u32| (13..=24).contains(&hour)));
    has_half || has_minutes || is_late && words.len() < 4
}

/// `h30` of `8h30`.
fn is_h_clock(tail: &str) -> bool {
    tail.strip_prefix(['h', 'u'])
        .is_some_and(|minutes| minutes.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `in week 49, Tuesday at 10`: a weekday beside a week is the one of that week.
fn join_weeks(times: &mut [Time]) {
    let week = |time: &Time| {
        let end = time.end?;
        let days = (end.local.date() - time.date()).num_days();
        (time.is_broad && (3..=7).contains(&days)).then(|| (time.sentence, time.date(), end.local.date()))
    };
    let weeks: Vec<_> = times.iter().filter_map(week).collect();
    for time in times.iter_mut().filter(|time| time.has_day && !time.is_broad) {
        let near: Vec<_> = weeks
            .iter()
            .filter(|(sentence, ..)| *sentence == time.sentence)
            .collect();
        let date = time.date();
        if near.is_empty() || near.iter().any(|(_, from, to)| (*from..=*to).contains(&date)) {
            continue;
        }
        match near.as_slice() {
            [(_, from, to)] => {
                let same = from
                    .iter_days()
                    .take_while(|day| day <= to)
                    .find(|day| day.weekday() == date.weekday());
                match same {
                    Some(day) => time.on(day),
                    None => time.is_unsure = true,
                }
            }
            _ => time.is_unsure = true,
        }
    }
}

/// `17.12.`, `9:30`: numbers joined as those of dates and clocks are, in no time that was read.
fn has_unread_numbers(text: &str, words: &[speech::Word], spans: &[Range<usize>]) -> bool {
    let is_number = |word: &speech::Word| word.text.len() <= 2 && word.text.bytes().all(|byte| byte.is_ascii_digit());
    words.windows(2).any(|pair| {
        let [one, other] = pair else { return false };
        let is_joined = matches!(text.get(one.end..other.start), Some("." | ":" | "/"));
        let is_read = spans.iter().any(|span| span.start < other.end && one.start < span.end);
        is_joined && !is_read && is_number(one) && is_number(other)
    })
}

/// Words that begin a time of their own: what stands before them belongs to another.
const LEADS: &[&str] = &[
    "to", "auf", "au", "al", "naar", "para", "or", "oder", "ou", "o", "of", "oppure", "statt", "instead",
];
/// Words that name or count weeks, which move a weekday wherever they stand.
const WEEKS: &[&str] = &[
    "week",
    "weeks",
    "fortnight",
    "kw",
    "woche",
    "wochen",
    "semaine",
    "semaines",
    "semana",
    "semanas",
    "settimana",
    "settimane",
    "weken",
];

const MONTHS: &[&str] = &[
    "month", "monat", "monats", "mois", "mes", "mese", "maand", "year", "jahr",
];

/// Words of dates and clocks that stand beside a time and are in none.
fn mark_unsure(text: &str, sentences: &[Sentence], times: &mut [Time]) {
    let spans: Vec<Range<usize>> = times.iter().map(|time| time.span.clone()).collect();
    for time in times {
        let Some(sentence) = sentences.get(time.sentence) else {
            continue;
        };
        let lengths = lengths(&sentence.words);
        let words = &sentence.words;
        time.is_unsure |= has_unread_numbers(text, words, &spans);
        let first = words.iter().position(|word| word.end > time.span.start).unwrap_or(0);
        let last = words.iter().rposition(|word| word.start < time.span.end).unwrap_or(0);
        time.is_unsure |= words.iter().enumerate().any(|(at, word)| {
            let is_led_in = at < first
                && (at..first).any(|between| {
                    words
                        .get(between)
                        .is_some_and(|word| LEADS.contains(&word.text.as_str()))
                });
            let distance = if at < first {
                first - at
            } else {
                at.saturating_sub(last)
            };
            let is_read = spans.iter().any(|span| span.start < word.end && word.start < span.end)
                || lengths.iter().any(|length| length.words.contains(&at));
            if is_read || is_led_in || distance == 0 || distance > 6 {
                return false;
            }
            if WEEKS.contains(&word.text.as_str()) {
                return true;
            }
            if distance > 3 {
                return false;
            }
            let acts = speech::acts_of(word);
            let is_number = acts.has(Act::Number) || word.text.bytes().all(|byte| byte.is_ascii_digit());
            let is_dated = acts.has_any(&[Act::Dated, Act::Weekday, Act::Month]) && word.text.len() > 3;
            is_dated && !matches!(word.text.as_str(), "over" | "voor")
                || is_number && distance < 3 && !matches!(word.text.as_str(), "one" | "um" | "una" | "een")
        });
    }
}

/// `Thursday at 9 or at 1`: a time without a day has that of the time before it, or the only day there is.
fn share_days(times: &mut Vec<Time>) {
    let days: Vec<NaiveDate> = times
        .iter()
        .filter(|time| time.has_day && !time.is_broad)
        .map(Time::date)
        .collect();
    let only = days
        .first()
        .copied()
        .filter(|first| days.iter().all(|day| day == first));
    for at in 0..times.len() {
        let before = at.checked_sub(1).and_then(|before| times.get(before)).cloned();
        let Some(time) = times.get_mut(at).filter(|time| time.has_clock && !time.has_day) else {
            continue;
        };
        let near = before.filter(|before| before.has_day && !before.is_broad && before.sentence == time.sentence);
        let day = near.as_ref().map(Time::date).or(only);
        if let Some(day) = day {
            time.on(day);
            let unsure = near.is_some_and(|near| near.is_unsure)
                || times
                    .iter()
                    .any(|other| other.is_unsure && !other.has_clock && other.has_day);
            if let Some(time) = times.get_mut(at) {
                time.is_unsure |= unsure;
            }
        }
    }
    // A day whose hour stands elsewhere is no second time.
    let is_timed = |day: NaiveDate, times: &[Time]| {
        times
            .iter()
            .any(|time| time.has_clock && time.has_day && time.date() == day)
    };
    let all = times.clone();
    times.retain(|time| time.has_clock || !is_timed(time.date(), &all) || time.is_broad);
}
