//! Whether words that look like a date are one: prices, versions, fractions, greetings and counts are not.

use super::expression::Found;
use super::mention::Certainty;
use super::phrase::{Day, Phrase};
use super::token::{Kind, Tokens};
use super::words;

/// An expression that is a date, and how sure that is.
pub(super) struct Sure {
    pub(super) found: Found,
    pub(super) certainty: Certainty,
    /// A year was written.
    pub(super) has_year: bool,
    /// A time alone, behind a sentence that names a day: whether it is of that day, nobody can tell.
    pub(super) is_day_doubtful: bool,
}

/// An expression may start at `at`: it is neither the tail of an id nor part of a longer number.
pub(super) fn may_start(tokens: &Tokens, at: usize) -> bool {
    let Some(before) = tokens.before(at) else { return true };
    let is_number = tokens.number(at).is_some() || tokens.ordinal(at).is_some();
    if is_number && tokens.is_mark(before, "$\u{20ac}\u{a3}#") {
        return false;
    }
    if !tokens.is_glued(at) {
        let is_counted = tokens.word(before).is_some_and(is_counter);
        return !(is_number && is_counted);
    }
    let Some(mark) = tokens.mark(before) else {
        return false;
    };
    if "%=&_\\".contains(mark) || is_number && ".+".contains(mark) {
        return false;
    }
    let is_offset = "+-".contains(mark) && before > 0 && tokens.is_word(before - 1, &["gmt", "utc"]);
    if is_offset {
        return false;
    }
    let behind_number = before > 0 && tokens.is_glued(before) && tokens.number(before - 1).is_some();
    !("-/.:,".contains(mark) && behind_number)
}

/// Words that number things: what follows is a name, not a date.
fn is_counter(word: &str) -> bool {
    const COUNTERS: &[&str] = &[
        "version",
        "v",
        "page",
        "pages",
        "section",
        "chapter",
        "article",
        "ext",
        "extension",
        "line",
        "building",
        "room",
        "floor",
        "gate",
        "level",
        "suite",
        "unit",
        "step",
        "question",
        "item",
        "option",
        "phase",
        "no",
        "number",
        "figure",
        "table",
        "flight",
        "platform",
        "exit",
        "route",
        "apartment",
        "box",
        "lot",
        "order",
        "invoice",
        "ticket",
        "case",
        "release",
        "score",
        "ratio",
        "isbn",
        "tel",
        "fax",
        "phone",
        "zip",
        "block",
        "bay",
        "terminal",
        "seat",
        "row",
        "track",
        "apt",
        "size",
        "model",
        "grade",
        "verse",
    ];
    COUNTERS.contains(&word)
}

/// Names that say a day by themselves; `christmas` and its like are seasons, cards and parties too.
fn names_a_day(holiday: &str) -> bool {
    !matches!(
        holiday,
        "christmas-day" | "easter-sunday" | "halloween" | "thanksgiving" | "whit-sunday"
    )
}

/// `every Monday at 10`, `Mondays`: no single date is meant.
pub(super) fn is_recurring(tokens: &Tokens, found: &Found) -> bool {
    let is_plural = |at: usize| {
        tokens
            .word(at)
            .is_some_and(|word| word.ends_with("days") && words::weekday(word).is_some())
            && found.expression.from.shift.is_none()
    };
    let is_each = tokens
        .before(found.start)
        .is_some_and(|before| tokens.is_word(before, &["every", "each"]));
    let is_daily = (1..=2)
        .filter_map(|back| found.start.checked_sub(back))
        .any(|before| tokens.is_word(before, &["weekdays", "weekends", "daily", "nightly", "weekly"]));
    is_each || is_daily || (found.start..found.next).any(is_plural)
}

/// How sure the words are a date; `None` when they are not.
pub(super) fn certainty(tokens: &Tokens, found: &Found) -> Option<Certainty> {
    if is_cut(tokens, found.next) || found.expression.from.is_empty() {
        return None;
    }
    let from = &found.expression.from;
    if found.expression.to.is_none() {
        if from.bare.is_some() && !from.has_day() && from.clock.is_none() && from.part.is_none() {
            return bare_alone(tokens, found);
        }
        if from.part.is_some() && !from.has_day() && from.clock.is_none() && from.bare.is_none() {
            return part_alone(tokens, found);
        }
    } else if from.bare.is_some() && from.clock.is_none() && !from.has_day() && from.part.is_none() {
        return bare_range(found);
    }
    if from.is_now {
        return Some(Certainty::Weak);
    }
    let is_led = found.lead.is_on || found.lead.is_at || found.lead.is_range;
    let is_timed = from.has_time() || from.bare.is_some();
    if matches!(from.day, Some(Day::Holiday { year: None, .. })) && !is_timed && found.expression.to.is_none() {
        let is_ended = tokens.word(found.next).is_none_or(words::may_follow_bare);
        let is_day = tokens.word(found.start).is_some_and(names_a_day);
        return ((is_led || is_day) && is_ended).then_some(Certainty::Strong);
    }
    if let Some(Day::Calendar {
        year: None,
        month,
        day,
        is_numeric: true,
    }) = from.day
        && !from.has_time()
        && from.weekday.is_none()
        && found.expression.to.is_none()
    {
        let is_fraction = matches!(
            (month, day),
            (1, 2..=10) | (2, 3 | 5) | (3, 4..=5 | 8) | (9, 10) | (4, 5)
        ) || matches!((month, day), (9, 11) | (7, 24));
        return (is_led || !is_fraction).then_some(if is_led { Certainty::Strong } else { Certainty::Weak });
    }
    let is_sure_time =
        is_led || from.zone.is_some() || found.expression.to.is_some() || from.has_day() || from.part.is_some();
    let is_plain_clock = from
        .clock
        .is_some_and(|clock| clock.is_pm.is_none() && (clock.minute != 0 || clock.second != 0));
    Some(if is_plain_clock && !is_sure_time {
        Certainty::Weak
    } else {
        Certainty::Strong
    })
}

