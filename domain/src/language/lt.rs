//! Lithuanian.

use super::words::{MailWords, NO_MAIL};

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
    ..NO_MAIL
};
