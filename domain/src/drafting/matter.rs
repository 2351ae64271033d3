//! What a text is about: its words with all that they may meet by, so that `retourner`, `send back` and `returns` agree.

use std::collections::HashSet;

use super::language::{Language, is_common_word};
use super::vocabulary::{Phrase, Vocabulary, broader};
use crate::intents::folding::words;

/// A word, or several that mean one thing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    /// As it is written, folded.
    pub(super) written: String,
    /// What it may meet by: its letters, its stem, its concepts.
    pub(super) keys: Vec<String>,
    /// How much of the matter it carries.
    pub(super) kind: Kind,
    /// Its share of a compound.
    pub(super) share: f64,
}

/// How much of the matter a word carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Little, as `take` does.
    Light,
    /// Some.
    Matter,
    /// A figure, which is often compared rather than named.
    Number,
    /// A name or a code: nothing else will do.
    Name,
    /// A place: nothing else will do, unless a text speaks of all others.
    Place,
}

impl Word {
    /// Whether two words meet.
    pub(super) fn meets(&self, keys: &HashSet<String>) -> bool {
        self.keys.iter().any(|key| keys.contains(key))
    }

    /// The word undivided where a text is known to use it so.
    pub(super) fn whole_if(self, written: &HashSet<&str>) -> Self {
        if self.share < 1.0 && written.contains(self.written.as_str()) {
            let keys = self.keys.into_iter().filter(|key| !key.starts_with('=')).collect();
            return Self {
                keys,
                share: 1.0,
                ..self
            };
        }
        self
    }

    /// Whether it stands for a concept.
    pub(super) fn is(&self, concept: &str) -> bool {
        self.keys.iter().any(|key| key.strip_prefix('=') == Some(concept))
    }
}

/// All that the words of a text may meet by.
pub(super) fn keys(text: &str, language: Language) -> HashSet<String> {
    let words = read(text, language).into_iter();
    // The parts of a phrase are said as well.
    let spoken = words.flat_map(|word| {
        let parts: Vec<String> = word.written.split(' ').map(str::to_owned).collect();
        word.keys.into_iter().chain(parts)
    });
    let mut keys: HashSet<String> = spoken.collect();
    keys.extend(days_between(text, language).map(|day| format!("={day}")));
    for concept in keys.clone().iter().filter_map(|key| key.strip_prefix('=')) {
        keys.extend(broader(concept).map(|broad| format!("={broad}")));
    }
    keys
}

const WEEK: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The days inside a range: who opens from Tuesday to Friday opens on Wednesday.
fn days_between(text: &str, language: Language) -> impl Iterator<Item = &'static str> {
    const UNTIL: [&str; 10] = ["to", "until", "till", "through", "bis", "a", "au", "al", "ate", "tot"];
    let vocabulary = Vocabulary::of(language);
    let spoken = words(text);
    let day = |word: &str| {
        let concepts = vocabulary.concepts(&vocabulary.stem(word)).to_vec();
        WEEK.iter().position(|day| concepts.contains(day))
    };
    let mut between: Vec<usize> = Vec::new();
    let days: Vec<(usize, usize)> = spoken
        .iter()
        .enumerate()
        .filter_map(|(at, (word, _))| Some((at, day(word)?)))
        .collect();
    for pair in days.windows(2) {
        let [(at, first), (next, last)] = pair else { continue };
        let until = spoken
            .get(at + 1)
            .filter(|_| next - at == 2)
            .map(|(word, _)| word.as_str());
        let is_dash = next - at == 1
            && spoken
                .get(*at)
                .zip(spoken.get(*next))
                .is_some_and(|((_, left), (_, right))| {
                    let joint = text.get(left.end..right.start).unwrap_or_default();
                    matches!(joint.trim(), "-" | "–" | "—")
                });
        if is_dash || until.is_some_and(|word| UNTIL.contains(&word)) {
            between.extend(first + 1..*last);
        }
    }
    between.into_iter().filter_map(|day| WEEK.get(day).copied())
}

