//! Zones as written in mail (`EST`, `PT`, `GMT+2`, `Berlin time`) and their daylight saving.

use super::token::Tokens;
use super::zone_table;
use chrono::{DateTime, FixedOffset, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// Longer than any gap that clocks ever left; Samoa left out a day.
const LONGEST_GAP: TimeDelta = TimeDelta::hours(25);

/// A place of the tz database, or a fixed offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// Follows the daylight saving of its place.
    Named(Tz),
    /// The same offset all year.
    Fixed(FixedOffset),
}

impl Zone {
    /// UTC.
    pub const UTC: Self = Self::Named(Tz::UTC);

    /// An IANA name (`Europe/Berlin`) or an offset (`+02:00`, `-0500`).
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        if let Ok(named) = name.trim().parse::<Tz>() {
            return Some(Self::Named(named));
        }
        name.trim().parse::<FixedOffset>().ok().map(Self::Fixed)
    }

    /// The zone of a sender whose clock is known by a Date header: the owner's, where clocks show the same there.
    #[must_use]
    pub fn of_sender(written: DateTime<FixedOffset>, owner: Option<Self>) -> Self {
        let shows_same = |zone: &Self| zone.offset_at(written.naive_utc()) == *written.offset();
        owner.filter(shows_same).unwrap_or(Self::Fixed(*written.offset()))
    }

    /// The IANA name, or the offset as `+02:00`.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Named(named) => named.name().to_owned(),
            Self::Fixed(offset) => offset.to_string(),
        }
    }

    /// The instant at which a wall clock of this zone shows `local`. Of two, where clocks go back, the first; in the gap
    /// where they go forward, the one that it would be without the change (RFC 5545 §3.3.5).
    #[must_use]
    pub fn resolve(&self, local: NaiveDateTime) -> DateTime<FixedOffset> {
        let offset = match self {
            Self::Fixed(offset) => *offset,
            Self::Named(named) => {
                let offset_of = |local| named.offset_from_local_datetime(&local);
                let before_gap = || offset_of(local.checked_sub_signed(LONGEST_GAP)?).latest();
                let found = offset_of(local).earliest().or_else(before_gap);
                found.map_or_else(|| Utc.fix(), |offset| offset.fix())
            }
        };
        let utc = local.checked_sub_offset(offset).unwrap_or(local);
        self.show(utc.and_utc())
    }

    /// The instant as a wall clock of this zone shows it.
    #[must_use]
    pub fn show(&self, instant: DateTime<Utc>) -> DateTime<FixedOffset> {
        instant.with_timezone(&self.offset_at(instant.naive_utc()))
    }

    /// What a wall clock of this zone shows at `instant`.
    #[must_use]
    pub fn local(&self, instant: DateTime<FixedOffset>) -> NaiveDateTime {
        let utc = instant.naive_utc();
        utc.checked_add_offset(self.offset_at(utc)).unwrap_or(utc)
    }

    fn offset_at(&self, utc: NaiveDateTime) -> FixedOffset {
        match self {
            Self::Fixed(offset) => *offset,
            Self::Named(named) => named.offset_from_utc_datetime(&utc).fix(),
        }
    }
}

/// A zone written at `at`, with or without parentheses, and the token after it.
pub(super) fn zone(tokens: &Tokens, at: usize) -> Option<(Zone, usize)> {
    if tokens.is_mark(at, "(") {
        let (zone, next) = bare_zone(tokens, at + 1).or_else(|| place(tokens, at + 1))?;
        return tokens.is_mark(next, ")").then_some((zone, next + 1));
    }
    let (zone, next) = bare_zone(tokens, at)?;
    let pair = tokens.is_mark(next, "/") && tokens.is_glued(next) && tokens.is_glued(next + 1);
    let next = if pair && abbreviation(tokens, next + 1).is_some() {
        next + 2
    } else {
        next
    };
    let repeated = tokens.is_mark(next, "(").then(|| bare_zone(tokens, next + 1)).flatten();
    match repeated {
        Some((_, close)) if tokens.is_mark(close, ")") => Some((zone, close + 1)),
        _ => Some((zone, next)),
    }
}

