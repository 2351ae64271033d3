//! Puts pieces together: one phrase, or a range of two, with the small words between them.

use super::clock;
use super::item::{self, Item, Joiner, Place};
use super::number;
use super::phrase::{Day, Expression, Phrase};
use super::token::Tokens;
use super::zone;

/// Most small words that may stand between two pieces.
const LONGEST_JOINER: usize = 4;
/// Most pieces of one expression; longer runs are lists, not dates.
const MOST_ITEMS: usize = 16;

/// An expression and the tokens it covers.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) expression: Expression,
    pub(super) lead: Joiner,
    /// The first token that belongs to the words as quoted.
    pub(super) first: usize,
    /// The token of the first piece.
    pub(super) start: usize,
    pub(super) next: usize,
}

/// The expression that starts at `at`, its leading small words included.
pub(super) fn expression(tokens: &Tokens, at: usize) -> Option<Found> {
    let (opening, mut next, lead, start) = opening(tokens, at)?;
    let mut expression = Expression {
        is_introduced: lead.is_range,
        ..Expression::default()
    };
    expression.from.accept(opening);
    expression.from.is_open = lead.is_open;
    next = extend(
        tokens,
        next,
        &mut expression.from,
        (&mut expression.is_introduced, false),
    );
    if let Some(far) = range_joiner(tokens, next, expression.is_introduced)
        && let Some((to, after)) = far_side(tokens, far, expression.from.has_day())
    {
        let mut to = to;
        next = far_year(tokens, after, &mut expression.from, &to);
        next = hours_behind_days(tokens, next, &mut expression.from, &mut to);
        expression.to = Some(to);
    }
    let first = if lead.is_range || lead.is_for { at } else { start };
    next = trailing(tokens, next, &mut expression);
    Some(Found {
        expression,
        lead,
        first,
        start,
        next,
    })
}

/// The days named at `at`, without times or ranges: the base of a shift or a week.
pub(super) fn day_phrase(tokens: &Tokens, at: usize, depth: usize) -> Option<(Phrase, usize)> {
    let mut phrase = Phrase::default();
    let mut next = at;
    for _ in 0..3 {
        let found = steps(tokens, next, phrase.is_empty())
            .into_iter()
            .find_map(|(start, joiner)| {
                let place = Place {
                    phrase: &phrase,
                    joiner,
                    is_far_side: false,
                    depth,
                };
                item::day_item(tokens, start, &place).or_else(|| item::bare_day(tokens, start, &place))
            });
        let Some((item, after)) = found else { break };
        if !phrase.accept(item) {
            break;
        }
        next = after;
    }
    if let Some(bare) = phrase.bare.take() {
        phrase.day = phrase.day.take().or(Some(Day::OfMonth(bare.value)));
    }
    phrase.has_day().then_some((phrase, next))
}

fn opening(tokens: &Tokens, at: usize) -> Option<(Item, usize, Joiner, usize)> {
    let phrase = Phrase::default();
    steps(tokens, at, true).into_iter().find_map(|(start, joiner)| {
        let place = Place {
            phrase: &phrase,
            joiner,
            is_far_side: false,
            depth: 0,
        };
        item::item(tokens, start, &place).map(|(item, next)| (item, next, joiner, start))
    })
}

/// Adds the pieces that follow, as long as they fit.
fn extend(tokens: &Tokens, at: usize, phrase: &mut Phrase, (is_introduced, is_far_dated): (&mut bool, bool)) -> usize {
    let mut next = at;
    for _ in 0..MOST_ITEMS {
        let found = steps(tokens, next, false).into_iter().find_map(|(start, joiner)| {
            if joiner.is_dash && (!phrase.has_day() || phrase.has_time()) {
                return None;
            }
            let place = Place {
                phrase,
                joiner,
                is_far_side: false,
                depth: 0,
            };
            item::item(tokens, start, &place).map(|(item, after)| (item, after, joiner, start))
        });
        let Some((item, after, joiner, start)) = found else {
            break;
        };
        let is_said = (is_far_dated || phrase.has_day()) && phrase.has_time();
        let is_next_line = (next..=start).any(|at| tokens.is_line_start(at));
        if is_said && is_next_line && !matches!(item, Item::Zone(_) | Item::Part(_)) || !phrase.accept(item) {
            break;
        }
        phrase.is_open |= joiner.is_open;
        *is_introduced |= joiner.is_range;
        next = other_zone(tokens, after, phrase);
    }
    next
}

