//! Days that people call by name, and when they are in a year.

use super::resolve_date::{Days, add_days, nth_weekday};
use chrono::{Datelike, NaiveDate, Weekday};

/// When a named day is in each year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holiday {
    /// Month and day.
    Fixed(u32, u32),
    /// Days after Easter Sunday.
    Easter(i64),
    /// The n-th such weekday of a month, -1 the last, and days after it.
    Weekday(u32, Weekday, i32, i64),
}

/// The day that the grammar's word names.
pub(super) fn holiday(word: &str) -> Option<Holiday> {
    use Holiday::{Easter, Fixed};
    Some(match word {
        "new-years-day" => Fixed(1, 1),
        "twelfth-night" => Fixed(1, 5),
        "epiphany" => Fixed(1, 6),
        "valentines-day" => Fixed(2, 14),
        "st-patricks-day" => Fixed(3, 17),
        "italian-liberation-day" => Fixed(4, 25),
        "kings-day" => Fixed(4, 27),
        "may-day" => Fixed(5, 1),
        "dutch-liberation-day" => Fixed(5, 5),
        "italian-republic-day" => Fixed(6, 2),
        "juneteenth" => Fixed(6, 19),
        "independence-day" => Fixed(7, 4),
        "bastille-day" => Fixed(7, 14),
        "assumption-day" => Fixed(8, 15),
        "german-unity-day" => Fixed(10, 3),
        "hispanic-day" => Fixed(10, 12),
        "halloween" => Fixed(10, 31),
        "all-saints-day" => Fixed(11, 1),
        "guy-fawkes-night" => Fixed(11, 5),
        "veterans-day" => Fixed(11, 11),
        "st-nicholas-eve" => Fixed(12, 5),
        "st-nicholas-day" => Fixed(12, 6),
        "immaculate-conception" => Fixed(12, 8),
        "christmas-eve" => Fixed(12, 24),
        "christmas-day" => Fixed(12, 25),
        "second-christmas-day" => Fixed(12, 26),
        "new-years-eve" => Fixed(12, 31),
        "carnival-monday" => Easter(-48),
        "shrove-tuesday" => Easter(-47),
        "ash-wednesday" => Easter(-46),
        "palm-sunday" => Easter(-7),
        "maundy-thursday" => Easter(-3),
        "good-friday" => Easter(-2),
        "easter-saturday" => Easter(-1),
        "easter-sunday" => Easter(0),
        "easter-monday" => Easter(1),
        "ascension-day" => Easter(39),
        "whit-sunday" => Easter(49),
        "whit-monday" => Easter(50),
        "corpus-christi" => Easter(60),
        "martin-luther-king-day" => Holiday::Weekday(1, Weekday::Mon, 3, 0),
        "presidents-day" => Holiday::Weekday(2, Weekday::Mon, 3, 0),
        "memorial-day" => Holiday::Weekday(5, Weekday::Mon, -1, 0),
        "us-labor-day" => Holiday::Weekday(9, Weekday::Mon, 1, 0),
        "columbus-day" => Holiday::Weekday(10, Weekday::Mon, 2, 0),
        "thanksgiving" => Holiday::Weekday(11, Weekday::Thu, 4, 0),
        "black-friday" => Holiday::Weekday(11, Weekday::Thu, 4, 1),
        "cyber-monday" => Holiday::Weekday(11, Weekday::Thu, 4, 4),
        _ => return None,
    })
}

impl Holiday {
    /// The day in `year`, or the next one from `today` on.
    pub(super) fn day(self, year: Option<i32>, today: NaiveDate) -> Option<NaiveDate> {
        match year {
            Some(year) => self.in_year(year),
            None => (0..3)
                .filter_map(|ahead| self.in_year(today.year() + ahead))
                .find(|day| *day >= today),
        }
    }

    fn in_year(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Self::Easter(after) => add_days(easter(year)?, after),
            Self::Weekday(month, weekday, nth, after) => {
                let first = NaiveDate::from_ymd_opt(year, month, 1)?;
                let last = first.checked_add_months(chrono::Months::new(1))?.pred_opt()?;
                add_days(nth_weekday(nth, weekday, &Days::between(first, last))?, after)
            }
        }
    }
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876.
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let correction = century - (century + 8).div_euclid(25) + 1;
    let epact = (19 * golden + century - century.div_euclid(4) - correction.div_euclid(3) + 15).rem_euclid(30);
    let weekday = (32 + 2 * century.rem_euclid(4) + 2 * of_century.div_euclid(4) - epact - of_century.rem_euclid(4))
        .rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday).div_euclid(451);
    let days = epact + weekday - 7 * late + 114;
    let (month, day) = (days.div_euclid(31), days.rem_euclid(31) + 1);
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_where_the_churches_keep_it() {
        for (year, month, day) in [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)] {
            assert_eq!(easter(year), NaiveDate::from_ymd_opt(year, month, day), "{year}");
        }
    }
}
