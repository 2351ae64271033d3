//! Vietnamese.

use super::words::{Label, MailWords, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["trả lời tự động", "thư trả lời tự động", "tự động trả lời", "phản hồi tự động"],
    away_subjects: &["vắng mặt", "không có mặt tại văn phòng", "ngoài văn phòng", "nghỉ phép"],
    automatic: &["đây là thư trả lời tự động", "đây là email tự động", "đây là tin nhắn tự động"],
    away: &["nghỉ phép", "không có mặt tại văn phòng", "vắng mặt", "đi công tác"],
    back: &["đến ngày", "đến hết", "trở lại", "quay lại"],
    stand_in: &["khẩn cấp", "gấp", "liên hệ"],
    unread: &["trả lời", "cảm ơn"],
    quotes: QuoteWords {
        wrote: &["đã viết"],
        openings: &["vào lúc ", "trong ", "vào "],
        dates: &["thg", "tháng"],
        originals: &["tin nhắn gốc"],
        forwards: &["tin nhắn được chuyển tiếp"],
        labels: &[("từ", Label::From), ("ngày", Label::Date), ("chủ đề", Label::Subject)],
        any_dates: &["ngày"],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["trân trọng"],
        ..NO_SIGNATURES
    },
    ..NO_MAIL
};
