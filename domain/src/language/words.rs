//! The shape of a language's tables.

use rust_stemmers::Algorithm;

use crate::drafting::phrases::Phrases;

/// All that is known of a language that is read and written, a group of tables for each topic.
#[derive(Debug)]
pub(crate) struct Words {
    /// What English calls the language.
    pub(crate) name: &'static str,
    /// What it calls itself.
    pub(crate) own_name: &'static str,
    /// Words that tell the language from others and say nothing of the matter, folded, apart by spaces.
    pub(crate) common: &'static str,
    /// How days, times and lengths of time are said.
    pub(crate) dates: DateWords,
    /// Weekdays and months are written with a capital.
    pub(crate) has_capital_days: bool,
    /// All that a reply says without a source.
    pub(crate) phrases: &'static Phrases,
    /// How a reminder of a meeting begins.
    pub(crate) reminder: &'static str,
    /// What brings its words to their stems.
    pub(crate) stemmer: Algorithm,
    /// What words mean to a help desk, one line a concept.
    pub(crate) vocabulary: &'static str,
    /// What people say about meetings.
    pub(crate) meeting: MeetingWords,
    /// How they name one of several offers.
    pub(crate) picks: PickWords,
}

/// How days, times and lengths of time are said.
#[derive(Debug)]
pub(crate) struct DateWords {
    /// Monday first; all forms of a day apart by spaces.
    pub(crate) weekdays: [&'static str; 7],
    /// January first; all forms of a month apart by spaces.
    pub(crate) months: [&'static str; 12],
    /// From one on; all forms of a number apart by spaces.
    pub(crate) numbers: &'static [&'static str],
    /// Words and phrases, and what the grammar of dates calls them.
    pub(crate) terms: &'static [(&'static str, &'static str)],
    /// Parts of the day written as one word with a weekday's full name, and what the grammar calls them.
    pub(crate) compounds: &'static [(&'static str, &'static str)],
    /// What turns down the day or time behind it.
    pub(crate) rejecting: &'static [&'static str],
}

/// What people say about meetings. Entries are separated by `|` and are runs of words without accents: `word*` is any
/// word that begins so, `..` stands for a few words.
#[derive(Debug)]
pub(crate) struct MeetingWords {
    /// Proposes a meeting to the reader, or asks whether a time suits.
    pub(crate) propose: &'static str,
    /// Asks the reader for something: a proposal where that is to meet.
    pub(crate) request: &'static str,
    /// Opens what the sender wants.
    pub(crate) wish: &'static str,
    /// Tells the reader to call or to come, at the beginning of a sentence.
    pub(crate) command: &'static str,
    /// May stand between a wish and the meeting that is wished for.
    pub(crate) arrange: &'static str,
    /// Stands before a meeting that exists, so that it is none to arrange.
    pub(crate) definite: &'static str,
    /// Names a meeting, or where and how people meet.
    pub(crate) meet: &'static str,
    /// Asks the reader to say yes to what the mail names.
    pub(crate) confirm: &'static str,
    /// Asks when the reader has time.
    pub(crate) ask: &'static str,
    /// Leaves the hour to the reader.
    pub(crate) open_hour: &'static str,
    /// Does not want to be met or called.
    pub(crate) refuse: &'static str,
    /// Calls a meeting off.
    pub(crate) cancel: &'static str,
    /// Moves a meeting.
    pub(crate) shift: &'static str,
    /// Says yes to what the reader proposed.
    pub(crate) accept: &'static str,
    /// Tells what happens without the reader, or to everybody: hours, deliveries, deadlines, events.
    pub(crate) tell: &'static str,
    /// The whole mail only informs, or goes to everybody.
    pub(crate) aside: &'static str,
    /// Tells of the past.
    pub(crate) past: &'static str,
    /// A time that does not suit.
    pub(crate) unfit: &'static str,
    /// Stands before the end of something, never before a time to meet.
    pub(crate) deadline: &'static str,
    /// Counts a day from something that the calendar does not know, or names it in two ways.
    pub(crate) doubt: &'static str,
    /// Stands before the new time of a moved meeting.
    pub(crate) to: &'static str,
    /// May stand between a day and its clock time.
    pub(crate) glue: &'static str,
    /// Belongs to dates and clocks: where it was not read, the time beside it is not sure.
    pub(crate) dated: &'static str,
    /// Opens a span to choose within.
    pub(crate) between: &'static str,
}

