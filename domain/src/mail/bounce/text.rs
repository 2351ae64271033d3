//! Reports in words alone: the failed addresses from the text above the returned mail.

use super::original::{Original, quoted_start};
use super::reason;
use super::status_part::Failure;
use crate::mail::message::Message;
use crate::text::beginning;

const MAX_LINES: usize = 200;
const MAX_BYTES: usize = 64 * 1024;
const MAX_DIAGNOSTIC: usize = 1_000;
const MAX_RECIPIENTS: usize = 1_000;

/// The recipients that the text says failed; without any, the recipient of the returned mail.
pub(super) fn failures(message: &Message, original: &Original) -> Vec<Failure> {
    let header = message
        .header("X-Failed-Recipients")
        .map(addresses_in)
        .unwrap_or_default();
    let (mut named, place) = if header.is_empty() {
        named_in_text(message)
    } else {
        (header, Place::Alone)
    };
    if place == Place::Unlikely && original.recipients.len() == 1 {
        named.clone_from(&original.recipients);
    }
    if named.is_empty() {
        return vec![Failure::default()];
    }
    named
        .iter()
        .take(MAX_RECIPIENTS)
        .map(|address| Failure {
            diagnostic: diagnostic(message, address),
            ..Failure::of(address)
        })
        .collect()
}

/// What the report says in its own words, in lower case: subject and text above the returned mail.
pub(super) fn explanation(message: &Message) -> String {
    let own = own_lines(message).join(" ");
    let joined = own.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{} {}", message.subject, joined).to_lowercase()
}

fn own_lines(message: &Message) -> Vec<&str> {
    let lines: Vec<&str> = beginning(&message.text, MAX_BYTES).lines().take(MAX_LINES).collect();
    let end = quoted_start(&lines).unwrap_or(lines.len());
    lines.into_iter().take(end).collect()
}

/// How telling the place of an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Unlikely,
    Mentioned,
    WithReason,
    Alone,
}

/// The addresses in the most telling place, and that place.
fn named_in_text(message: &Message) -> (Vec<String>, Place) {
    let not_them: Vec<String> = message
        .from
        .iter()
        .chain(&message.to)
        .chain(&message.sender)
        .map(|address| address.key())
        .collect();
    let mut found: Vec<(String, String, Place)> = Vec::new();
    for line in own_lines(message) {
        let place = place(line);
        for address in addresses_in(line) {
            let key = address.to_lowercase();
            let is_server = ["postmaster@", "mailer-daemon@", "abuse@"]
                .iter()
                .any(|local| key.starts_with(local));
            if is_server {
                continue;
            }
            let place = if not_them.contains(&key) {
                Place::Unlikely
            } else {
                place
            };
            let is_full = found.len() >= MAX_RECIPIENTS;
            match found.iter_mut().find(|(known, _, _)| *known == key) {
                Some((_, _, known)) => *known = (*known).max(place),
                None if is_full => {}
                None => found.push((key, address, place)),
            }
        }
    }
    let best = found
        .iter()
        .map(|(_, _, place)| *place)
        .max()
        .unwrap_or(Place::Unlikely);
    let told = found.into_iter().filter(|(_, _, place)| *place == best);
    let addresses = told.map(|(_, address, _)| address);
    (addresses.collect(), best)
}

fn place(line: &str) -> Place {
    let lower = line.to_lowercase();
    let trimmed = line.trim().trim_start_matches(['*', '-', '>', '"', ' ']);
    let without_address: usize = trimmed.split_whitespace().filter(|word| !word.contains('@')).count();
    if without_address == 0 || trimmed.starts_with('<') {
        return Place::Alone;
    }
    if reason::opens_with_reply_code(&lower) || lower.contains("rcpt to:") {
        return Place::WithReason;
    }
    if reason::SAYINGS.iter().any(|words| lower.contains(words)) || reason::of_words(&lower).is_some() {
        return Place::WithReason;
    }
    Place::Mentioned
}

/// The line of the address and the ones below it, up to a blank line.
fn diagnostic(message: &Message, address: &str) -> Option<String> {
    let lines = own_lines(message);
    let at = lines.iter().position(|line| line.contains(address))?;
    let said: Vec<&str> = lines
        .iter()
        .skip(at)
        .take(8)
        .map(|line| line.trim())
        .take_while(|line| !line.is_empty())
        .collect();
    let mut said = said.join(" ");
    said.truncate(said.floor_char_boundary(MAX_DIAGNOSTIC));
    (said.len() > address.len() + 4).then_some(said)
}

/// The first address in a text.
pub(super) fn address_in(text: &str) -> Option<String> {
    addresses_in(text).into_iter().next()
}

/// All addresses in a text, in order.
pub(super) fn addresses_in(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-@\"".contains(c);
    let mut found = Vec::new();
    for word in text.split(|character: char| !is_part(character)) {
        let word = word.trim_matches(['.', '\'', '"', '@', '=', '/', '?', '`', '*']);
        let word = word.strip_prefix("mailto").unwrap_or(word);
        let Some((local, domain)) = word.rsplit_once('@') else {
            continue;
        };
        let is_domain = !domain.is_empty()
            && domain
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
        if !local.is_empty() && is_domain && !local.contains('@') {
            found.push(word.to_owned());
        }
    }
    found
}
