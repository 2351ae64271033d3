//! Stretches of days: `next week`, `end of the month`, `this weekend`, `the week of April 10th`, `next 4 business days`.

use super::expression;
use super::length;
use super::month_date;
use super::number;
use super::phrase::{Period, Portion, Stretch, Which};
use super::token::Tokens;
use super::weekday::{behind, which};
use super::words::{self, Unit};

/// A period at `at`, and the token after it.
pub(super) fn period(tokens: &Tokens, at: usize, depth: usize) -> Option<(Period, usize)> {
    if let Some(found) = abbreviation(tokens, at) {
        return Some(found);
    }
    let (portion, next) = portion(tokens, at);
    let inner = stretch(tokens, next, portion != Portion::Whole, depth);
    if portion == Portion::Whole {
        let (stretch, after) = inner?;
        return Some((Period { stretch, portion }, after));
    }
    let found = inner.or_else(|| {
        let (phrase, after) = expression::day_phrase(tokens, next, depth + 1)?;
        Some((Stretch::Day(Box::new(phrase)), after))
    });
    found.map(|(stretch, after)| (Period { stretch, portion }, after))
}

/// `EOD`, `EOW`, `end of day`, `close of business`.
fn abbreviation(tokens: &Tokens, at: usize) -> Option<(Period, usize)> {
    let end = |stretch, next| {
        Some((
            Period {
                stretch,
                portion: Portion::End,
            },
            next,
        ))
    };
    match tokens.word(at)? {
        "eow" => end(Stretch::Week(0), at + 1),
        "eom" => end(Stretch::Month(0), at + 1),
        _ => None,
    }
}

/// `end of`, `beginning of`, `mid-`, `later`.
fn portion(tokens: &Tokens, at: usize) -> (Portion, usize) {
    let start = if tokens.is_word(at, &["the"]) { at + 1 } else { at };
    let of = |next: usize| tokens.is_word(next, &["of", "in"]).then_some(next + 1);
    let dash = |next: usize| if tokens.is_mark(next, "-") { next + 1 } else { next };
    let found = match tokens.word(start) {
        Some("last") if tokens.is_word(start + 1, &["day"]) => of(start + 2).map(|next| (Portion::End, next)),
        Some("end") => of(start + 1).map(|next| (Portion::End, next)),
        Some("beginning" | "start") => of(start + 1).map(|next| (Portion::Start, next)),
        Some("middle") => of(start + 1).map(|next| (Portion::Middle, next)),
        Some("rest" | "remainder") => of(start + 1).map(|next| (Portion::Later, next)),
        Some("early") => Some((Portion::Early, of(start + 1).unwrap_or(dash(start + 1)))),
        Some("mid") => Some((Portion::Middle, dash(start + 1))),
        Some("late") => Some((Portion::Late, of(start + 1).unwrap_or(dash(start + 1)))),
        Some("later") => Some((Portion::Later, of(start + 1).unwrap_or(start + 1))),
        _ => None,
    };
    found.unwrap_or((Portion::Whole, at))
}

fn stretch(tokens: &Tokens, at: usize, is_portion: bool, depth: usize) -> Option<(Stretch, usize)> {
    numbered_week(tokens, at)
        .or_else(|| week_of(tokens, at, depth))
        .or_else(|| nth_week(tokens, at, depth))
        .or_else(|| counted(tokens, at))
        .or_else(|| with_unit(tokens, at, is_portion))
        .or_else(|| named_month(tokens, at, is_portion))
}

/// `KW 49`, `calendar week 49`, `in week 49`; alone, `week 3` is as often that of a course.
fn numbered_week(tokens: &Tokens, at: usize) -> Option<(Stretch, usize)> {
    let start = if tokens.is_word(at, &["the"]) { at + 1 } else { at };
    let week_at = start + 1 + usize::from(tokens.is_mark(start + 1, "."));
    if let Some(week) = number_before(tokens, start).filter(|_| tokens.is_word(week_at, &["week-number"])) {
        return Some((Stretch::NumberedWeek { week, year: None }, week_at + 1));
    }
    let next = match tokens.word(start)? {
        "week-number" => start + 1,
        "week" => {
            let is_led = start.checked_sub(1).is_some_and(|before| {
                tokens.is_word(before, &["of", "in", "the", "on", "for", "during", "by", "until"])
                    || tokens.word(before).is_some_and(|word| words::weekday(word).is_some())
                    || tokens.is_mark(before, ",")
                        && tokens
                            .before(before)
                            .and_then(|day| tokens.word(day))
                            .is_some_and(|word| words::weekday(word).is_some())
            });
            let is_named = tokens.is_word(start + 1, &["no", "number", "nr"]);
            (is_led || is_named).then_some(start + 1 + usize::from(is_named))?
        }
        _ => return None,
    };
    let next = next + usize::from(tokens.is_mark(next, ".#"));
    let (week, _) = tokens.number(next).filter(|(week, _)| (1..=53).contains(week))?;
    let after = next + 1;
    let is_other = tokens.is_word(after, &["of"]) || tokens.is_mark(after, "%:") && tokens.is_glued(after);
    if is_other || tokens.word(after).is_some_and(|word| words::unit(word).is_some()) {
        return None;
    }
    let (year, after) = match tokens.mark(after) {
        Some('/') => number::year(tokens, after + 1).map_or((None, after), |(year, next)| (Some(year), next)),
        _ => number::year(tokens, after).map_or((None, after), |(year, next)| (Some(year), next)),
    };
    Some((Stretch::NumberedWeek { week, year }, after))
}