fn bare_zone(tokens: &Tokens, at: usize) -> Option<(Zone, usize)> {
    if tokens.is_mark(at, "+-") && is_iso_tail(tokens, at) {
        let (offset, next) = offset(tokens, at, true)?;
        return Some((Zone::Fixed(offset), next));
    }
    let word = tokens.word(at)?;
    if word == "z" && tokens.is_glued(at) {
        return Some((Zone::UTC, at + 1));
    }
    if matches!(word, "utc" | "gmt") {
        return Some(match offset(tokens, at + 1, false) {
            Some((offset, next)) => (Zone::Fixed(offset), next),
            None => (Zone::UTC, at + 1),
        });
    }
    place_time(tokens, at)
        .or_else(|| foreign_place_time(tokens, at))
        .or_else(|| someones_time(tokens, at))
        .or_else(|| abbreviation(tokens, at))
        .or_else(|| iana(tokens, at))
        .or_else(|| region(tokens, at))
}

/// An offset may stand at `at`: `13:00-16:00` is a range, `13:00:00-05:00`, `T13:00-05:00` and `13:00+02:00` are not.
fn is_iso_tail(tokens: &Tokens, at: usize) -> bool {
    let is_plus = tokens.is_mark(at, "+") && tokens.is_glued(at);
    let is_short = tokens.number(at + 1).is_some_and(|(_, digits)| digits == 4);
    let before_clock = at.checked_sub(4);
    let is_iso = before_clock.is_some_and(|before| tokens.is_mark(before, ":") || tokens.is_word(before, &["t"]));
    is_plus || is_short || is_iso
}

/// `EST`; lower case only where the letters are no English word.
fn abbreviation(tokens: &Tokens, at: usize) -> Option<(Zone, usize)> {
    let word = tokens.word(at)?;
    let zone = zone_table::local_abbreviation(word, tokens.home).or_else(|| zone_table::abbreviation(word))?;
    let is_safe = tokens.is_capital(at) || !zone_table::is_english_word(word);
    is_safe.then_some((zone, at + 1))
}

/// `my time (CET)`, `London time` behind `your`: the zone that says whose time it is.
fn someones_time(tokens: &Tokens, at: usize) -> Option<(Zone, usize)> {
    let next = tokens
        .words(at, &["my", "time"])
        .or_else(|| tokens.words(at, &["our", "time"]))
        .or_else(|| tokens.words(at, &["your", "time"]))?;
    let next = next + usize::from(tokens.is_mark(next, ","));
    if tokens.is_mark(next, "(") {
        let (zone, close) = bare_zone(tokens, next + 1)?;
        return tokens.is_mark(close, ")").then_some((zone, close + 1));
    }
    tokens
        .word(next)
        .filter(|word| *word != "my" && *word != "your" && *word != "our")?;
    abbreviation(tokens, next).or_else(|| place_time(tokens, next))
}

/// A place of one or two words.
fn place(tokens: &Tokens, at: usize) -> Option<(Zone, usize)> {
    let one = tokens.word(at)?;
    let two = tokens.word(at + 1).map(|second| format!("{one} {second}"));
    two.and_then(|name| zone_table::place(&name).map(|zone| (zone, at + 2)))
        .or_else(|| zone_table::place(one).map(|zone| (zone, at + 1)))
}

/// `Londoner Zeit`, `Londense tijd`, `heure de Londres`, `hora de Madrid`, `ora di Roma`.
fn foreign_place_time(tokens: &Tokens, at: usize) -> Option<(Zone, usize)> {
    const HOUR: &[&str] = &[
        "hour-mark",
        "hour",
        "hora",
        "heure",
        "ora",
        "horario",
        "horário",
        "fuso",
    ];
    const OF: &[&str] = &["of", "de", "di", "do", "da"];
    if !tokens.is_foreign {
        return None;
    }
    let is_of_time = |next: usize| tokens.is_word(next, &["zeit", "tijd"]);
    let next = if is_of_time(at + 1) { at + 1 } else { at + 2 };
    if is_of_time(next) {
        let words: Vec<&str> = (at..next).filter_map(|at| tokens.word(at)).collect();
        let name = words.join(" ");
        let stem = ["er", "se"].iter().find_map(|ending| name.strip_suffix(ending));
        let zone = stem.and_then(zone_table::place).or_else(|| zone_table::place(&name))?;
        return Some((zone, next + 1));
    }
    let is_named = tokens.is_word(at, HOUR);
    let is_behind = at.checked_sub(1).is_some_and(|before| tokens.is_word(before, HOUR));
    let of = at + usize::from(is_named);
    (is_named || is_behind).then_some(())?;
    tokens.is_word(of, OF).then(|| place(tokens, of + 1))?
}

