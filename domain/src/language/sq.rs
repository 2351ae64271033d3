//! Albanian.

use super::words::{MailWords, NO_MAIL};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["përgjigje automatike"],
    away: &["jashtë zyrës", "me pushime"],
    back: &["deri"],
    stand_in: &["urgjente", "kontaktoni"],
    ..NO_MAIL
};
