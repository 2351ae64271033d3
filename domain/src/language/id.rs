//! Indonesian.

use super::words::{MailWords, NO_MAIL};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["balasan otomatis", "jawaban otomatis", "pesan otomatis"],
    away_subjects: &["di luar kantor", "sedang cuti", "cuti"],
    automatic: &["ini adalah balasan otomatis", "ini adalah pesan otomatis", "email ini dibuat secara otomatis"],
    away: &["di luar kantor", "sedang cuti", "tidak berada di kantor", "tidak di kantor", "sedang dinas"],
    back: &["sampai", "hingga", "kembali"],
    stand_in: &["hal mendesak", "mendesak", "keadaan darurat", "hubungi", "menghubungi", "rekan saya"],
    unread: &["membalas", "akses terbatas", "terima kasih"],
    ..NO_MAIL
};
