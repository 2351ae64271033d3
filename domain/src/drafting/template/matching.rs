//! Matching: which statements of the knowledge base answer which question.
//! A question counts as answered only where one place covers what it names: each name, each place, and by far the most of its matter.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::casework::is_casework;
use super::knowledge::{Library, Statement};
use super::quoting::Quoting;
use crate::drafting::evidence::Evidence;
use crate::drafting::input::DraftInput;
use crate::drafting::language::Language;
use crate::drafting::matter::{self, Kind, Word};
use crate::drafting::patterns::pattern;
use crate::drafting::questions::Question;
use crate::drafting::spelling::Speller;

/// How much of a question's matter must be found for an answer.
const LEAST_COVERAGE: f64 = 0.7;
/// Words with this weight tell a question from others.
const STRONG: f64 = 0.3;
/// What a word of the surroundings counts beside one of the question.
const AROUND_SHARE: f64 = 0.25;
const MOST_AROUND: f64 = 0.4;
/// A question whose strong words weigh less needs one of the words around it.
const CLEAR: f64 = 0.45;
const IN_HEAD_TOO: f64 = 0.4;
const GENERAL_SHARE: f64 = 0.5;
const IN_TITLE_TOO: f64 = 0.2;
const IN_SIBLING: f64 = 0.8;
const IN_LEAD: f64 = 0.95;
const IN_CONTEXT: f64 = 0.85;
const FIGURE: f64 = 0.4;
const LIGHT: f64 = 0.05;

/// What the knowledge base says to the questions.
#[derive(Default)]
pub(super) struct Answer {
    /// One for each passage that is quoted.
    pub(super) parts: Vec<Part>,
    /// Questions that it says nothing to, as they were asked.
    pub(super) unanswered: Vec<String>,
}

/// A passage with the questions it answers.
pub(super) struct Part {
    /// The questions.
    pub(super) questions: Vec<String>,
    /// The sentences as a reply writes them.
    pub(super) text: String,
    /// Index of the entry.
    pub(super) passage: usize,
    /// Its language.
    pub(super) language: Language,
    statements: Vec<usize>,
}

impl Answer {
    pub(super) fn is_some(&self) -> bool {
        !self.parts.is_empty()
    }
}

/// Answers each question; `quoting` says how much of a passage is taken along.
pub(super) fn answer(library: &Library, questions: &[Question], input: &DraftInput, quoting: Quoting) -> Answer {
    let search = Search::new(library, input.reply_language());
    let subject = search.weighed(&input.subject);
    let mut answer = Answer::default();
    for question in questions {
        if is_casework(&question.text, &[&input.subject, &input.visible_text]) {
            answer.unanswered.push(question.text.clone());
            continue;
        }
        let asked = search.asked(question, &subject);
        let goes_on = |part: &&mut Part| {
            part.questions.last() == question.before.first() && search.goes_on(&asked, &part.statements)
        };
        if let Some(part) = answer.parts.last_mut().filter(goes_on) {
            part.questions.push(question.text.clone());
            continue;
        }
        // What follows from a question that stays open stays open with it.
        let is_left = asked.leans()
            && question
                .before
                .first()
                .is_some_and(|before| answer.unanswered.contains(before));
        let Some(best) = search.find(&asked).filter(|_| !is_left) else {
            answer.unanswered.push(question.text.clone());
            continue;
        };
        let statements = quoting.chosen(library, best.statement, &best.scores);
        let known = answer
            .parts
            .iter_mut()
            .find(|part| statements.iter().all(|index| part.statements.contains(index)));
        if let Some(part) = known {
            part.questions.push(question.text.clone());
            continue;
        }
        let Some(top) = library.statements.get(best.statement) else {
            continue;
        };
        answer.parts.push(Part {
            questions: vec![question.text.clone()],
            text: quoting.written(
                library,
                &statements,
                &matter::keys(&question.text, input.reply_language()),
            ),
            passage: top.passage,
            language: top.language,
            statements,
        });
    }
    answer
}

/// The statement that answers, with how well each of the others fits.
struct Best {
    statement: usize,
    scores: Vec<f64>,
}

struct Search<'a> {
    library: &'a Library,
    language: Language,
    speller: Speller<'a>,
    /// What the sentences of each paragraph are about together.
    paragraphs: Vec<HashSet<&'a str>>,
}

type Weighed = Vec<(Word, f64)>;

impl<'a> Search<'a> {
    fn new(library: &'a Library, language: Language) -> Self {
        let last = library.statements.last().map_or(0, |statement| statement.paragraph);
        let mut paragraphs = vec![HashSet::new(); last + 1];
        for statement in library.statements.iter().filter(|statement| !statement.is_item) {
            if let Some(paragraph) = paragraphs.get_mut(statement.paragraph) {
                paragraph.extend(statement.keys.iter().map(String::as_str));
            }
        }
        let written = library.statements.iter().flat_map(|statement| statement.keys.iter());
        Self {
            library,
            language,
            speller: Speller::new(
                language,
                written.map(String::as_str).filter(|key| !key.starts_with('=')),
            ),
            paragraphs,
        }
    }

