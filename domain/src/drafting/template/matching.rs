//! Matching: which statements of the knowledge base answer which question, by the rare terms they share.

use std::collections::{BTreeMap, BTreeSet};

use super::knowledge::{Library, Statement};
use crate::drafting::input::DraftInput;
use crate::drafting::terms::terms;
use crate::ids::KnowledgeId;

const CONTEXT_SHARE: f64 = 0.6;
const LEAST_COVERAGE: f64 = 0.34;
const RUNNER_UP_SHARE: f64 = 0.6;
const MOST_SENTENCES: usize = 3;
const MOST_ITEMS: usize = 8;
const MOST_WORDS: usize = 110;

/// What the knowledge base says to the questions.
#[derive(Default)]
pub(super) struct Answer {
    parts: Vec<Part>,
    /// Questions that it says nothing to, as they were asked.
    pub(super) unanswered: Vec<String>,
}

struct Part {
    text: String,
    passages: BTreeSet<usize>,
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

/// Answers each question; without questions, or when none of them has an answer, the whole mail is the question.
pub(super) fn answer(library: &Library, questions: &[String], input: &DraftInput, is_brief: bool) -> Answer {
    let search = Search::new(library, is_brief);
    let mut answer = Answer::default();
    let mut used = BTreeSet::new();
    for question in questions {
        let wanted = terms(question);
        match search.best(&wanted, &mut used, 1) {
            Found::New(part) => answer.parts.push(part),
            Found::AlreadySaid => {}
            Found::Nothing if wanted.iter().filter(|term| !is_general(term)).count() >= 2 => {
                answer.unanswered.push(shown(question))
            }
            Found::Nothing => {}
        }
    }
    if answer.parts.is_empty() {
        let whole = terms(&format!("{}\n{}", input.subject, input.visible_text));
        if let Found::New(part) = search.best(&whole, &mut used, 2) {
            answer.parts.push(part);
        }
    }
    answer
}

/// Terms so general that a question of them alone asks nothing: "can you help me with that?"
fn is_general(term: &str) -> bool {
    matches!(
        term,
        "help"
            | "assist"
            | "advis"
            | "idea"
            | "though"
            | "hope"
            | "possib"
            | "inform"
            | "detail"
            | "provid"
            | "understa"
            | "issue"
            | "issu"
            | "problem"
    )
}

fn shown(question: &str) -> String {
    let start = question.char_indices().nth(140).map(|(at, _)| at);
    start
        .and_then(|at| question.get(..at))
        .map_or_else(|| question.to_owned(), |cut| format!("{}…", cut.trim_end()))
}

enum Found {
    New(Part),
    AlreadySaid,
    Nothing,
}

struct Search<'a> {
    statements: &'a [Statement],
    frequency: BTreeMap<&'a str, usize>,
    is_brief: bool,
}

impl<'a> Search<'a> {
    fn new(library: &'a Library, is_brief: bool) -> Self {
        let mut frequency = BTreeMap::new();
        for statement in &library.statements {
            for term in statement.terms.union(&statement.context) {
                *frequency.entry(term.as_str()).or_insert(0) += 1;
            }
        }
        Self {
            statements: &library.statements,
            frequency,
            is_brief,
        }
    }

    /// Rare terms weigh more; a term that the knowledge base lacks weighs most, so that a question about it stays open.
    fn weight(&self, term: &str) -> f64 {
        let count = self.frequency.get(term).copied().unwrap_or_default();
        (1.0 + (self.statements.len() + 1) as f64 / (count as f64 + 0.5)).ln()
    }

    fn best(&self, wanted: &BTreeSet<String>, used: &mut BTreeSet<usize>, least_terms: usize) -> Found {
        let total: f64 = wanted.iter().map(|term| self.weight(term)).sum();
        let least = if least_terms > 1 {
            LEAST_COVERAGE / 2.0
        } else {
            LEAST_COVERAGE
        };
        let scores: Vec<f64> = self
            .statements
            .iter()
            .map(|statement| self.score(statement, wanted, least_terms))
            .collect();
        let best = scores
            .iter()
            .enumerate()
            .reduce(|best, next| if next.1 > best.1 { next } else { best });
        let Some((best, score)) = best.filter(|(_, score)| **score > 0.0 && **score / total.max(0.1) >= least) else {
            return Found::Nothing;
        };
        let chosen = self.chosen(best, *score, &scores);
        let fresh: Vec<usize> = chosen.iter().copied().filter(|index| used.insert(*index)).collect();
        if fresh.is_empty() {
            return Found::AlreadySaid;
        }
        let passages = fresh
            .iter()
            .filter_map(|index| self.statements.get(*index))
            .map(|statement| statement.passage)
            .collect();
        Found::New(Part {
            text: self.written(&fresh),
            passages,
        })
    }

    fn score(&self, statement: &Statement, wanted: &BTreeSet<String>, least_terms: usize) -> f64 {
        let shared = wanted
            .iter()
            .filter(|term| statement.terms.contains(*term) || statement.context.contains(*term));
        if shared.clone().filter(|term| !is_general(term)).count() < least_terms {
            return 0.0;
        }
        shared
            .map(|term| {
                self.weight(term)
                    * if statement.terms.contains(term) {
                        1.0
                    } else {
                        CONTEXT_SHARE
                    }
            })
            .sum()
    }

    /// The best statement with its list, or with the next best of its passage, in the order of the source.
    fn chosen(&self, best: usize, score: f64, scores: &[f64]) -> Vec<usize> {
        let Some(top) = self.statements.get(best) else {
            return Vec::new();
        };
        let same = |index: &usize, test: &dyn Fn(&Statement) -> bool| self.statements.get(*index).is_some_and(test);
        let all = 0..self.statements.len();
        if let Some(list) = top.list {
            return all
                .filter(|index| same(index, &|other| other.list == Some(list)))
                .take(MOST_ITEMS)
                .collect();
        }
        if self.is_brief {
            return vec![best];
        }
        let near = |index: &usize| {
            let is_close = scores
                .get(*index)
                .is_some_and(|other| *other >= score * RUNNER_UP_SHARE);
            let is_next = *index == best + 1 && top.text.split_whitespace().count() < 14;
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

    fn written(&self, chosen: &[usize]) -> String {
        let mut text = String::new();
        let mut words = 0;
        for statement in chosen.iter().filter_map(|index| self.statements.get(*index)) {
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
