//! Estonian.

use super::words::{MailWords, NO_MAIL};

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
    ..NO_MAIL
};