/// Steps over the same time in another zone: `10am PT / 1pm ET`, `2pm EST (11am PST)`.
fn other_zone(tokens: &Tokens, at: usize, phrase: &Phrase) -> usize {
    if phrase.zone.is_none() || phrase.clock.is_none() || !tokens.is_mark(at, "/(,") {
        return at;
    }
    let skipped = clock::clock(tokens, at + 1, true).and_then(|(_, next)| zone::zone(tokens, next));
    match skipped {
        Some((_, next)) if tokens.is_mark(next, ")") => next + 1,
        Some((_, next)) => next,
        None => at,
    }
}

fn far_side(tokens: &Tokens, at: usize, is_dated: bool) -> Option<(Phrase, usize)> {
    let empty = Phrase::default();
    let (item, next) = steps(tokens, at, true)
        .into_iter()
        .filter(|(_, joiner)| joiner.count < 3)
        .find_map(|(start, joiner)| {
            let place = Place {
                phrase: &empty,
                joiner,
                is_far_side: true,
                depth: 0,
            };
            item::item(tokens, start, &place)
        })?;
    let mut to = Phrase::default();
    to.accept(item);
    let next = extend(tokens, next, &mut to, (&mut false, is_dated));
    Some((to, next))
}

/// `Mon-Wed 9-5`: two days, and behind them the hours at which the first begins and the last ends.
fn hours_behind_days(tokens: &Tokens, at: usize, from: &mut Phrase, to: &mut Phrase) -> usize {
    let is_hour = |phrase: &Phrase| phrase.clock.is_some() || phrase.bare.is_some_and(|bare| !bare.is_ordinal);
    let is_without_hour = from.has_day() && !from.has_time() && from.bare.is_none();
    if !is_without_hour || !to.has_day() || !is_hour(to) {
        return at;
    }
    let last = range_joiner(tokens, at, false).and_then(|far| far_side(tokens, far, true));
    let Some((last, next)) = last.filter(|(last, _)| is_hour(last) && !last.has_day()) else {
        return at;
    };
    (from.clock, from.bare, from.zone) = (to.clock.take(), to.bare.take(), to.zone.or(last.zone));
    (to.clock, to.bare, to.zone) = (last.clock, last.bare, last.zone);
    next
}

/// The year after `August 10 - 22, 2012` belongs to both days.
fn far_year(tokens: &Tokens, at: usize, from: &mut Phrase, to: &Phrase) -> usize {
    if to.bare.is_none() || to.has_day() {
        return at;
    }
    let start = if tokens.is_mark(at, ",") || tokens.is_word(at, &["of", "in"]) {
        at + 1
    } else {
        at
    };
    match number::year(tokens, start) {
        Some((year, next)) if from.accept(Item::Year(year)) => next,
        _ => at,
    }
}

/// Each place where a piece could start, after none, one, two … small words.
fn steps(tokens: &Tokens, at: usize, is_start: bool) -> Vec<(usize, Joiner)> {
    let mut joiner = Joiner::default();
    let mut steps = vec![(at, joiner)];
    let mut next = at;
    while steps.len() <= LONGEST_JOINER {
        let Some(after) = step(tokens, next, is_start, &mut joiner) else {
            break;
        };
        next = after;
        joiner.count += 1;
        steps.push((next, joiner));
    }
    steps
}

