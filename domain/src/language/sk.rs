//! Slovak.

use super::words::{Label, MailWords, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["automatická odpoveď", "automaticka odpoved", "automatická správa", "oznámenie o neprítomnosti"],
    away_subjects: &["mimo kancelárie", "mimo kancelárie do", "neprítomnosť", "neprítomný", "dovolenka", "na dovolenke"],
    third_person: &["je mimo kancelárie", "je na dovolenke"],
    automatic: &["toto je automatická", "táto správa bola vygenerovaná automaticky"],
    away: &[
        "mimo kancelárie", "nie som v kancelárii", "nebudem v kancelárii", "na dovolenke", "mám dovolenku", "čerpám dovolenku", "som neprítom",
        "budem neprítom", "na služobnej ceste", "na materskej", "nie som k dispozícii",
    ],
    back: &["do ", "vrátim", "späť", "po návrate", "od "],
    stand_in: &["v naliehavých", "v urgentných", "naliehav", "urgentn", "kontaktujte", "obráťte sa", "zastupuje", "moja kolegyňa", "môj kolega"],
    unread: &["obmedzený prístup", "nemám prístup", "odpoviem", "ozvem sa", "ďakujem za správu", "ďakujem za váš", "ďakujem za vašu"],
    receipts: &["prečítané"],
    quotes: QuoteWords {
        wrote: &["napísal", "napísal(a)", "odpísal"],
        openings: &["dňa "],
        originals: &["pôvodná správa", "pôvodná e-mailová správa", "originálna správa"],
        forwards: &["preposlaná správa"],
        quoting: &["citujem "],
        labels: &[("odosielateľ", Label::From), ("odoslané", Label::Date), ("kam", Label::To), ("pre", Label::To), ("predmet", Label::Subject)],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        devices: &["odoslané z"],
        ..NO_SIGNATURES
    },
    ..NO_MAIL
};
