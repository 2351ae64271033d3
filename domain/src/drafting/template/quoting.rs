//! What is quoted of the knowledge base: the statement that answers with what belongs to it, so that no condition is dropped.

use std::collections::HashSet;

use super::enumeration::reduced;
use super::knowledge::{Library, Statement};
use crate::intents::folding::fold;

/// Statements that fit nearly as well as the best.
const RUNNER_UP_SHARE: f64 = 0.85;
const MOST_ITEMS: usize = 8;
const MOST_WORDS: usize = 110;
/// A longer paragraph is not quoted whole.
const MOST_WHOLE: usize = 60;

/// How much of a passage an answer takes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quoting {
    /// The best sentence with what it goes on from.
    Narrow,
    /// Also the sentences that go on from it or limit it.
    Usual,
    /// The paragraph.
    Paragraph,
}

impl Quoting {
    /// What is quoted where a person will look at it, or nothing says which sentence is asked for.
    pub(super) fn whole(self) -> Self {
        if self == Self::Usual { Self::Paragraph } else { self }
    }

    /// The statements to quote, in the order of the source.
    pub(super) fn chosen(self, library: &Library, best: usize, scores: &[f64]) -> Vec<usize> {
        let Some(top) = library.statements.get(best) else {
            return Vec::new();
        };
        match top.list {
            Some(list) => of_list(library, list, top, scores),
            None => self.of_paragraph(library, best, top),
        }
    }

    fn of_paragraph(self, library: &Library, best: usize, top: &Statement) -> Vec<usize> {
        let members: Vec<usize> = members(library, |other| {
            other.paragraph == top.paragraph && !other.is_item && other.list.is_none()
        });
        let text = |index: usize| {
            library
                .statements
                .get(index)
                .map_or("", |statement| statement.text.as_str())
        };
        let words: usize = members
            .iter()
            .map(|index| text(*index).split_whitespace().count())
            .sum();
        if self == Self::Paragraph && words <= MOST_WHOLE {
            return members;
        }
        let mut chosen = vec![best];
        let before = members.iter().rev().filter(|index| **index < best);
        for index in before {
            let follows = chosen.iter().min().is_some_and(|first| leans_back(text(*first)));
            if follows {
                chosen.push(*index);
            }
        }
        for index in members.iter().filter(|index| **index > best) {
            let is_near = chosen.iter().max() == Some(&(*index - 1));
            let is_asked = text(index - 1).ends_with('?');
            if is_near && (is_asked || self != Self::Narrow && leans_back(text(*index))) {
                chosen.push(*index);
            }
        }
        chosen.sort_unstable();
        chosen
    }

    /// The statements as a reply writes them.
    pub(super) fn written(self, library: &Library, chosen: &[usize], asked: &HashSet<String>) -> String {
        let statements: Vec<&Statement> = chosen
            .iter()
            .filter_map(|index| library.statements.get(*index))
            .collect();
        if let [only] = statements.as_slice()
            && let Some(bare) = only.text.strip_prefix("- ")
        {
            let end = if bare.ends_with(['.', '!', '?']) { "" } else { "." };
            return format!("{bare}{end}");
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
            let reduced = reduced(&statement.text, asked, statement.language);
            text.push_str(reduced.as_deref().unwrap_or(&statement.text));
        }
        text
    }
}

/// Steps are told whole, of an enumeration the items that fit; where none stands out, all of them.
fn of_list(library: &Library, list: usize, top: &Statement, scores: &[f64]) -> Vec<usize> {
    let members = members(library, |other| other.list == Some(list));
    let score = |index: &usize| scores.get(*index).copied().unwrap_or_default();
    let best = members.iter().map(score).fold(0.0, f64::max);
    let is_lead = |index: &usize| library.statements.get(*index).is_some_and(|member| !member.is_item);
    let fit = |index: &usize| is_lead(index) || score(index) >= RUNNER_UP_SHARE * best;
    let is_whole = top.is_step || !top.is_item;
    members
        .into_iter()
        .filter(|index| is_whole || fit(index))
        .take(MOST_ITEMS)
        .collect()
}

fn members(library: &Library, test: impl Fn(&Statement) -> bool) -> Vec<usize> {
    let all = library.statements.iter().enumerate();
    all.filter(|(_, statement)| test(statement))
        .map(|(index, _)| index)
        .collect()
}

/// Words that point back, or limit what was said.
const OPENINGS: [&str; 56] = [
    "it",
    "they",
    "this",
    "these",
    "that",
    "those",
    "then",
    "there",
    "after",
    "above",
    "below",
    "later",
    "otherwise",
    "without",
    "with",
    "exception",
    "however",
    "but",
    "only",
    "before",
    "both",
    "if",
    "unless",
    "not",
    "until",
    "he",
    "she",
    "such",
    "in",
    "above",
    "es",
    "er",
    "dies",
    "diese",
    "dieser",
    "dann",
    "danach",
    "davor",
    "sonst",
    "ohne",
    "ausnahme",
    "aber",
    "jedoch",
    "nur",
    "wenn",
    "ausgenommen",
    "il",
    "elle",
    "ils",
    "elles",
    "cela",
    "sinon",
    "sauf",
    "ello",
    "salvo",
    "dit",
];

/// Denials that leave out what they deny where a sentence ends with them: "The shop itself is not."
const DENIALS: [&str; 9] = ["not", "nicht", "non", "no", "nao", "niet", "pas", "inte", "t"];

/// Whether a sentence speaks of what the one before it named, or limits it.
fn leans_back(sentence: &str) -> bool {
    let mut words = sentence
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let (first, last) = (words.next().unwrap_or_default(), words.next_back().unwrap_or_default());
    OPENINGS.contains(&fold(first).as_str()) || DENIALS.contains(&fold(last).as_str())
}