/// The number of a week that stands before its name: `in der 49. KW`.
fn number_before(tokens: &Tokens, at: usize) -> Option<u32> {
    let week = tokens.ordinal(at).or_else(|| tokens.number(at).map(|(week, _)| week))?;
    (1..=53).contains(&week).then_some(week)
}

/// `the week of April 10th`, `week commencing February 4`, `w/c 4 Feb`.
fn week_of(tokens: &Tokens, at: usize, depth: usize) -> Option<(Stretch, usize)> {
    let start = if tokens.is_word(at, &["the"]) { at + 1 } else { at };
    let next = if tokens.is_word(start, &["w"]) && tokens.is_mark(start + 1, "/") && tokens.is_word(start + 2, &["c"]) {
        start + 3
    } else {
        let verb = tokens.is_word(start, &["week"]).then_some(start + 1)?;
        tokens
            .is_word(verb, &["of", "commencing", "starting", "beginning", "from"])
            .then_some(verb + 1)?
    };
    let next = if tokens.is_word(next, &["on"]) { next + 1 } else { next };
    let (phrase, after) = expression::day_phrase(tokens, next, depth + 1)?;
    Some((Stretch::WeekOf(Box::new(phrase)), after))
}

/// `3rd week of January`, `last week of next month`.
fn nth_week(tokens: &Tokens, at: usize, depth: usize) -> Option<(Stretch, usize)> {
    if depth > 1 {
        return None;
    }
    let start = if tokens.is_word(at, &["the"]) { at + 1 } else { at };
    let (nth, next) = match tokens.word(start) {
        Some("last") => (-1, start + 1),
        _ => number::ordinal(tokens, start).and_then(|(nth, next)| Some((i32::try_from(nth).ok()?, next)))?,
    };
    let of = tokens.words(next, &["week", "of"])?;
    let (month, after) = with_unit(tokens, of, true).or_else(|| named_month(tokens, of, true))?;
    matches!(month, Stretch::Month(_) | Stretch::NamedMonth { .. }).then(|| {
        (
            Stretch::NthWeek {
                nth,
                month: Box::new(month),
            },
            after,
        )
    })
}

/// `next 4 business days`, `the 5 coming minutes`, `next few days`.
fn counted(tokens: &Tokens, at: usize) -> Option<(Stretch, usize)> {
    let start = if tokens.is_word(at, &["the"]) { at + 1 } else { at };
    let (before, next) = which(tokens, start);
    if before != Which::Bare {
        let (span, after) = few(tokens, next).or_else(|| length::span(tokens, next))?;
        return match before {
            Which::Next | Which::Coming | Which::AfterNext => Some((Stretch::Ahead(span), after)),
            Which::Last => Some((Stretch::Behind(span), after)),
            Which::This | Which::Bare => None,
        };
    }
    let (count, next) = number::cardinal(tokens, start)?;
    let (Which::Next | Which::Coming, unit_at) = which(tokens, next) else {
        return None;
    };
    let is_plural = tokens.word(unit_at).is_some_and(|word| word.ends_with('s'))
        || tokens.is_word(unit_at, &["business", "working"]);
    if !is_plural {
        return None;
    }
    let mut span = length::Span::default();
    let after = length::add_unit(tokens, unit_at, i64::from(count) * 1000, &mut span)?;
    Some((Stretch::Ahead(span), after))
}

/// `few days`, `couple of weeks` after `next`.
fn few(tokens: &Tokens, at: usize) -> Option<(length::Span, usize)> {
    let next = match tokens.word(at)? {
        "few" => at + 1,
        _ => return None,
    };
    let mut span = length::Span::default();
    let after = length::add_unit(tokens, next, 3000, &mut span)?;
    Some((span, after))
}

