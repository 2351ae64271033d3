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

/// What mail programs and people say in automatic answers.
#[derive(Debug)]
pub(crate) struct MailWords {
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
}

/// Where little of it is known.
pub(super) const NO_MAIL: MailWords = MailWords {
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
