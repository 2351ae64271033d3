//! Bulgarian.

use super::words::{
    BounceWords, Label, MailWords, NO_BOUNCES, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords,
};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["автоматичен отговор", "автоматично съобщение"],
    away_subjects: &["извън офиса", "отпуск", "в отпуск"],
    third_person: &["е извън офиса", "е в отпуск"],
    automatic: &["това е автоматично", "това е автоматичен"],
    away: &["извън офиса", "в отпуск", "не съм в офиса", "ще отсъствам", "отсъствам", "в командировка"],
    back: &["до ", "ще се върна", "връщам се", "от "],
    stand_in: &["при спешни", "по спешни", "спешни", "свържете се", "обърнете се", "моля, свържете"],
    unread: &["ограничен достъп", "нямам достъп", "ще отговоря", "благодаря за", "благодаря ви за"],
    receipts: &["прочетено"],
    quotes: QuoteWords {
        wrote: &["написа", "пишува"],
        originals: &["изходно съобщение", "оригинално съобщение"],
        forwards: &["препратено съобщение"],
        labels: &[("подател", Label::From), ("изпратено", Label::Date), ("относно", Label::Subject)],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["с уважение", "поздрави"],
        devices: &["изпратено от"],
        ..NO_SIGNATURES
    },
    bounces: BounceWords {
        subjects: &["не може да"],
        ..NO_BOUNCES
    },
    ..NO_MAIL
};
