//! The language of a text, told by its most common words: enough for short mails, whose letters alone say too little.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Language, Words};
use crate::intents::folding::{fold, words};

const LANGUAGES: usize = Language::ALL.len();
const LEAST_HITS: usize = 3;
const LEAST_SHARE: f64 = 0.12;
const LEAD: f64 = 1.25;

/// Guesses the language; `None` when the text is too short, mixed, or in a language outside the table.
pub fn guess(text: &str) -> Option<Language> {
    let words = words(text);
    let mut scores = [0.0_f64; LANGUAGES];
    let mut hits = [0_usize; LANGUAGES];
    for (word, _) in &words {
        let owners = COMMON.get(word.as_str()).copied().unwrap_or_default();
        let languages = scores.iter_mut().zip(hits.iter_mut()).enumerate();
        for (_, (score, hit)) in languages.filter(|(index, _)| owners & (1 << index) != 0) {
            *score += 1.0 / f64::from(owners.count_ones());
            *hit += 1;
        }
    }
    let mut ranked: Vec<(f64, usize, Language)> = Language::ALL
        .into_iter()
        .zip(scores.into_iter().zip(hits))
        .map(|(language, (score, hit))| (score, hit, language))
        .collect();
    ranked.sort_by(|left, right| right.0.total_cmp(&left.0));
    let (best, second) = (ranked.first()?, ranked.get(1)?);
    let is_clear = best.0 >= second.0 * LEAD + 0.5 && best.0 / words.len() as f64 >= LEAST_SHARE;
    let is_enough = best.1 >= LEAST_HITS || (best.1 >= 2 && words.len() <= 6);
    (is_clear && is_enough).then_some(best.2)
}

/// The language that words in small letters are most likely in, their dates included; English where nothing speaks for another.
pub(crate) fn likely<'a>(words: impl Iterator<Item = &'a str>) -> Language {
    let mut scores = [0.0_f64; LANGUAGES];
    let mut hits = [0_usize; LANGUAGES];
    let mut dates = [0_usize; LANGUAGES];
    let mut total = 0_usize;
    for word in words {
        total += 1;
        let folded = fold(word);
        let of = |table: &HashMap<String, u32>| table.get(&folded).copied().unwrap_or_default();
        let english = if word.is_ascii() { u32::MAX } else { u32::MAX - 1 };
        let common = COMMON.get(folded.as_str()).copied().unwrap_or_default() & english;
        let dated = of(&DATES);
        let owners = [(common, 1.0), (dated, 1.5)];
        for (index, dates) in dates.iter_mut().enumerate() {
            *dates += usize::from(dated & (1 << index) != 0);
        }
        for (index, (score, hit)) in scores.iter_mut().zip(hits.iter_mut()).enumerate() {
            let held = owners.iter().filter(|(owners, _)| owners & (1 << index) != 0);
            let worth: f64 = held.map(|(owners, worth)| worth / f64::from(owners.count_ones())).sum();
            *score += worth;
            *hit += usize::from(worth > 0.0);
        }
    }
    let [english, ..] = hits;
    if english > 2 && english * 8 > total {
        return Language::En;
    }
    let ranked = Language::ALL
        .into_iter()
        .zip(scores.into_iter().zip(hits.into_iter().zip(dates)))
        .skip(1);
    let best = ranked.max_by(|(_, (left, _)), (_, (right, _))| left.total_cmp(right));
    match best {
        Some((language, (_, (hits, dates))))
            if hits > english && (dates > 0 || hits > 1) || dates > 0 && hits == english && total < 8 =>
        {
            language
        }
        _ => Language::En,
    }
}

/// Words of another language's dates that are English words too.
const HOMONYMS: &str =
    "till sedan hrs half over begin fine final week weekend minute minutes second prima six once due";

/// Whether a folded word is among the common words of any language: such a word says nothing about the matter.
pub(crate) fn is_common_word(word: &str) -> bool {
    COMMON.contains_key(word)
}