    /// The words of a text, each with what it weighs: rare ones much, unknown ones most.
    fn weighed(&self, text: &str) -> Weighed {
        let words = matter::read(text, self.language);
        let words = words.into_iter().flat_map(|word| self.speller.corrected(word));
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
    fn asked(&self, question: &Question, subject: &Weighed) -> Asked {
        let mut own = self.weighed(&question.text);
        let names_nothing = !own.iter().any(is_strong);
        let mut around = subject.clone();
        for (index, sentence) in question.before.iter().enumerate() {
            let said = self.weighed(sentence);
            if index == 0 && names_nothing {
                own.extend(said);
            } else if !DENIED.is_match(sentence) {
                around.extend(said);
            }
        }
        let is_own = |word: &Word, own: &Weighed| own.iter().any(|(known, _)| known.keys == word.keys);
        let around = around.into_iter().filter(|(word, _)| !is_own(word, &own)).collect();
        Asked {
            evidence: Evidence::asked_by(&question.text),
            is_anaphoric: PRONOUN.is_match(&question.text) || question.shared > 0,
            names_nothing,
            around,
            strong: own
                .iter()
                .filter(|word| is_strong(word))
                .map(|(_, weight)| *weight)
                .collect(),
            own,
        }
    }

    /// Whether a question is answered by what answered the one before it: "how long, and what does that cost?"
    fn goes_on(&self, asked: &Asked, statements: &[usize]) -> bool {
        let quoted = || {
            statements
                .iter()
                .filter_map(|index| self.library.statements.get(*index))
        };
        let held = quoted().fold(Evidence::default(), |held, statement| held.or(statement.evidence));
        let own = asked.own.iter().filter(|word| is_strong(word));
        let is_said =
            |word: &Word| quoted().any(|statement| word.meets(&statement.keys) || word.meets(&statement.context));
        let asks_something =
            asked.evidence != Evidence::default() || asked.own.iter().any(|(word, _)| word.kind == Kind::Matter);
        let is_all_said = match asked.names_nothing {
            true => {
                asked.evidence != Evidence::default()
                    || asked
                        .own
                        .iter()
                        .any(|(word, _)| word.kind == Kind::Matter && is_said(word))
            }
            false => own.into_iter().all(|(word, _)| is_said(word)),
        };
        asks_something && held.holds(asked.evidence) && is_all_said
    }

    /// The statement that answers a question, if one does.
    fn find(&self, asked: &Asked) -> Option<Best> {
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
        (*best.1 > 0.0).then_some(Best { statement, scores })
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
        (is_covered && is_clear).then_some(hit - missed + bonus + around.score)
    }

    /// How far a statement speaks of what was said around a question.
    fn around(&self, statement: &Statement, asked: &Asked) -> Around {
        let mut around = Around::default();
        for (word, weight) in asked.around.iter().filter(|(word, _)| word.kind != Kind::Light) {
            let degree = self.degree(word, statement);
            let is_met = degree > 0.0 && is_strong(&(word.clone(), *weight));
            around.score += AROUND_SHARE * weight * degree;
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
    fn is_of_the_place(&self, statement: &Statement, asked: &Asked) -> bool {
        let words = asked.own.iter().chain(&asked.around).map(|(word, _)| word);
        let mut places = words.filter(|word| word.kind == Kind::Place).peekable();
        let speaks_of_places = statement.keys.iter().any(|key| key.starts_with("=@"));
        !speaks_of_places || places.peek().is_none() || places.any(|place| self.degree(place, statement) > 0.0)
    }

    /// How far a statement speaks of a word: itself, by its list, its paragraph, its headings.
    fn degree(&self, word: &Word, statement: &Statement) -> f64 {
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
        let is_said = (word.is("price") || word.is("free")) && statement.evidence.price
            || word.is("deadline") && statement.evidence.duration
            || word.is("language") && LANGUAGES.iter().any(|name| statement.keys.contains(*name))
            || word.is("limit") && statement.evidence.number;
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

/// A question as it is matched.
struct Asked {
    own: Weighed,
    around: Weighed,
    evidence: Evidence,
    /// What its strong words weigh.
    strong: Vec<f64>,
    names_nothing: bool,
    is_anaphoric: bool,
}

impl Asked {
    /// Whether it needs what was said before it to be understood.
    fn leans(&self) -> bool {
        self.names_nothing || self.strong.len() < 2
    }
}

/// What is denied is not the matter.
static DENIED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:not|nothing|never|nichts|nicht|kein\w*|rien|pas|aucune?|nada|nunca|niente|non|niets|niet|geen|não)\b|n['’]t\b",
    )
});

/// A question of something that was named before.
static PRONOUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:it|they|them|that one|this one|for us|for me|für uns|für mich|pour nous|pour moi|para (?:nosotros|mí)|per (?:noi|me)|voor (?:ons|mij)|these|those|he|she|him|her|ihn|ihm|er|dafür|darauf|dazu|cela|ça|celui-ci|celle-ci|eso|esto|ello|isso|isto|ciò|dat|dit|hem|hij|ervoor|ermee)\b",
    )
});

/// What answers which language.
const LANGUAGES: [&str; 8] = [
    "=english",
    "=german",
    "=french",
    "=spanish",
    "=dutch",
    "=italian",
    "=polish",
    "=portuguese",
];

/// Concepts that tell circumstances rather than the matter.
const GENERAL: [&str; 16] = [
    "price",
    "deadline",
    "change",
    "needed",
    "data",
    "available",
    "extra",
    "limit",
    "goods",
    "order",
    "purchase",
    "shop",
    "webshop",
    "customer",
    "company",
    "day",
];

/// Whether a word means nothing but circumstances.
fn is_general(word: &Word) -> bool {
    let mut concepts = word.keys.iter().filter_map(|key| key.strip_prefix('=')).peekable();
    concepts.peek().is_some() && concepts.all(|concept| GENERAL.contains(&concept))
}

fn is_strong((word, weight): &(Word, f64)) -> bool {
    *weight >= STRONG && !matches!(word.kind, Kind::Light | Kind::Number) && !is_general(word)
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
