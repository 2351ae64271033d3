//! Leaks: the model's instructions, the marks around untrusted text, and secrets never leave in a reply.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::issue::{Issue, IssueCode};
use super::pattern;
use crate::drafting::input::DraftInput;
use crate::drafting::{prompt, redact};
use crate::intents::folding::words;

const INSTRUCTION_RUN: usize = 8;
const GUIDANCE_RUN: usize = 12;

static MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\[\[?(?:untrusted|end)\b[^\]\n]*\]?\]?|\buntrusted:[a-z0-9]{8,}|^sources?:.*$",
        r"|\b(?:my|the) (?:system prompt|system message|hidden instructions|initial instructions)\b|\bknowledge entr(?:y|ies) \d",
    ))
});

pub(super) fn check(body: &str, input: &DraftInput) -> Vec<Issue> {
    let mut issues: Vec<Issue> = MARK
        .find_iter(body)
        .map(|found| {
            Issue::at(
                IssueCode::LeakedInstructions,
                found.range(),
                "this speaks of the model's instructions",
            )
        })
        .collect();
    let guidance = format!("{}\n{}", input.persona, input.intent_prompt);
    let runs = [(prompt::instructions(input), INSTRUCTION_RUN), (guidance, GUIDANCE_RUN)];
    let shared = runs
        .iter()
        .find_map(|(secret, length)| shared_run(body, secret, *length));
    if let Some(span) = shared {
        let message = "this repeats the model's instructions word for word";
        issues.push(Issue::at(IssueCode::LeakedInstructions, span, message));
    }
    let is_published = |secret: &str| input.passages.iter().any(|passage| passage.text.contains(secret));
    for secret in redact::find(body) {
        if !body.get(secret.span.clone()).is_some_and(is_published) {
            issues.push(Issue::at(
                IssueCode::LeakedSecret,
                secret.span,
                "a number or key that must not be sent",
            ));
        }
    }
    issues
}

/// The first run of words of the body that stands in the other text too.
fn shared_run(body: &str, secret: &str, length: usize) -> Option<Range<usize>> {
    let body_words = words(body);
    let secret_words: Vec<String> = words(secret).into_iter().map(|(word, _)| word).collect();
    let runs: HashSet<&[String]> = secret_words.windows(length).collect();
    let plain: Vec<String> = body_words.iter().map(|(word, _)| word.clone()).collect();
    let at = plain.windows(length).position(|run| runs.contains(run))?;
    let (first, last) = (body_words.get(at)?, body_words.get(at + length - 1)?);
    Some(first.1.start..last.1.end)
}