/// Each common word with one bit for each language that has it.
static COMMON: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut owners = HashMap::new();
    for (index, language) in Language::ALL.into_iter().enumerate() {
        for word in Words::of(language).common.split(' ') {
            *owners.entry(word).or_default() |= 1 << index;
        }
    }
    owners
});

/// Words of days and months that English does not have, each with one bit for each language that has it.
static DATES: LazyLock<HashMap<String, u32>> = LazyLock::new(|| {
    let mut owners: HashMap<String, u32> = HashMap::new();
    for (index, language) in Language::ALL.into_iter().enumerate() {
        let dates = &Words::of(language).dates;
        let days = dates
            .weekdays
            .iter()
            .chain(&dates.months)
            .flat_map(|forms| forms.split(' '));
        let days = days.filter(|word| word.chars().count() > 3).map(str::to_owned);
        let is_telling = |(term, meaning): &&(&str, &str)| {
            let is_hour = matches!(*meaning, "uhr" | "hour-mark" | "today");
            !term.contains(' ') && (is_hour || term.chars().count() > 3)
        };
        let terms = dates
            .terms
            .iter()
            .filter(is_telling)
            .map(|(term, _)| (*term).to_owned());
        let parts = dates.weekdays.iter().flat_map(|forms| {
            let full = forms.split(' ').next().unwrap_or_default();
            dates.compounds.iter().map(move |(part, _)| format!("{full}{part}"))
        });
        let numbers = dates.numbers.iter().flat_map(|forms| forms.split(' '));
        let numbers = numbers.filter(|word| word.chars().count() > 2).map(str::to_owned);
        for word in days.chain(terms).chain(parts).chain(numbers) {
            *owners.entry(fold(&word)).or_default() |= 1 << index;
        }
    }
    owners.retain(|word, owners| *owners & 1 == 0 && !HOMONYMS.split(' ').any(|english| english == word));
    owners
});

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ordinary_mail_is_recognised_in_every_language() {
        for (text, expected) in [
            (
                "Hi, could you tell me how much the Pro plan costs and whether there is a trial?",
                Language::En,
            ),
            ("The app keeps crashing when I open the settings.", Language::En),
            (
                "Guten Tag, können Sie mir bitte sagen, was der Pro-Tarif kostet?",
                Language::De,
            ),
            ("Das Gerät ist kaputt und niemand antwortet mir.", Language::De),
            (
                "Bonjour, pourriez-vous me dire combien coûte l’abonnement ?",
                Language::Fr,
            ),
            (
                "Je n’arrive pas à me connecter depuis hier, pouvez-vous m’aider ?",
                Language::Fr,
            ),
            (
                "Hola, ¿cuánto cuesta el plan Pro y hay una versión de prueba?",
                Language::Es,
            ),
            ("Buenos días, necesito ayuda con mi factura, por favor.", Language::Es),
            (
                "Olá, gostaria de saber quanto custa o plano Pro. Obrigado!",
                Language::Pt,
            ),
            ("Bom dia, não consigo entrar na minha conta desde ontem.", Language::Pt),
            (
                "Buongiorno, vorrei sapere quanto costa il piano Pro, grazie.",
                Language::It,
            ),
            ("Salve, non riesco ad accedere al mio account da ieri.", Language::It),
            (
                "Goedemorgen, kunt u mij vertellen wat het Pro-abonnement kost?",
                Language::Nl,
            ),
            (
                "Ik kan niet meer inloggen op mijn account, wat moet ik doen?",
                Language::Nl,
            ),
        ] {
            assert_eq!(guess(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn nothing_is_guessed_from_too_little() {
        for text in [
            "",
            "ok",
            "Pro plan",
            "12345",
            "私は会議を予約したいです",
            "Invoice 2024-11",
        ] {
            assert_eq!(guess(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_guessed_at(text in "\\PC{0,200}") {
            guess(&text);
        }
    }
}
