//! Basque.

use super::words::{Label, MailWords, NO_MAIL, NO_QUOTES, QuoteWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["erantzun automatikoa"],
    away: &["oporretan", "bulegotik kanpo"],
    back: &["arte", "itzuli"],
    stand_in: &["jarri harremanetan", "premiazko"],
    quotes: QuoteWords {
        wrote: &["idatzi du"],
        originals: &["jatorrizko mezua"],
        labels: &[("gaia", Label::Subject)],
        ..NO_QUOTES
    },
    ..NO_MAIL
};