/// How people name one of several offers: words and phrases without accents, separated by `|`.
#[derive(Debug)]
pub(crate) struct PickWords {
    /// The first, second and third offer, and so on.
    pub(crate) ordinals: [&'static str; 5],
    /// What stands before a number that counts the offers.
    pub(crate) counters: &'static str,
    /// The last, or latest.
    pub(crate) last: &'static str,
    /// The earliest.
    pub(crate) earliest: &'static str,
    /// The one in the middle.
    pub(crate) middle: &'static str,
    /// The morning.
    pub(crate) morning: &'static str,
    /// The afternoon.
    pub(crate) afternoon: &'static str,
    /// Leaves the choice to us.
    pub(crate) any: &'static str,
    /// All but what follows.
    pub(crate) except: &'static str,
    /// Says that a time does not suit.
    pub(crate) negations: &'static str,
    /// None of the offers.
    pub(crate) none: &'static str,
    /// The meeting is no longer wanted.
    pub(crate) dropped: &'static str,
    /// Puts the choice off, or is no person's answer.
    pub(crate) deferred: &'static str,
    /// Of the clock of the one who writes.
    pub(crate) here: &'static str,
    /// Of our clock.
    pub(crate) there: &'static str,
    /// The day of an offer, at another hour.
    pub(crate) same_day: &'static str,
    /// What follows is the time that is not wanted.
    pub(crate) rather_than: &'static str,
    /// What follows is only wanted where the first does not go.
    pub(crate) otherwise: &'static str,
    /// Takes over what the clause before said.
    pub(crate) too: &'static str,
    /// Opens a clause of its own.
    pub(crate) turns: &'static str,
    /// Opens a clock time.
    pub(crate) at: &'static str,
    /// Noon.
    pub(crate) noon: &'static str,
    /// Half hours.
    pub(crate) half: &'static str,
    /// Quarter hours.
    pub(crate) quarter: &'static str,
    /// Between minutes and the hour before them.
    pub(crate) past: &'static str,
    /// Between minutes and the hour after them.
    pub(crate) before: &'static str,
    /// Behind a clock time of the morning.
    pub(crate) am: &'static str,
    /// Behind a clock time of the rest of the day.
    pub(crate) pm: &'static str,
    /// Behind the hour of a clock of 24 hours.
    pub(crate) oclock: &'static str,
    /// Words at which a letter ends.
    pub(crate) sign_offs: &'static str,
    /// Tells of a conversation that was: its day is none of the offers.
    pub(crate) talked: &'static str,
    /// Says yes to what was offered.
    pub(crate) yes: &'static str,
    /// What is said beside a yes.
    pub(crate) courtesies: &'static str,
}

/// What mail programs and people write around what they say, and in automatic answers.
#[derive(Debug)]
pub(crate) struct MailWords {
    /// What programs put before the subject of an answer or a forward, without the colon.
    pub(crate) prefixes: &'static [&'static str],
    /// What programs put before the subject that is answered, or write as the whole subject.
    pub(crate) automatic_subjects: &'static [&'static str],
    /// What people call their absence in a subject.
    pub(crate) away_subjects: &'static [&'static str],
    /// What programs write in a subject of somebody who is away.
    pub(crate) third_person: &'static [&'static str],
    /// That the text is no person's.
    pub(crate) automatic: &'static [&'static str],
    /// That the author is away.
    pub(crate) away: &'static [&'static str],
    /// Until when.
    pub(crate) back: &'static [&'static str],
    /// Who helps meanwhile.
    pub(crate) stand_in: &'static [&'static str],
    /// That mail is not read meanwhile.
    pub(crate) unread: &'static [&'static str],
    /// That a request was received.
    pub(crate) received: &'static [&'static str],
    /// How receipts begin the subject they are about.
    pub(crate) receipts: &'static [&'static str],
    /// How quotes and forwards are marked.
    pub(crate) quotes: QuoteWords,
    /// How mails end.
    pub(crate) signatures: SignatureWords,
    /// What delivery reports say.
    pub(crate) bounces: BounceWords,
}

/// A field of a quoted header block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    From,
    Date,
    To,
    Subject,
    Other,
}

