//! Leaks: the model's instructions, the marks around untrusted text, and secrets never leave in a reply.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::issue::{Issue, IssueCode};
use crate::drafting::input::{DraftInput, Purpose};
use crate::drafting::patterns::pattern;
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

/// Long enough that no word, and no ticket number either, is one.
static ENCODED: LazyLock<Regex> = LazyLock::new(|| pattern(r"[A-Za-z0-9+/_-]{48,}={0,2}"));

static HEADER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?im)^[ \t>*]*(?:bcc|cc|reply-to|return-path|content-type|mime-version|x-[a-z-]+)[ \t]*:")
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
    let guidance = spoken(&format!("{}\n{}", input.persona, input.intent_prompt));
    let shared = shared_run(body, &INSTRUCTIONS, INSTRUCTION_RUN).or_else(|| shared_run(body, &guidance, GUIDANCE_RUN));
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
    let strange = |pattern: &Regex, code, why: &str| {
        let found = pattern.find_iter(body).filter(|found| !is_published(found.as_str()));
        found
            .map(|found| Issue::at(code, found.range(), why))
            .collect::<Vec<_>>()
    };
    issues.extend(strange(
        &ENCODED,
        IssueCode::EncodedText,
        "nobody can read what this says",
    ));
    issues.extend(strange(
        &HEADER,
        IssueCode::HeaderLine,
        "a line of the message's head has no place in its text",
    ));
    issues
}

/// The fixed instructions of both purposes; the names in them differ, the rules do not.
static INSTRUCTIONS: LazyLock<String> = LazyLock::new(|| {
    let follow_up = DraftInput {
        purpose: Purpose::FollowUp {
            number: 1,
            is_last: false,
        },
        ..DraftInput::default()
    };
    spoken(&format!(
        "{}\n{}",
        prompt::instructions(&DraftInput::default()),
        prompt::instructions(&follow_up)
    ))
});

/// A text as its folded words alone, each with a space on both sides.
fn spoken(text: &str) -> String {
    words(text)
        .into_iter()
        .fold(" ".to_owned(), |line, (word, _)| line + &word + " ")
}

/// The first run of words of the body that stands in the other text too.
fn shared_run(body: &str, secret: &str, length: usize) -> Option<Range<usize>> {
    let body_words = words(body);
    let shared = body_words.windows(length).find(|run| {
        let line = run.iter().fold(" ".to_owned(), |line, (word, _)| line + word + " ");
        secret.contains(&line)
    })?;
    Some(shared.first()?.1.start..shared.last()?.1.end)
}
