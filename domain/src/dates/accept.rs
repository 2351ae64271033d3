//! Which pieces fit together in one phrase: a piece that says again what is said belongs to the next expression.

use super::item::Item;
use super::phrase::{Bare, Clock, Day, Part, Period, Phrase, Portion, Shift, Stretch, Which};

impl Phrase {
    /// Takes a piece in; `false` when it says what is said already, so that it belongs to the next expression.
    pub(super) fn accept(&mut self, item: Item) -> bool {
        let had_time = self.has_time() || self.bare.is_some_and(|bare| !bare.is_ordinal);
        let had_day = self.has_day();
        let fits = match item {
            Item::Now => !had_day && !had_time && replace(&mut self.is_now, true),
            Item::Day(day) => self.accept_day(day),
            Item::Weekday(weekday, which) => fill(&mut self.weekday, (weekday, which)),
            Item::NthWeekday(nth, weekday) => {
                !had_day && fill(&mut self.weekday, (weekday, Which::Bare)) && fill(&mut self.nth, nth)
            }
            Item::Period(period) => self.accept_period(period, had_day),
            Item::Shift(shift) => self.accept_shift(shift),
            Item::Clock(clock) => {
                let is_free = self.bare.is_none_or(|bare| bare.is_ordinal) && !self.is_now;
                is_free && fill(&mut self.clock, clock)
            }
            Item::Part(part) => {
                let is_elsewhere = had_day && part.from_today.is_some_and(|days| days != 0);
                !self.is_now && !is_elsewhere && self.accept_part(part)
            }
            Item::Zone(zone) => fill(&mut self.zone, zone),
            Item::Length(length) => fill(&mut self.length, length),
            Item::Bare(bare) => {
                let is_day_said = bare.is_ordinal && (self.day.is_some() || self.shift.is_some());
                let is_time_said = bare.is_hour && self.clock.is_some();
                if is_day_said || is_time_said {
                    false
                } else {
                    self.accept_bare(bare)
                }
            }
            Item::Year(year) => self.accept_year(year),
        };
        if fits && !had_day && !had_time && self.has_day() {
            self.is_day_first = true;
        }
        fits
    }

    fn accept_period(&mut self, period: Period, had_day: bool) -> bool {
        let is_month = matches!(period.stretch, Stretch::Month(_) | Stretch::NamedMonth { .. });
        let is_week = matches!(
            period.stretch,
            Stretch::Week(_) | Stretch::WeekOf(_) | Stretch::NthWeek { .. } | Stretch::NumberedWeek { .. }
        );
        let waits_for_month = self.nth.is_some() || self.bare.is_some_and(|bare| bare.is_ordinal);
        let takes = match (self.weekday.is_some(), waits_for_month) {
            (_, true) => is_month,
            (true, false) => is_week,
            (false, false) => !had_day || self.bare.is_some() && is_month,
        };
        self.day.is_none() && self.shift.is_none() && takes && fill(&mut self.period, period)
    }

    /// `late Friday afternoon` is the late afternoon of Friday.
    fn accept_part(&mut self, mut part: Part) -> bool {
        if self.part.is_some() {
            return false;
        }
        match self.period.take() {
            Some(Period {
                stretch: Stretch::Day(day),
                portion,
            }) => {
                part.portion = if part.portion == Portion::Whole {
                    portion
                } else {
                    part.portion
                };
                self.weekday = day.weekday;
                self.day = day.day;
                self.shift = day.shift;
            }
            other => self.period = other,
        }
        fill(&mut self.part, part)
    }

    fn accept_bare(&mut self, bare: Bare) -> bool {
        match self.bare {
            None => fill(&mut self.bare, bare),
            Some(day) if day.is_ordinal && !bare.is_ordinal && self.clock.is_none() && bare.value <= 24 => {
                self.clock = Some(Clock::hour(bare.value));
                true
            }
            Some(_) => false,
        }
    }

    fn accept_day(&mut self, day: Day) -> bool {
        let is_free = self.period.is_none() && self.shift.is_none() && self.bare.is_none_or(|bare| !bare.is_ordinal);
        let fits_weekday = self.weekday.is_none() || !matches!(day, Day::FromToday(_));
        is_free && !self.is_now && fits_weekday && self.nth.is_none() && fill(&mut self.day, day)
    }

    fn accept_shift(&mut self, mut shift: Shift) -> bool {
        if shift.is_suffix {
            if !self.has_day() {
                return false;
            }
            shift.is_suffix = false;
            shift.base = Some(Box::new(Self {
                day: self.day.take(),
                weekday: self.weekday.take(),
                nth: self.nth.take(),
                period: self.period.take(),
                shift: self.shift.take(),
                is_now: std::mem::take(&mut self.is_now),
                ..Self::default()
            }));
            self.shift = Some(shift);
            return true;
        }
        self.day.is_none() && self.period.is_none() && !self.is_now && fill(&mut self.shift, shift)
    }

    fn accept_year(&mut self, written: i32) -> bool {
        match &mut self.day {
            Some(Day::Calendar { year, .. } | Day::Holiday { year, .. }) if year.is_none() => {
                *year = Some(written);
                true
            }
            _ => false,
        }
    }
}

fn fill<T>(place: &mut Option<T>, value: T) -> bool {
    if place.is_some() {
        return false;
    }
    *place = Some(value);
    true
}

fn replace(place: &mut bool, value: bool) -> bool {
    *place = value;
    true
}
