//! What words mean to a help desk, as plain tables: one file a language, one line a concept, named in English.
//! A line `~` lists words that carry little matter, `?` those that only ask; `@` marks a place. Words of different languages meet in their concept.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use rust_stemmers::{Algorithm, Stemmer};

use super::language::Language;
use crate::intents::folding::words;
use crate::language::Words;

/// The table of one language.
pub(super) struct Vocabulary {
    stemmer: Stemmer,
    concepts: HashMap<String, Vec<&'static str>>,
    phrases: HashMap<String, Vec<Phrase>>,
    asking: HashSet<String>,
    light: HashSet<String>,
    spelled: HashSet<String>,
}

/// Several words that mean one thing.
pub(super) struct Phrase {
    /// The stems, the first included.
    pub(super) stems: Vec<String>,
    /// Their concept.
    pub(super) concept: &'static str,
}

impl Vocabulary {
    /// The table of a language.
    pub(super) fn of(language: Language) -> &'static Self {
        let words = Words::of(language);
        let [english, ..] = &READ;
        let read = READ.get(language as usize).unwrap_or(english);
        read.get_or_init(|| Self::read(words.stemmer, words.vocabulary))
    }

    /// The stem of a folded word.
    pub(super) fn stem(&self, word: &str) -> String {
        self.stemmer.stem(word).into_owned()
    }

    /// The concepts of a stem.
    pub(super) fn concepts(&self, stem: &str) -> &[&'static str] {
        self.concepts.get(stem).map_or(&[], Vec::as_slice)
    }

    /// The phrases that begin with a stem, longer ones first.
    pub(super) fn phrases(&self, stem: &str) -> &[Phrase] {
        self.phrases.get(stem).map_or(&[], Vec::as_slice)
    }

    /// Whether a folded word, or its stem, carries little matter.
    pub(super) fn is_light(&self, word: &str, stem: &str) -> bool {
        self.light.contains(word) || self.light.contains(stem)
    }

    /// Whether a folded word stands in the table itself, not only its stem.
    pub(super) fn is_listed(&self, word: &str) -> bool {
        self.spelled.contains(word)
    }

    /// Whether a folded word stands in the table in any way.
    fn knows(&self, word: &str) -> bool {
        self.is_listed(word) || self.is_asking(word) || self.light.contains(word)
    }

    /// Whether a folded word only asks.
    pub(super) fn is_asking(&self, word: &str) -> bool {
        self.asking.contains(word)
    }

    /// Whether a folded word is one of those that carry little matter with its letters mixed up.
    pub(super) fn is_scrambled(&self, word: &str) -> bool {
        let sorted = |word: &str| {
            let mut letters: Vec<char> = word.chars().collect();
            letters.sort_unstable();
            letters
        };
        let letters = sorted(word);
        self.light
            .iter()
            .any(|light| light.len() == word.len() && sorted(light) == letters)
    }

    /// Whether a folded word is spelled as the table has it.
    pub(super) fn is_spelled(&self, word: &str) -> bool {
        self.spelled.contains(word) || self.light.contains(word)
    }

    /// Every folded word of the table.
    pub(super) fn spelled(&self) -> impl Iterator<Item = &str> {
        self.spelled.iter().chain(&self.light).map(String::as_str)
    }

    fn read(algorithm: Algorithm, table: &'static str) -> Self {
        let mut vocabulary = Self {
            stemmer: Stemmer::create(algorithm),
            concepts: HashMap::new(),
            phrases: HashMap::new(),
            asking: HashSet::new(),
            light: HashSet::new(),
            spelled: HashSet::new(),
        };
        for (name, listed) in table.lines().filter_map(|line| line.split_once(": ")) {
            for entry in listed.split(", ") {
                vocabulary.add(name, entry);
            }
        }
        for phrases in vocabulary.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.stems.len()));
        }
        vocabulary
    }

    fn add(&mut self, name: &'static str, entry: &str) {
        let entry: Vec<String> = words(entry).into_iter().map(|(word, _)| word).collect();
        if name == "~" {
            let stems: Vec<String> = entry.iter().map(|word| self.stem(word)).collect();
            self.light.extend(entry.into_iter().chain(stems));
            return;
        }
        if name == "?" {
            self.asking.extend(entry);
            return;
        }
        let stems: Vec<String> = entry.iter().map(|word| self.stem(word)).collect();
        self.spelled.extend(entry);
        match stems.as_slice() {
            [] => {}
            [stem] => {
                let concepts = self.concepts.entry(stem.clone()).or_default();
                if !concepts.contains(&name) {
                    concepts.push(name);
                }
            }
            [first, ..] => {
                let first = first.clone();
                self.phrases
                    .entry(first)
                    .or_default()
                    .push(Phrase { stems, concept: name });
            }
        }
    }
}

