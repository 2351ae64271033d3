//! How long a meeting is to be, wherever the mail says it.

use std::ops::Range;

use super::speech::{Word, number};

/// Longest meeting that a mail's words ask for, in minutes.
const LONGEST: u32 = 10 * 60;

/// Lengths with words of their own, longest first.
const NAMED: &[(&str, u32)] = &[
    ("three quarters of an hour", 45),
    ("hour and a half", 90),
    ("heure et demie", 90),
    ("hora y media", 90),
    ("hora e meia", 90),
    ("ora e mezza", 90),
    ("ora e mezzo", 90),
    ("anderhalf uur", 90),
    ("eineinhalb stunden", 90),
    ("anderthalb stunden", 90),
    ("quarter of an hour", 15),
    ("trois quarts d heure", 45),
    ("tres cuartos de hora", 45),
    ("tre quarti d ora", 45),
    ("tres quartos de hora", 45),
    ("un quart d heure", 15),
    ("quart d heure", 15),
    ("cuarto de hora", 15),
    ("quarto de hora", 15),
    ("quarto d ora", 15),
    ("drie kwartier", 45),
    ("dreiviertelstunde", 45),
    ("drei viertel stunde", 45),
    ("viertelstunde", 15),
    ("kwartiertje", 15),
    ("kwartier", 15),
    ("half an hour", 30),
    ("half hour", 30),
    ("halbe stunde", 30),
    ("halben stunde", 30),
    ("halbes stundchen", 30),
    ("demi heure", 30),
    ("media hora", 30),
    ("meia hora", 30),
    ("mezz ora", 30),
    ("mezzora", 30),
    ("half uurtje", 30),
    ("halfuurtje", 30),
    ("half uur", 30),
    ("quick 15", 15),
    ("quick 10", 10),
    ("quick 20", 20),
    ("quick 30", 30),
];

const MINUTES: &[&str] = &[
    "minute",
    "minutes",
    "min",
    "mins",
    "minuten",
    "minuti",
    "minutos",
    "minuto",
    "minuut",
    "minuutjes",
    "minutchen",
];
const HOURS: &[&str] = &[
    "hour",
    "hours",
    "hr",
    "hrs",
    "stunde",
    "stunden",
    "stundchen",
    "heure",
    "heures",
    "hora",
    "horas",
    "ora",
    "ore",
    "uur",
    "uurtje",
    "std",
];
const ONE: &[&str] = &[
    "a", "an", "one", "eine", "einer", "ein", "une", "una", "uma", "un", "een",
];
/// What follows a stretch of time that is no length of a meeting.
const NOT_AFTER: &[&str] = &[
    "before", "vorher", "avant", "antes", "prima", "ago", "later", "late", "spater", "early", "away", "after", "drive",
    "notice",
];
const NOT_BEFORE: &[&str] = &[
    "in",
    "dans",
    "last",
    "en",
    "every",
    "within",
    "innerhalb",
    "half",
    "demi",
    "media",
    "meia",
    "h",
    "30",
    "15",
    "45",
];

/// A length in minutes and the words that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) minutes: u32,
    pub(super) words: Range<usize>,
}

/// Every length that the words of a sentence say.
pub(super) fn lengths(words: &[Word]) -> Vec<Length> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match named(words, at).or_else(|| counted(words, at)) {
            Some(length) => {
                at = length.words.end;
                let is_other = word(words, at).is_some_and(|next| NOT_AFTER.contains(&next));
                found.extend((!is_other && length.minutes <= LONGEST).then_some(length));
            }
            None => at += 1,
        }
    }
    found
}

fn word(words: &[Word], at: usize) -> Option<&str> {
    words.get(at).map(|word| word.text.as_str())
}

