//! The greeting: whoever is named in it must be the sender.

use std::sync::LazyLock;

use regex::Regex;

use super::issue::{Issue, IssueCode};
use crate::drafting::input::DraftInput;
use crate::drafting::names::{is_title, known_words};
use crate::drafting::patterns::pattern;
use crate::intents::folding::{fold, words};

static GREETING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|guten (?:tag|morgen|abend)|liebe[r]?|sehr geehrte[r]?|moin|servus|grüß gott",
        r"|bonjour|bonsoir|salut|chère?|hola|buen[oa]s (?:días|tardes|noches)|buen día|estimad[oa]s?|querid[oa]|olá|oi|bom dia|boa (?:tarde|noite)|prezad[oa]|car[oa]",
        r"|ciao|buongiorno|buonasera|salve|gentile|beste|geachte|goede(?:morgen|middag|navond|ndag)|dag)\b[ ,]*((?:\p{L}{1,5}\.\s+)*[^\n,:!.;–— -][^\n,:!.;–—]{0,60})?[,:!.;–—\n]"
    ))
});

const NOBODY: [&str; 26] = [
    "there",
    "all",
    "everyone",
    "everybody",
    "team",
    "folks",
    "sir",
    "madam",
    "or",
    "and",
    "again",
    "friend",
    "customer",
    "zusammen",
    "und",
    "a",
    "tous",
    "toutes",
    "todos",
    "todas",
    "tutti",
    "allemaal",
    "damen",
    "herren",
    "to",
    "monsieur",
];

pub(super) fn check(body: &str, input: &DraftInput) -> Option<Issue> {
    let named = GREETING.captures(body)?.get(1)?;
    let mut known = known_words(&input.sender_name, &input.sender_address);
    known.extend(last_lines(&input.visible_text));
    let stranger = words(named.as_str()).into_iter().find(|(word, _)| {
        let is_known = known.iter().any(|own| own == word || own.replace('\'', "") == *word);
        !is_known && !is_title(word) && !NOBODY.contains(&word.as_str()) && word.chars().count() > 1
    })?;
    let is_phrase =
        words(named.as_str()).len() > 4 || named.as_str().starts_with(char::is_lowercase) && known.is_empty();
    if is_phrase {
        return None;
    }
    let span = named.start() + stranger.1.start..named.start() + stranger.1.end;
    let message = format!(
        "the greeting names \"{}\", who is not the sender",
        body.get(span.clone()).unwrap_or_default()
    );
    Some(Issue::at(IssueCode::WrongRecipient, span, message))
}

/// A sender may sign with another name than the account carries.
fn last_lines(text: &str) -> Vec<String> {
    let lines = text.lines().rev().filter(|line| !line.trim().is_empty()).take(3);
    let short = lines.filter(|line| line.split_whitespace().count() <= 4);
    short
        .flat_map(|line| words(&fold(line)))
        .map(|(word, _)| word)
        .collect()
}
