//! Thai.

use super::words::{Label, MailWords, NO_MAIL, NO_QUOTES, QuoteWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["ตอบกลับอัตโนมัติ", "การตอบกลับอัตโนมัติ", "ข้อความอัตโนมัติ"],
    away_subjects: &["ไม่อยู่ที่สำนักงาน", "ลาพักร้อน", "ไม่อยู่"],
    automatic: &["ข้อความอัตโนมัติ", "ตอบกลับอัตโนมัติ"],
    away: &["ไม่อยู่ที่สำนักงาน", "ลาพักร้อน", "ไม่อยู่ที่ออฟฟิศ", "ลางาน"],
    back: &["จนถึง", "ถึงวันที่", "กลับมา"],
    stand_in: &["เรื่องด่วน", "กรณีเร่งด่วน", "ติดต่อ"],
    unread: &["ขอบคุณ"],
    quotes: QuoteWords {
        wrote: &["เขียนว่า", "เขียน"],
        openings: &["ในวันที่ "],
        dates: &["ม.ค", "มี.ค"],
        originals: &["ข้อความต้นฉบับ"],
        labels: &[("จาก", Label::From), ("ส่ง", Label::Date), ("ถึง", Label::To), ("เรื่อง", Label::Subject)],
        ..NO_QUOTES
    },
    ..NO_MAIL
};
