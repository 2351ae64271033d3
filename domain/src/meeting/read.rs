//! Reads what a mail says about a meeting: sentence by sentence, what each does, and what follows from all of them.
//! A time counts only where the sender offers it to the reader; what is unclear is asked.

use chrono::{NaiveDate, NaiveTime};

use super::doubt;
use super::kind::Kind;
use super::length::lengths;
use super::moved;
use super::rejected;
use super::speech::{self, Act, Acts, Sentence};
use super::times::{self, Time};
use crate::dates::{self, Moment, Reference, Zone};
use crate::text::beginning;

/// A mail whose words about a meeting are to be read.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// Its subject.
    pub subject: &'a str,
    /// The sender's own new words.
    pub text: &'a str,
    /// The history it quotes.
    pub quoted: Option<&'a str>,
    /// Where the owner of the mailbox is.
    pub owner: Zone,
    /// The place of the sender is known, not only the offset of the clock.
    pub is_place_known: bool,
}

/// What a mail says about a meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// What it says.
    pub kind: Kind,
    /// How plainly it says so, from 0 to 1.
    pub confidence: f64,
    /// The one time, of a kind that has one.
    pub time: Option<Slot>,
    /// The day of [`Kind::ProposesDay`].
    pub day: Option<NaiveDate>,
    /// The part of that day, from when until when, where one is named.
    pub part: Option<(NaiveTime, NaiveTime)>,
    /// The times of [`Kind::ProposesChoice`]; of [`Kind::Ambiguous`] both readings of an hour whose half of the day is open.
    pub slots: Vec<Slot>,
    /// The slots are spans to choose within.
    pub is_window: bool,
    /// How long the meeting is to be, where the mail says so.
    pub minutes: Option<u32>,
}

/// A time that a mail names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// When it starts.
    pub start: Moment,
    /// When it ends, where that is written.
    pub end: Option<Moment>,
    /// Where its clock is.
    pub zone: Zone,
}

/// The parts of a mail that decide.
pub(super) struct Mail<'a> {
    pub(super) letter: &'a Letter<'a>,
    pub(super) reference: &'a Reference,
    pub(super) text: &'a str,
    pub(super) sentences: Vec<Sentence>,
    pub(super) times: Vec<Time>,
    pub(super) subject: Acts,
    all: Acts,
}

/// How a sentence offers the times it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Offer {
    No,
    /// Only where the mail asks for a yes.
    Perhaps,
    Yes,
}

/// Reads what a mail says about a meeting.
#[must_use]
pub(super) fn read(letter: &Letter, reference: &Reference) -> Reading {
    let text = beginning(letter.text, dates::READ_LIMIT);
    let sentences = speech::sentences(text);
    let times = times::times(text, &sentences, reference);
    let mut all = Acts::default();
    sentences.iter().for_each(|sentence| all.join(sentence.acts));
    let mut mail = Mail {
        letter,
        reference,
        text,
        subject: speech::acts(&speech::words(letter.subject)),
        sentences,
        times,
        all,
    };
    doubt::place(&mut mail);
    let (kind, slots, day) = mail.decide();
    mail.reading(kind, slots, day)
}

type Decided = (Kind, Vec<Time>, Option<NaiveDate>);

