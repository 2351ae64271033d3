//! Length and repetition.

use std::collections::HashSet;

use super::issue::{Issue, IssueCode};
use crate::drafting::sentences;
use crate::intents::folding::words;

const LEAST_WORDS: usize = 5;
const MOST_WORDS: usize = 400;
const REPEATABLE_WORDS: usize = 4;

pub(super) fn check(body: &str) -> Vec<Issue> {
    if body.trim().is_empty() {
        return vec![Issue::whole(IssueCode::Empty, "the draft is empty")];
    }
    let mut issues = Vec::new();
    let count = body.split_whitespace().count();
    let is_spaced = body.chars().filter(|letter| letter.is_whitespace()).count() * 20 > body.chars().count();
    if count < LEAST_WORDS && (is_spaced || body.chars().count() < 20) {
        issues.push(Issue::whole(
            IssueCode::TooShort,
            format!("the draft has {count} words, an answer needs more"),
        ));
    }
    if count > MOST_WORDS {
        let message = format!("the draft has {count} words, nobody reads more than {MOST_WORDS}");
        issues.push(Issue::whole(IssueCode::TooLong, message));
    }
    issues.extend(repetitions(body));
    issues
}

fn repetitions(body: &str) -> Vec<Issue> {
    let mut seen = HashSet::new();
    let mut issues = Vec::new();
    for span in sentences::split(body) {
        let words: Vec<String> = words(body.get(span.clone()).unwrap_or_default())
            .into_iter()
            .map(|(word, _)| word)
            .collect();
        if words.len() >= REPEATABLE_WORDS && !seen.insert(words) {
            issues.push(Issue::at(
                IssueCode::Repetition,
                span,
                "this sentence stands in the draft twice",
            ));
        }
    }
    issues
}
