//! Lithuanian.

use super::words::{Label, MailWords, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["automatinis atsakymas", "automatinis pranešimas"],
    away_subjects: &["ne biure", "nedirbu", "atostogos", "atostogauju", "nesu biure"],
    automatic: &["tai automatinis", "tai yra automatinis"],
    away: &["atostogauju", "atostogose", "nesu biure", "nebūsiu biure", "ne biure", "komandiruotėje", "nedirbu"],
    back: &["iki ", "grįšiu", "grįžtu", "nuo "],
    stand_in: &["skubiais", "skubiu", "skubos", "kreipkitės", "susisiekite", "prašome kreiptis", "prašau kreiptis"],
    unread: &["atsakysiu", "ribota prieiga", "ačiū už", "dėkoju už"],
    receipts: &["perskaityta"],
    quotes: QuoteWords {
        wrote: &["rašė", "parašė"],
        originals: &["originali žinutė", "originalus laiškas"],
        forwards: &["persiųstas laiškas"],
        labels: &[("iš", Label::From), ("nuo", Label::From), ("išsiųsta", Label::Date)],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["pagarbiai"],
        devices: &["išsiųsta iš"],
        ..NO_SIGNATURES
    },
    ..NO_MAIL
};
