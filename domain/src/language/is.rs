//! Icelandic.

use super::words::{Label, MailWords, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["sjálfvirkt svar"],
    away_subjects: &["ekki á skrifstofunni", "í fríi"],
    away: &["er í fríi", "ekki á skrifstofunni", "er ekki við"],
    back: &["til og með", "kem aftur", "til "],
    stand_in: &["hafið samband", "hafðu samband", "áríðandi"],
    quotes: QuoteWords {
        wrote: &["skrifaði"],
        openings: &["þann "],
        originals: &["upprunaleg skilaboð"],
        labels: &[("frá", Label::From), ("efni", Label::Subject)],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["kveðja", "bestu kveðjur"],
        ..NO_SIGNATURES
    },
    ..NO_MAIL
};
