//! Vietnamese.

use super::words::{MailWords, NO_MAIL};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["trả lời tự động", "thư trả lời tự động", "tự động trả lời", "phản hồi tự động"],
    away_subjects: &["vắng mặt", "không có mặt tại văn phòng", "ngoài văn phòng", "nghỉ phép"],
    automatic: &["đây là thư trả lời tự động", "đây là email tự động", "đây là tin nhắn tự động"],
    away: &["nghỉ phép", "không có mặt tại văn phòng", "vắng mặt", "đi công tác"],
    back: &["đến ngày", "đến hết", "trở lại", "quay lại"],
    stand_in: &["khẩn cấp", "gấp", "liên hệ"],
    unread: &["trả lời", "cảm ơn"],
    ..NO_MAIL
};