/// The expression ends inside a longer number or word.
fn is_cut(tokens: &Tokens, next: usize) -> bool {
    if !tokens.is_glued(next) {
        return tokens.is_mark(next, "%");
    }
    match tokens.get(next).map(|token| &token.kind) {
        Some(Kind::Word(_) | Kind::Number { .. } | Kind::Ordinal(_)) => true,
        Some(Kind::Mark(mark)) => {
            let is_number_next = tokens.is_glued(next + 1) && tokens.number(next + 1).is_some();
            *mark == '%' || *mark == '_' || is_number_next && "-/.:,".contains(*mark)
        }
        _ => false,
    }
}

/// `at 5`, `on the 14th`.
fn bare_alone(tokens: &Tokens, found: &Found) -> Option<Certainty> {
    let bare = found.expression.from.bare?;
    let is_ended = tokens.get(found.next).is_none() || tokens.is_mark(found.next, ".,;!?)\n");
    let lead = found.lead;
    if bare.is_hour && found.expression.from.length.is_some() {
        return Some(Certainty::Strong);
    }
    if bare.is_ordinal {
        let is_spelled = tokens.ordinal(found.start).is_none() && tokens.number(found.start).is_none();
        let is_led = lead.is_on || lead.is_at || lead.is_range;
        if is_spelled && !(is_led && lead.has_the && (is_ended || bare.value > 3)) {
            return None;
        }
        let has_time = found.expression.from.zone.is_some() || found.expression.from.length.is_some();
        return if is_led || has_time {
            Some(Certainty::Strong)
        } else {
            (lead.has_the && !lead.is_in && !lead.is_for).then_some(Certainty::Weak)
        };
    }
    let is_at = found
        .start
        .checked_sub(1)
        .is_some_and(|before| tokens.is_word(before, &["at"]) || tokens.is_mark(before, "@"))
        || found
            .start
            .checked_sub(2)
            .is_some_and(|before| tokens.words(before, &["make", "it"]).is_some());
    let is_timed = found.expression.from.zone.is_some() || found.expression.from.length.is_some();
    let is_hour = (1..=12).contains(&bare.value) || is_timed && bare.value <= 24;
    if !is_hour || !(is_at || lead.is_at && is_timed) {
        return None;
    }
    Some(if is_ended || is_timed {
        Certainty::Strong
    } else {
        Certainty::Weak
    })
}

/// `in the morning`; not `good morning`, not a greeting that opens a line.
fn part_alone(tokens: &Tokens, found: &Found) -> Option<Certainty> {
    const GREETINGS: &[&str] = &[
        "good",
        "lovely",
        "nice",
        "great",
        "wonderful",
        "happy",
        "beautiful",
        "every",
        "each",
        "gm",
    ];
    let before = tokens.before(found.start);
    if before.is_some_and(|before| tokens.is_word(before, GREETINGS)) {
        return None;
    }
    let has_determiner = found.expression.from.part.is_some_and(|part| part.has_determiner);
    let is_opening = before.is_none_or(|before| tokens.is_mark(before, "\n"));
    if is_opening && !has_determiner && tokens.get(found.next).is_some() {
        return None;
    }
    Some(Certainty::Weak)
}

/// `between 2 and 4`, `9 - 10:30`; two bare numbers need more than a dash.
fn bare_range(found: &Found) -> Option<Certainty> {
    let from = &found.expression.from;
    let to = found.expression.to.as_ref()?;
    let bare = from.bare?;
    if to.clock.is_some() || to.part.is_some() {
        let is_sure = to.part.is_some() || to.clock.is_some_and(|clock| clock.is_pm.is_some());
        return (bare.value <= 24).then_some(if is_sure { Certainty::Strong } else { Certainty::Weak });
    }
    if to.has_day() {
        return Some(Certainty::Strong);
    }
    let is_days = bare.is_ordinal && to.bare.is_some_and(|far| far.is_ordinal);
    if is_days {
        let is_led = found.lead.is_on || found.lead.is_range;
        return (is_led || found.lead.has_the).then_some(if is_led { Certainty::Strong } else { Certainty::Weak });
    }
    let is_hours = hours(from) && hours(to);
    let has_more = from.zone.is_some() || to.zone.is_some() || from.length.is_some();
    (has_more || is_hours && found.lead.is_range).then_some(Certainty::Weak)
}

fn hours(phrase: &Phrase) -> bool {
    phrase
        .bare
        .is_some_and(|bare| (1..=12).contains(&bare.value) || bare.is_ordinal)
}
