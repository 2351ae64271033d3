//! Estonian.

use super::words::{Label, MailWords, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["automaatvastus", "automaatne vastus", "automaatteade"],
    away_subjects: &["kontorist väljas", "puhkusel", "puhkus", "eemal"],
    automatic: &["see on automaatvastus", "see on automaatne"],
    away: &["puhkusel", "kontorist väljas", "ei ole kontoris", "kontorist eemal", "olen eemal", "lähetuses", "viibin"],
    back: &["kuni", "tagasi", "naasen", "alates"],
    stand_in: &["kiireloomulis", "kiirete", "kiire", "pöörduge", "võtke ühendust", "palun pöörduge", "kolleeg"],
    unread: &["vastan", "piiratud", "tänan kirja", "tänan teid", "aitäh"],
    receipts: &["loetud"],
    quotes: QuoteWords {
        wrote: &["kirjutas"],
        openings: &["kuupäev "],
        dates: &["dets", "märts"],
        originals: &["algne kiri", "originaalkiri"],
        forwards: &["edastatud kiri"],
        labels: &[
            ("kellelt", Label::From), ("saatja", Label::From), ("saadetud", Label::Date), ("kuupäev", Label::Date), ("kellele", Label::To),
            ("saaja", Label::To), ("teema", Label::Subject),
        ],
        any_dates: &["kuupäev"],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["lugupidamisega"],
        devices: &["saadetud minu", "saadetud seadmest"],
        ..NO_SIGNATURES
    },
    ..NO_MAIL
};
