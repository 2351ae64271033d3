//! Searching the knowledge base for the statement that answers a question.
//! A question counts as answered only where one place covers what it names: each name, each place, and by far the most of its matter.

use std::collections::HashSet;

use super::asked::{Asked, Weighed, is_general, is_strong, undenied};
use super::knowledge::{Library, Statement};
use crate::drafting::evidence::Evidence;
use crate::drafting::language::Language;
use crate::drafting::matter::{self, Kind, Word};
use crate::drafting::questions::Question;
use crate::drafting::spelling::Speller;
use crate::drafting::vocabulary::language_in;

/// How much of a question's matter must be found for an answer.
const LEAST_COVERAGE: f64 = 0.75;
/// What a word of the surroundings counts beside one of the question.
const AROUND_SHARE: f64 = 0.25;
/// What a word of the subject counts beside others around a question.
const SUBJECT: f64 = 1.5;
const MOST_AROUND: f64 = 0.5;
/// A question whose strong words weigh less needs one of the words around it.
const CLEAR: f64 = 0.45;
const IN_HEAD_TOO: f64 = 0.4;
const GENERAL_SHARE: f64 = 0.5;
const IN_TITLE_TOO: f64 = 0.1;
pub(super) const IN_SIBLING: f64 = 0.5;
const IN_LEAD: f64 = 0.95;
pub(super) const IN_CONTEXT: f64 = 0.85;
const FIGURE: f64 = 0.4;
const LIGHT: f64 = 0.05;
/// What an entry in the sender's language has before others.
const AT_HOME: f64 = 0.1;

/// The statement that answers, with how well each of the others fits.
pub(super) struct Best {
    pub(super) statement: usize,
    pub(super) scores: Vec<f64>,
    pub(super) is_unsure: bool,
}

pub(super) struct Search<'a> {
    pub(super) library: &'a Library,
    pub(super) language: Language,
    /// Every word of the library.
    written: &'a HashSet<&'a str>,
    /// What the sentences of each paragraph are about together.
    paragraphs: Vec<HashSet<&'a str>>,
}

impl<'a> Search<'a> {
    pub(super) fn new(library: &'a Library, written: &'a HashSet<&'a str>, language: Language) -> Self {
        let last = library.statements.last().map_or(0, |statement| statement.paragraph);
        let mut paragraphs = vec![HashSet::new(); last + 1];
        for statement in library.statements.iter().filter(|statement| !statement.is_item) {
            if let Some(paragraph) = paragraphs.get_mut(statement.paragraph) {
                paragraph.extend(statement.keys.iter().map(String::as_str));
            }
        }
        Self {
            library,
            language,
            written,
            paragraphs,
        }
    }

    /// The words of a text, each with what it weighs: rare ones much, unknown ones most. A sentence may be in another
    /// language than the mail.
    pub(super) fn weighed(&self, text: &str) -> Weighed {
        let language = language_in(text, self.language);
        let speller = Speller::new(language, self.written);
        let mut words: Vec<Word> = matter::read(text, language)
            .into_iter()
            .map(|word| word.whole_if(self.written))
            .collect();
        words.dedup();
        let words = words.into_iter().flat_map(|word| speller.corrected(word));
        words
            .map(|word| {
                let weight = self.weight(&word);
                (word, weight)
            })
            .collect()
    }

    fn weight(&self, word: &Word) -> f64 {
        let all = self.library.statements.len() as f64 + 1.0;
        let often = self
            .library
            .statements
            .iter()
            .filter(|statement| word.meets(&statement.keys))
            .count() as f64;
        let rarity = (1.0 + all / (often + 0.5)).ln() / (1.0 + all / 0.5).ln();
        match word.kind {
            Kind::Light => LIGHT,
            Kind::Number => FIGURE,
            Kind::Matter if is_general(word) => rarity * GENERAL_SHARE,
            Kind::Matter | Kind::Place => rarity * word.share,
            Kind::Name => 1.5 * rarity,
        }
    }

