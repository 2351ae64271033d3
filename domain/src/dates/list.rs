//! Lists of times: an hour without a day takes the day of its neighbour in the list, or the day that `that day` points to.

use super::evidence::Sure;
use super::phrase::{Day, Phrase, Portion, Stretch, Which};
use super::resolve::{self, Now};
use super::token::Tokens;
use chrono::{Datelike, NaiveDate};

/// How far behind its day an hour may stand in a sentence, and how far before it.
const FAR: usize = 12;
const NEAR: usize = 6;
/// How far behind a day the next sentence may mean it.
const CLOSE: usize = 24;

/// Gives each time of a list the day it belongs to.
pub(super) fn share_days(tokens: &Tokens, found: &mut [Sure], now: Now) {
    look_ahead(tokens, found, now);
    share_weeks(tokens, found);
    let days: Vec<Option<NaiveDate>> = found.iter().map(|one| day(one, now)).collect();
    let mut last = None;
    for (index, own) in days.iter().enumerate() {
        let Some(one) = found.get(index) else { break };
        if let Some(own) = own {
            last = Some(*own);
        }
        if has_day(one) {
            continue;
        }
        let previous = index.checked_sub(1).and_then(|before| found.get(before));
        let is_next_of_list =
            previous.is_some_and(|before| is_timed(before) && is_joined(tokens, before.found.next, one.found.first));
        let is_governed =
            previous.is_some_and(|before| is_one_sentence(tokens, before.found.next, one.found.first, FAR));
        let is_doubtful = previous.is_some_and(|before| {
            has_day(before) && !is_timed(before) && one.found.first - before.found.next.min(one.found.first) <= CLOSE
        });
        let is_listed = (is_next_of_list || is_governed) && previous.is_some_and(has_day);
        if (is_listed || points_back(tokens, one))
            && let (Some(day), Some(one)) = (last, found.get_mut(index))
        {
            take(&mut one.found.expression.from, day);
        } else if let Some(one) = found.get_mut(index) {
            one.is_day_doubtful = is_doubtful && is_timed(one);
        }
    }
    for index in (1..found.len()).rev() {
        let (Some(near), Some(far)) = (found.get(index - 1), found.get(index)) else {
            break;
        };
        let is_behind = !far.found.expression.from.is_day_first && has_day(far) && is_timed(far);
        let is_listed = is_behind && is_joined(tokens, near.found.next, far.found.first);
        let is_governed = !is_timed(far) && is_one_sentence(tokens, near.found.next, far.found.first, NEAR);
        if !has_day(near)
            && (is_listed || is_governed)
            && let (Some(day), Some(near)) = (day(far, now), found.get_mut(index - 1))
        {
            take(&mut near.found.expression.from, day);
        }
    }
}

/// A weekday named behind a week in one sentence is in that week: `KW 49, und zwar Dienstag`.
fn share_weeks(tokens: &Tokens, found: &mut [Sure]) {
    for index in 1..found.len() {
        let (Some(week), Some(one)) = (found.get(index - 1), found.get(index)) else {
            break;
        };
        let (from, of) = (&one.found.expression.from, &week.found.expression.from);
        let is_week = of.weekday.is_none() && week.found.expression.to.is_none();
        let period = of.period.clone().filter(|period| {
            let is_one = matches!(
                period.stretch,
                Stretch::Week(1..) | Stretch::NumberedWeek { .. } | Stretch::WeekOf(_)
            );
            is_one && period.portion == Portion::Whole
        });
        let is_bare = matches!(from.weekday, Some((_, Which::Bare)))
            && from.day.is_none()
            && from.period.is_none()
            && from.shift.is_none();
        if is_week
            && is_bare
            && is_one_sentence(tokens, week.found.next, one.found.first, NEAR)
            && let Some(one) = found.get_mut(index)
        {
            one.found.expression.from.period = period;
        }
    }
}

