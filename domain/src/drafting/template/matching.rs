//! Matching: which statements of the knowledge base answer which question, by the rare terms they share.

use std::collections::{BTreeMap, BTreeSet};

use super::knowledge::{Library, Statement};
use crate::drafting::input::DraftInput;
use crate::drafting::sentences;
use crate::drafting::terms::terms;
use crate::ids::KnowledgeId;
use crate::intents::folding::fold;

const CONTEXT_SHARE: f64 = 0.6;
const LEAST_COVERAGE: f64 = 0.34;
const LEAST_COVERAGE_IN_PASSING: f64 = 0.25;
const CLEAR_COVERAGE: f64 = 0.55;
const RUNNER_UP_SHARE: f64 = 0.6;
const MOST_SENTENCES: usize = 3;
const LEAST_SENTENCE_WORDS: usize = 3;
const MOST_ITEMS: usize = 8;
const MOST_WORDS_IN_PASSING: usize = 120;
const MOST_WORDS: usize = 110;

/// How much of a passage an answer takes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breadth {
    /// The best sentence alone.
    Narrow,
    /// The sentences that fit.
    Usual,
    /// Also the sentences that follow.
    Wide,
}

/// What an answer may take from the knowledge base.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope {
    /// How much of a passage it takes along.
    pub(super) breadth: Breadth,
    /// Whether it may speak to what the mail only tells.
    pub(super) may_answer_in_passing: bool,
}

/// What the knowledge base says to the questions.
#[derive(Default)]
pub(super) struct Answer {
    parts: Vec<Part>,
    /// It speaks to what was told of the trouble; the questions around it ask for nothing else.
    pub(super) is_remedy: bool,
    /// Questions that it says nothing to, as they were asked.
    pub(super) unanswered: Vec<String>,
}

struct Part {
    text: String,
    passages: BTreeSet<usize>,
}

impl Part {
    /// A bare yes or no among several answers needs its question beside it.
    fn under(self, question: &str, questions: usize) -> Self {
        let first = self
            .text
            .split_whitespace()
            .next()
            .map(|word| fold(word.trim_end_matches(['.', ',', '!'])))
            .unwrap_or_default();
        let is_bare = ["yes", "no", "ja", "nein", "oui", "non", "si", "sim", "nao", "nee"].contains(&first.as_str());
        let text = if is_bare && questions > 1 {
            format!("“{question}” {}", self.text)
        } else {
            self.text
        };
        Self { text, ..self }
    }
}

impl Answer {
    pub(super) fn is_some(&self) -> bool {
        !self.parts.is_empty()
    }

    pub(super) fn paragraphs(&self) -> impl Iterator<Item = String> + '_ {
        self.parts.iter().map(|part| part.text.clone())
    }

    pub(super) fn text(&self) -> String {
        self.paragraphs().collect::<Vec<_>>().join("\n")
    }

    pub(super) fn citations(&self, input: &DraftInput) -> Vec<KnowledgeId> {
        let used: BTreeSet<usize> = self
            .parts
            .iter()
            .flat_map(|part| part.passages.iter().copied())
            .collect();
        used.into_iter()
            .filter_map(|index| input.passages.get(index))
            .map(|passage| passage.knowledge_id)
            .collect()
    }
}

/// Answers each question, with the subject's words beside its own where they are not enough; when none of them has an
/// answer, the whole mail may be the question.
pub(super) fn answer(library: &Library, questions: &[String], input: &DraftInput, scope: Scope) -> Answer {
    let search = Search::new(library, scope.breadth);
    let subject = terms(&input.subject);
    let mut answer = Answer::default();
    let mut used = BTreeSet::new();
    for question in questions {
        let wanted = terms(question);
        let found = match search.best(&wanted, &mut used, Asked::Directly) {
            Found::Nothing if !subject.is_empty() => {
                let wider = wanted.union(&subject).cloned().collect();
                search.best(&wider, &mut used, Asked::About(&wanted))
            }
            found => found,
        };
        match found {
            Found::New(part) => answer.parts.push(part.under(question, questions.len())),
            Found::AlreadySaid => {}
            Found::Nothing if wanted.iter().filter(|term| !is_general(term)).count() >= 1 => {
                answer.unanswered.push(question.clone())
            }
            Found::Nothing => {}
        }
    }
    // What somebody only says they need is met by an answer that speaks of it.
    let said = terms(&answer.text());
    answer
        .unanswered
        .retain(|matter| matter.ends_with(['?', '？']) || terms(matter).is_disjoint(&said));
    let is_short = input.visible_text.split_whitespace().count() <= MOST_WORDS_IN_PASSING;
    if answer.parts.is_empty() && is_short && scope.may_answer_in_passing {
        let found =
            matters_of(input)
                .iter()
                .find_map(|wanted| match search.best(wanted, &mut used, Asked::InPassing) {
                    Found::New(part) => Some(part),
                    Found::AlreadySaid | Found::Nothing => None,
                });
        if let Some(part) = found {
            let said = terms(&part.text);
            answer.unanswered.retain(|question| terms(question).is_disjoint(&said));
            answer.parts.push(part);
            answer.is_remedy = true;
        }
    }
    answer
}

