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
        self.spelled.iter().map(String::as_str)
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