    /// A question with what was said around it. One that names nothing itself asks about the sentence before it.
    pub(super) fn asked(&self, question: &Question, subject: &[(Word, f64)]) -> Asked {
        let mut own = self.weighed(&question.text);
        let names_nothing = !own.iter().any(is_strong);
        let named = own.len();
        let mut around: Weighed = subject
            .iter()
            .map(|(word, weight)| (word.clone(), weight * SUBJECT))
            .collect();
        for (index, sentence) in question.before.iter().enumerate() {
            let said = self.weighed(undenied(sentence));
            if index == 0 && names_nothing {
                own.extend(said);
            } else {
                around.extend(said);
            }
        }
        Asked::new(question, own, named, around)
    }

    /// Whether a question is answered by what answered the one before it: "how long, and what does that cost?"
    pub(super) fn goes_on(&self, asked: &Asked, statements: &[usize]) -> bool {
        let quoted = || {
            statements
                .iter()
                .filter_map(|index| self.library.statements.get(*index))
        };
        let held = quoted().fold(Evidence::default(), |held, statement| held.or(statement.evidence));
        let own = asked.own.iter().filter(|word| is_strong(word));
        let is_said = |word: &Word| quoted().any(|statement| word.meets(&statement.keys));
        let asks_something =
            asked.evidence != Evidence::default() || asked.own.iter().any(|(word, _)| word.kind == Kind::Matter);
        let is_all_said = match asked.names_nothing {
            true => {
                let mut named = asked
                    .own
                    .iter()
                    .take(asked.named)
                    .filter(|(word, _)| word.kind == Kind::Matter);
                asked.evidence != Evidence::default() || named.any(|(word, _)| is_said(word))
            }
            false => own.into_iter().all(|(word, _)| is_said(word)),
        };
        asks_something && held.holds(asked.evidence) && is_all_said
    }

    /// The statement that answers a question, if one does.
    pub(super) fn find(&self, asked: &Asked) -> Option<Best> {
        let fits = self
            .library
            .statements
            .iter()
            .map(|statement| self.fit(statement, asked));
        let scores: Vec<f64> = fits.map(Option::unwrap_or_default).collect();
        let best = scores
            .iter()
            .enumerate()
            .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        let statement = best.0;
        (*best.1 > 0.0).then_some(Best {
            is_unsure: !self.is_sure(statement, &scores, asked),
            statement,
            scores,
        })
    }

    /// How well a statement answers; `None` where it does not.
    fn fit(&self, statement: &Statement, asked: &Asked) -> Option<f64> {
        if !statement.evidence.holds(asked.evidence) || !self.is_of_the_place(statement, asked) {
            return None;
        }
        let (mut hit, mut missed, mut bonus) = (0.0, 0.0, 0.0);
        let (mut directly, mut by_title, mut general) = (0, 0, 0);
        for (word, weight) in &asked.own {
            let degree = self.degree(word, statement);
            if degree == 0.0 {
                match word.kind {
                    Kind::Name | Kind::Place => return None,
                    Kind::Matter if is_general(word) => missed += GENERAL_SHARE * weight,
                    Kind::Matter => missed += weight,
                    Kind::Light | Kind::Number => {}
                }
            }
            hit += weight * degree;
            if word.meets(&statement.keys) {
                directly += usize::from(is_strong(&(word.clone(), *weight)));
                bonus += if word.kind == Kind::Number { FIGURE } else { 0.0 };
                bonus += if word.meets(&statement.context) {
                    IN_TITLE_TOO * weight
                } else {
                    0.0
                };
                bonus += if word.meets(&statement.head) {
                    IN_HEAD_TOO * weight
                } else {
                    0.0
                };
            } else if is_strong(&(word.clone(), *weight)) && word.meets(&statement.context) {
                by_title += 1;
            }
            general += usize::from(is_general(word) && word.meets(&statement.keys));
        }

        let around = self.around(statement, asked);
        let is_clear = if asked.names_nothing {
            directly >= 2
        } else {
            let is_direct = directly >= 1 || by_title >= 1 && general >= 2;
            let is_in_place = !asked.leans() || !asked.is_anaphoric || around.met >= 2 || around.in_title >= 1;
            is_direct && is_in_place && (around.met >= 1 || asked.strong.iter().sum::<f64>() >= CLEAR)
        };
        let is_covered = hit >= LEAST_COVERAGE * (hit + missed);
        let at_home = if statement.language == self.language {
            AT_HOME
        } else {
            0.0
        };
        (is_covered && is_clear).then_some(hit - missed + bonus + around.score + at_home)
    }

