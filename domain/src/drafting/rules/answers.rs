//! Whether the draft has to do with the mail: it shares a term with what was asked, or names a next step.

use std::sync::LazyLock;

use regex::Regex;

use super::issue::{Issue, IssueCode};
use crate::drafting::input::DraftInput;
use crate::drafting::patterns::pattern;
use crate::drafting::questions::questions;
use crate::drafting::terms::terms;

static NEXT_STEP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\?|？|\bwelcome\b|\bsehr gerne\b|\bavec plaisir\b|\bcon mucho gusto\b|\bum prazer\b|\bun piacere\b|\bgraag gedaan\b|\b(?:colleague|collega|collègue|compañero|colega)\b|\bKolleg|\blet me know\b|\b(?:get|come|be) back to you\b|\b(?:in|be in) touch\b|\bfollow up\b|\blook(?:ing)? forward\b|\b(?:just )?reply to\b",
        r"|\b(?:will|we'll|i'll|i’ll|we’ll) (?:send|check|find|look|call|confirm|ask|forward|pass)\b",
        r"|\bmelde[nt]? (?:mich|uns|sie)\b|\bkläre\b|\bgeben sie\b|\bantworten sie\b|\breviend\w* vers\b|\bn[’']hésitez\b|\brépond\w*\b",
        r"|\bescrib\w+\b|\bresponda\b|\bavís\w+\b|\bvolto a\b|\bresponder\b|\bavise\b|\bscriv\w+\b|\brispond\w+\b|\bkom\w* .{0,20}terug\b|\blaat .{0,12}weten\b|\bantwoord\w*\b",
    ))
});

pub(super) fn check(body: &str, input: &DraftInput) -> Option<Issue> {
    let asked = questions(&input.visible_text);
    let asked = if asked.is_empty() {
        format!("{} {}", input.subject, input.visible_text)
    } else {
        asked.join(" ")
    };
    let asked = terms(&asked);
    let answer = terms(after_greeting(body));
    let touches = asked.is_empty() || asked.intersection(&answer).next().is_some();
    (!touches && !NEXT_STEP.is_match(body)).then(|| {
        Issue::whole(
            IssueCode::DoesNotAnswer,
            "the draft neither touches what was asked nor names a next step",
        )
    })
}

fn after_greeting(body: &str) -> &str {
    match body.split_once('\n') {
        Some((first, rest)) if first.trim_end().ends_with([',', ':', '!']) => rest,
        _ => body,
    }
}