/// The matters of a mail that asks nothing: each sentence, then all of it.
fn matters_of(input: &DraftInput) -> Vec<BTreeSet<String>> {
    let text = input.visible_text.as_str();
    let sentences = sentences::split(text)
        .into_iter()
        .filter_map(|span| text.get(span))
        .map(terms);
    let whole = terms(&format!("{}\n{text}", input.subject));
    sentences.filter(|terms| terms.len() >= 2).chain([whole]).collect()
}

/// Terms so general that a question of them alone asks nothing: "can you help me with that?"
const GENERAL: [&str; 28] = [
    "help", "assist", "advis", "idea", "think", "though", "opinio", "hope", "possib", "inform", "detail", "provid",
    "unders", "issue", "issu", "problem", "proble", "updat", "news", "number", "open", "set", "chang", "year", "month",
    "week", "look", "plan",
];

/// Whether a sentence speaks of what the one before it named, so that the two belong together.
fn goes_on(sentence: &str) -> bool {
    const PRONOUNS: [&str; 14] = [
        "it", "they", "this", "these", "then", "es", "dies", "diese", "dann", "il", "elle", "ils", "elles", "cela",
    ];
    let first = sentence.split_whitespace().next().unwrap_or_default();
    PRONOUNS.contains(&fold(first).as_str())
}

fn is_general(term: &str) -> bool {
    GENERAL.contains(&term)
}

/// Whether the terms are those of a question, or of a sentence that only tells something.
#[derive(Clone, Copy)]
enum Asked<'t> {
    Directly,
    /// With the subject's words; one of the question's own terms must be among those that are shared.
    About(&'t BTreeSet<String>),
    InPassing,
}

enum Found {
    New(Part),
    AlreadySaid,
    Nothing,
}

struct Search<'a> {
    statements: &'a [Statement],
    frequency: BTreeMap<&'a str, usize>,
    breadth: Breadth,
}

impl<'a> Search<'a> {
    fn new(library: &'a Library, breadth: Breadth) -> Self {
        let mut frequency = BTreeMap::new();
        for statement in &library.statements {
            for term in statement.terms.union(&statement.context) {
                *frequency.entry(term.as_str()).or_insert(0) += 1;
            }
        }
        Self {
            statements: &library.statements,
            frequency,
            breadth,
        }
    }

    /// Rare terms weigh more; a term that the knowledge base lacks weighs as much as the rarest, so that a question about it stays open.
    fn weight(&self, term: &str) -> f64 {
        let count = self.frequency.get(term).copied().unwrap_or(1);
        (1.0 + (self.statements.len() + 1) as f64 / (count as f64 + 0.5)).ln()
    }

    fn best(&self, wanted: &BTreeSet<String>, used: &mut BTreeSet<usize>, asked: Asked<'_>) -> Found {
        let scores: Vec<f64> = self
            .statements
            .iter()
            .map(|statement| self.score(statement, wanted, asked))
            .collect();
        let best = scores
            .iter()
            .enumerate()
            .reduce(|best, next| if next.1 > best.1 { next } else { best });
        let Some((best, score)) = best.filter(|(_, score)| **score > 0.0) else {
            return Found::Nothing;
        };
        let chosen = self.chosen(best, *score, &scores);
        let fresh: Vec<usize> = chosen.into_iter().filter(|index| used.insert(*index)).collect();
        if fresh.is_empty() {
            return Found::AlreadySaid;
        }
        let passages = fresh
            .iter()
            .filter_map(|index| self.statements.get(*index))
            .map(|statement| statement.passage);
        Found::New(Part {
            passages: passages.collect(),
            text: self.written(&fresh),
        })
    }

