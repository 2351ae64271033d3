//! Galician.

use super::words::{MailWords, NO_MAIL, NO_QUOTES, QuoteWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["resposta automática"],
    away: &["fóra da oficina", "de vacacións"],
    back: &["ata o", "ata"],
    stand_in: &["urxente", "contacte"],
    quotes: QuoteWords {
        wrote: &["escribiu"],
        ..NO_QUOTES
    },
    ..NO_MAIL
};