/// The words by which mail programs mark quotes and forwards.
#[derive(Debug)]
pub(crate) struct QuoteWords {
    /// Verbs of attribution lines.
    pub(crate) wrote: &'static [&'static str],
    /// First words of attribution lines that may hold no digit on their first line.
    pub(crate) openings: &'static [&'static str],
    /// Beginnings of months and weekdays, where the year is left out.
    pub(crate) dates: &'static [&'static str],
    /// What stands between the dashes above a mail that is answered.
    pub(crate) originals: &'static [&'static str],
    /// What such a separator starts with when more follows.
    pub(crate) original_openings: &'static [&'static str],
    /// What stands between the dashes above a mail that is forwarded.
    pub(crate) forwards: &'static [&'static str],
    /// What such a separator starts with when more follows.
    pub(crate) forward_openings: &'static [&'static str],
    /// Separators above forwards without dashes, ended by a colon.
    pub(crate) apple_forwards: &'static [&'static str],
    /// What help desks write above their mails, so that answers stand above it.
    pub(crate) answers_above: &'static [&'static str],
    /// How some programs name the author without a verb.
    pub(crate) quoting: &'static [&'static str],
    /// The author of the mail in their own prose.
    pub(crate) first_person: &'static [&'static str],
    /// Names of the fields of a quoted header block.
    pub(crate) labels: &'static [(&'static str, Label)],
    /// Names of date fields that forms have as well as mails.
    pub(crate) any_dates: &'static [&'static str],
}

/// How mails end.
#[derive(Debug)]
pub(crate) struct SignatureWords {
    /// Formulas of farewell that open a signature.
    pub(crate) closings: &'static [&'static str],
    /// How signatures of telephones and mail programs start.
    pub(crate) devices: &'static [&'static str],
    /// What people say of their haste behind such a line.
    pub(crate) excuses: &'static [&'static str],
    /// How the legal notice under a mail begins.
    pub(crate) legal_openings: &'static [&'static str],
    /// What such a notice says to whom it was not meant for.
    pub(crate) legal_marks: &'static [&'static str],
}

/// What mail servers say in delivery reports.
#[derive(Debug)]
pub(crate) struct BounceWords {
    /// What subjects of reports hold.
    pub(crate) subjects: &'static [&'static str],
    /// What reports say in their text.
    pub(crate) sayings: &'static [&'static str],
    /// How reports speak of the mail that failed.
    pub(crate) of_mail: &'static [&'static str],
    /// What reports say of a mail that may still arrive.
    pub(crate) delays: &'static [&'static str],
    /// What the words of a server mean, as status codes (RFC 3463), the telling ones first.
    pub(crate) reasons: &'static [(&'static str, &'static str)],
}

/// Where nothing of it is known.
pub(super) const NO_QUOTES: QuoteWords = QuoteWords {
    wrote: &[],
    openings: &[],
    dates: &[],
    originals: &[],
    original_openings: &[],
    forwards: &[],
    forward_openings: &[],
    apple_forwards: &[],
    answers_above: &[],
    quoting: &[],
    first_person: &[],
    labels: &[],
    any_dates: &[],
};

/// Where nothing of it is known.
pub(super) const NO_SIGNATURES: SignatureWords = SignatureWords {
    closings: &[],
    devices: &[],
    excuses: &[],
    legal_openings: &[],
    legal_marks: &[],
};

/// Where nothing of it is known.
pub(super) const NO_BOUNCES: BounceWords = BounceWords {
    subjects: &[],
    sayings: &[],
    of_mail: &[],
    delays: &[],
    reasons: &[],
};

/// Where little of it is known.
pub(super) const NO_MAIL: MailWords = MailWords {
    prefixes: &[],
    automatic_subjects: &[],
    away_subjects: &[],
    third_person: &[],
    automatic: &[],
    away: &[],
    back: &[],
    stand_in: &[],
    unread: &[],
    received: &[],
    receipts: &[],
    quotes: NO_QUOTES,
    signatures: NO_SIGNATURES,
    bounces: NO_BOUNCES,
};

impl MailWords {
    /// What a list holds in all languages.
    pub(crate) fn every(list: fn(&Self) -> &'static [&'static str]) -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().flat_map(move |words| list(words).iter().copied())
    }
}
