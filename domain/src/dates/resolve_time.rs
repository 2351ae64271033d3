//! From the words for a time to a time of day: which half of the day is meant, and how two ends share it.

use super::phrase::{Clock, Part, PartName, Portion};
use chrono::TimeDelta;

/// First hour of the morning when nothing says which half of the day an hour is in.
const FIRST_MORNING_HOUR: u32 = 7;

/// Time since midnight; over 24 hours on the next day.
fn since_midnight(hour: u32, clock: Clock) -> TimeDelta {
    TimeDelta::seconds(i64::from(hour) * 3600 + i64::from(clock.minute) * 60 + i64::from(clock.second))
}

/// Nothing says which half of the day is meant.
pub(super) fn is_ambiguous(clock: Clock, part: Option<Part>) -> bool {
    clock.is_pm.is_none()
        && !clock.is_exact
        && clock.hour <= 12
        && part.is_none_or(|part| part.name == PartName::Daytime)
}

/// When in its day a clock time is.
pub(super) fn time_of_day(clock: Clock, part: Option<Part>) -> TimeDelta {
    let half = clock.hour % 12;
    let hour = match (clock.is_pm, part.map(|part| part.name)) {
        (Some(is_pm), _) => half + if is_pm { 12 } else { 0 },
        (None, _) if clock.hour > 12 => clock.hour,
        (None, Some(PartName::Morning)) => half,
        (None, Some(PartName::Afternoon | PartName::Noon | PartName::EndOfBusiness)) => half + 12,
        (None, Some(PartName::Evening | PartName::Night)) if clock.hour == 12 => 24,
        (None, Some(PartName::Evening)) if half >= 4 => half + 12,
        (None, Some(PartName::Night)) if half >= 5 => half + 12,
        (None, Some(PartName::Evening | PartName::Night)) => clock.hour,
        (None, _) if clock.is_exact => clock.hour,
        (None, _) if clock.hour == 12 => 12,
        (None, _) if clock.hour < FIRST_MORNING_HOUR => clock.hour + 12,
        (None, _) => clock.hour,
    };
    since_midnight(hour, clock)
}

/// From when to when a part of the day lasts, in hours; halves for `early` and `late`.
pub(super) fn part_of_day(part: Part) -> (TimeDelta, TimeDelta) {
    let (from, middle, to) = match part.name {
        PartName::Morning => (6, 10, 12),
        PartName::Noon => (12, 12, 13),
        PartName::Afternoon => (12, 14, 16),
        PartName::Evening => (16, 18, 20),
        PartName::Night => (20, 22, 24),
        PartName::Daytime => (8, 13, 18),
        PartName::EndOfBusiness => (17, 17, 17),
    };
    let (from, to) = match part.portion {
        Portion::Whole | Portion::Middle => (from, to),
        Portion::Early | Portion::Start => (from, middle),
        Portion::Late | Portion::Later | Portion::End => (middle, to),
    };
    let end = if to == 24 {
        TimeDelta::seconds(86_399)
    } else {
        TimeDelta::hours(to)
    };
    (TimeDelta::hours(from), end)
}

/// Both ends of a range, the far one after the near one; each lends the other its half of the day.
pub(super) fn pair(near: (Clock, Option<Part>), far: (Clock, Option<Part>)) -> (TimeDelta, TimeDelta) {
    let half_day = TimeDelta::hours(12);
    let is_near_open = is_ambiguous(near.0, near.1);
    let is_far_open = is_ambiguous(far.0, far.1);
    let mut end = time_of_day(far.0, far.1);
    let mut start = time_of_day(near.0, near.1);
    if is_near_open && !is_far_open {
        let early = since_midnight(near.0.hour % 12, near.0);
        start = if early + half_day < end {
            early + half_day
        } else {
            early
        };
        if start >= end {
            start = early;
        }
    } else if is_far_open {
        end = since_midnight(far.0.hour % 12, far.0);
        while end <= start {
            end += half_day;
        }
        return (start, end);
    }
    if end <= start {
        end += TimeDelta::hours(24);
    }
    (start, end)
}
