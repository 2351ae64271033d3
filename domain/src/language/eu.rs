//! Basque.

use super::words::{MailWords, NO_MAIL};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["erantzun automatikoa"],
    away: &["oporretan", "bulegotik kanpo"],
    back: &["arte", "itzuli"],
    stand_in: &["jarri harremanetan", "premiazko"],
    ..NO_MAIL
};
