//! The pieces of an expression before they are resolved: what was written, not yet when it is.

use super::holiday::Holiday;
use super::length::Span;
use super::zone::Zone;
use chrono::Weekday;

/// Which of several days or periods a determiner picks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Bare,
    This,
    /// `coming`, `upcoming`: the nearest one after today.
    Coming,
    /// `next`, `following`: the one of the next week, month, …
    Next,
    /// `Tuesday after next`, `Monday week`: a week after the nearest.
    AfterNext,
    Last,
}

/// A day as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Day {
    Calendar {
        year: Option<i32>,
        month: u32,
        day: u32,
        is_numeric: bool,
    },
    OfMonth(u32),
    Holiday {
        holiday: Holiday,
        year: Option<i32>,
    },
    FromToday(i64),
    /// `the Wednesday before Thanksgiving`: the nearest such weekday before or after another day.
    Beside {
        weekday: Weekday,
        is_before: bool,
        base: Box<Phrase>,
    },
}

/// Which stretch of a day or a period is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Portion {
    Whole,
    Early,
    Middle,
    Late,
    /// `later this week`: what is left of it.
    Later,
    Start,
    End,
}

/// A stretch of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stretch {
    Today,
    Day(Box<Phrase>),
    Week(i32),
    Weekend(i32),
    Month(i32),
    Quarter(i32),
    Year(i32),
    NamedMonth {
        month: u32,
        year: Option<i32>,
        which: Which,
    },
    /// The week in which a day lies.
    WeekOf(Box<Phrase>),
    /// A week of the year by its number (ISO 8601).
    NumberedWeek {
        week: u32,
        year: Option<i32>,
    },
    /// `3rd week of January`; -1 is the last.
    NthWeek {
        nth: i32,
        month: Box<Stretch>,
    },
    /// `next 4 business days`, `5 coming minutes`.
    Ahead(Span),
    /// `last 3 days`.
    Behind(Span),
    /// `next weekday`, `next business day`.
    NextWorkday,
}

/// A stretch and the portion of it that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) stretch: Stretch,
    pub(super) portion: Portion,
}

/// How a shift counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Forward,
    Back,
    /// `within 5 minutes`, `less than 3 days after tomorrow`: from the base to the base plus the span.
    Window,
}

/// A span counted from now or from another expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shift {
    pub(super) span: Span,
    pub(super) direction: Direction,
    pub(super) base: Option<Box<Phrase>>,
    /// `+10 days` counts from what stands before it.
    pub(super) is_suffix: bool,
}

/// A clock time as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u32,
    pub(super) minute: u32,
    pub(super) second: u32,
    /// `Some(true)` for pm.
    pub(super) is_pm: Option<bool>,
    /// Written so that only one half of the day can be meant (`14:00`, `05:30`, `noon`).
    pub(super) is_exact: bool,
}

impl Clock {
    pub(super) const fn hour(hour: u32) -> Self {
        Self {
            hour,
            minute: 0,
            second: 0,
            is_pm: None,
            is_exact: false,
        }
    }
}

/// A named part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartName {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Daytime,
    EndOfBusiness,
}

/// A part of a day, with the day its determiner implies (`this morning`, `tonight`: 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) name: PartName,
    pub(super) portion: Portion,
    pub(super) from_today: Option<i64>,
    pub(super) has_determiner: bool,
}

/// A number that is an hour or a day; its neighbours decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bare {
    pub(super) value: u32,
    /// Written as an ordinal, so never an hour.
    pub(super) is_ordinal: bool,
    /// A joiner or a part of the day before it speaks for an hour.
    pub(super) is_hour: bool,
}

/// Everything said about one point or one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) is_now: bool,
    pub(super) day: Option<Day>,
    pub(super) weekday: Option<(Weekday, Which)>,
    /// `first Monday`, waiting for its month; -1 is the last.
    pub(super) nth: Option<i32>,
    pub(super) period: Option<Period>,
    pub(super) shift: Option<Shift>,
    pub(super) clock: Option<Clock>,
    pub(super) part: Option<Part>,
    pub(super) zone: Option<Zone>,
    pub(super) bare: Option<Bare>,
    pub(super) length: Option<Span>,
    /// The day stands before the time.
    pub(super) is_day_first: bool,
    /// `after 4pm`, `or later`: open to the future.
    pub(super) is_open: bool,
}

impl Phrase {
    /// Says which day.
    pub(super) fn has_day(&self) -> bool {
        self.day.is_some()
            || self.weekday.is_some()
            || self.period.is_some()
            || self.shift.is_some()
            || self.is_now
            || self.part.is_some_and(|part| part.from_today.is_some())
    }

    /// Says what time, if only by a part of the day.
    pub(super) fn has_time(&self) -> bool {
        self.clock.is_some() || self.part.is_some() || self.is_now
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.has_day() && !self.has_time() && self.bare.is_none()
    }
}

/// A point or a range, as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Expression {
    pub(super) from: Phrase,
    pub(super) to: Option<Phrase>,
    /// `from` or `between` stood before it.
    pub(super) is_introduced: bool,
}
