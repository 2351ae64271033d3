//! The topic of a mail as its subject names it.

use std::sync::LazyLock;

use regex::Regex;

use crate::drafting::patterns::pattern;

use crate::drafting::redact;
use crate::intents::folding::fold;

const MOST_LETTERS: usize = 70;
const QUOTABLE_LETTERS: usize = 120;

const EMPTY: [&str; 30] = [
    "hi",
    "hello",
    "hey",
    "question",
    "questions",
    "quick question",
    "a question",
    "no subject",
    "(no subject)",
    "help",
    "urgent",
    "test",
    "hallo",
    "frage",
    "anfrage",
    "kein betreff",
    "bonjour",
    "question rapide",
    "demande",
    "hola",
    "pregunta",
    "consulta",
    "ola",
    "pergunta",
    "duvida",
    "ciao",
    "domanda",
    "buongiorno",
    "vraag",
    "info",
];

/// The subject without reply marks and tags; `None` when it says nothing, as a single word does.
pub(super) fn topic(subject: &str) -> Option<String> {
    let line = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = line.as_str();
    while let Some(shorter) = without_mark(rest) {
        rest = shorter;
    }
    let topic = rest
        .trim()
        .trim_end_matches(['!', '.', ',', ':', ' '])
        .trim_matches(['"', '“', '”', '«', '»', '„']);
    let letters = topic.chars().count();
    let is_said = topic.chars().any(char::is_alphabetic) && !EMPTY.contains(&fold(topic).trim_end_matches(['?', ' ']));
    let is_topic = is_said && topic.contains(' ') && !is_thanks(topic) && !is_shouted(topic) && is_quotable(topic);
    (is_topic && (4..=MOST_LETTERS).contains(&letters)).then(|| topic.to_owned())
}

fn without_mark(subject: &str) -> Option<&str> {
    let subject = subject.trim_start();
    if let Some(tagged) = subject.strip_prefix('[') {
        return tagged.split_once(']').map(|(_, rest)| rest);
    }
    let (mark, rest) = subject.split_once(':')?;
    let mark = fold(mark);
    let is_mark = [
        "re", "fw", "fwd", "aw", "wg", "antw", "sv", "vs", "rif", "tr", "rv", "res", "enc",
    ];
    is_mark
        .contains(
            &mark
                .trim()
                .trim_end_matches(|letter: char| letter.is_ascii_digit() || "[]()".contains(letter)),
        )
        .then_some(rest)
}

/// Whether a stranger's words may be repeated in a reply: short, without a link or address that they want to see sent, no secret.
pub(super) fn is_quotable(words: &str) -> bool {
    let is_plain = words.starts_with(char::is_alphabetic) && !words.contains(['<', '>', '[', ']', '{', '}', '"', '“']);
    is_plain
        && words.chars().count() <= QUOTABLE_LETTERS
        && !words.contains("??")
        && !LINKED.is_match(words)
        && redact::find(words).is_empty()
}

static LINKED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)://|@|www\.|\w\.[a-z]{2,}|\d{5,}"));

fn is_thanks(topic: &str) -> bool {
    let folded = fold(topic);
    [
        "thank",
        "many thanks",
        "vielen dank",
        "merci",
        "muchas gracias",
        "muito obrigad",
        "grazie",
        "bedankt",
    ]
    .iter()
    .any(|word| folded.starts_with(word))
}

/// Quoting somebody's capitals back at them reads as mockery.
fn is_shouted(topic: &str) -> bool {
    let letters: Vec<char> = topic.chars().filter(|letter| letter.is_alphabetic()).collect();
    letters.len() > 8 && letters.iter().all(|letter| letter.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_topic_is_the_subject_without_its_marks() {
        for (subject, expected) in [
            ("Re: Fwd: [EXT] Pricing for 20 seats", Some("Pricing for 20 seats")),
            ("AW: Ihr Angebot", Some("Ihr Angebot")),
            ("RE[2]: The offer!", Some("The offer")),
            ("Project: next steps", Some("Project: next steps")),
            ("Hello", None),
            ("You won: see evil.example/x now", None),
            ("Demo", None),
            ("Thank you!", None),
            ("Quick question?", None),
            ("URGENT PLEASE ANSWER", None),
            ("", None),
            ("Re:", None),
        ] {
            assert_eq!(topic(subject).as_deref(), expected, "{subject}");
        }
    }
}
