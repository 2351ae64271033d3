//! Walks a text and hands back every dated expression in it, once each, in order.

use super::evidence;
use super::expression::{self, Found};
use super::mention::{Mention, Moment};
use super::numeric;
use super::phrase::{Day, Phrase};
use super::reference::{DateOrder, Reference};
use super::resolve::{self, Now};
use super::token::Tokens;
use super::zone::Zone;
use chrono::{NaiveDateTime, TimeDelta};

/// Bytes of a text that are read; what follows is never a date for an email's meaning.
pub const READ_LIMIT: usize = 20 * 1024;

/// The dates and times written in `text`, in the order of the text.
#[must_use]
pub fn read(text: &str, reference: &Reference) -> Vec<Mention> {
    let text = limited(text);
    let tokens = Tokens::new(text, reference.order == DateOrder::DayFirst);
    let now = reference.local_now();
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        at = match read_at(&tokens, at, text, now, reference) {
            Step::Mention(mention, next) => {
                mentions.push(*mention);
                next
            }
            Step::Skip(next) => next,
        }
        .max(at + 1);
    }
    mentions
}

enum Step {
    Mention(Box<Mention>, usize),
    Skip(usize),
}

fn limited(text: &str) -> &str {
    let mut end = text.len().min(READ_LIMIT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

fn read_at(tokens: &Tokens, at: usize, text: &str, now: NaiveDateTime, reference: &Reference) -> Step {
    let is_number = tokens.number(at).is_some();
    let otherwise = if is_number {
        numeric::chain_end(tokens, at)
    } else {
        at + 1
    };
    if !evidence::may_start(tokens, at) {
        return Step::Skip(at + 1);
    }
    let Some(found) = expression::expression(tokens, at).filter(|found| evidence::may_start(tokens, found.start))
    else {
        return Step::Skip(otherwise);
    };
    if evidence::is_recurring(tokens, &found) {
        return Step::Skip(found.next);
    }
    let Some(certainty) = evidence::certainty(tokens, &found) else {
        return Step::Skip(otherwise);
    };
    let zone_written = written_zone(&found);
    let there = zone_written.map_or(now, |zone| zone.local(reference.now));
    let Some(resolved) = resolve::resolve(&found.expression, Now { here: now, there }) else {
        return Step::Skip(found.next);
    };
    let Some((start, end)) = span(tokens, &found) else {
        return Step::Skip(found.next);
    };
    let zone = zone_written.unwrap_or(reference.zone);
    let moment = |local| Moment {
        local,
        instant: if resolved.is_relative { reference.zone } else { zone }.resolve(local),
    };
    let last = resolved.end.unwrap_or(resolved.start);
    let is_past = if resolved.has_explicit_time {
        zone.resolve(last) < reference.now - TimeDelta::minutes(1)
    } else {
        last.date() < now.date()
    };
    let mention = Mention {
        text: text.get(start..end).unwrap_or_default().to_owned(),
        span: start..end,
        start: moment(resolved.start),
        end: resolved.end.map(moment),
        grain: resolved.grain,
        zone_written,
        has_explicit_time: resolved.has_explicit_time,
        has_explicit_date: resolved.has_explicit_date,
        has_written_year: has_year(&found.expression.from),
        certainty,
        is_past,
    };
    Step::Mention(Box::new(mention), found.next)
}

fn span(tokens: &Tokens, found: &Found) -> Option<(usize, usize)> {
    let first = tokens.get(found.first)?.start;
    let last = tokens.get(found.next.checked_sub(1)?)?.end;
    (first < last).then_some((first, last))
}

fn written_zone(found: &Found) -> Option<Zone> {
    let far = found.expression.to.as_ref().and_then(|to| to.zone);
    found.expression.from.zone.or(far)
}

fn has_year(phrase: &Phrase) -> bool {
    matches!(phrase.day, Some(Day::Calendar { year: Some(_), .. }))
}
