//! Answers written into the quoted offers: beside a line, or under it.

use chrono::{Datelike, Timelike};

use super::{Offers, words};
use crate::meeting::speech;

/// Words that refuse the line above.
const NO: &[&str] = &[
    "no",
    "nein",
    "non",
    "nao",
    "nee",
    "geht nicht",
    "not this",
    "leider nicht",
];

/// The one offer whose quoted line is answered with anything but no.
pub(super) fn chosen(text: &str, offers: &Offers) -> Option<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    let mut last: Option<usize> = None;
    for line in text.lines() {
        let line = line.trim();
        let Some(quote) = line.strip_prefix('>') else {
            let is_reply = last.is_some() && !line.is_empty();
            if let Some(at) = last.filter(|_| is_reply && !super::has(&speech::words(line), NO)) {
                chosen.push(at);
            }
            last = last.filter(|_| line.is_empty());
            continue;
        };
        let offered = offer_of(quote, offers);
        if let Some(at) = offered
            && let Some((_, remark)) = quote.split_once("<-")
            && !super::has(&speech::words(remark), NO)
        {
            chosen.push(at);
            continue;
        }
        last = offered;
    }
    chosen.dedup();
    match chosen.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// The offer that a quoted line shows: its day of the month and its clock stand there.
fn offer_of(line: &str, offers: &Offers) -> Option<usize> {
    let numbers: Vec<u32> = speech::words(line)
        .iter()
        .filter_map(|word| word.text.parse().ok())
        .collect();
    let shows = |slot: &super::Span| {
        [offers.guest, offers.owner].iter().any(|zone| {
            let start = zone.show(slot.0);
            let clocks = [start.hour(), start.hour12().1].map(|hour| [hour, start.minute()]);
            let has_clock = numbers.windows(2).any(|pair| clocks.iter().any(|clock| pair == clock));
            has_clock && numbers.contains(&start.day())
        })
    };
    let mut found = offers
        .slots
        .iter()
        .enumerate()
        .filter(|(_, slot)| shows(slot))
        .map(|(at, _)| at);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The lines that are neither quoted nor a signature.
pub(super) fn own_words(text: &str) -> String {
    let mut own = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with('>')) {
        let words = speech::words(line);
        let is_attribution =
            line.ends_with(':') && line.bytes().filter(u8::is_ascii_digit).count() >= 4 && own.is_empty();
        let is_ended = !own.is_empty()
            && words.len() <= 4
            && words::SIGN_OFFS.iter().any(|phrase| {
                let said: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
                said.join(" ") == *phrase
            });
        if is_ended || line.starts_with("--") {
            break;
        }
        if !is_attribution {
            own.push_str(line);
            own.push('\n');
        }
    }
    own
}
