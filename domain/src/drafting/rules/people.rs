//! People: a name that a draft brings in, after a title, an office or an introduction, must be known from somewhere.
//! The greeting has its own rule.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::issue::{Issue, IssueCode};
use crate::drafting::language::is_common_word;
use crate::drafting::names::{is_company_word, is_title};
use crate::drafting::patterns::pattern;
use crate::intents::folding::{fold, words};

const NAME: &str = r"(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){0,2})";
const FULL_NAME: &str = r"(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){1,2})";

static AFTER_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?:Mr\.?|Mrs\.?|Ms\.?|Mx\.?|Dr\.?|Prof\.?|Herrn?|Frau|M\.|Mme|Mlle|Monsieur|Madame|Sr\.|Sra\.|Señora?|Senhora?|Dott\.|Signora?|Sig\.|Dhr\.|Meneer|Mevrouw)\s{NAME}"
    ))
});

static AFTER_OFFICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        concat!(
            r"\b(?i:colleague|co-?worker|teammate|manager|engineer|specialist|assistant|boss|ceo|cto|founder|director|advisor|consultant",
            r"|kollege|kollegin|mitarbeiter(?:in)?|chefin|assistentin|collègue|assistante|compañer[oa]|colega|collega|assistente),?\s{}"
        ),
        NAME
    ))
});

static AFTER_INTRODUCTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        concat!(
            r"\b(?i:ask for|speak (?:to|with)|talk (?:to|with)|contact|introduce you to|cc['’]?ing|copying in|loop(?:ing|ed)? in|my name is",
            r"|sprechen sie mit|wenden sie sich an|ich heiße|adressez-vous à|je m['’]appelle|hable con|me llamo|fale com|si rivolga a|mi chiamo|vraag naar)\s{}"
        ),
        FULL_NAME
    ))
});

/// `sources` is all that the draft may rest on, folded.
pub(super) fn check(body: &str, sources: &str) -> Vec<Issue> {
    let start = greeting_end(body);
    let text = body.get(start..).unwrap_or_default();
    let patterns = [&*AFTER_TITLE, &*AFTER_OFFICE, &*AFTER_INTRODUCTION];
    let found = patterns.iter().flat_map(|pattern| pattern.captures_iter(text));
    let mut names: Vec<_> = found.filter_map(|captures| captures.get(1)).collect();
    if names.is_empty() {
        return Vec::new();
    }
    names.sort_by_key(|name| (name.start(), usize::MAX - name.end()));
    names.dedup_by(|later, earlier| later.start() < earlier.end());
    let known: HashSet<String> = words(sources).into_iter().map(|(word, _)| word).collect();
    let unknown = names.into_iter().filter(|name| is_stranger(name.as_str(), &known));
    unknown
        .map(|name| {
            let message = format!(
                "the name \"{}\" stands neither in the knowledge base nor in the thread",
                name.as_str()
            );
            Issue::at(
                IssueCode::InventedName,
                start + name.start()..start + name.end(),
                message,
            )
        })
        .collect()
}

fn is_stranger(name: &str, known: &HashSet<String>) -> bool {
    let parts: Vec<String> = words(&fold(name)).into_iter().map(|(word, _)| word).collect();
    let is_no_name = |part: &String| is_common_word(part) || is_company_word(part) || is_title(part);
    !parts.iter().any(is_no_name) && parts.iter().any(|part| !known.contains(part))
}

fn greeting_end(body: &str) -> usize {
    let first = body.lines().next().unwrap_or_default();
    if first.trim_end().ends_with([',', ':', '!']) {
        first.len()
    } else {
        0
    }
}
