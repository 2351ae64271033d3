//! Times that must be asked about: they can be read in two ways, contradict themselves, or do not exist.

use chrono::{Datelike, Timelike};

use super::read::Mail;
use super::speech::{self, Act, Sentence, Word};
use super::times::{self, Time};
use crate::dates::Zone;

/// Abbreviations of zones that mean several places, with the offsets they mean, in minutes.
const SHARED: &[(&str, &[i32])] = &[
    ("ist", &[330, 60, 120, 180]),
    ("cst", &[-360, -300, 480]),
    ("bst", &[60, 360]),
    ("ast", &[-240, 180]),
    ("gst", &[240, -120]),
];
/// Words between two times that make them a choice.
const OR: &[&str] = &[
    "or",
    "oder",
    "ou",
    "o",
    "u",
    "of",
    "oppure",
    "either",
    "entweder",
    "alternatively",
    "failing",
    "else",
    "sonst",
    "und",
    "and",
    "sinon",
];
/// Before or behind a weekday: whether of this week or the one after, people disagree.
const NEXT: &[&str] = &[
    "next", "nachsten", "nachster", "nachste", "nachstem", "volgende", "prochain", "prossimo", "proxima", "proximo",
];

/// Gives each time the zone that the words beside it name, where they say whose clock it is.
pub(super) fn place(mail: &mut Mail) {
    let (owner, sender) = (mail.letter.owner, mail.reference.zone);
    for time in mail.times.iter_mut().filter(|time| time.has_clock) {
        let Some(sentence) = mail.sentences.get(time.sentence) else {
            continue;
        };
        let near = after(sentence, time, 4);
        let says = |phrases: &[&str]| phrases.iter().any(|phrase| near.contains(phrase));
        let shared = SHARED
            .iter()
            .find(|(name, _)| near.split(' ').any(|word| word == *name) || written(mail.text, time, name));
        if let Some((_, offsets)) = shared {
            let offset = mail.reference.now.offset().local_minus_utc() / 60;
            if offsets.contains(&offset) {
                time.place(sender);
            } else {
                time.is_unsure = true;
            }
        } else if says(&[
            "your time",
            "your end",
            "bei dir",
            "bei ihnen",
            "chez toi",
            "chez vous",
            "da te",
            "da lei",
            "ihrer zeit",
            "deiner zeit",
            "tu hora",
            "jouw tijd",
            "uw tijd",
        ]) {
            time.place(owner);
            time.has_zone = true;
        } else if says(&[
            "my time",
            "meine zeit",
            "meiner zeit",
            "mon heure",
            "mi hora",
            "minha hora",
            "ora mia",
            "mijn tijd",
            "daqui",
            "de aqui",
            "d ici",
        ]) {
            time.place(sender);
            time.has_zone = true;
        }
    }
}

fn written(text: &str, time: &Time, name: &str) -> bool {
    let words = speech::words(text.get(time.span.clone()).unwrap_or_default());
    words.iter().any(|word| word.text == name)
}

