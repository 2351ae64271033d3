//! Numbers in words and digits: cardinals up to 99, ordinals up to 31.

use super::token::Tokens;
use super::words;

/// A cardinal in digits (at most four) or words (`twenty-seven`), and the token after it.
pub(super) fn cardinal(tokens: &Tokens, at: usize) -> Option<(u32, usize)> {
    if let Some((value, digits)) = tokens.number(at) {
        return (digits <= 4).then_some((value, at + 1));
    }
    spelled(tokens, at)
}

/// A cardinal in words only.
pub(super) fn spelled(tokens: &Tokens, at: usize) -> Option<(u32, usize)> {
    let tens = words::cardinal(tokens.word(at)?)?;
    if tens < 20 || tens % 10 != 0 {
        return Some((tens, at + 1));
    }
    let next = after_hyphen(tokens, at);
    match tokens.word(next).and_then(words::cardinal) {
        Some(ones @ 1..=9) => Some((tens + ones, next + 1)),
        _ => Some((tens, at + 1)),
    }
}

/// An ordinal in digits (`14th`) or words (`twenty second`), and the token after it.
pub(super) fn ordinal(tokens: &Tokens, at: usize) -> Option<(u32, usize)> {
    if let Some(value) = tokens.ordinal(at) {
        return Some((value, at + 1));
    }
    let word = tokens.word(at)?;
    if let Some(value) = words::ordinal(word) {
        return Some((value, at + 1));
    }
    let tens = words::cardinal(word).filter(|tens| matches!(tens, 20 | 30))?;
    let next = after_hyphen(tokens, at);
    let ones = tokens.word(next).and_then(words::ordinal).filter(|ones| *ones < 10)?;
    Some((tens + ones, next + 1))
}

/// A day of the month in any form, and the token after it.
pub(super) fn day(tokens: &Tokens, at: usize) -> Option<(u32, usize)> {
    let (value, next) = ordinal(tokens, at).or_else(|| match tokens.number(at) {
        Some((_, digits)) if digits > 2 => None,
        _ => cardinal(tokens, at),
    })?;
    (1..=31).contains(&value).then_some((value, next))
}

/// A year of four digits, 1900 to 2199.
pub(super) fn year(tokens: &Tokens, at: usize) -> Option<(i32, usize)> {
    let (value, digits) = tokens.number(at)?;
    let year = i32::try_from(value).ok()?;
    (digits == 4 && (1900..2200).contains(&year)).then_some((year, at + 1))
}

fn after_hyphen(tokens: &Tokens, at: usize) -> usize {
    if tokens.is_mark(at + 1, "-") { at + 2 } else { at + 1 }
}
