//! Romanian.

use super::words::{BounceWords, Label, MailWords, NO_BOUNCES, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["răspuns automat", "raspuns automat", "mesaj automat", "confirmare de citire"],
    away_subjects: &["în afara biroului", "plecat din birou", "absent", "absență", "în concediu", "concediu", "nu sunt la birou"],
    third_person: &["este în afara biroului", "este în concediu", "lipsește din birou"],
    automatic: &["acesta este un răspuns automat", "acesta este un mesaj automat", "mesaj generat automat"],
    away: &[
        "în afara biroului", "nu sunt la birou", "nu voi fi la birou", "sunt în concediu", "în concediu", "sunt plecat", "voi fi plecat",
        "lipsesc din birou", "sunt indisponibil", "nu sunt disponibil", "în delegație", "concediu de maternitate",
    ],
    back: &["până", "pana pe", "revin", "mă întorc", "reveni", "întoarcere", "începând cu"],
    stand_in: &["pentru urgențe", "în caz de urgență", "urgențe", "urgent", "contactați", "vă rog să contactați", "colegul meu", "colega mea"],
    unread: &["acces limitat", "nu am acces", "voi răspunde", "răspund", "mulțumesc pentru mesaj", "vă mulțumesc pentru", "mulțumesc pentru e-mail"],
    received: &["am primit mesajul", "nu răspundeți la acest"],
    receipts: &["citit", "necitit"],
    prefixes: &[],
    quotes: QuoteWords {
        wrote: &["a scris"],
        openings: &["în data ", "la data ", "pe data de "],
        dates: &["ian", "iun", "iul", "noi"],
        originals: &["mesaj original"],
        forwards: &["mesaj redirecționat"],
        labels: &[
            ("de la", Label::From), ("expeditor", Label::From), ("către cine", Label::To), ("trimis", Label::Date), ("către", Label::To),
            ("subiect", Label::Subject),
        ],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["cu stimă", "cu respect", "o zi bună"],
        devices: &["trimis de pe", "trimis din"],
        ..NO_SIGNATURES
    },
    bounces: BounceWords {
        subjects: &["nelivrabil"],
        sayings: &["nu există", "nu a putut fi livrat"],
        reasons: &[("nu există", "5.1.1")],
        ..NO_BOUNCES
    },
};
