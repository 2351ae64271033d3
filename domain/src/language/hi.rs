//! Hindi.

use super::words::{MailWords, NO_MAIL};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["स्वचालित उत्तर", "स्वतः उत्तर", "स्वचालित जवाब"],
    away: &["कार्यालय से बाहर", "छुट्टी पर"],
    back: &["तक"],
    stand_in: &["संपर्क करें", "अत्यावश्यक"],

    ..NO_MAIL
};
