//! Persian.

use super::words::{MailWords, NO_MAIL};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["پاسخ خودکار"],
    away: &["در مرخصی", "خارج از دفتر"],
    back: &["تا "],
    stand_in: &["تماس بگیرید", "ضروری"],

    ..NO_MAIL
};