/// In a list of days the name of today's weekday is that of the next week: today would be called today.
fn look_ahead(tokens: &Tokens, found: &mut [Sure], now: Now) {
    let is_next = |left: &Sure, right: &Sure| {
        has_day(left) && has_day(right) && is_joined(tokens, left.found.next, right.found.first)
    };
    let listed: Vec<bool> = (0..found.len())
        .map(|index| {
            let at = |index: Option<usize>| index.and_then(|index| found.get(index));
            let (before, one, behind) = (at(index.checked_sub(1)), at(Some(index)), at(Some(index + 1)));
            let pair = |left: Option<&Sure>, right: Option<&Sure>| {
                left.zip(right).is_some_and(|(left, right)| is_next(left, right))
            };
            pair(before, one) || pair(one, behind)
        })
        .collect();
    for (one, _) in found.iter_mut().zip(listed).filter(|(_, is_listed)| *is_listed) {
        let from = &mut one.found.expression.from;
        let is_bare = from.day.is_none() && from.period.is_none() && from.shift.is_none();
        if let Some((weekday, which @ Which::Bare)) = &mut from.weekday
            && is_bare
            && *weekday == now.here.weekday()
        {
            *which = Which::Coming;
        }
    }
}

fn take(phrase: &mut Phrase, day: NaiveDate) {
    phrase.day = Some(Day::Calendar {
        year: Some(day.year()),
        month: day.month(),
        day: day.day(),
        is_numeric: false,
    });
}

fn has_day(one: &Sure) -> bool {
    let expression = &one.found.expression;
    let is_dated = |phrase: &Phrase| phrase.has_day() || phrase.bare.is_some_and(|bare| bare.is_ordinal);
    is_dated(&expression.from) || expression.to.as_ref().is_some_and(is_dated)
}

fn is_timed(one: &Sure) -> bool {
    let from = &one.found.expression.from;
    from.has_time() || from.bare.is_some_and(|bare| !bare.is_ordinal)
}

/// The single day of an expression.
fn day(one: &Sure, now: Now) -> Option<NaiveDate> {
    let resolved = resolve::resolve(&one.found.expression, now).filter(|_| has_day(one))?;
    let is_single = one.found.expression.from.period.is_none() || one.found.expression.from.weekday.is_some();
    is_single.then(|| resolved.start.date())
}

/// Nothing but commas, `or`, bullets and their like stands between two expressions.
fn is_joined(tokens: &Tokens, from: usize, to: usize) -> bool {
    const JOINING: &[&str] = &[
        "or",
        "and",
        "at",
        "also",
        "then",
        "either",
        "from",
        "between",
        "around",
        "again",
        "alternatively",
        "h",
        "uhr",
        "hour-mark",
        "filler",
        "on",
    ];
    let is_joining = |at| tokens.is_mark(at, ",/;:-|()+&\u{2022}\u{b7}") || tokens.is_word(at, JOINING);
    from <= to && to - from <= 4 && (from..to).all(is_joining)
}

/// Both stand in one sentence, at most so many tokens apart: the day said in it is that of its hours, unless somebody
/// else's doings, told in a clause of their own, part them.
fn is_one_sentence(tokens: &Tokens, from: usize, to: usize, most: usize) -> bool {
    let parts = |at| tokens.is_mark(at, ".?!;\n") || tokens.is_line_start(at) || opens_clause(tokens, at);
    from <= to && to - from <= most && !(from..to).any(parts)
}

/// `, and I can`, `, but we`: a clause with a subject of its own.
fn opens_clause(tokens: &Tokens, at: usize) -> bool {
    const SUBJECTS: &[&str] = &[
        "i", "i'm", "i'll", "i'd", "we", "we're", "we'll", "we'd", "he", "she", "they",
    ];
    tokens.is_mark(at, ",") && tokens.is_word(at + 1, &["and", "but", "so"]) && tokens.is_word(at + 2, SUBJECTS)
}

/// `11am that day`, `the same day at 3pm`.
fn points_back(tokens: &Tokens, one: &Sure) -> bool {
    let is_that_day = |at: usize| tokens.words(at, &["that", "day"]).is_some();
    let behind = one.found.next;
    let before = (2..=5).filter_map(|back| one.found.start.checked_sub(back));
    (behind..=behind + 1).any(is_that_day) || before.into_iter().any(is_that_day)
}
