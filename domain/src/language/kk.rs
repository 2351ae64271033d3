//! Kazakh.

use super::words::{MailWords, NO_MAIL};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["автоматты жауап", "автоматты түрде жауап"],
    away: &["демалыста", "кеңседе емеспін"],
    back: &["дейін"],
    stand_in: &["хабарласыңыз", "шұғыл"],
    ..NO_MAIL
};
