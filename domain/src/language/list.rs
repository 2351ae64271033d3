//! The languages that are known: those that are read and written, and those that only mail is told by.

use serde::{Deserialize, Serialize};

use super::words::{MailWords, Words};

macro_rules! read_and_written {
    ($default:ident: $default_file:ident, $default_doc:literal; $($name:ident: $file:ident, $doc:literal;)+) => {
        /// A language that is read and written.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum Language {
            #[doc = $default_doc]
            #[default]
            $default,
            $(#[doc = $doc] $name,)+
        }

        impl Language {
            /// All of them, in the order of the list.
            pub const ALL: [Self; [$default_doc, $($doc),+].len()] = [Self::$default, $(Self::$name),+];
        }

        impl Words {
            /// The tables of a language.
            pub(crate) fn of(language: Language) -> &'static Self {
                match language {
                    Language::$default => &super::$default_file::WORDS,
                    $(Language::$name => &super::$file::WORDS,)+
                }
            }
        }
    };
}

read_and_written! {
    En: en, "English.";
    De: de, "German.";
    Fr: fr, "French.";
    Es: es, "Spanish.";
    Pt: pt, "Portuguese.";
    It: it, "Italian.";
    Nl: nl, "Dutch.";
    Sv: sv, "Swedish.";
}

macro_rules! told_in_mail {
    ($($file:ident)+) => {
        impl MailWords {
            /// Those of all languages in which mail is told from people's, though some are not read otherwise.
            pub(crate) const ALL: &'static [&'static Self] = &[$(&super::$file::MAIL),+];
        }
    };
}

told_in_mail! {
    en de fr es pt it nl sv da nb fi is pl cs sk hu ro bg ru uk
    el tr hr sr sl lt lv et he ar fa hi th vi id ms zh ja ko ca eu gl sq af kk
}

impl Language {
    /// The English name, as a model is told it.
    #[must_use]
    pub fn english_name(self) -> &'static str {
        Words::of(self).name
    }

    /// How a reminder of a meeting begins.
    #[must_use]
    pub fn reminder(self) -> &'static str {
        Words::of(self).reminder
    }
}
