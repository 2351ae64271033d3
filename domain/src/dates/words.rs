//! The words that the grammar of dates is written in: names, numbers, units. Other languages are turned into them.

use crate::language::{Language, Words};
use chrono::Weekday;

/// A unit that time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    BusinessDay,
    Week,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    Year,
}

const WEEKDAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// A weekday, and whether the word is also another English word (`sat`, `sun`, `wed`, `mon`).
pub(super) fn weekday(word: &str) -> Option<(Weekday, bool)> {
    let name = word.strip_suffix("'s").unwrap_or(word);
    let mut weekdays = WEEKDAYS.into_iter().zip(Words::of(Language::En).dates.weekdays);
    let (weekday, _) = weekdays.find(|(_, forms)| forms.split(' ').any(|form| form == name))?;
    let is_other_word = matches!(name, "mon" | "wed" | "weds" | "sat" | "sun");
    Some((weekday, is_other_word))
}

/// A month by name or abbreviation, 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    let mut months = (1..).zip(Words::of(Language::En).dates.months);
    let (month, _) = months.find(|(_, forms)| forms.split(' ').any(|form| form == word))?;
    Some(month)
}

/// A unit of time, plural and common abbreviations included.
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "second" | "seconds" | "sec" | "secs" => Unit::Second,
        "minute" | "minutes" | "min" | "mins" => Unit::Minute,
        "hour" | "hours" | "hr" | "hrs" | "hour-mark" => Unit::Hour,
        "day" | "days" => Unit::Day,
        "week" | "weeks" | "wk" | "wks" => Unit::Week,
        "fortnight" | "fortnights" => Unit::Fortnight,
        "weekend" | "weekends" => Unit::Weekend,
        "month" | "months" | "mo" | "mos" | "mon" | "mons" => Unit::Month,
        "quarter" | "quarters" => Unit::Quarter,
        "year" | "years" | "yr" | "yrs" => Unit::Year,
        _ => return None,
    })
}

/// One-letter units, read only when glued to their number (`2h`, `3w`).
pub(super) fn short_unit(word: &str) -> Option<Unit> {
    Some(match word {
        "s" => Unit::Second,
        "m" => Unit::Minute,
        "h" => Unit::Hour,
        "d" => Unit::Day,
        "w" => Unit::Week,
        "y" => Unit::Year,
        _ => return None,
    })
}

/// A cardinal below twenty or a ten.
pub(super) fn cardinal(word: &str) -> Option<u32> {
    Some(match word {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" | "fourty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

/// An ordinal word up to thirty.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    Some(match word {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" | "eigth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" | "twelveth" => 12,
        "thirteenth" => 13,
        "fourteenth" => 14,
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "twentieth" => 20,
        "thirtieth" => 30,
        _ => return None,
    })
}

/// Words after which a bare number or ordinal can still be an hour or a day, not a count of things.
pub(super) fn may_follow_bare(word: &str) -> bool {
    const FOLLOWERS: &[&str] = &[
        "a", "after", "am", "and", "any", "around", "as", "at", "because", "before", "between", "but", "by", "can",
        "could", "do", "does", "for", "from", "how", "i", "i'll", "i'm", "if", "in", "instead", "is", "it", "it's",
        "let", "let's", "maybe", "may", "might", "my", "of", "ok", "okay", "on", "or", "our", "perhaps", "please",
        "pm", "should", "since", "so", "sharp", "still", "suits", "that", "the", "then", "there", "this", "though",
        "thru", "through", "till", "to", "today", "tomorrow", "tonight", "until", "via", "was", "we", "we'll", "well",
        "were", "what", "when", "where", "which", "while", "will", "with", "work", "works", "would", "you", "your",
        "next", "here", "over", "just", "thanks", "thank", "looks", "sounds", "has", "have", "not", "about", "unless",
        "hope", "are", "filler", "latest", "he", "she", "they", "also", "too", "only", "again", "onwards", "onward",
        "together", "per",
    ];
    FOLLOWERS.contains(&word) || weekday(word).is_some() || month(word).is_some()
}
