//! The shape of a language's tables.

use super::{
    Language, af, ar, bg, ca, cs, da, de, el, en, es, et, eu, fa, fi, fr, gl, he, hi, hr, hu, id, is, it, ja, kk, ko,
    lt, lv, ms, nb, nl, pl, pt, ro, ru, sk, sl, sq, sr, sv, th, tr, uk, vi, zh,
};

/// All that is known of a language, a group of tables for each topic.
#[derive(Debug)]
pub(crate) struct Words {
    /// Words that tell the language from others and say nothing of the matter, folded, apart by spaces.
    pub(crate) common: &'static str,
    /// How days, times and lengths of time are said.
    pub(crate) dates: DateWords,
    /// What people say about meetings.
    pub(crate) meeting: MeetingWords,
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
    /// Those of all languages in which mail is told from people's, though some are not read otherwise.
    #[rustfmt::skip]
    pub(crate) const ALL: &'static [&'static Self] = &[
        &en::MAIL, &de::MAIL, &fr::MAIL, &es::MAIL, &pt::MAIL, &it::MAIL, &nl::MAIL, &sv::MAIL, &da::MAIL, &nb::MAIL, &fi::MAIL,
        &is::MAIL, &pl::MAIL, &cs::MAIL, &sk::MAIL, &hu::MAIL, &ro::MAIL, &bg::MAIL, &ru::MAIL, &uk::MAIL, &el::MAIL, &tr::MAIL,
        &hr::MAIL, &sr::MAIL, &sl::MAIL, &lt::MAIL, &lv::MAIL, &et::MAIL, &he::MAIL, &ar::MAIL, &fa::MAIL, &hi::MAIL, &th::MAIL,
        &vi::MAIL, &id::MAIL, &ms::MAIL, &zh::MAIL, &ja::MAIL, &ko::MAIL, &ca::MAIL, &eu::MAIL, &gl::MAIL, &sq::MAIL, &af::MAIL,
        &kk::MAIL,
    ];

    /// What a list holds in all languages.
    pub(crate) fn every(list: fn(&Self) -> &'static [&'static str]) -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().flat_map(move |words| list(words).iter().copied())
    }
}

impl Words {
    /// The tables of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &en::WORDS,
            Language::De => &de::WORDS,
            Language::Fr => &fr::WORDS,
            Language::Es => &es::WORDS,
            Language::Pt => &pt::WORDS,
            Language::It => &it::WORDS,
            Language::Nl => &nl::WORDS,
        }
    }
}