/// `next week`, `this weekend`, `the following month`; `the week` only in `end of the week`.
fn with_unit(tokens: &Tokens, at: usize, is_portion: bool) -> Option<(Stretch, usize)> {
    if let Some(found) = after_next(tokens, at) {
        return Some(found);
    }
    let (picked, next) = which(tokens, at);
    let has_article = tokens.is_word(at, &["the"]);
    let unit_at = if picked == Which::Bare && has_article {
        at + 1
    } else {
        next
    };
    let word = tokens.word(unit_at)?;
    let shift = match picked {
        Which::Bare | Which::This => 0,
        Which::Next | Which::Coming | Which::AfterNext => 1,
        Which::Last => -1,
    };
    if picked == Which::Next && (word == "weekday" || is_workday(tokens, unit_at)) {
        let length = if word == "weekday" { 1 } else { 2 };
        return Some((Stretch::NextWorkday, unit_at + length));
    }
    let unit = words::unit(word).filter(|_| !word.ends_with('s') && word != "mon")?;
    if let (Which::Bare, Some(which)) = (picked, behind(tokens, unit_at + 1)) {
        let stretch = whole(unit, if which == Which::Last { -1 } else { 1 })?;
        return Some((stretch, unit_at + 2));
    }
    let is_named = picked != Which::Bare;
    let stretch = match unit {
        Unit::Week if is_named || is_portion => Stretch::Week(shift),
        Unit::Weekend if !has_article || is_named || is_portion => Stretch::Weekend(shift),
        Unit::Weekend
            if tokens
                .before(at)
                .is_some_and(|before| tokens.is_word(before, &["over", "at", "on", "for", "during"])) =>
        {
            Stretch::Weekend(shift)
        }
        Unit::Month if is_named || is_portion => Stretch::Month(shift),
        Unit::Year if is_named || is_portion => Stretch::Year(shift),
        Unit::Day if is_portion && !is_named && has_article => Stretch::Today,
        Unit::Quarter if is_named => Stretch::Quarter(shift),
        _ => return None,
    };
    Some((stretch, unit_at + 1))
}

fn whole(unit: Unit, shift: i32) -> Option<Stretch> {
    Some(match unit {
        Unit::Week => Stretch::Week(shift),
        Unit::Weekend => Stretch::Weekend(shift),
        Unit::Month => Stretch::Month(shift),
        Unit::Quarter => Stretch::Quarter(shift),
        Unit::Year => Stretch::Year(shift),
        _ => return None,
    })
}

/// `the week after next`.
fn after_next(tokens: &Tokens, at: usize) -> Option<(Stretch, usize)> {
    let start = if tokens.is_word(at, &["the"]) { at + 1 } else { at };
    let next = tokens.words(start + 1, &["after", "next"])?;
    Some((whole(words::unit(tokens.word(start)?)?, 2)?, next))
}

fn is_workday(tokens: &Tokens, at: usize) -> bool {
    tokens.is_word(at, &["business", "working", "work"]) && tokens.is_word(at + 1, &["day"])
}

/// `in March`, `next April`, `January 2025`: a month alone needs a word or a year that says it is one.
fn named_month(tokens: &Tokens, at: usize, is_portion: bool) -> Option<(Stretch, usize)> {
    if let Some((year, month_at)) = number::year(tokens, at)
        && let Some((month, next)) = month_date::month(tokens, month_at)
    {
        return Some((
            Stretch::NamedMonth {
                month,
                year: Some(year),
                which: Which::Bare,
            },
            next,
        ));
    }
    let (which, month_at) = which(tokens, at);
    let (month, next) = month_date::month(tokens, month_at)?;
    if tokens.before(at).is_some_and(|before| tokens.number(before).is_some()) {
        return None;
    }
    let (year, after) = month_date::year(tokens, next);
    let is_led = tokens.before(at).is_some_and(|before| {
        tokens.is_word(
            before,
            &[
                "in", "by", "until", "till", "during", "for", "since", "of", "before", "after",
            ],
        )
    });
    let is_verb = tokens.is_word(month_at, &["may", "march", "mar"]) && !tokens.is_capital(month_at);
    let is_sure =
        matches!(which, Which::Next | Which::Last) || !is_verb && (which != Which::Bare || is_portion || is_led);
    let is_dated = year.is_some() && after > next;
    (is_sure || is_dated).then_some((
        Stretch::NamedMonth { month, year, which },
        if year.is_some() { after } else { next },
    ))
}