/// `Berlin time`, `Eastern Standard Time`, `mountain timezone`, `New York time`.
fn place_time(tokens: &Tokens, at: usize) -> Option<(Zone, usize)> {
    let (zone, next) = place(tokens, at)?;
    let next = if tokens.is_word(next, &["standard", "daylight", "summer", "winter"]) {
        next + 1
    } else {
        next
    };
    tokens.is_word(next, &["time", "timezone", "tz"]).then(|| {
        if tokens.is_word(next, &["time"]) && tokens.is_word(next + 1, &["zone"]) {
            (zone, next + 2)
        } else {
            (zone, next + 1)
        }
    })
}

/// `10am Pacific`: a region of the United States needs no `time` behind a clock.
fn region(tokens: &Tokens, at: usize) -> Option<(Zone, usize)> {
    let name = tokens
        .word(at)
        .filter(|word| matches!(*word, "eastern" | "central" | "mountain" | "pacific"))?;
    let is_alone = tokens.word(at + 1).is_none_or(super::words::may_follow_bare);
    zone_table::place(name).filter(|_| is_alone).map(|zone| (zone, at + 1))
}

/// `Europe/Berlin`, `America/New_York`.
fn iana(tokens: &Tokens, at: usize) -> Option<(Zone, usize)> {
    if !tokens.is_mark(at + 1, "/") || !tokens.is_capital(at) {
        return None;
    }
    let area = tokens.word(at)?;
    let first = tokens.word(at + 2)?;
    let second = tokens.is_mark(at + 3, "_").then(|| tokens.word(at + 4)).flatten();
    let (city, next) = match second {
        Some(second) => (format!("{}_{}", title(first), title(second)), at + 5),
        None => (title(first), at + 3),
    };
    Zone::parse(&format!("{}/{city}", title(area))).map(|zone| (zone, next))
}

fn title(word: &str) -> String {
    let mut characters = word.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}

/// `+2`, `+02:00`, `-0500`; with `is_strict` only the forms of ISO 8601.
fn offset(tokens: &Tokens, at: usize, is_strict: bool) -> Option<(FixedOffset, usize)> {
    let sign = match tokens.mark(at)? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let (value, digits) = tokens.number(at + 1).filter(|_| tokens.is_glued(at + 1))?;
    let minutes = tokens
        .number(at + 3)
        .filter(|(_, digits)| *digits == 2 && tokens.is_mark(at + 2, ":"));
    let (hour, minute, next) = match (digits, minutes) {
        (4, _) => (value / 100, value % 100, at + 2),
        (1 | 2, Some((minute, _))) => (value, minute, at + 4),
        (1 | 2, None) if !is_strict => (value, 0, at + 2),
        _ => return None,
    };
    if hour > 14 || minute > 59 {
        return None;
    }
    let seconds = i32::try_from(hour * 3600 + minute * 60).ok()?;
    FixedOffset::east_opt(sign * seconds).map(|offset| (offset, next))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(zone: &str, local: &str) -> String {
        let zone = Zone::parse(zone).unwrap();
        zone.resolve(local.parse().unwrap()).to_rfc3339()
    }

    #[test]
    fn a_time_that_clocks_skip_is_what_it_would_be_without_the_change() {
        for (zone, local, expected) in [
            ("Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T03:30:00+02:00"),
            ("America/New_York", "2026-03-08T02:30:00", "2026-03-08T03:30:00-04:00"),
            ("Pacific/Auckland", "2026-09-27T02:30:00", "2026-09-27T03:30:00+13:00"),
            (
                "Australia/Lord_Howe",
                "2026-10-04T02:15:00",
                "2026-10-04T02:45:00+11:00",
            ),
            ("America/Santiago", "2026-09-06T00:00:00", "2026-09-06T01:00:00-03:00"),
            ("Pacific/Apia", "2011-12-30T12:00:00", "2011-12-31T12:00:00+14:00"),
        ] {
            assert_eq!(resolved(zone, local), expected, "{zone}");
        }
    }

    #[test]
    fn of_two_times_the_first_is_meant() {
        assert_eq!(
            resolved("Europe/Berlin", "2026-10-25T02:30:00"),
            "2026-10-25T02:30:00+02:00"
        );
    }

    #[test]
    fn an_instant_in_a_doubled_hour_is_shown_unmoved() {
        let second: DateTime<Utc> = "2026-10-25T01:30:00Z".parse().unwrap();

        let shown = Zone::Named(Tz::Europe__Berlin).show(second);

        assert_eq!(shown, second);
        assert_eq!(shown.to_rfc3339(), "2026-10-25T02:30:00+01:00");
    }
}
