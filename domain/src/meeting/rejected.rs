//! Times that a sentence takes back: `not Friday at 3 but Monday`, `Thursday at 10 does not suit, how about Friday`.

use super::read::Mail;
use super::speech::{self, Act};
use super::times::Time;

/// Takes back what follows.
const NOT: &[&str] = &[
    "not", "nicht", "pas", "nao", "non", "niet", "statt", "anstatt", "lieu", "instead", "rather", "than", "vez",
    "invece", "plaats", "weder", "ni",
];
/// Marks and words that part what is said of one time from what is said of the next.
const MARKS: &[char] = &[',', ';', ':', '\u{2013}', '\u{2014}', '\n'];
const TURNS: &[&str] = &["but", "aber", "sondern", "mais", "pero", "sino", "mas", "ma", "maar"];

/// Whether the words right beside a time take it back.
pub(super) fn is_rejected(mail: &Mail, time: &Time) -> bool {
    let Some(sentence) = mail.sentences.get(time.sentence) else {
        return false;
    };
    if time.is_rejected {
        return true;
    }
    let near = |other: &&Time| other.sentence == time.sentence;
    let ends = mail
        .times
        .iter()
        .filter(near)
        .map(|other| other.span.end)
        .filter(|end| *end <= time.span.start);
    let starts = mail
        .times
        .iter()
        .filter(near)
        .map(|other| other.span.start)
        .filter(|start| *start >= time.span.end);
    let from = ends.max().unwrap_or(sentence.start);
    let to = starts.min().unwrap_or(sentence.end);
    let before = mail.text.get(from..time.span.start).unwrap_or_default();
    let after = mail.text.get(time.span.end..to).unwrap_or_default();
    let before = speech::words(before.rsplit(MARKS).next().unwrap_or_default());
    let after = speech::words(after.trim_start_matches(MARKS).split(MARKS).next().unwrap_or_default());
    let turn = |word: &speech::Word| TURNS.contains(&word.text.as_str());
    let before = before
        .iter()
        .rposition(turn)
        .and_then(|at| before.get(at + 1..))
        .unwrap_or(&before);
    let after = after
        .iter()
        .position(turn)
        .and_then(|at| after.get(..at))
        .unwrap_or(&after);
    let said = speech::acts(before);
    let is_unfit = said.has(Act::Unfit) && !said.has(Act::Propose) || speech::acts(after).has(Act::Unfit);
    let negated = before
        .iter()
        .rev()
        .take(3)
        .take_while(|word| NOT.contains(&word.text.as_str()) || speech::acts_of(word).has(Act::Glue));
    is_unfit || negated.into_iter().any(|word| NOT.contains(&word.text.as_str()))
}
