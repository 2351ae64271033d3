//! Arabic.

use super::words::{
    BounceWords, Label, MailWords, NO_BOUNCES, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords,
};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["رد تلقائي", "الرد التلقائي", "رد آلي", "الرد الآلي", "رسالة تلقائية"],
    away_subjects: &["خارج المكتب", "في إجازة", "إجازة"],
    automatic: &["هذا رد تلقائي", "هذه رسالة تلقائية", "هذا رد آلي"],
    away: &["خارج المكتب", "في إجازة", "لست في المكتب", "غير متواجد", "غير متواجدة", "غير متاح"],
    back: &["حتى", "سأعود", "عودتي", "إلى "],
    stand_in: &["للحالات العاجلة", "عاجل", "للأمور العاجلة", "الطارئة", "يرجى الاتصال", "يرجى التواصل", "التواصل مع", "الاتصال ب"],
    unread: &["سأرد", "سوف أرد", "شكرا لرسالتك", "شكرًا لرسالتك", "شكراً على", "شكرا على"],
    receipts: &["مقروءة", "قراءة"],
    prefixes: &["رد", "إعادة توجيه"],
    quotes: QuoteWords {
        wrote: &["تمت كتابة ما يلي", "مكتب", "كتب"],
        openings: &["في "],
        dates: &["يناير", "مارس"],
        originals: &["الرسالة الأصلية", "پیام اصلی"],
        forwards: &["رسالة معاد توجيهها"],
        labels: &[("من", Label::From), ("تم الإرسال", Label::Date), ("التاريخ", Label::Date), ("إلى", Label::To), ("الموضوع", Label::Subject)],
        any_dates: &["التاريخ"],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["مع خالص التحية"],
        devices: &["أرسلت من", "أُرسلت من"],
        ..NO_SIGNATURES
    },
    bounces: BounceWords {
        subjects: &["تعذر"],
        ..NO_BOUNCES
    },
    ..NO_MAIL
};
