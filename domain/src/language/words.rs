//! The shape of a language's tables.

use super::{Language, de, en, es, fr, it, nl, pt};

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