/// The tables that were read, in the order of [`Language::ALL`].
static READ: [OnceLock<Vocabulary>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

/// What speaks of the first also speaks of the second: who names cards answers how to pay.
const BROADER: [(&str, &str); 33] = [
    ("paymethod", "payment"),
    ("card", "paymethod"),
    ("cash", "paymethod"),
    ("transfer", "paymethod"),
    ("directdebit", "paymethod"),
    ("instalment", "paymethod"),
    ("postage", "delivery"),
    ("express", "delivery"),
    ("freight", "delivery"),
    ("address", "location"),
    ("email", "contact"),
    ("phone", "contact"),
    ("chat", "contact"),
    ("christmas", "holiday"),
    ("saturday", "weekend"),
    ("sunday", "weekend"),
    ("giftcard", "gift"),
    ("password", "login"),
    ("twofactor", "login"),
    ("sso", "login"),
    ("sparepart", "part"),
    ("lunch", "food"),
    ("breakfast", "food"),
    ("sms", "notification"),
    ("reminder", "notification"),
    ("english", "language"),
    ("german", "language"),
    ("french", "language"),
    ("spanish", "language"),
    ("dutch", "language"),
    ("italian", "language"),
    ("polish", "language"),
    ("descale", "service"),
];

/// The concepts that a concept speaks of as well.
pub(super) fn broader(concept: &str) -> impl Iterator<Item = &'static str> {
    let of = BROADER.iter().filter(move |(narrow, _)| *narrow == concept);
    of.map(|(_, broad)| *broad)
}

/// The language whose everyday words a text is made of, however short it is; `None` where no table knows it.
pub(super) fn language_of(text: &str) -> Option<Language> {
    const LEAD: f64 = 1.3;
    const LEAST_SHARE: f64 = 0.4;
    let (words, scores) = known_words(text);
    let (best, second) = (scores.first()?, scores.get(1)?);
    let is_clear = best.0 >= 1.5 && best.0 >= LEAD * second.0;
    (is_clear && best.0 >= LEAST_SHARE * words as f64).then_some(best.1)
}

/// The language of a sentence in a text of another: that of the text unless the sentence is far from it.
pub(super) fn language_in(sentence: &str, usual: Language) -> Language {
    const LEAD: f64 = 2.5;
    let (_, scores) = known_words(sentence);
    let home = scores
        .iter()
        .find(|(_, language)| *language == usual)
        .map_or(0.0, |(score, _)| *score);
    match scores.first() {
        Some((score, language)) if *score >= 1.5 && *score > LEAD * home => *language,
        _ => usual,
    }
}

/// How many words a text has, and how many of them each language claims, the most first.
fn known_words(text: &str) -> (usize, Vec<(f64, Language)>) {
    let words: HashSet<String> = words(text).into_iter().map(|(word, _)| word).collect();
    let mut scores: Vec<(f64, Language)> = Language::ALL.into_iter().map(|language| (0.0, language)).collect();
    for word in &words {
        let knows = |language: Language| Vocabulary::of(language).knows(word);
        let owners = Language::ALL.into_iter().filter(|language| knows(*language)).count() as f64;
        for (score, language) in &mut scores {
            *score += if knows(*language) { 1.0 / owners } else { 0.0 };
        }
    }
    scores.sort_by(|left, right| right.0.total_cmp(&left.0));
    (words.len(), scores)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_all_languages_meet_in_their_concept() {
        for (language, word, concept) in [
            (Language::En, "reimbursed", "refund"),
            (Language::De, "ruckerstattung", "refund"),
            (Language::Fr, "remboursement", "refund"),
            (Language::Es, "reembolso", "refund"),
            (Language::Pt, "reembolso", "refund"),
            (Language::It, "rimborso", "refund"),
            (Language::Nl, "terugbetaling", "refund"),
            (Language::De, "zurich", "@switzerland"),
        ] {
            let vocabulary = Vocabulary::of(language);
            let stem = vocabulary.stem(word);

            assert!(vocabulary.concepts(&stem).contains(&concept), "{word}");
        }
    }

    #[test]
    fn the_language_of_a_single_question_is_told() {
        for (text, language) in [
            ("Bonjour, combien coûte l'abonnement par mois ?", Some(Language::Fr)),
            ("Hallo, wie lange schmeckt gemahlener Kaffee gut?", Some(Language::De)),
            ("Fino a quando vale una carta regalo?", Some(Language::It)),
            ("Kan ik met de hond naar binnen?", Some(Language::Nl)),
            ("When do you open?", Some(Language::En)),
            ("Czy wysyłacie do Polski?", None),
            ("Hei, voinko maksaa kortilla?", None),
        ] {
            assert_eq!(language_of(text), language, "{text}");
        }
    }

    #[test]
    fn every_table_speaks_of_the_same_concepts() {
        let names = |language: Language| -> HashSet<&str> {
            let vocabulary = Vocabulary::of(language);
            let single = vocabulary.concepts.values().flatten().copied();
            let phrases = vocabulary.phrases.values().flatten().map(|phrase| phrase.concept);
            single.chain(phrases).collect()
        };
        let english = names(Language::En);

        for language in Language::ALL {
            let strange: Vec<&str> = names(language).difference(&english).copied().collect();
            assert!(strange.is_empty(), "{language:?}: {strange:?}");
        }
    }
}
