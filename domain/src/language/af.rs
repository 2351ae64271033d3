//! Afrikaans.

use super::words::{MailWords, NO_MAIL};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["outomatiese antwoord"],
    away: &["uit die kantoor", "met verlof", "nie op kantoor"],
    back: &["tot "],
    stand_in: &["dringende", "kontak"],

    ..NO_MAIL
};
