//! Kazakh.

use super::words::{MailWords, NO_MAIL, NO_QUOTES, QuoteWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["автоматты жауап", "автоматты түрде жауап"],
    away: &["демалыста", "кеңседе емеспін"],
    back: &["дейін"],
    stand_in: &["хабарласыңыз", "шұғыл"],
    quotes: QuoteWords {
        wrote: &["жазды"],
        ..NO_QUOTES
    },
    ..NO_MAIL
};
