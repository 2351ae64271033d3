//! Norwegian.

use super::MailWords;

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["automatisk svar", "autosvar", "fraværsmelding", "fraværsassistent", "automatisk fraværsmelding", "lesebekreftelse"],
    away_subjects: &["fravær", "ikke på kontoret", "ikke til stede", "borte fra kontoret", "på ferie", "ferie", "permisjon", "foreldrepermisjon"],
    third_person: &["er ikke på kontoret", "er på ferie", "er borte fra kontoret"],
    automatic: &["dette er et automatisk", "dette er en automatisk", "dette er et autosvar", "denne e-posten er automatisk"],
    away: &[
        "ikke på kontoret", "borte fra kontoret", "på ferie", "har ferie", "jeg er fraværende", "i permisjon", "har permisjon", "på reise",
        "på tjenestereise", "jeg har fri", "ikke tilgjengelig", "kontoret er stengt", "jeg er ikke til stede",
    ],
    back: &["til og med", "t.o.m", "fram til", "frem til", "tilbake", "igjen", "fra og med"],
    stand_in: &["hvis det haster", "haster", "ved behov", "i hastesaker", "kontakt ", "kontakte", "ring ", "min kollega", "i mitt fravær"],
    unread: &[
        "begrenset tilgang", "leser ikke", "svarer", "besvarer", "videresendes ikke", "takk for din e-post", "takk for din henvendelse",
        "takk for e-posten", "takk for din melding",
    ],
    received: &["vi har mottatt din", "saksnummer", "ikke svar på denne"],
    receipts: &["lest", "ulest"],
};
