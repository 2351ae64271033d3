//! Latvian.

use super::words::{MailWords, NO_MAIL};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["automātiska atbilde", "automātiskā atbilde", "automātisks ziņojums"],
    away_subjects: &["ārpus biroja", "atvaļinājums", "atvaļinājumā", "prombūtne"],
    automatic: &["šī ir automātiska", "šis ir automātisks"],
    away: &["atvaļinājumā", "neesmu birojā", "nebūšu birojā", "ārpus biroja", "prombūtnē", "komandējumā"],
    back: &["līdz", "atgriezīšos", "atgriežos", "no "],
    stand_in: &["steidzam", "sazinieties", "lūdzu, sazinieties", "vērsieties", "kolēģ"],
    unread: &["atbildēšu", "ierobežota piekļuve", "paldies par"],
    receipts: &["izlasīts"],
    ..NO_MAIL
};
