//! Albanian.

use super::words::{Label, MailWords, NO_MAIL, NO_QUOTES, QuoteWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["përgjigje automatike"],
    away: &["jashtë zyrës", "me pushime"],
    back: &["deri"],
    stand_in: &["urgjente", "kontaktoni"],
    quotes: QuoteWords {
        labels: &[("nga", Label::From)],
        ..NO_QUOTES
    },
    ..NO_MAIL
};