fn step(tokens: &Tokens, at: usize, is_start: bool, joiner: &mut Joiner) -> Option<usize> {
    if let Some(mark) = tokens.mark(at) {
        match mark {
            '@' => joiner.is_at = true,
            ',' | '(' | ')' | ':' | '~' | '"' | ';' if !is_start => {}
            '-' if !is_start && !tokens.is_line_start(at) => joiner.is_dash = true,
            '~' => {}
            _ => return None,
        }
        return Some(at + 1);
    }
    match tokens.word(at)? {
        "at" | "around" | "about" | "by" | "circa" | "approximately" | "approx" => joiner.is_at = true,
        "after" | "before" => (joiner.is_at, joiner.is_open) = (true, true),
        "later" | "earlier" if tokens.is_word(at + 1, &["than"]) => {
            (joiner.is_at, joiner.is_open) = (true, true);
            return Some(at + 2);
        }
        "from" | "between" => (joiner.is_range, joiner.is_at) = (true, true),
        "until" | "till" if is_start => joiner.is_at = true,
        "starting" | "beginning" | "commencing" => joiner.is_at = true,
        "make" if tokens.is_word(at + 1, &["it", "that"]) => {
            joiner.is_at = true;
            return Some(at + 2);
        }
        "on" => joiner.is_on = true,
        "in" => joiner.is_in = true,
        "for" => joiner.is_for = true,
        "the" => joiner.has_the = true,
        "of" if tokens.is_foreign && hours_follow(tokens, at + 1) => (joiner.is_range, joiner.is_at) = (true, true),
        "of" if !is_start => {}
        "sometime" | "anytime" | "either" | "maybe" | "perhaps" | "say" => {}
        "t" if tokens.is_glued(at) && tokens.is_glued(at + 1) => {}
        _ => return None,
    }
    Some(at + 1)
}

/// `de 9 a 12`, `de 14h à 15h30`: an hour and the word that leads to another.
pub(super) fn hours_follow(tokens: &Tokens, at: usize) -> bool {
    let hour = clock::clock(tokens, at, true).map(|(_, next)| next);
    let bare = || {
        number::cardinal(tokens, at)
            .filter(|(hour, _)| *hour <= 24)
            .map(|(_, next)| next)
    };
    hour.or_else(bare)
        .is_some_and(|next| tokens.is_word(next, &["at", "until", "to"]))
}

/// The token after a word or dash that makes a range.
fn range_joiner(tokens: &Tokens, at: usize, is_introduced: bool) -> Option<usize> {
    if tokens.is_mark(at, "-~") {
        if tokens.is_line_start(at) {
            return None;
        }
        let is_double = tokens.is_mark(at + 1, "-");
        return Some(at + 1 + usize::from(is_double));
    }
    // `10 'til 11`
    let at = at + usize::from(tokens.is_mark(at, "'") && tokens.is_word(at + 1, &["til", "till"]));
    match tokens.word(at)? {
        "to" | "until" | "till" | "til" | "through" | "thru" => Some(at + 1),
        "up" if tokens.is_word(at + 1, &["to", "until", "till"]) => Some(at + 2),
        "and" if is_introduced => Some(at + 1),
        "at" if is_introduced && tokens.is_foreign => Some(at + 1),
        _ => None,
    }
}

/// `or later`, `and after`, `sharp` after an expression.
fn trailing(tokens: &Tokens, at: usize, expression: &mut Expression) -> usize {
    let is_open = tokens.is_word(at, &["or", "and"]) && tokens.is_word(at + 1, &["later", "after", "onwards"]);
    if is_open {
        expression.from.is_open = true;
        return at + 2;
    }
    if tokens.is_word(at, &["onwards", "onward"]) {
        expression.from.is_open = true;
        return at + 1;
    }
    if tokens.is_word(at, &["sharp"]) { at + 1 } else { at }
}
