//! What a subject tells of an automatic answer. Programs put their words before the subject they answer, behind the
//! marks that gateways add; behind `Re:` they are a person's who answers such a mail.

use crate::conversation::without_prefix;
use crate::language::MailWords;

/// The words of a mark that tell an automatic answer.
type Mark = Option<&'static str>;

/// The telling words with their weight.
pub(super) type Weight = Option<(&'static str, i32)>;

/// Weighs a subject; `own` is the text below it, in lower case.
pub(super) fn weigh(subject: &str, own: &str) -> Weight {
    const LONGEST: usize = 400;
    let lower = crate::text::beginning(subject, LONGEST).to_lowercase();
    let lower = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    let (bare, mark) = without_marks(&lower);
    if let Some(words) = mark {
        return Some((words, 4));
    }
    if without_prefix(bare).is_some() || bare.ends_with('?') {
        return None;
    }
    by_program(bare)
        .or_else(|| by_receipt(bare, own))
        .or_else(|| in_third_person(bare))
        .or_else(|| in_own_words(bare))
}

/// The subject without `[EXTERN]` and the like in front; or the words of such a mark that tell an automatic answer.
fn without_marks(subject: &str) -> (&str, Mark) {
    const LONGEST: usize = 40;
    const PAIRS: [(char, char); 4] = [('[', ']'), ('(', ')'), ('{', '}'), ('<', '>')];
    let mut rest = subject;
    loop {
        rest = rest.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, '*' | '-' | '!' | '#' | '|' | '\u{26A0}' | '\u{FE0F}')
        });
        let bracketed = PAIRS.iter().find_map(|(open, close)| {
            let (inside, after) = rest.strip_prefix(*open)?.split_once(*close)?;
            (inside.len() <= LONGEST).then_some((inside, after))
        });
        if let Some((inside, after)) = bracketed {
            if let Some(words) =
                MailWords::every(|words| words.automatic_subjects).find(|words| inside.trim() == *words)
            {
                return (rest, Some(words));
            }
            rest = after;
            continue;
        }
        let marked = rest
            .split_once([':', '*'])
            .filter(|(mark, _)| is_gateway_mark(mark.trim()));
        match marked {
            Some((_, after)) => rest = after,
            None => return (rest, None),
        }
    }
}

/// Marks without brackets.
fn is_gateway_mark(mark: &str) -> bool {
    const MARKS: &[&str] = &[
        "external",
        "external email",
        "external e-mail",
        "external mail",
        "external sender",
        "external message",
        "extern",
        "externe e-mail",
        "externe mail",
        "externer absender",
        "ext",
        "externe",
        "expéditeur externe",
        "externo",
        "correo externo",
        "esterno",
        "mail esterna",
        "eksternt",
        "ekstern",
        "spam",
        "suspected spam",
        "possible spam",
        "caution",
        "warning",
        "warning external",
        "unverified sender",
    ];
    MARKS.contains(&mark.trim_end_matches('*').trim())
}

/// What a program writes stands alone or apart from what follows.
fn by_program(subject: &str) -> Weight {
    const JOINTS: [&str; 20] = [
        ":", " :", "：", " ：", " -", " –", " —", "(", " (", " [", "]", ".", "!", ",", " from ", " von ", " de ",
        " da ", " van ", " re:",
    ];
    let stands_apart = |words: &&str| {
        let rest = subject.strip_prefix(*words);
        rest.is_some_and(|rest| rest.is_empty() || JOINTS.iter().any(|joint| rest.starts_with(joint)))
    };
    MailWords::every(|words| words.automatic_subjects)
        .find(stands_apart)
        .map(|words| (words, 4))
}

/// `Read: your offer`, above no more than a line about when.
fn by_receipt(subject: &str, own: &str) -> Weight {
    const FEW_WORDS: usize = 15;
    let (prefix, _) = subject.split_once([':', '：'])?;
    let words = MailWords::every(|words| words.receipts).find(|words| *words == prefix.trim())?;
    let is_brief = own.split_whitespace().count() <= FEW_WORDS && !own.contains('?');
    Some((words, if is_brief { 4 } else { 1 }))
}

/// `Ann Owner is out of the office (returning 5 March)`, as Notes writes it.
fn in_third_person(subject: &str) -> Weight {
    let words = MailWords::every(|words| words.third_person).find(|words| subject.contains(words))?;
    let is_of_notes = subject.starts_with("auto:") || subject.contains('(');
    Some((words, if is_of_notes { 4 } else { 3 }))
}

fn in_own_words(subject: &str) -> Weight {
    const TELLING: usize = 11;
    let is_word_end = |rest: &str| rest.chars().next().is_none_or(|next| !next.is_alphabetic());
    let starts = |words: &&str| subject.strip_prefix(*words).is_some_and(is_word_end);
    let words = MailWords::every(|words| words.away_subjects)
        .filter(starts)
        .max_by_key(|words| words.len())?;
    let rest = subject.strip_prefix(words)?.trim_start();
    let is_prefix = rest.starts_with([':', '：'])
        && (words.len() >= TELLING || without_prefix(rest.trim_start_matches([':', '：', ' '])).is_some());
    Some((words, if is_prefix { 4 } else { 3 }))
}
