//! When somebody who is away will be back, as their note says.

use super::super::message::Message;
use super::absence::sentences;
use super::own_text;
use crate::dates::{self, Moment, Reference};
use crate::language::MailWords;

/// The last day that an absence note names for the absence, or the day of return; what comes later reaches the author.
/// Tells nothing where the note names no day to come.
#[must_use]
pub fn back_on(message: &Message, reference: &Reference) -> Option<Moment> {
    const MOST_SENTENCES: usize = 20;
    let own = own_text(message);
    let subject = message.subject.to_lowercase();
    let told: Vec<String> = sentences(&own)
        .into_iter()
        .chain([subject])
        .take(MOST_SENTENCES + 1)
        .collect();
    let about = told.iter().filter(|sentence| speaks_of_absence(sentence));
    let moments = about
        .flat_map(|sentence| dates::read(sentence, reference))
        .map(|mention| mention.end.unwrap_or(mention.start));
    moments
        .filter(|moment| moment.instant > reference.now)
        .max_by_key(|moment| moment.instant)
}

fn speaks_of_absence(sentence: &str) -> bool {
    let says = |list: &[&str]| list.iter().any(|words| sentence.contains(words));
    MailWords::ALL.iter().any(|language| {
        says(language.away)
            || says(language.third_person)
            || (says(language.away_subjects) && says(language.back))
            || says_return(language.back, sentence)
    })
}

/// Words of return of more than a preposition.
fn says_return(back: &[&str], sentence: &str) -> bool {
    const TELLING: usize = 6;
    back.iter()
        .any(|words| words.len() >= TELLING && sentence.contains(words))
}