impl Mail<'_> {
    fn decide(&self) -> Decided {
        let nothing = (Kind::None, Vec::new(), None);
        if self.all.has(Act::Aside) {
            return nothing;
        }
        if self.is_called_off() {
            return (Kind::Cancels, Vec::new(), None);
        }
        if let Some(decided) = moved::decide(self) {
            return decided;
        }
        let offered = self.offered();
        let is_accepted = self.is_accepted();
        if is_accepted && !self.has_strong_offer() {
            let times = self
                .times
                .iter()
                .filter(|time| time.has_clock && time.has_day && !time.is_past);
            let times: Vec<Time> = times.cloned().collect();
            let is_clear = times.len() == 1 && times.iter().all(|time| !doubt::is_doubtful(self, time));
            return (Kind::Accepts, if is_clear { times } else { Vec::new() }, None);
        }
        if !offered.is_empty() {
            return self.proposed(offered);
        }
        if let Some(decided) = self.without_hour() {
            return decided;
        }
        if self.is_unread() {
            return (Kind::Ambiguous, Vec::new(), None);
        }
        nothing
    }

    /// What the offered times come to.
    fn proposed(&self, offered: Vec<Time>) -> Decided {
        let ambiguous = (Kind::Ambiguous, Vec::new(), None);
        let Some(offered) = doubt::one_moment(self, offered) else {
            return ambiguous;
        };
        // A day beside them, whose hour was not understood, is one more of the times.
        let is_other_day = |time: &Time| {
            let is_beside = offered.iter().any(|other| other.sentence == time.sentence);
            !time.has_clock && !time.is_broad && is_beside && offered.iter().all(|other| other.date() != time.date())
        };
        let has_other = self
            .times
            .iter()
            .any(|time| is_other_day(time) && doubt::has_unread_hour(self, time));
        if let ([time], false) = (offered.as_slice(), has_other)
            && doubt::is_doubtful(self, time)
        {
            return (Kind::Ambiguous, doubt::halves(self, time), None);
        }
        if has_other || offered.iter().any(|time| doubt::is_doubtful(self, time)) {
            return ambiguous;
        }
        let is_window = offered.iter().all(|time| self.is_window(time));
        let kind = if is_window || offered.len() > 1 {
            Kind::ProposesChoice
        } else {
            Kind::ProposesTime
        };
        (kind, offered, None)
    }

    /// Clock times in sentences that offer them.
    fn offered(&self) -> Vec<Time> {
        let counts = |time: &&Time| match self.offer(time.sentence) {
            Offer::Yes => true,
            Offer::Perhaps => self.is_asked(time.sentence),
            Offer::No => false,
        };
        let mut offered: Vec<Time> = Vec::new();
        let clocks = self.times.iter().filter(|time| time.has_clock);
        for time in clocks
            .filter(counts)
            .filter(|time| !self.is_deadline(time) && !rejected::is_rejected(self, time))
        {
            if !offered
                .iter()
                .any(|other| other.has_day && time.has_day && other.start.instant == time.start.instant)
            {
                offered.push(time.clone());
            }
        }
        offered
    }

    /// Something is proposed at a time that was not understood.
    fn is_unread(&self) -> bool {
        let is_unread_day = |word: &speech::Word| {
            let is_read = self
                .times
                .iter()
                .any(|time| time.span.start < word.end && word.start < time.span.end);
            !is_read && word.text.len() > 3 && speech::acts_of(word).has(Act::Weekday)
        };
        let names_when = |sentence: &Sentence| {
            let has_time = self
                .times
                .iter()
                .any(|time| self.is_in(time, sentence) && !time.is_past && !self.is_deadline(time));
            has_time || sentence.words.iter().any(is_unread_day)
        };
        let asks = self
            .sentences
            .iter()
            .any(|sentence| sentence.is_question && sentence.acts.has(Act::Confirm))
            || self.all.has(Act::Propose);
        let proposes = |(at, sentence): (usize, &Sentence)| self.offer(at) != Offer::No && names_when(sentence);
        asks && self.is_about_meeting() && self.sentences.iter().enumerate().any(proposes)
    }

    fn has_strong_offer(&self) -> bool {
        self.times.iter().any(|time| self.offer(time.sentence) == Offer::Yes)
    }

    /// The sentence or one after it asks for a yes, or the one before proposes to meet.
    fn is_asked(&self, at: usize) -> bool {
        let asks = |sentence: &Sentence| sentence.acts.has(Act::Confirm);
        let before = at.checked_sub(1).and_then(|before| self.sentences.get(before));
        let is_proposed = before.is_some_and(|before| before.acts.has(Act::Propose) && before.acts.has(Act::Meet));
        self.is_about_meeting() && (is_proposed || self.sentences.iter().skip(at).any(asks))
    }

    fn is_about_meeting(&self) -> bool {
        self.all.has(Act::Meet) || self.subject.has(Act::Meet) || self.all.has(Act::Propose)
    }

    /// Whether a sentence offers the times it names.
    pub(super) fn offer(&self, at: usize) -> Offer {
        let Some(sentence) = self.sentences.get(at) else {
            return Offer::No;
        };
        let acts = sentence.acts;
        let is_proposal = acts.has(Act::Propose);
        if acts.has(Act::Refuse) {
            return Offer::No;
        }
        if acts.has(Act::Tell) && !(is_proposal && (sentence.is_question || self.all.has(Act::Confirm))) {
            return Offer::No;
        }
        if acts.has_any(&[Act::Past, Act::Unfit]) && !is_proposal {
            return Offer::No;
        }
        let opens_with_time = self.times.iter().any(|time| {
            let before = sentence.words.iter().filter(|word| word.end <= time.span.start);
            time.sentence == at && before.count() <= 1
        });
        let is_short = sentence.words.len() <= 14;
        if is_proposal || sentence.is_question && (sentence.is_of_new_meeting || is_short && opens_with_time) {
            return Offer::Yes;
        }
        // What the mail tells elsewhere, it tells here too.
        if self.all.has_any(&[Act::Tell, Act::Refuse]) {
            return Offer::No;
        }
        Offer::Perhaps
    }

    /// `by Friday`, `until 5pm`: the end of something.
    pub(super) fn is_deadline(&self, time: &Time) -> bool {
        /// `before` in one place, and in another what a meeting is arranged for.
        const OR_FOR: &str = "voor";
        let Some(sentence) = self.sentences.get(time.sentence) else {
            return false;
        };
        let mut before = sentence
            .words
            .iter()
            .rev()
            .skip_while(|word| word.end > time.span.start);
        let (word, arranged) = (before.next(), before.next());
        let is_arranged = arranged.is_some_and(|word| speech::acts_of(word).has_any(&[Act::Arrange, Act::Meet]));
        word.is_some_and(|word| {
            let is_for = word.text == OR_FOR && is_arranged;
            !is_for && speech::acts_of(word).has(Act::Deadline)
        })
    }

    /// `between 2 and 4`, where the meeting is shorter than that.
    fn is_window(&self, time: &Time) -> bool {
        let Some(end) = time.end else { return false };
        let span = (end.instant - time.start.instant).num_minutes();
        let is_between = self
            .sentences
            .get(time.sentence)
            .is_some_and(|sentence| sentence.acts.has(Act::Between));
        let is_shorter = self.minutes().is_some_and(|minutes| i64::from(minutes) < span);
        is_between && (is_shorter || span > 60) || is_shorter && span > 60
    }

    fn is_called_off(&self) -> bool {
        const IF: &[&str] = &[
            "if", "should", "unless", "sollte", "mocht", "wenn", "falls", "si", "se", "als", "indien", "anytime",
        ];
        let calls_off = |sentence: &Sentence| {
            let has_time = self
                .times
                .iter()
                .any(|time| time.start.local.and_utc().timestamp() > 0 && self.is_in(time, sentence));
            let is_condition = sentence.words.iter().any(|word| IF.contains(&word.text.as_str()));
            let asks_why = sentence.is_question && sentence.acts.has(Act::Past);
            sentence.acts.has(Act::Cancel)
                && !is_condition
                && !asks_why
                && (sentence.acts.has(Act::Meet) || has_time || self.subject.has(Act::Meet))
        };
        let subject = self.subject.has(Act::Cancel) && self.subject.has(Act::Meet) && !self.all.has(Act::Tell);
        (self.sentences.iter().any(calls_off) || subject)
            && !self.times.iter().any(|time| {
                let is_new = self
                    .sentences
                    .get(time.sentence)
                    .is_some_and(|sentence| !sentence.acts.has(Act::Cancel));
                is_new && time.has_clock && self.offer(time.sentence) == Offer::Yes
            })
    }

    pub(super) fn is_in(&self, time: &Time, sentence: &Sentence) -> bool {
        (sentence.start..sentence.end).contains(&time.span.start)
    }

    /// Yes to what was proposed to the sender: said plainly, about a time or a meeting.
    fn is_accepted(&self) -> bool {
        let says_yes = |sentence: &Sentence| {
            sentence.acts.has(Act::Accept)
                && !sentence.is_question
                && !sentence.acts.has_any(&[Act::Refuse, Act::Unfit])
        };
        let quoted = self
            .letter
            .quoted
            .map(|quoted| dates::read(beginning(quoted, dates::READ_LIMIT), self.reference));
        let is_quoted = quoted.is_some_and(|dates| dates.iter().any(|date| date.has_explicit_time));
        let is_reply = is_reply(self.letter.subject);
        let is_timed = is_quoted
            || self.times.iter().any(|time| !time.is_past)
            || self.all.has(Act::Meet)
            || self.subject.has(Act::Meet);
        self.sentences.iter().any(says_yes)
            && (is_reply || is_quoted)
            && is_timed
            && !self.all.has_any(&[Act::Tell, Act::Refuse, Act::Unfit])
    }

    /// A day without an hour, or no time at all.
    fn without_hour(&self) -> Option<Decided> {
        let is_open = self.all.has(Act::OpenHour);
        let mut days: Vec<&Time> = Vec::new();
        let mut is_past = false;
        for time in self
            .times
            .iter()
            .filter(|time| !time.has_clock && time.has_day && !time.is_broad)
        {
            let offer = self.offer(time.sentence);
            let counts = offer == Offer::Yes || offer == Offer::Perhaps && (is_open || self.is_asked(time.sentence));
            if counts && !self.is_deadline(time) && !rejected::is_rejected(self, time) {
                is_past |= time.is_past;
                days.push(time);
            }
        }
        days.dedup_by_key(|time| time.date());
        if let [day] = days.as_slice() {
            if is_past || doubt::is_doubtful(self, day) || doubt::has_unread_hour(self, day) {
                return Some((Kind::Ambiguous, Vec::new(), None));
            }
            return Some((Kind::ProposesDay, Vec::new(), Some(day.date())));
        }
        let asks = |sentence: &Sentence| {
            let acts = sentence.acts;
            !acts.has_any(&[Act::Refuse, Act::Tell])
                && (acts.has(Act::Ask) || acts.has(Act::Propose) && acts.has(Act::Meet) && !acts.has(Act::Past))
        };
        let is_asked = self.sentences.iter().any(asks);
        let is_unread = is_asked
            && self
                .sentences
                .iter()
                .any(|sentence| asks(sentence) && doubt::names_impossible_day(sentence));
        let kind = if is_unread { Kind::Ambiguous } else { Kind::AsksWhen };
        (is_asked || !days.is_empty()).then_some((kind, Vec::new(), None))
    }

    /// The length that the mail names, where it names one.
    fn minutes(&self) -> Option<u32> {
        let mut lengths = self.sentences.iter().flat_map(|sentence| lengths(&sentence.words));
        lengths.next().map(|length| length.minutes)
    }

    fn reading(&self, kind: Kind, times: Vec<Time>, day: Option<NaiveDate>) -> Reading {
        let is_window = kind == Kind::ProposesChoice && times.iter().all(|time| self.is_window(time));
        let said = (kind != Kind::None).then(|| self.minutes()).flatten();
        let slot = |time: Time| Slot {
            end: time.end.or_else(|| {
                let length = chrono::TimeDelta::minutes(i64::from(said?));
                Some(times::moment(time.zone, time.start.local.checked_add_signed(length)?))
            }),
            start: time.start,
            zone: time.zone,
        };
        let written = times
            .iter()
            .find_map(|time| Some((time.end?.instant - time.start.instant).num_minutes()));
        let minutes = said.or_else(|| u32::try_from(written.filter(|_| !is_window)?).ok());
        let mut slots: Vec<Slot> = times.into_iter().map(slot).collect();
        let are_several = matches!(kind, Kind::ProposesChoice | Kind::Ambiguous);
        Reading {
            kind,
            confidence: self.confidence(kind),
            time: (!are_several && !slots.is_empty()).then(|| slots.remove(0)),
            part: day.and_then(|day| self.part_of(day)),
            day,
            slots: if are_several { slots } else { Vec::new() },
            is_window,
            minutes,
        }
    }

    /// `Friday afternoon`: from when until when.
    fn part_of(&self, day: NaiveDate) -> Option<(NaiveTime, NaiveTime)> {
        let of_day = |time: &&Time| !time.has_clock && time.has_day && time.date() == day;
        let mut parts = self.times.iter().filter(of_day).filter_map(|time| {
            let (start, end) = (time.start.local, time.end?.local);
            (start.date() == end.date() && start < end).then(|| (start.time(), end.time()))
        });
        parts.find(|(start, _)| *start > NaiveTime::MIN)
    }

    fn confidence(&self, kind: Kind) -> f64 {
        match kind {
            Kind::None => 0.0,
            Kind::Ambiguous => 0.5,
            _ if self.all.has(Act::Propose) || kind == Kind::Cancels => 0.95,
            _ => 0.85,
        }
    }
}

fn is_reply(subject: &str) -> bool {
    const MARKS: &[&str] = &["re:", "aw:", "sv:", "antw:", "r:", "rif:", "res:", "ref:", "re :"];
    let subject = subject.trim_start().to_lowercase();
    MARKS.iter().any(|mark| subject.starts_with(mark))
}
