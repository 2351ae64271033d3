//! Dates in digits: ISO forms, `5/3/18`, `25.05.2015`, `8/10`. Digits chained otherwise are ids, versions, numbers.

use super::month_date::short_year;
use super::phrase::Day;
use super::token::Tokens;
use super::words;

/// A date in digits at `at`, and the token after it. `is_expected` admits `7.6` and `7-6`, dates only beside a weekday.
pub(super) fn numeric(tokens: &Tokens, at: usize, is_expected: bool) -> Option<(Day, usize)> {
    let (_, digits) = tokens.number(at)?;
    match digits {
        4 => year_first(tokens, at),
        1 | 2 => with_year(tokens, at)
            .or_else(|| dotted(tokens, at))
            .or_else(|| without_year(tokens, at, is_expected)),
        _ => None,
    }
}

/// The separator at `at` with numbers glued to both sides.
fn separator(tokens: &Tokens, at: usize) -> Option<char> {
    let mark = tokens.mark(at).filter(|mark| "-/.".contains(*mark))?;
    (tokens.is_glued(at) && tokens.is_glued(at + 1)).then_some(mark)
}

/// Another number is chained behind, so that this is part of something longer.
fn is_chained(tokens: &Tokens, next: usize) -> bool {
    separator(tokens, next).is_some() && tokens.number(next + 1).is_some()
}

/// `2014-04-18`, `2015/05/25`, `2019/aug/01`.
fn year_first(tokens: &Tokens, at: usize) -> Option<(Day, usize)> {
    let (year, _) = tokens.number(at).filter(|(year, _)| (1900..2200).contains(year))?;
    let mark = separator(tokens, at + 1)?;
    separator(tokens, at + 3).filter(|second| *second == mark)?;
    let month = match tokens.word(at + 2) {
        Some(word) => words::month(word)?,
        None => tokens.number(at + 2).filter(|(_, digits)| *digits <= 2)?.0,
    };
    let (day, _) = tokens.number(at + 4).filter(|(_, digits)| *digits <= 2)?;
    let day = Day::Calendar {
        year: i32::try_from(year).ok(),
        month,
        day,
        is_numeric: false,
    };
    (!is_chained(tokens, at + 5)).then_some((day, at + 5))
}

/// `5/3/18`, `25.05.2015`, `30-12-16`.
fn with_year(tokens: &Tokens, at: usize) -> Option<(Day, usize)> {
    let (first, first_digits) = tokens.number(at)?;
    let mark = separator(tokens, at + 1)?;
    let (second, second_digits) = tokens.number(at + 2).filter(|(_, digits)| *digits <= 2)?;
    separator(tokens, at + 3).filter(|second| *second == mark)?;
    let (year, digits) = tokens.number(at + 4)?;
    let is_short_clear = match mark {
        '/' => true,
        '-' => first_digits == 2 && second_digits == 2,
        _ => tokens.is_day_first && first_digits == 2 && second_digits == 2,
    };
    let year = match digits {
        4 => i32::try_from(year).ok().filter(|year| (1900..2200).contains(year)),
        2 if is_short_clear => short_year(year),
        _ => None,
    }?;
    let next = at + 5;
    if is_chained(tokens, next) && mark_is_not_range(tokens, next) {
        return None;
    }
    let (month, day) = in_order(tokens, first, second);
    Some((
        Day::Calendar {
            year: Some(year),
            month,
            day,
            is_numeric: true,
        },
        next,
    ))
}

/// `10-1-2018-10-7-2018` is a range; any other chain is not a date.
fn mark_is_not_range(tokens: &Tokens, next: usize) -> bool {
    !(tokens.is_mark(next, "-") && with_year(tokens, next + 1).is_some())
}

/// `20.03.` in languages that write it so.
fn dotted(tokens: &Tokens, at: usize) -> Option<(Day, usize)> {
    let (day, _) = tokens.number(at)?;
    separator(tokens, at + 1).filter(|mark| *mark == '.' && tokens.is_foreign)?;
    let (month, _) = tokens.number(at + 2).filter(|(_, digits)| *digits <= 2)?;
    let is_closed = tokens.is_mark(at + 3, ".") && tokens.is_glued(at + 3) && !is_chained(tokens, at + 3);
    let day = Day::Calendar {
        year: None,
        month,
        day,
        is_numeric: false,
    };
    is_closed.then_some((day, at + 4))
}

/// `8/10`; `7.6` and `7-6` only where a date is due.
fn without_year(tokens: &Tokens, at: usize, is_expected: bool) -> Option<(Day, usize)> {
    let (first, _) = tokens.number(at)?;
    let mark = separator(tokens, at + 1)?;
    let (second, digits) = tokens.number(at + 2).filter(|(_, digits)| *digits <= 2)?;
    if mark != '/' && !is_expected || mark == '.' && digits == 2 && !tokens.is_day_first {
        return None;
    }
    if mark == '-' && is_hours(first, second) {
        return None;
    }
    let next = at + 3;
    let is_range = mark == '/' && tokens.is_mark(next, "-") && tokens.number(next + 1).is_some();
    if is_chained(tokens, next) && !is_range || tokens.is_mark(next, "%") {
        return None;
    }
    let is_clock = mark == '.' && tokens.is_word(next, &["am", "pm", "a", "p", "uhr", "hour-mark", "h", "hrs"]);
    let is_other_order = mark == '.' && tokens.is_day_first && second > 12;
    let is_fraction = mark == '/' && first < second && tokens.is_word(next, &["of"]);
    if is_clock || is_other_order || is_fraction {
        return None;
    }
    let (month, day) = in_order(tokens, first, second);
    if month > 12 || day > 31 {
        return None;
    }
    Some((
        Day::Calendar {
            year: None,
            month,
            day,
            is_numeric: true,
        },
        next,
    ))
}

/// `Monday 9-10`, `Friday 11-1` are hours.
fn is_hours(first: u32, second: u32) -> bool {
    let is_short = (1..=3).any(|hours| (first + hours - 1) % 12 + 1 == second);
    let is_office = (8..=12).contains(&first) && (1..=6).contains(&second);
    (1..=12).contains(&first) && (is_short || is_office)
}

/// Month and day in the reference's order, the other way round where only that can be.
fn in_order(tokens: &Tokens, first: u32, second: u32) -> (u32, u32) {
    let (month, day) = if tokens.is_day_first {
        (second, first)
    } else {
        (first, second)
    };
    if month > 12 && day <= 12 {
        (day, month)
    } else {
        (month, day)
    }
}

/// The token after the chain of digits and separators that stands at `at`.
pub(super) fn chain_end(tokens: &Tokens, at: usize) -> usize {
    let mut next = at + 1;
    while tokens.is_glued(next) && (tokens.is_mark(next, "-/.:,_") || tokens.number(next).is_some()) {
        next += 1;
    }
    next
}
