//! Galician.

use super::words::{MailWords, NO_MAIL};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["resposta automática"],
    away: &["fóra da oficina", "de vacacións"],
    back: &["ata o", "ata"],
    stand_in: &["urxente", "contacte"],
    ..NO_MAIL
};
