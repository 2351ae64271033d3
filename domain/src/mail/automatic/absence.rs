//! What the text of an automatic answer says: that it is one, that the author is away, until when, who helps, that mail
//! is not read. One statement alone is what people write as well; who asks a question waits for an answer.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::language::MailWords;

const SENTENCE_ENDS: [char; 6] = ['.', '!', '?', '\n', '。', '！'];

/// The telling words of a text in lower case, with their weights.
pub(super) fn weigh(own: &str) -> Vec<(&'static str, i32)> {
    let sentences = sentences(own);
    let mut best: Vec<(&'static str, i32)> = Vec::new();
    for language in speaking(own, &sentences) {
        let said = in_language(language, own, &sentences);
        let weight = |signs: &[(&str, i32)]| signs.iter().map(|(_, weight)| weight).sum::<i32>();
        if weight(&said) > weight(&best) {
            best = said;
        }
    }
    best
}

/// The statements of all languages, found in one pass, each with the place of its language.
struct Statements {
    found: AhoCorasick,
    languages: Vec<usize>,
}

static STATEMENTS: LazyLock<Option<Statements>> = LazyLock::new(|| {
    let of = |words: &MailWords| [words.automatic, words.away, words.received].concat();
    let all = || MailWords::ALL.iter().map(|words| of(words)).enumerate();
    let found = AhoCorasick::new(all().flat_map(|(_, statements)| statements)).ok()?;
    let languages = all().flat_map(|(at, statements)| vec![at; statements.len()]).collect();
    Some(Statements { found, languages })
});

/// The languages in which the text states anything: nothing follows from the words of the others.
fn speaking(own: &str, sentences: &[String]) -> impl Iterator<Item = &'static MailWords> {
    let mut speaks = vec![STATEMENTS.is_none(); MailWords::ALL.len()];
    for text in sentences.iter().map(String::as_str).chain([own]) {
        let Some(statements) = STATEMENTS.as_ref() else { break };
        for statement in statements.found.find_overlapping_iter(text) {
            let language = statements.languages.get(statement.pattern().as_usize());
            if let Some(speaks) = language.and_then(|at| speaks.get_mut(*at)) {
                *speaks = true;
            }
        }
    }
    MailWords::ALL
        .iter()
        .zip(speaks)
        .filter(|(_, speaks)| *speaks)
        .map(|(words, _)| *words)
}

/// The sentences, their blanks joined.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let written = text.split_inclusive(SENTENCE_ENDS);
    let mut found: Vec<String> = Vec::new();
    for piece in written {
        let joined = piece.split_whitespace().collect::<Vec<_>>().join(" ");
        // A line that was broken in the middle goes on: only a blank line or a mark ends a sentence.
        let goes_on = found.last().is_some_and(|last: &String| {
            !last.is_empty() && (!last.ends_with(SENTENCE_ENDS) || ends_with_ordinal(last))
        });
        match found.last_mut() {
            Some(last) if goes_on && !joined.is_empty() => {
                last.push(' ');
                last.push_str(&joined);
            }
            _ => found.push(joined),
        }
    }
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// `until 4. December`: the point belongs to the number.
fn ends_with_ordinal(sentence: &str) -> bool {
    let before = sentence.strip_suffix('.').unwrap_or_default();
    before.ends_with(|letter: char| letter.is_ascii_digit())
}

fn in_language(language: &MailWords, own: &str, sentences: &[String]) -> Vec<(&'static str, i32)> {
    let mut said = Vec::new();
    said.extend(automatic(language, sentences));
    let away = away(language, sentences);
    if let Some((words, weight, at)) = away {
        let around = |list: &'static [&'static str]| list.iter().copied().find(|words| contains_words(own, words));
        let near = sentences.get(at).map(String::as_str).unwrap_or_default();
        let back = language
            .back
            .iter()
            .copied()
            .find(|words| near.contains(words))
            .map(|words| words.trim());
        let helps = [around(language.stand_in), around(language.unread)];
        let has_help = helps.iter().any(Option::is_some);
        said.push((words, weight));
        said.extend(helps.into_iter().flatten().map(|words| (words, 1)));
        said.extend(
            back.filter(|_| has_help || is_all_there_is(sentences))
                .map(|words| (words, 1)),
        );
        if asks(sentences) {
            said.push(("?", -3));
        }
    }
    let received: Vec<_> = language
        .received
        .iter()
        .copied()
        .filter(|words| own.contains(words))
        .collect();
    if received.len() > 1 && !asks(sentences) {
        said.extend(
            received
                .into_iter()
                .map(|words| (words, if words.split(' ').count() > 3 { 2 } else { 1 })),
        );
    }
    said
}

/// That it is automatic, as a statement of its own rather than a report of what some other mail said.
fn automatic(language: &MailWords, sentences: &[String]) -> Option<(&'static str, i32)> {
    sentences.iter().find_map(|sentence| {
        let (at, words) = language
            .automatic
            .iter()
            .find_map(|words| sentence.find(words).map(|at| (at, *words)))?;
        let before = sentence.get(..at).unwrap_or_default();
        let is_own = before.split_whitespace().count() <= 3 && !before.ends_with(['"', '“', '„', '«', '\'', '‘', '’']);
        (!sentence.ends_with('?')).then_some((words, if is_own { 4 } else { 1 }))
    })
}

/// The statement of absence, what it weighs, and the sentence it stands in: the first ones say what a note is about.
fn away(language: &MailWords, sentences: &[String]) -> Option<(&'static str, i32, usize)> {
    const FIRST_SENTENCES: usize = 5;
    sentences.iter().enumerate().find_map(|(at, sentence)| {
        let words = language
            .away
            .iter()
            .copied()
            .find(|words| contains_words(sentence, words))?;
        let is_statement = !sentence.ends_with('?');
        is_statement.then_some((words, if at < FIRST_SENTENCES { 3 } else { 2 }, at))
    })
}

/// A phrase at the start of a word.
fn contains_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let is_unparted = words
            .chars()
            .next()
            .is_some_and(|first| first > '\u{2E80}' || first == ' ');
        is_unparted || before.is_none_or(|before| !before.is_alphabetic())
    })
}

/// A note of a few words that wants nothing.
fn is_all_there_is(sentences: &[String]) -> bool {
    const FEW_WORDS: usize = 25;
    const WISHES: &[&str] = &[
        "please",
        "could you",
        "can you",
        "would you",
        "bitte",
        "können sie",
        "könnten sie",
        "kannst du",
        "s'il vous plaît",
        "s’il vous plaît",
        "pourriez",
        "pouvez",
        "por favor",
        "podría",
        "puede",
        "poderia",
        "pode ",
        "per favore",
        "potreste",
        "potrebbe",
        "puoi",
        "graag",
        "alstublieft",
        "kunt u",
        "kun je",
        "let's",
        "let us",
    ];
    let words: usize = sentences
        .iter()
        .map(|sentence| sentence.split_whitespace().count())
        .sum();
    words <= FEW_WORDS
        && !sentences
            .iter()
            .any(|sentence| WISHES.iter().any(|wish| sentence.contains(wish)))
}

/// Whether a sentence of several words asks something.
fn asks(sentences: &[String]) -> bool {
    let is_long =
        |sentence: &String| sentence.split_whitespace().count() >= 4 || sentence.chars().any(|c| c > '\u{2E80}');
    sentences
        .iter()
        .any(|sentence| sentence.ends_with(['?', '？']) && is_long(sentence))
}
