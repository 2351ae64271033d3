//! Parts of the day: `tomorrow afternoon`, `in the morning`, `late this evening`, `tonight`.

use super::phrase::{Part, PartName, Portion};
use super::token::Tokens;

fn name(word: &str) -> Option<PartName> {
    Some(match word {
        "morning" | "mornings" => PartName::Morning,
        "afternoon" | "afternoons" => PartName::Afternoon,
        "evening" | "evenings" => PartName::Evening,
        "night" | "nights" | "nighttime" => PartName::Night,
        "daytime" => PartName::Daytime,
        "lunchtime" => PartName::Noon,
        _ => return None,
    })
}

fn portion(tokens: &Tokens, at: usize) -> (Portion, usize) {
    let portion = match tokens.word(at) {
        Some("early") => Portion::Early,
        Some("mid") => Portion::Middle,
        Some("late") => Portion::Late,
        Some("later") => Portion::Later,
        _ => return (Portion::Whole, at),
    };
    let next = if tokens.is_mark(at + 1, "-") { at + 2 } else { at + 1 };
    (portion, if tokens.is_word(next, &["in"]) { next + 1 } else { next })
}

/// `EOD`, `COB`, `close of business`.
fn end_of_business(tokens: &Tokens, at: usize) -> Option<usize> {
    if tokens.is_word(at, &["eod", "cob", "eob"]) {
        return Some(at + 1);
    }
    if !tokens.is_word(at, &["end", "close"]) || !tokens.is_word(at + 1, &["of"]) {
        return None;
    }
    if tokens.is_word(at + 2, &["business"]) && tokens.is_word(at + 3, &["day"]) {
        return Some(at + 4);
    }
    tokens.is_word(at + 2, &["business", "day", "play"]).then_some(at + 3)
}

/// A part of the day at `at`, and the token after it.
pub(super) fn part(tokens: &Tokens, at: usize) -> Option<(Part, usize)> {
    let (early, at) = portion(tokens, at);
    let (from_today, is_determined, at) = match tokens.word(at)? {
        "this" | "today's" => (Some(0), true, at + 1),
        "next" | "following" => (Some(1), true, at + 1),
        "tomorrow's" => (Some(1), true, at + 1),
        "last" => (Some(-1), true, at + 1),
        "the" => (None, true, at + 1),
        _ => (None, false, at),
    };
    let (inner, at) = portion(tokens, at);
    let portion = if early == Portion::Whole { inner } else { early };
    if let Some(next) = end_of_business(tokens, at) {
        return Some((
            Part {
                name: PartName::EndOfBusiness,
                portion,
                from_today,
                has_determiner: true,
            },
            next,
        ));
    }
    let word = tokens.word(at)?;
    if matches!(word, "tonight" | "tonite" | "tonight's") {
        return Some((
            Part {
                name: PartName::Night,
                portion,
                from_today: Some(0),
                has_determiner: true,
            },
            at + 1,
        ));
    }
    if word == "night" && tokens.is_mark(at + 1, "-") && tokens.is_word(at + 2, &["time"]) {
        return Some((
            Part {
                name: PartName::Night,
                portion,
                from_today,
                has_determiner: is_determined,
            },
            at + 3,
        ));
    }
    Some((
        Part {
            name: name(word)?,
            portion,
            from_today,
            has_determiner: is_determined,
        },
        at + 1,
    ))
}