    /// How well a statement fits; 0 when it shares too little to be an answer.
    fn score(&self, statement: &Statement, wanted: &BTreeSet<String>, asked: Asked<'_>) -> f64 {
        let shared = || {
            wanted
                .iter()
                .filter(|term| statement.terms.contains(*term) || statement.context.contains(*term))
        };
        let share = |term: &String| {
            if statement.terms.contains(term) {
                1.0
            } else {
                CONTEXT_SHARE
            }
        };
        let score: f64 = shared().map(|term| self.weight(term) * share(term)).sum();
        let total: f64 = wanted.iter().map(|term| self.weight(term)).sum();
        let coverage = score / total.max(0.1);
        let specific = shared().filter(|term| !is_general(term)).count();
        let fits = match asked {
            Asked::Directly => {
                specific >= 2 && coverage >= LEAST_COVERAGE || specific >= 1 && coverage >= CLEAR_COVERAGE
            }
            Asked::About(own) => {
                let is_own = shared().any(|term| own.contains(term) && !is_general(term));
                is_own && specific >= 2 && coverage >= CLEAR_COVERAGE
            }
            Asked::InPassing => specific >= 2 && coverage >= LEAST_COVERAGE_IN_PASSING,
        };
        if fits { score } else { 0.0 }
    }

    /// The best statement with its list, or with the next best of its passage, in the order of the source.
    fn chosen(&self, best: usize, score: f64, scores: &[f64]) -> Vec<usize> {
        let Some(top) = self.statements.get(best) else {
            return Vec::new();
        };
        let same = |index: &usize, test: &dyn Fn(&Statement) -> bool| self.statements.get(*index).is_some_and(test);
        let all = 0..self.statements.len();
        if let Some(list) = top.list {
            return self.of_list(list, score, scores);
        }
        if self.breadth == Breadth::Narrow {
            return vec![best];
        }
        let near = |index: &usize| {
            let is_close = scores
                .get(*index)
                .is_some_and(|other| *other >= score * RUNNER_UP_SHARE);
            let is_next = match self.breadth {
                Breadth::Wide => (best..best + MOST_SENTENCES).contains(index),
                _ => {
                    *index == best + 1
                        && (top.text.split_whitespace().count() <= LEAST_SENTENCE_WORDS
                            || same(index, &|other| goes_on(&other.text)))
                }
            };
            same(index, &|other| other.section == top.section && other.list.is_none()) && (is_close || is_next)
        };
        let mut ranked: Vec<usize> = all.filter(|index| *index == best || near(index)).collect();
        ranked.sort_by(|left, right| {
            let of = |index: &usize| scores.get(*index).copied().unwrap_or_default();
            (*right == best)
                .cmp(&(*left == best))
                .then(of(right).total_cmp(&of(left)))
        });
        ranked.truncate(MOST_SENTENCES);
        ranked.sort_unstable();
        ranked
    }

    /// Steps and introduced lists are told whole; of a mere enumeration only the items that fit.
    fn of_list(&self, list: usize, score: f64, scores: &[f64]) -> Vec<usize> {
        let members = || {
            self.statements
                .iter()
                .enumerate()
                .filter(move |(_, other)| other.list == Some(list))
        };
        let is_whole = members().any(|(_, other)| other.is_step || !other.is_item);
        let fits = |index: usize| scores.get(index).is_some_and(|other| *other >= score * RUNNER_UP_SHARE);
        members()
            .map(|(index, _)| index)
            .filter(|index| is_whole || fits(*index))
            .take(MOST_ITEMS)
            .collect()
    }

    fn written(&self, chosen: &[usize]) -> String {
        let statements: Vec<&Statement> = chosen.iter().filter_map(|index| self.statements.get(*index)).collect();
        if let [only] = statements.as_slice()
            && let Some(bare) = only.text.strip_prefix("- ")
        {
            return if bare.ends_with(['.', '!', '?']) {
                bare.to_owned()
            } else {
                format!("{bare}.")
            };
        }
        let mut text = String::new();
        let mut words = 0;
        for statement in statements {
            words += statement.text.split_whitespace().count();
            if words > MOST_WORDS && !text.is_empty() {
                break;
            }
            if !text.is_empty() {
                text.push(if statement.is_item { '\n' } else { ' ' });
            }
            text.push_str(&statement.text);
        }
        text
    }
}
