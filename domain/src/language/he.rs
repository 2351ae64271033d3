//! Hebrew.

use super::words::{
    BounceWords, Label, MailWords, NO_BOUNCES, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords,
};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["תשובה אוטומטית", "מענה אוטומטי", "תגובה אוטומטית"],
    away_subjects: &["מחוץ למשרד", "בחופשה", "חופשה"],
    automatic: &["זוהי הודעה אוטומטית", "זו הודעה אוטומטית", "הודעה זו נשלחה אוטומטית", "מענה אוטומטי"],
    away: &["מחוץ למשרד", "בחופשה", "בחופשת", "לא נמצא במשרד", "לא נמצאת במשרד", "לא אהיה זמין", "לא אהיה זמינה", "לא אהיה במשרד"],
    back: &["עד ", "אחזור", "אשוב", "חזרתי"],
    stand_in: &["במקרים דחופים", "דחוף", "לעניינים דחופים", "ניתן לפנות", "נא לפנות", "אנא פנו"],
    unread: &["אענה", "אשיב", "גישה מוגבלת", "תודה על"],
    receipts: &["נקרא"],
    prefixes: &["השב", "הועבר"],
    quotes: QuoteWords {
        wrote: &["כתב", "כתבה"],
        openings: &["בתאריך", "ב-"],
        dates: &["במרץ", "בינו"],
        originals: &["הודעה מקורית"],
        forwards: &["הודעה שהועברה"],
        labels: &[("מאת", Label::From), ("נשלח", Label::Date), ("תאריך", Label::Date), ("אל", Label::To), ("נושא", Label::Subject)],
        any_dates: &["תאריך"],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["בברכה"],
        devices: &["נשלח מ"],
        ..NO_SIGNATURES
    },
    bounces: BounceWords {
        subjects: &["לא ניתן"],
        ..NO_BOUNCES
    },
    ..NO_MAIL
};
