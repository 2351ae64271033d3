//! Lengths of time in folded text, reduced to minutes, so that `48 hours`, `two days` and `2 Tage` are the same fact.

use std::sync::LazyLock;

use regex::Regex;

use super::facts::Fact;
use super::moments;
use crate::drafting::patterns::ascii_pattern;

/// Number words from two on; "one" and its like are as often an article.
const NUMBERS: [&str; 9] = [
    "two|zwei|deux|dos|dois|duas|due|twee",
    "three|drei|trois|tres|tre|drie",
    "four|vier|quatre|cuatro|quatro|quattro",
    "five|funf|cinq|cinco|cinque|vijf",
    "six|sechs|seis|sei|zes",
    "seven|sieben|sept|siete|sete|sette|zeven",
    "eight|acht|huit|ocho|oito|otto",
    "nine|neun|neuf|nueve|nove|negen",
    "ten|zehn|dix|diez|dez|dieci|tien",
];

/// Units and their minutes; a month counts as thirty days.
const UNITS: [(&str, u32); 6] = [
    (r"minute[ns]?|mins?|minutos?|minut[oi]|minuut", 1),
    (r"hours?|hrs?|stunden?|heures?|horas?|or[ae]|uur|uren", 60),
    (
        r"days?|(?:werk|arbeits)?tage?n?|jours?|dias?|giorn[oi]|(?:werk)?dag(?:en)?",
        1_440,
    ),
    (r"weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken", 10_080),
    (r"months?|monate?n?|mois|mes(?:es)?|mes[ei]|maand(?:en)?", 43_200),
    (r"years?|jahre?n?|ans?|annees?|anos?|ann[oi]|jaar|jaren", 518_400),
];

static DURATION: LazyLock<Regex> = LazyLock::new(|| {
    let units = UNITS.map(|(words, _)| format!("({words})")).join("|");
    let numbers = NUMBERS.map(|words| format!("({words})")).join("|");
    ascii_pattern(&format!(
        r"\b(?:(\d{{1,3}})|{numbers})[ \u{{a0}}-](?:(?:business|working|calendar|full|more|volle|weitere)[ -])?(?:{units})\b"
    ))
});

static AROUND_THE_CLOCK: LazyLock<Regex> = LazyLock::new(|| ascii_pattern(r"\b24\s?/\s?7\b"));

/// What lies before or behind a length of time that is past, which a reader counts and nobody promises.
const BEFORE_PAST: [&str; 5] = ["vor ", "il y a ", "hace ", "ha ", "seit "];
const BEHIND_PAST: [&str; 5] = [" ago", " fa", " geleden", " atras", " earlier"];

/// Lengths of time with a number, by their minutes; `3 days ago` is none.
pub(super) fn durations(text: &str) -> Vec<Fact> {
    let times = moments::times(text);
    let lengths = DURATION.captures_iter(text).filter_map(|captures| {
        let whole = captures.get(0)?;
        let first_unit = NUMBERS.len() + 2;
        let count = match captures.get(1) {
            Some(digits) => digits.as_str().parse::<u32>().ok()?,
            None => u32::try_from((2..first_unit).find(|group| captures.get(*group).is_some())?).ok()?,
        };
        let mut units = UNITS.iter().enumerate();
        let (_, (_, minutes)) = units.find(|(index, _)| captures.get(first_unit + index).is_some())?;
        let is_past = BEFORE_PAST
            .iter()
            .any(|words| text.get(..whole.start()).is_some_and(|before| before.ends_with(words)))
            || BEHIND_PAST
                .iter()
                .any(|words| text.get(whole.end()..).is_some_and(|behind| behind.starts_with(words)));
        let is_time = times
            .iter()
            .any(|time| time.span.start < whole.end() && whole.start() < time.span.end);
        (!is_past && !is_time).then(|| Fact {
            span: whole.range(),
            key: key(count * minutes),
        })
    });
    lengths.collect()
}

/// Keys of the sources alone: `24/7` says that something takes all the hours of the day.
pub(super) fn implied(text: &str) -> Vec<String> {
    let hours = AROUND_THE_CLOCK.is_match(text).then(|| key(1_440));
    hours.into_iter().collect()
}

/// The key of a length in minutes; a year has either 360 or 365 days.
pub(super) fn key(minutes: u32) -> String {
    let minutes = if minutes == 365 * 1_440 { 518_400 } else { minutes };
    minutes.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intents::folding::fold;

    #[test]
    fn the_same_length_has_the_same_key_however_it_is_written() {
        for (text, minutes) in [
            ("within 48 hours", 2_880),
            ("in two business days", 2_880),
            ("innerhalb von 2 Werktagen", 2_880),
            ("sous deux jours", 2_880),
            ("en 2 días", 2_880),
            ("entro due giorni", 2_880),
            ("binnen twee dagen", 2_880),
            ("a 20-minute call", 20),
            ("twelve? no, 12 months", 518_400),
            ("365 days", 518_400),
            ("4 weeks", 40_320),
            ("drei Monate", 129_600),
        ] {
            let keys: Vec<String> = durations(&fold(text)).into_iter().map(|fact| fact.key).collect();
            assert_eq!(keys, [minutes.to_string()], "{text}");
        }
        for text in [
            "3 days ago",
            "vor 3 Tagen",
            "il y a 2 jours",
            "hace tres semanas",
            "room 12",
            "Monday 10",
        ] {
            assert!(durations(&fold(text)).is_empty(), "{text}");
        }
    }
}
