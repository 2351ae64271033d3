//! Indonesian.

use super::words::{Label, MailWords, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["balasan otomatis", "jawaban otomatis", "pesan otomatis"],
    away_subjects: &["di luar kantor", "sedang cuti", "cuti"],
    automatic: &["ini adalah balasan otomatis", "ini adalah pesan otomatis", "email ini dibuat secara otomatis"],
    away: &["di luar kantor", "sedang cuti", "tidak berada di kantor", "tidak di kantor", "sedang dinas"],
    back: &["sampai", "hingga", "kembali"],
    stand_in: &["hal mendesak", "mendesak", "keadaan darurat", "hubungi", "menghubungi", "rekan saya"],
    unread: &["membalas", "akses terbatas", "terima kasih"],
    prefixes: &["bls", "trs"],
    quotes: QuoteWords {
        wrote: &["menulis"],
        openings: &["pada "],
        originals: &["pesan asli"],
        forwards: &["pesan terusan"],
        labels: &[
            ("dari", Label::From), ("dikirim", Label::Date), ("tanggal", Label::Date), ("kepada", Label::To), ("ke", Label::To),
            ("subjek", Label::Subject), ("perihal", Label::Subject),
        ],
        any_dates: &["tanggal"],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        devices: &["dikirim dari"],
        ..NO_SIGNATURES
    },
    ..NO_MAIL
};