/// The words of a text that carry matter, in order.
pub(super) fn read(text: &str, language: Language) -> Vec<Word> {
    let vocabulary = Vocabulary::of(language);
    let tokens: Vec<Token> = words(text)
        .into_iter()
        .map(|(word, span)| {
            let plain = unelided(&word).to_owned();
            Token {
                stem: vocabulary.stem(&plain),
                written: text.get(span.clone()).unwrap_or_default(),
                before: text.get(..span.start).unwrap_or_default(),
                word: plain,
            }
        })
        .collect();
    let mut read = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some((phrase, length)) = longest_phrase(vocabulary, &tokens, at) {
            let spoken: Vec<&str> = tokens[at..at + length]
                .iter()
                .map(|token| token.word.as_str())
                .collect();
            read.push(Word {
                written: spoken.join(" "),
                keys: vec![spoken.join(" "), format!("={}", phrase.concept)],
                kind: kind_of(phrase.concept),
                share: 1.0,
            });
            at += length;
            continue;
        }
        read.extend(single(vocabulary, token, language));
        at += 1;
    }
    read
}

struct Token<'t> {
    word: String,
    stem: String,
    written: &'t str,
    before: &'t str,
}

/// Words that a phrase's parts may stand apart from: `send it back`.
const PARTICLES: [&str; 20] = [
    "back", "up", "over", "out", "down", "away", "off", "on", "zuruck", "ab", "aus", "an", "auf", "weg", "terug", "op",
    "af", "uit", "plus", "indietro",
];

fn longest_phrase<'v>(vocabulary: &'v Vocabulary, tokens: &[Token<'_>], at: usize) -> Option<(&'v Phrase, usize)> {
    let first = tokens.get(at)?;
    vocabulary.phrases(&first.stem).iter().find_map(|phrase| {
        let is_joined = phrase
            .stems
            .iter()
            .enumerate()
            .all(|(index, stem)| tokens.get(at + index).is_some_and(|token| token.stem == *stem));
        if is_joined {
            return Some((phrase, phrase.stems.len()));
        }
        let [_, particle] = phrase.stems.as_slice() else {
            return None;
        };
        let may_part = PARTICLES.contains(&particle.as_str());
        let apart = (2..=3).find(|gap| tokens.get(at + gap).is_some_and(|token| token.stem == *particle));
        may_part.then_some(())?;
        Some((phrase, apart? + 1))
    })
}

fn single(vocabulary: &Vocabulary, token: &Token<'_>, language: Language) -> Vec<Word> {
    let word = token.word.as_str();
    let letters = word.chars().count();
    let one = |keys: Vec<String>, kind| {
        let written = word.to_owned();
        vec![Word {
            written,
            keys,
            kind,
            share: 1.0,
        }]
    };
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return one(vec![word.to_owned()], Kind::Number);
    }
    // A light word may share its stem with one of the table.
    let is_light = vocabulary.is_light(word, word) && !vocabulary.is_listed(word);
    let concepts = if is_light {
        &[]
    } else {
        vocabulary.concepts(&token.stem)
    };
    let is_short = letters < 3 && concepts.is_empty() && !token.written.chars().all(char::is_uppercase);
    if letters < 2 || is_short || is_common_word(word) || vocabulary.is_asking(word) {
        return Vec::new();
    }
    let mut keys = vec![word.to_owned(), token.stem.clone()];
    if !concepts.is_empty() {
        keys.extend(concepts.iter().map(|concept| format!("={concept}")));
        let is_place = concepts.iter().any(|concept| kind_of(concept) == Kind::Place);
        return one(keys, if is_place { Kind::Place } else { Kind::Matter });
    }
    if vocabulary.is_light(word, &token.stem) || letters <= 3 && vocabulary.is_scrambled(word) {
        return one(keys, Kind::Light);
    }
    if is_name(token, language) {
        return one(keys, Kind::Name);
    }
    let parts = parts(vocabulary, word, language);
    if parts.is_empty() {
        return one(keys, Kind::Matter);
    }
    let share = 1.0 / parts.len() as f64;
    let part = |concepts: Vec<String>| Word {
        written: word.to_owned(),
        keys: keys.iter().cloned().chain(concepts).collect(),
        kind: Kind::Matter,
        share,
    };
    parts.into_iter().map(part).collect()
}

fn kind_of(concept: &str) -> Kind {
    if concept.starts_with('@') {
        Kind::Place
    } else {
        Kind::Matter
    }
}

