//! A meeting that exists and gets another time: the new one counts, the old one does not.

use super::doubt;
use super::kind::Kind;
use super::read::{Mail, Offer};
use super::speech::{self, Act, Sentence};
use super::times::Time;
use chrono::NaiveDate;

/// What a mail that moves a meeting comes to; `None` where it moves none.
pub(super) fn decide(mail: &Mail) -> Option<(Kind, Vec<Time>, Option<NaiveDate>)> {
    let shifts = |sentence: &Sentence| {
        let is_about = sentence.acts.has(Act::Meet)
            || mail.subject.has_any(&[Act::Meet, Act::Shift])
            || mail.times.iter().any(|time| mail.is_in(time, sentence));
        sentence.acts.has(Act::Shift) && !sentence.acts.has_any(&[Act::Refuse, Act::Tell]) && is_about
    };
    let at = mail.sentences.iter().position(shifts)?;
    let ambiguous = Some((Kind::Ambiguous, Vec::new(), None));
    let found = new_times(mail, at);
    match found.as_slice() {
        [] => day_or_question(mail, at),
        [time] if doubt::is_doubtful(mail, time) => ambiguous,
        [time] => Some((Kind::Moves, vec![time.clone()], None)),
        several if several.iter().any(|time| doubt::is_doubtful(mail, time)) => ambiguous,
        _ => Some((Kind::ProposesChoice, found, None)),
    }
}

fn day_or_question(mail: &Mail, at: usize) -> Option<(Kind, Vec<Time>, Option<NaiveDate>)> {
    let days = mail
        .times
        .iter()
        .filter(|time| !time.has_clock && time.has_day && !time.is_broad && time.sentence >= at);
    let days: Vec<&Time> = days.filter(|time| time.sentence > at || is_led(mail, time)).collect();
    Some(match days.as_slice() {
        [day] if doubt::is_doubtful(mail, day) || day.is_past || doubt::has_unread_hour(mail, day) => {
            (Kind::Ambiguous, Vec::new(), None)
        }
        [day] => (Kind::ProposesDay, Vec::new(), Some(day.date())),
        _ => (Kind::AsksWhen, Vec::new(), None),
    })
}

/// The times that a meeting moves to: what follows `to`, else what the sentences after it offer.
fn new_times(mail: &Mail, at: usize) -> Vec<Time> {
    let clocks = || mail.times.iter().filter(|time| time.has_clock);
    if let Some(range) = mail
        .times
        .iter()
        .find(|time| time.sentence == at && is_from_to(mail, time))
    {
        return far_end(mail, range).into_iter().collect();
    }
    let in_sentence: Vec<&Time> = clocks().filter(|time| time.sentence == at).collect();
    let led: Vec<Time> = in_sentence
        .iter()
        .filter(|time| is_led(mail, time))
        .map(|time| (*time).clone())
        .collect();
    if !led.is_empty() {
        return led;
    }
    // `move the meeting of Thursday at 9 Friday at 1`: with two, the later one named is the new one.
    if let [_, new] = in_sentence.as_slice() {
        return vec![(*new).clone()];
    }
    let later = clocks().filter(|time| time.sentence > at && mail.offer(time.sentence) != Offer::No);
    later.filter(|time| !mail.is_deadline(time)).cloned().collect()
}

/// A word like `to` stands right before the time.
fn is_led(mail: &Mail, time: &Time) -> bool {
    let Some(sentence) = mail.sentences.get(time.sentence) else {
        return false;
    };
    let before: Vec<&speech::Word> = sentence
        .words
        .iter()
        .filter(|word| word.end <= time.span.start)
        .collect();
    let near = before.iter().rev().take(3);
    let is_led = |word: &&&speech::Word| speech::acts_of(word).has(Act::To);
    near.take_while(|word| {
        let acts = speech::acts_of(word);
        acts.has_any(&[Act::To, Act::Glue]) || acts.has(Act::Weekday)
    })
    .any(|word| is_led(&word))
}

/// `from Tuesday at 3 to Wednesday at 4`, read as a stretch.
fn is_from_to(mail: &Mail, time: &Time) -> bool {
    let written = mail.text.get(time.span.clone()).unwrap_or_default();
    let words = speech::words(written);
    let has_to = words
        .iter()
        .any(|word| speech::acts_of(word).has(Act::To) && word.text != "a");
    let is_timed =
        |time: &Time| time.has_clock || time.end.is_some_and(|end| end.local.time() != chrono::NaiveTime::MIN);
    time.end.is_some() && has_to && is_timed(time)
}

/// The end of a stretch as a time of its own; a day named beside it counts where the stretch has none.
fn far_end(mail: &Mail, range: &Time) -> Option<Time> {
    let end = range.end?;
    let mut time = range.clone();
    time.start = end;
    time.end = None;
    time.has_clock = true;
    time.is_broad = false;
    if !time.has_day {
        let day = mail
            .times
            .iter()
            .find(|other| other.sentence == range.sentence && other.has_day)?;
        let local = day.date().and_time(end.local.time());
        time.start = super::times::moment(time.zone, local);
        time.has_day = true;
    }
    time.is_past = time.start.instant <= mail.reference.now;
    Some(time)
}