/// The words behind a time, as one text.
fn after(sentence: &Sentence, time: &Time, count: usize) -> String {
    let behind = sentence
        .words
        .iter()
        .filter(|word| word.start >= time.span.end)
        .take(count);
    behind.map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Two clocks said for one moment become one; `None` where they do not agree.
pub(super) fn one_moment(mail: &Mail, mut times: Vec<Time>) -> Option<Vec<Time>> {
    let (owner, sender) = (mail.letter.owner, mail.reference.zone);
    let mut at = 1;
    while at < times.len() {
        let (Some(first), Some(second)) = (times.get(at - 1), times.get(at)) else {
            break;
        };
        let between = mail.text.get(first.span.end..second.span.start).unwrap_or_default();
        let is_choice = speech::words(between)
            .iter()
            .any(|word| OR.contains(&word.text.as_str()))
            || between.contains('\n');
        let is_same_day = first.date() == second.date() || !second.has_day;
        let is_abroad = first.has_zone || second.has_zone || offset(owner, first) != offset(sender, first);
        if first.sentence != second.sentence || is_choice || !is_abroad || !is_same_day && !second.has_zone {
            at += 1;
            continue;
        }
        let pairs = [(first.zone, second.zone), (sender, owner), (owner, sender)];
        let agrees = |(one, other): &(Zone, Zone)| {
            let local = first.date().and_time(second.start.local.time());
            one.resolve(first.start.local) == other.resolve(local)
        };
        let is_fixed = |pair: &&(Zone, Zone)| {
            (!first.has_zone || offset(pair.0, first) == offset(first.zone, first))
                && (!second.has_zone || offset(pair.1, second) == offset(second.zone, second))
        };
        let (zone, _) = *pairs.iter().filter(is_fixed).find(|pair| agrees(pair))?;
        if let Some(first) = times.get_mut(at - 1) {
            first.place(zone);
            first.has_zone = true;
            first.is_unsure = false;
        }
        times.remove(at);
    }
    Some(times)
}

fn offset(zone: Zone, time: &Time) -> i32 {
    zone.resolve(time.start.local).offset().local_minus_utc()
}

/// A time that nobody should be booked for without a question.
pub(super) fn is_doubtful(mail: &Mail, time: &Time) -> bool {
    has_open_half(mail, time) || has_other_doubt(mail, time)
}

/// Both readings of an hour of which nothing but its half of the day is open.
pub(super) fn halves(mail: &Mail, time: &Time) -> Vec<Time> {
    if !has_open_half(mail, time) || has_other_doubt(mail, time) {
        return Vec::new();
    }
    [false, true].map(|is_late| time.in_half(is_late)).to_vec()
}

fn has_open_half(mail: &Mail, time: &Time) -> bool {
    time.has_clock && is_half_open(time, mail.text.get(time.span.clone()).unwrap_or_default())
}

fn has_other_doubt(mail: &Mail, time: &Time) -> bool {
    let Some(sentence) = mail.sentences.get(time.sentence) else {
        return true;
    };
    let written = mail.text.get(time.span.clone()).unwrap_or_default();
    let words: Vec<Word> = speech::words(written);
    time.is_unsure
        || time.is_past
        || !time.has_day
        || sentence.acts.has(Act::Doubt)
        || names_impossible_day(sentence)
        || is_next(mail, sentence, time)
        || contradicts(sentence, time)
        || is_numeric(mail, &words, written)
        || time.has_clock && names_unread_zone(mail, sentence, time)
}

/// `at 8`, `halb acht`: of the morning or the evening.
fn is_half_open(time: &Time, written: &str) -> bool {
    let hour = time.start.local.hour();
    matches!(hour % 12, 6..=8) && (time.is_half_open || !times::is_definite(written))
}

/// `next Friday`, where there is a Friday to come in this week.
fn is_next(mail: &Mail, sentence: &Sentence, time: &Time) -> bool {
    let now = mail.reference.local_now().date();
    let words = &sentence.words;
    let is_weekday = |at: Option<usize>| {
        at.and_then(|at| words.get(at))
            .is_some_and(|word| speech::weekday(&word.text).is_some())
    };
    let is_said = words.iter().enumerate().any(|(at, word)| {
        NEXT.contains(&word.text.as_str())
            && (is_weekday(Some(at + 1)) || is_weekday(at.checked_sub(1)))
            && word.end + 12 >= time.span.start
    });
    let has_number = words
        .iter()
        .any(|word| word.text.parse().is_ok_and(|day: u32| day == time.date().day()));
    let ahead = time.date().weekday().num_days_from_monday() > now.weekday().num_days_from_monday();
    is_said && ahead && !has_number
}

/// A weekday beside a date that falls on another.
fn contradicts(sentence: &Sentence, time: &Time) -> bool {
    let real = usize::try_from(time.date().weekday().num_days_from_monday()).unwrap_or(0);
    let has_date = |word: &Word| {
        let digits = word.text.trim_end_matches(|letter: char| letter.is_alphabetic());
        digits.parse::<u32>().is_ok_and(|day| day == time.date().day())
    };
    let inside = |word: &&Word| word.end + 16 > time.span.start && word.start < time.span.end;
    let near: Vec<&Word> = sentence.words.iter().filter(inside).collect();
    near.iter().enumerate().any(|(at, word)| {
        let named = (word.text.len() > 2).then(|| speech::weekday(&word.text)).flatten();
        let own = near
            .iter()
            .skip(at + 1)
            .take(3)
            .take_while(|next| speech::weekday(&next.text).is_none());
        let is_dated = own.into_iter().any(|next| has_date(next));
        named.is_some_and(|named| named != real) && is_dated
    })
}

/// `31 November`.
pub(super) fn names_impossible_day(sentence: &Sentence) -> bool {
    sentence.words.windows(2).any(|pair| {
        let [one, other] = pair else { return false };
        let day = |word: &Word| {
            word.text
                .trim_end_matches(|letter: char| letter.is_alphabetic())
                .parse::<u32>()
                .ok()
        };
        let parts = match (day(one), speech::month(&other.text)) {
            (Some(day), Some(month)) => Some((day, month)),
            _ => speech::month(&one.text)
                .zip(day(other))
                .map(|(month, day)| (day, month)),
        };
        parts.is_some_and(|(day, month)| {
            let most = match month {
                1 => 29,
                3 | 5 | 8 | 10 => 30,
                _ => 31,
            };
            day > most && day < 60
        })
    })
}

/// `5/6`, which half the world reads the other way round.
fn is_numeric(mail: &Mail, words: &[Word], written: &str) -> bool {
    let numbers: Vec<u32> = words.iter().filter_map(|word| word.text.parse().ok()).collect();
    let slashed = words.windows(2).find_map(|pair| {
        let [one, other] = pair else { return None };
        let mark = written.get(one.end..other.start)?;
        (mark == "/").then_some((one.text.parse::<u32>().ok()?, other.text.parse::<u32>().ok()?))
    });
    let both = slashed.is_some_and(|(one, other)| one <= 12 && other <= 12 && one != other && !numbers.is_empty());
    let is_known = mail.letter.is_place_known && mail.letter.owner == mail.reference.zone;
    both && !is_known
}

/// `10 o'clock Bogotá time` of a sender in another zone, where the place was not read.
fn names_unread_zone(mail: &Mail, sentence: &Sentence, time: &Time) -> bool {
    const TIME: &[&str] = &["time", "zeit", "heure", "hora", "ora", "tijd"];
    const OF: &[&str] = &["de", "di", "da", "do", "d"];
    let near: Vec<&Word> = sentence
        .words
        .iter()
        .filter(|word| word.start >= time.span.end)
        .take(3)
        .collect();
    let is_time = |word: &Word| TIME.contains(&word.text.as_str());
    let is_name = |word: &Word| {
        let written = mail.text.get(word.start..word.end).unwrap_or_default();
        written.starts_with(char::is_uppercase)
    };
    let names_place = match near.as_slice() {
        [name, time, ..] if is_time(time) => is_name(name),
        [time, of, name] if is_time(time) && OF.contains(&of.text.as_str()) => is_name(name),
        [of, name, ..] if OF.contains(&of.text.as_str()) => is_name(name) && ends_with_hour(mail, time),
        _ => false,
    };
    if names_place && !time.has_zone {
        return true;
    }
    let is_abroad = offset(mail.letter.owner, time) != offset(mail.reference.zone, time);
    let behind = after(sentence, time, 4);
    let says_zone = behind.split(' ').any(|word| TIME.contains(&word));
    is_abroad && !time.has_zone && says_zone
}

/// `15:00 hora`, before the place whose clock it is.
fn ends_with_hour(mail: &Mail, time: &Time) -> bool {
    let words = speech::words(mail.text.get(time.span.clone()).unwrap_or_default());
    words
        .last()
        .is_some_and(|word| matches!(word.text.as_str(), "hora" | "heure" | "ora"))
}

/// A number or clock word right behind a day, which says an hour that was not read.
pub(super) fn has_unread_hour(mail: &Mail, day: &Time) -> bool {
    let Some(sentence) = mail.sentences.get(day.sentence) else {
        return false;
    };
    let lengths = super::length::lengths(&sentence.words);
    let behind = sentence
        .words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.start >= day.span.end)
        .take(4);
    behind
        .filter(|(at, _)| !lengths.iter().any(|length| length.words.contains(at)))
        .any(|(_, word)| {
            let is_digits = word.text.starts_with(|letter: char| letter.is_ascii_digit());
            is_digits || speech::number(&word.text).is_some_and(|number| number > 1)
        })
}