/// A capital inside a sentence, or letters with digits. German capitals say nothing.
fn is_name(token: &Token<'_>, language: Language) -> bool {
    let written = token.written;
    let has_digit = written.chars().any(|letter| letter.is_ascii_digit());
    let is_capital = written.starts_with(char::is_uppercase);
    let is_shouted = written.chars().all(|letter| !letter.is_lowercase());
    let before = token
        .before
        .trim_end_matches(['"', '“', '„', '«', '\'', '(', ' ', '¿', '¡']);
    let opens = before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n', '-', '•', ')']);
    has_digit || is_capital && (!opens && language != Language::De || is_shouted && written.chars().count() <= 5)
}

/// The parts of a compound that the table knows: `Reparaturdauer` speaks of repair.
fn parts(vocabulary: &Vocabulary, word: &str, language: Language) -> Vec<Vec<String>> {
    const LEAST: usize = 4;
    if !matches!(language, Language::De | Language::Nl) || !word.is_ascii() || word.len() < 2 * LEAST {
        return Vec::new();
    }
    let known = |part: &str| -> Vec<String> {
        let part = ["", "s", "n", "en", "es"]
            .iter()
            .filter_map(|joint| part.strip_suffix(joint));
        let stems = part
            .filter(|part| part.len() >= LEAST - 1)
            .map(|part| vocabulary.stem(part));
        let mut concepts = stems.map(|stem| vocabulary.concepts(&stem).to_vec());
        let found = concepts.find(|concepts| !concepts.is_empty()).unwrap_or_default();
        found.into_iter().map(|concept| format!("={concept}")).collect()
    };
    let splits = LEAST - 1..=word.len() - LEAST + 1;
    let both = splits.clone().find_map(|at| {
        let (head, tail) = (known(&word[..at]), known(&word[at..]));
        (!head.is_empty() && !tail.is_empty()).then(|| vec![head, tail])
    });
    both.or_else(|| {
        let longest = splits
            .clone()
            .rev()
            .filter(|at| *at >= LEAST)
            .map(|at| known(&word[..at]))
            .find(|head| !head.is_empty());
        let tail = splits
            .filter(|at| word.len() - at >= LEAST)
            .map(|at| known(&word[at..]))
            .find(|tail| !tail.is_empty());
        let found: Vec<_> = longest.into_iter().chain(tail).collect();
        // The unknown part is matter of its own.
        (!found.is_empty()).then(|| found.into_iter().chain([Vec::new()]).collect())
    })
    .unwrap_or_default()
}

/// A word without what is drawn to it by an apostrophe: `l'envoi`, `today's`.
fn unelided(word: &str) -> &str {
    let Some((before, after)) = word.split_once('\'') else {
        return word;
    };
    if after.chars().count() > 2 { after } else { before }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concepts(text: &str, language: Language) -> Vec<String> {
        let words = read(text, language).into_iter();
        words
            .filter_map(|word| {
                word.keys
                    .into_iter()
                    .find_map(|key| Some(key.strip_prefix('=')?.to_owned()))
            })
            .collect()
    }

    #[test]
    fn texts_of_different_languages_meet() {
        for (text, language) in [
            ("How do I send it back?", Language::En),
            ("Wie kann ich es zurückgeben?", Language::De),
            ("Comment le renvoyer ?", Language::Fr),
            ("¿Cómo lo devuelvo?", Language::Es),
            ("Come posso restituire?", Language::It),
            ("Hoe kan ik het terugsturen?", Language::Nl),
        ] {
            assert_eq!(concepts(text, language), ["return"], "{text}");
        }
    }

    #[test]
    fn a_compound_is_read_by_its_parts() {
        assert_eq!(concepts("Reparaturdauer", Language::De), ["repair"]);
        assert_eq!(concepts("Fahrradversicherung", Language::De), ["bicycle", "insurance"]);
    }

    #[test]
    fn a_range_of_days_speaks_of_the_days_inside() {
        for (text, language) in [
            ("Open from Tuesday to Friday.", Language::En),
            ("Dienstag bis Freitag 9–17 Uhr", Language::De),
            ("Mon: closed. Tuesday–Friday: open", Language::En),
        ] {
            let keys = keys(text, language);
            assert!(keys.contains("=wednesday") && !keys.contains("=saturday"), "{text}");
        }
    }

    #[test]
    fn names_and_codes_are_told_from_words() {
        let kinds: Vec<Kind> = read("Do you repair Torvald planers or the MS-216X?", Language::En)
            .into_iter()
            .map(|word| word.kind)
            .collect();

        assert!(kinds.contains(&Kind::Name), "{kinds:?}");
    }
}
