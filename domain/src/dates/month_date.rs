//! Dates with a month's name: `10 August 2012`, `May twenty-ninth`, `second of Aug`, `Oct/2`, `05-Aug-2016`.

use super::number;
use super::phrase::Day;
use super::token::Tokens;
use super::words;

/// A date with a named month at `at`, and the token after it.
pub(super) fn month_date(tokens: &Tokens, at: usize) -> Option<(Day, usize)> {
    year_first(tokens, at)
        .or_else(|| day_first(tokens, at))
        .or_else(|| month_first(tokens, at))
}

/// `2018 March 18`.
fn year_first(tokens: &Tokens, at: usize) -> Option<(Day, usize)> {
    let (written, month_at) = number::year(tokens, at)?;
    match month_first(tokens, month_at)? {
        (
            Day::Calendar {
                year: None, month, day, ..
            },
            next,
        ) => Some((
            Day::Calendar {
                year: Some(written),
                month,
                day,
                is_numeric: false,
            },
            next,
        )),
        _ => None,
    }
}

/// A month's name, and whether the word is also a verb or a noun (`may`, `march`, `mar`).
pub(super) fn month(tokens: &Tokens, at: usize) -> Option<(u32, usize)> {
    let month = words::month(tokens.word(at)?)?;
    let is_short = tokens
        .word(at)
        .is_some_and(|word| word.len() <= 5 && !matches!(word, "may" | "march" | "april" | "june" | "july"));
    let is_continued = tokens.get(at + 2).is_some() && !tokens.is_capital(at + 2);
    let has_dot = is_short && is_continued && tokens.is_mark(at + 1, ".") && tokens.is_glued(at + 1);
    Some((month, if has_dot { at + 2 } else { at + 1 }))
}

/// Steps over one glued or spaced separator of a written date.
fn separator(tokens: &Tokens, at: usize, marks: &str) -> usize {
    if tokens.is_mark(at, marks) { at + 1 } else { at }
}

fn day_first(tokens: &Tokens, at: usize) -> Option<(Day, usize)> {
    let start = if tokens.is_word(at, &["the"]) { at + 1 } else { at };
    let is_digits = tokens.number(start).is_some();
    let is_ordinal = tokens.ordinal(start).is_some();
    let (day, next) = if is_digits || is_ordinal || tokens.is_foreign {
        number::day(tokens, start)
    } else {
        number::ordinal(tokens, start)
    }?;
    let next = if tokens.words(next, &["day"]).is_some() && tokens.is_word(next + 1, &["of"]) {
        next + 1
    } else {
        next
    };
    let has_of = tokens.is_word(next, &["of"]);
    let month_at = if has_of {
        next + 1
    } else {
        separator(tokens, next, "-/.,")
    };
    let (month, after) = month(tokens, month_at)?;
    if !tokens.is_foreign && !has_of && !is_digits && !is_ordinal && day <= 3 {
        return None;
    }
    if !has_of && words_are_verb(tokens, month_at) {
        return None;
    }
    let (year, after) = two_digit_year(tokens, after, tokens.mark(next)).unwrap_or_else(|| year(tokens, after));
    (1..=31).contains(&day).then_some((
        Day::Calendar {
            year,
            month,
            day,
            is_numeric: false,
        },
        after,
    ))
}

/// `10 may apply`: the month's name is a verb there.
fn words_are_verb(tokens: &Tokens, month_at: usize) -> bool {
    let is_verb_too = !tokens.is_foreign && tokens.is_word(month_at, &["may", "march", "mar"]);
    if !is_verb_too || tokens.is_capital(month_at) {
        return false;
    }
    let next = month_at + 1;
    tokens.word(next).is_some_and(|word| {
        !words::may_follow_bare(word) || matches!(word, "not" | "also" | "still" | "have" | "work" | "well" | "has")
    })
}

fn month_first(tokens: &Tokens, at: usize) -> Option<(Day, usize)> {
    let (month, next) = month(tokens, at)?;
    let mut next = separator(tokens, next, ",-/");
    if tokens.is_word(next, &["the"]) {
        next += 1;
    }
    let is_spelled = tokens.number(next).is_none() && tokens.ordinal(next).is_none();
    let (day, after) = number::day(tokens, next)?;
    if is_spelled && number::ordinal(tokens, next).is_none() && tokens.is_word(at, &["may", "march", "mar"]) && day < 13
    {
        return None;
    }
    if is_spelled
        && day <= 3
        && tokens.is_word(at, &["may", "march"])
        && !tokens.is_capital(at)
        && !tokens.is_word(next - 1, &["the"])
    {
        return None;
    }
    if tokens.number(next).is_some() && is_time(tokens, after) {
        return None;
    }
    let (year, after) = year(tokens, after);
    Some((
        Day::Calendar {
            year,
            month,
            day,
            is_numeric: false,
        },
        after,
    ))
}

/// The number before `after` is an hour: `August 10:30`, `August 3 pm`.
fn is_time(tokens: &Tokens, after: usize) -> bool {
    let is_clock = tokens.is_mark(after, ":") && tokens.is_glued(after) && tokens.number(after + 1).is_some();
    is_clock && tokens.is_glued(after + 1) || tokens.is_word(after, &["am", "pm", "o'clock"])
}

/// A year after a day and a month, if one is there.
pub(super) fn year(tokens: &Tokens, at: usize) -> (Option<i32>, usize) {
    let next = if tokens.is_word(at, &["of", "in"]) {
        at + 1
    } else {
        separator(tokens, at, ",/-.")
    };
    if let Some((year, after)) = number::year(tokens, next)
        && !(tokens.is_mark(after, ":-") && tokens.is_glued(after + 1) && tokens.number(after + 1).is_some())
    {
        return (Some(year), after);
    }
    (None, at)
}

/// A year of two digits: `'12`, or after the separator that the date began with (`10-Aug-12`).
fn two_digit_year(tokens: &Tokens, at: usize, first: Option<char>) -> Option<(Option<i32>, usize)> {
    let is_quoted = tokens.is_mark(at, "'");
    let is_chained = first.is_some_and(|mark| mark != ',' && tokens.mark(at) == Some(mark)) && tokens.is_glued(at);
    let (value, _) = tokens
        .number(at + 1)
        .filter(|(_, digits)| *digits == 2 && tokens.is_glued(at + 1))?;
    (is_quoted || is_chained).then_some((short_year(value), at + 2))
}

/// `18` is 2018, `75` is 1975.
pub(super) fn short_year(value: u32) -> Option<i32> {
    let year = i32::try_from(value).ok()?;
    Some(if year < 70 { 2000 + year } else { 1900 + year })
}
