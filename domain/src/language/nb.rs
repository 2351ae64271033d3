//! Norwegian.

use super::words::{BounceWords, Label, MailWords, NO_BOUNCES, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords};

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
    prefixes: &[],
    quotes: QuoteWords {
        originals: &["opprinnelig melding", "opprinnelig e-post"],
        forwards: &["videresendt melding"],
        forward_openings: &["videresendt av "],
        apple_forwards: &["videresendt melding"],
        answers_above: &["svar over denne linjen"],
        quoting: &["sitat ", "siterer "],
        labels: &[("avsender", Label::From), ("mottaker", Label::To)],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["beste hilsen", "med vennlig hilsen"],
        ..NO_SIGNATURES
    },
    bounces: BounceWords {
        subjects: &["leveringsfeil"],
        sayings: &["finnes ikke"],
        reasons: &[("finnes ikke", "5.1.1")],
        ..NO_BOUNCES
    },
};
