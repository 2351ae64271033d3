//! Placeholders: gaps left to be filled in, filler text, and a model that speaks of itself.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::issue::{Issue, IssueCode};
use crate::drafting::input::DraftInput;
use crate::drafting::patterns::pattern;

static GAP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\[[\p{L}_][^\]\[\n]{0,60}\]|\[\s*(?:\.{3}|…|_+)?\s*\]",
        r"|\{\{[^}\n]*\}\}|\{%[^%\n]*%\}|\{[\p{L}_][\p{L}\p{N}_ .]{0,40}\}|\$\{[^}\n]*\}",
        r"|<[\p{L}_][\p{L}\p{N}_ '’/.-]{0,40}>",
        r"|%[A-Z_]{3,}%|\b[Xx]{3,}\b|_{4,}",
    ))
});

static FILLER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\blorem ipsum\b|\bdolor sit amet\b|\bas an? (?:ai|artificial intelligence|language model|virtual assistant)\b",
        r"|\b(?:ai|large) language model\b|\bals (?:eine )?ki\b|\bals ki-|\ben tant qu[’']ia\b|\bcomo (?:una )?ia\b|\bcome ia\b|\bals ai\b",
        r"|\b(?:TBD|TODO|FIXME)\b|\binsert (?:name|date|link|time|here|company)\b|\byour (?:name|company) here\b",
        r"|\bi (?:cannot|can't|can’t) (?:assist|help) with that request\b|\bhere is (?:the|a|your) (?:draft|reply|email)\b",
    ))
});

pub(super) fn check(body: &str, input: &DraftInput) -> Vec<Issue> {
    let is_known = |words: &str| input.passages.iter().any(|passage| passage.text.contains(words));
    let gaps = GAP.find_iter(body).filter(|found| {
        let is_link_text = body.get(found.end()..).is_some_and(|rest| rest.starts_with('('));
        !(is_link_text && found.as_str().starts_with('['))
    });
    let mut spans: Vec<Range<usize>> = Vec::new();
    for found in gaps
        .chain(FILLER.find_iter(body))
        .filter(|found| !is_known(found.as_str()))
    {
        if spans
            .iter()
            .all(|span| span.end <= found.start() || found.end() <= span.start)
        {
            spans.push(found.range());
        }
    }
    spans
        .into_iter()
        .map(|span| {
            let message = format!(
                "\"{}\" was left to be filled in",
                body.get(span.clone()).unwrap_or_default()
            );
            Issue::at(IssueCode::Placeholder, span, message)
        })
        .collect()
}
