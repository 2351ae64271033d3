//! Malay.

use super::words::{MailWords, NO_MAIL};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["balasan automatik", "jawapan automatik", "maklum balas automatik"],
    away_subjects: &["di luar pejabat", "bercuti"],
    automatic: &["ini adalah balasan automatik", "ini adalah mesej automatik"],
    away: &["di luar pejabat", "bercuti", "tidak berada di pejabat"],
    back: &["sehingga", "kembali"],
    stand_in: &["hal segera", "kecemasan", "sila hubungi", "hubungi"],
    unread: &["membalas", "terima kasih"],
    prefixes: &["bas", "nal"],
    ..NO_MAIL
};
