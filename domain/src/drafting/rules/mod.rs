//! Rules that judge a draft without a model: the same draft and facts always get the same verdict.

mod answers;
mod durations;
mod facts;
mod folded;
mod grounding;
mod issue;
mod leaks;
mod moments;
mod people;
mod placeholders;
mod promises;
mod recipient;
mod shape;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use regex::Regex;

use super::draft::DraftText;
use super::input::DraftInput;
use super::language::guess;
use super::patterns::pattern;

pub use issue::{Issue, IssueCode};

/// All that is wrong with a draft; empty when it may go out.
pub fn check(draft: &DraftText, input: &DraftInput) -> Vec<Issue> {
    let body = draft.body.as_str();
    let mut issues = shape::check(body);
    if issues.iter().any(|issue| issue.code == IssueCode::Empty) {
        return issues;
    }
    issues.extend(placeholders::check(body, input));
    issues.extend(answers::check(body, input));
    issues.extend(grounding::check(body, input));
    issues.extend(recipient::check(body, input));
    issues.extend(language(body, input));
    issues.extend(leaks::check(body, input));
    issues
}

static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern("(?s)“[^”]*”"));

fn language(body: &str, input: &DraftInput) -> Option<Issue> {
    // What is quoted keeps its language.
    let own = QUOTED.replace_all(body, " ");
    let (wanted, found) = (input.known_language()?, guess(&own)?);
    (wanted != found).then(|| {
        let message = format!(
            "the draft is in {}, the sender writes {}",
            found.english_name(),
            wanted.english_name()
        );
        Issue::whole(IssueCode::WrongLanguage, message)
    })
}