fn named(words: &[Word], at: usize) -> Option<Length> {
    NAMED.iter().find_map(|(name, minutes)| {
        let count = name.split(' ').count();
        let fits = name
            .split(' ')
            .enumerate()
            .all(|(index, part)| word(words, at + index) == Some(part));
        fits.then_some(Length {
            minutes: *minutes,
            words: at..at + count,
        })
    })
}

fn counted(words: &[Word], at: usize) -> Option<Length> {
    let first = word(words, at)?;
    let before = at.checked_sub(1).and_then(|before| word(words, before));
    if before.is_some_and(|before| NOT_BEFORE.contains(&before)) {
        return None;
    }
    if let Some((digits, per)) = glued(first) {
        return Some(Length {
            minutes: digits * per,
            words: at..at + 1,
        });
    }
    // `an hour and a half` is more than its first two words.
    if let Some(named) = named(words, at + 1).filter(|_| ONE.contains(&first)) {
        return Some(Length {
            words: at..named.words.end,
            ..named
        });
    }
    let unit = word(words, at + 1)?;
    let is_hours = HOURS.contains(&unit);
    if !is_hours && !MINUTES.contains(&unit) {
        return None;
    }
    // `15 Uhr`, `15 uur`, `ore 9` are clocks; the Dutch and Italian words for both are told apart by the number.
    let amount = if ONE.contains(&first) {
        1
    } else {
        first.parse().ok().or_else(|| spelled(first))?
    };
    let is_clock =
        is_hours && (unit == "uur" && amount > 4 || matches!(unit, "ore" | "heures" | "horas") && amount > 6);
    (!is_clock && amount > 0).then_some(Length {
        minutes: amount * if is_hours { 60 } else { 1 },
        words: at..at + 2,
    })
}

fn spelled(word: &str) -> Option<u32> {
    match word {
        "fifteen" | "funfzehn" | "quinze" | "quince" | "quindici" | "vijftien" => Some(15),
        "twenty" | "zwanzig" | "vingt" | "veinte" | "vinte" | "venti" | "twintig" => Some(20),
        "thirty" | "dreissig" | "trente" | "treinta" | "trinta" | "trenta" | "dertig" => Some(30),
        "forty" | "vierzig" | "quarante" | "cuarenta" | "quarenta" | "quaranta" | "veertig" => Some(40),
        "zwei" => Some(2),
        _ => number(word),
    }
}

/// `45min`, `2hrs`.
fn glued(word: &str) -> Option<(u32, u32)> {
    let cut = word.find(|letter: char| !letter.is_ascii_digit())?;
    let (digits, unit) = (word.get(..cut)?, word.get(cut..)?);
    let per = match unit {
        "min" | "mins" | "mn" | "minutes" => 1,
        "hr" | "hrs" | "std" => 60,
        _ => return None,
    };
    Some((digits.parse().ok().filter(|digits| *digits < 1000)?, per))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::speech;

    #[test]
    fn a_length_is_read_in_seven_languages() {
        let cases = [
            ("It takes about an hour and a half.", 90),
            ("got a quick 15?", 15),
            ("Ich bräuchte eine Dreiviertelstunde.", 45),
            ("Eine halbe Stunde reicht.", 30),
            ("Prévoyez deux heures.", 120),
            ("un quart d'heure suffira", 15),
            ("Con media hora nos sobra", 30),
            ("uns 40 minutos", 40),
            ("Serve un'ora.", 60),
            ("Reken op anderhalf uur.", 90),
            ("Twenty minutes will do", 20),
            ("a 45min slot", 45),
        ];

        for (text, minutes) in cases {
            let read = lengths(&speech::words(text));
            assert_eq!(read.first().map(|length| length.minutes), Some(minutes), "{text}");
        }
    }

    #[test]
    fn clocks_and_notice_are_no_lengths() {
        for text in [
            "om 15 uur",
            "ring 30 minutes before",
            "alle ore 9",
            "in 20 minutes",
            "um 10 Uhr",
        ] {
            assert_eq!(lengths(&speech::words(text)), [], "{text}");
        }
    }
}
