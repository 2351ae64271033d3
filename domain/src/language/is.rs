//! Icelandic.

use super::words::{MailWords, NO_MAIL};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["sjálfvirkt svar"],
    away_subjects: &["ekki á skrifstofunni", "í fríi"],
    away: &["er í fríi", "ekki á skrifstofunni", "er ekki við"],
    back: &["til og með", "kem aftur", "til "],
    stand_in: &["hafið samband", "hafðu samband", "áríðandi"],
    ..NO_MAIL
};
