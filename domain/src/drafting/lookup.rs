//! What knowledge is looked up by: the words of a text with their stems and their concepts, which all languages share.
//! Looking up gives candidates; which of their sentences answers is for the drafter to tell.

use std::collections::HashMap;

use super::input::DraftInput;
use super::language::{Language, guess};
use super::matter::{self, Kind, Word};
use super::questions;
use super::template;
use super::vocabulary::{Vocabulary, broader, language_of};

/// Letters of a text that are read.
const LETTERS: usize = 6_000;
/// Words that are looked up.
const MOST_WORDS: usize = 100;
/// Words that one entry is found by.
const MOST_OF_ENTRY: usize = 2_000;
const TITLE: f32 = 4.0;
const CATEGORY: f32 = 2.0;
/// What a concept counts beside a word itself.
const CONCEPT: f32 = 0.4;

/// The words to look a text up by, those that carry matter first; none holds white space.
#[must_use]
pub fn words_of(text: &str) -> Vec<String> {
    let text: String = text.chars().take(LETTERS).collect();
    let language = language(&text);
    let (light, matter): (Vec<Word>, Vec<Word>) = matter::read(&text, language)
        .into_iter()
        .partition(|word| word.kind == Kind::Light);
    let mut words = Vec::new();
    for key in matter.iter().chain(&light).flat_map(|word| keys(word, language)) {
        if !words.contains(&key) {
            words.push(key);
        }
        if words.len() == MOST_WORDS {
            break;
        }
    }
    words
}

/// The words that an entry is found by, each with how often it stands there; a word of the title weighs most.
#[must_use]
pub fn words_of_entry(title: &str, category: &str, content: &str) -> Vec<(String, f32)> {
    let language = language(content);
    let mut often: HashMap<String, f32> = HashMap::new();
    for (text, weight) in [(title, TITLE), (category, CATEGORY), (content, 1.0)] {
        for word in matter::read(text, language) {
            let broad = word
                .keys
                .iter()
                .filter_map(|key| key.strip_prefix('='))
                .flat_map(broader);
            let broad: Vec<String> = broad.map(|concept| format!("={concept}")).collect();
            for key in keys(&word, language).into_iter().chain(broad) {
                if often.len() < MOST_OF_ENTRY || often.contains_key(&key) {
                    let share = if key.starts_with('=') { CONCEPT } else { 1.0 };
                    *often.entry(key).or_default() += share * weight;
                }
            }
        }
    }
    often.into_iter().collect()
}

impl DraftInput {
    /// What knowledge is looked up for: the questions of the mail with what was said before each, and its subject; the whole mail
    /// where it asks nothing.
    #[must_use]
    pub fn knowledge_query(&self) -> String {
        let questions = questions::asked(&template::beginning_and_end(&self.visible_text));
        let told = questions.iter().flat_map(|question| &question.before);
        let asked: Vec<&str> = questions
            .iter()
            .map(|question| &question.text)
            .chain([&self.subject])
            .chain(told)
            .map(String::as_str)
            .collect();
        match questions.is_empty() {
            true => format!("{}\n{}", self.subject, self.visible_text),
            false => asked.join("\n"),
        }
    }
}

fn language(text: &str) -> Language {
    guess(text).or_else(|| language_of(text)).unwrap_or_default()
}

/// Stems and concepts of a word; the stem that English would give it too, by which entries are found whose language is not known.
fn keys(word: &Word, language: Language) -> Vec<String> {
    let concepts = word.keys.iter().filter(|key| key.starts_with('=')).cloned();
    let written = word.written.split(' ');
    let stems = written.flat_map(|part| [language, Language::En].map(|of| Vocabulary::of(of).stem(part)));
    let mut keys: Vec<String> = concepts.chain(stems).collect();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meets(text: &str, title: &str, content: &str) -> bool {
        let entry = words_of_entry(title, "", content);
        words_of(text)
            .iter()
            .any(|word| entry.iter().any(|(known, _)| known == word))
    }

    #[test]
    fn texts_meet_across_words_and_languages() {
        let (title, content) = (
            "Returning goods",
            "You may send things back within 30 days of delivery.",
        );

        for text in [
            "How do I return it?",
            "Kann ich das zurückschicken?",
            "Comment puis-je le renvoyer ?",
            "¿Puedo devolverlo? Quiero una devolución.",
        ] {
            assert!(meets(text, title, content), "{text}");
        }
        assert!(!meets("Is there a car park?", title, content));
    }

    #[test]
    fn a_mail_is_looked_up_by_its_questions_wherever_they_stand() {
        let story = "My grandfather kept bees by the river. ".repeat(100);
        let input = DraftInput {
            subject: "Hello".to_owned(),
            visible_text: format!("{story}I bought a lamp. Do you take it back?\n\nBest,\nAnn"),
            ..DraftInput::default()
        };

        let query = input.knowledge_query();

        assert!(query.starts_with("Do you take it back?"), "{query}");
        assert!(query.contains("I bought a lamp."), "{query}");
        assert!(query.len() < 300, "{query}");
    }

    #[test]
    fn a_long_text_gives_few_words() {
        let long: String = (0..5_000).map(|number| format!("word{number} ")).collect();

        assert_eq!(words_of(&long).len(), MOST_WORDS);
        assert!(words_of_entry("", "", &long).len() <= MOST_OF_ENTRY);
    }
}
