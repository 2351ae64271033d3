//! Danish.

use super::words::{BounceWords, Label, MailWords, NO_BOUNCES, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &[
        "automatisk svar", "autosvar", "autosvar ved fravær", "fraværsmeddelelse", "fraværsbesked", "automatisk besvarelse", "læsekvittering",
    ],
    away_subjects: &["fravær", "fraværende", "ikke på kontoret", "ikke til stede", "på ferie", "ferie", "på barsel", "barsel", "barselsorlov"],
    third_person: &["er ikke på kontoret", "er på ferie", "er fraværende", "er ikke til stede"],
    automatic: &["dette er et automatisk", "dette er et autosvar", "denne mail er automatisk"],
    away: &[
        "ikke på kontoret", "på ferie", "holder ferie", "jeg er fraværende", "på barsel", "jeg har fri", "jeg er ude af huset", "på tjenesterejse",
        "på orlov", "jeg er bortrejst", "kontoret er lukket", "jeg er ikke til stede",
    ],
    back: &["til og med", "t.o.m", "indtil", "tilbage", "igen den", "fra og med"],
    stand_in: &[
        "hvis det haster", "haster", "hastesager", "i hastetilfælde", "kontakt ", "kontakte", "ring ", "min kollega", "i mit fravær", "presserende",
    ],
    unread: &[
        "begrænset adgang", "læser ikke", "besvarer", "svarer", "vender tilbage", "videresendes ikke", "tak for din mail", "tak for din e-mail",
        "tak for din besked", "tak for din henvendelse",
    ],
    received: &["vi har modtaget din", "sagsnummer", "svar ikke på denne"],
    receipts: &["læst", "ulæst"],
    prefixes: &["vs", "fs"],
    quotes: QuoteWords {
        openings: &["søn", "tir", "ons.", "tor."],
        dates: &["maj"],
        originals: &["oprindelig meddelelse", "oprindelig besked", "oprindelig mail", "original besked"],
        forwards: &["videresendt meddelelse", "videresendt besked"],
        forward_openings: &["videresendt af "],
        apple_forwards: &["videresendt besked", "start på videresendt besked"],
        answers_above: &["svar over denne linje"],
        quoting: &["citat "],
        first_person: &["skrev jeg"],
        labels: &[
            ("fra", Label::From), ("afsender", Label::From), ("sendt dato", Label::Date), ("modtager", Label::To), ("sendt", Label::Date),
            ("dato", Label::Date), ("til", Label::To), ("emne", Label::Subject),
        ],
        any_dates: &["dato"],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["hilsen", "hilsner", "de bedste hilsner", "bedste hilsner", "kh", "med venlig hilsen", "venlig hilsen"],
        devices: &["sendt med", "sendt via", "sendt fra", "hent outlook"],
        ..NO_SIGNATURES
    },
    bounces: BounceWords {
        subjects: &["kan ikke leveres", "ikke leveret", "fejl ved levering"],
        sayings: &["kunne ikke leveres", "findes ikke"],
        of_mail: &["din meddelelse", "din besked"],
        reasons: &[("findes ikke", "5.1.1")],
        ..NO_BOUNCES
    },
};
