//! Swedish.

use super::words::{BounceWords, Label, MailWords, NO_BOUNCES, NO_QUOTES, QuoteWords, SignatureWords};

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
    prefixes: &["sv", "vb"],
    quotes: QuoteWords {
        wrote: &["skrev", "skriver"],
        openings: &["från ", "den:", "lør", "den ", "på "],
        originals: &["ursprungligt meddelande", "originalmeddelande", "ursprungliga meddelandet", "ursprungligt e-postmeddelande"],
        forwards: &["vidarebefordrat meddelande", "vidarebefordrat e-postmeddelande"],
        forward_openings: &["vidarebefordrat av "],
        apple_forwards: &["vidarebefordrat brev", "vidarebefordrat meddelande"],
        answers_above: &["svara ovanför denna"],
        quoting: &["citerar ", "citat från "],
        first_person: &["skrev jag"],
        labels: &[
            ("från", Label::From), ("avsändare", Label::From), ("mottagare", Label::To), ("ärende", Label::Subject), ("skickat", Label::Date),
            ("till", Label::To), ("ämne", Label::Subject), ("kopia", Label::Other),
        ],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &[
            "med vänlig hälsning", "hälsningar", "bästa hälsningar", "varma hälsningar", "hälsn", "vh", "med vänliga hälsningar",
            "vänliga hälsningar", "mvh",
        ],
        devices: &["skaffa outlook", "skickat via", "skickat från", "skickat med", "hämta outlook"],
        excuses: &["ursäkta", "stavfel"],
        legal_openings: &["det här meddelandet", "detta meddelande", "detta e-postmeddelande"],
        legal_marks: &["inte är avsedd mottagare", "av misstag"],
    },
    bounces: BounceWords {
        subjects: &["olevererbart", "kunde inte levereras", "går inte att leverera", "leveransfel"],
        sayings: &["kunde inte levereras", "finns inte"],
        of_mail: &["ditt meddelande"],
        reasons: &[("finns inte", "5.1.1")],
        ..NO_BOUNCES
    },
};