    /// How far a statement speaks of what was said around a question.
    fn around(&self, statement: &Statement, asked: &Asked) -> Around {
        let mut around = Around::default();
        for (word, weight) in asked.around.iter().filter(|(word, _)| word.kind != Kind::Light) {
            let degree = self.degree(word, statement);
            let is_met = degree > 0.0 && is_strong(&(word.clone(), *weight));
            around.score += AROUND_SHARE * weight.min(1.0) * degree;
            around.met += usize::from(is_met);
            around.in_title += usize::from(is_met && word.meets(&statement.context));
        }
        around.score = around.score.min(MOST_AROUND);
        let mut places = asked.around.iter().filter(|(word, _)| word.kind == Kind::Place);
        if places.any(|(place, _)| place.meets(&statement.head)) {
            around.score += IN_HEAD_TOO;
        }
        around
    }

    /// What holds for another place is no answer.
    pub(super) fn is_of_the_place(&self, statement: &Statement, asked: &Asked) -> bool {
        let words = asked.own.iter().chain(&asked.around).map(|(word, _)| word);
        let mut places = words.filter(|word| word.kind == Kind::Place).peekable();
        let speaks_of_places = statement.keys.iter().any(|key| key.starts_with("=@"));
        !speaks_of_places || places.peek().is_none() || places.any(|place| self.degree(place, statement) > 0.0)
    }

    /// How far a statement speaks of a word: itself, by its list, its paragraph, its headings.
    pub(super) fn degree(&self, word: &Word, statement: &Statement) -> f64 {
        if word.meets(&statement.keys) {
            return 1.0;
        }
        let lead = statement.list.and_then(|list| self.library.lead(list));
        if lead.is_some_and(|lead| word.meets(&lead.keys)) {
            return IN_LEAD;
        }
        if word.meets(&statement.context) {
            return IN_CONTEXT;
        }
        let names_place = || statement.keys.iter().any(|key| key.starts_with("=@"));
        let is_said = (word.is("price") || word.is("free")) && statement.evidence.price
            || word.is("deadline") && statement.evidence.duration
            || (word.is("limit") || word.is("minimum")) && statement.evidence.number
            || (word.is("country") || word.is("location")) && names_place();
        if is_said {
            return IN_SIBLING;
        }
        let others =
            ["=country", "=noneu"].iter().any(|key| statement.keys.contains(*key)) && speaks_of_others(&statement.text);
        if word.kind == Kind::Place && others {
            return IN_CONTEXT;
        }
        let paragraph = self.paragraphs.get(statement.paragraph);
        let in_paragraph =
            !statement.is_item && paragraph.is_some_and(|keys| word.keys.iter().any(|key| keys.contains(key.as_str())));
        if in_paragraph { IN_SIBLING } else { 0.0 }
    }
}

/// How far a statement speaks of what was said around a question.
#[derive(Default)]
struct Around {
    score: f64,
    /// Strong words that it speaks of.
    met: usize,
    /// Those of them that stand in its title.
    in_title: usize,
}

/// "All other countries", "from abroad".
fn speaks_of_others(text: &str) -> bool {
    const OTHERS: [&str; 12] = [
        "other",
        "others",
        "rest",
        "elsewhere",
        "ander",
        "andere",
        "anderen",
        "übrige",
        "übrigen",
        "autres",
        "demás",
        "outside",
    ];
    text.split(|letter: char| !letter.is_alphabetic())
        .any(|word| OTHERS.contains(&word.to_lowercase().as_str()))
}
