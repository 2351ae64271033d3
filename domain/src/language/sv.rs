//! Swedish.

use super::MailWords;

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["autosvar", "automatiskt svar", "autosvar vid frånvaro", "frånvaromeddelande", "automatiskt frånvaromeddelande", "läskvitto"],
    away_subjects: &[
        "frånvaro", "frånvarande", "ej på kontoret", "inte på kontoret", "på semester", "semester", "föräldraledig", "tjänstledig", "ledig",
    ],
    third_person: &["är inte på kontoret", "är på semester", "är frånvarande", "är ej på kontoret"],
    automatic: &["detta är ett automatiskt", "det här är ett automatiskt", "detta är ett autosvar", "autosvar"],
    away: &[
        "inte på kontoret", "ej på kontoret", "på semester", "har semester", "jag är ledig", "jag är frånvarande", "föräldraledig", "tjänstledig",
        "på tjänsteresa", "jag är bortrest", "jag är på resande fot", "jag är sjukskriven", "kontoret är stängt",
    ],
    back: &["till och med", "t.o.m", "tom ", "tillbaka", "åter", "från och med", "fr.o.m", "till den"],
    stand_in: &["vid brådskande", "brådskande", "i brådskande", "vid akuta", "akuta ärenden", "kontakta", "ring ", "min kollega", "under min frånvaro"],
    unread: &[
        "begränsad tillgång", "läser inte", "kommer inte att läsa", "svarar när", "svarar så snart", "återkommer", "vidarebefordras inte",
        "tack för ditt mejl", "tack för ditt mail", "tack för ditt meddelande", "tack för ditt e-post",
    ],
    received: &["vi har tagit emot", "ditt ärende", "ärendenummer", "svara inte på detta"],
    receipts: &["läst", "oläst"],
};
