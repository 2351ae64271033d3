//! Latvian.

use super::words::{Label, MailWords, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords};

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
    quotes: QuoteWords {
        wrote: &["rakstīja"],
        originals: &["sākotnējais ziņojums"],
        forwards: &["pārsūtīts ziņojums"],
        labels: &[("no", Label::From), ("nosūtīts", Label::Date), ("temats", Label::Subject)],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["ar cieņu"],
        devices: &["nosūtīts no"],
        ..NO_SIGNATURES
    },
    ..NO_MAIL
};
