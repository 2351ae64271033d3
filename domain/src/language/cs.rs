//! Czech.

use super::words::{BounceWords, Label, MailWords, NO_BOUNCES, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &[
        "automatická odpověď", "automaticka odpoved", "automatická odpoveď", "automatická zpráva", "oznámení o nepřítomnosti", "potvrzení o přečtení",
    ],
    away_subjects: &["mimo kancelář", "nepřítomnost", "nepřítomen", "nepřítomna", "dovolená", "jsem mimo kancelář", "na dovolené"],
    third_person: &["je mimo kancelář", "je na dovolené", "není v kanceláři"],
    automatic: &["toto je automatická", "tato zpráva byla vygenerována automaticky", "tento e-mail je automatický", "jedná se o automatickou"],
    away: &[
        "mimo kancelář", "nejsem v kanceláři", "nebudu v kanceláři", "na dovolené", "mám dovolenou", "čerpám dovolenou", "nejsem přítomen",
        "nejsem přítomna", "budu nepřítom", "jsem nepřítom", "na služební cestě", "na mateřské", "na rodičovské", "nemocensk", "nejsem k dispozici",
        "nebudu k dispozici",
    ],
    back: &["do ", "až do", "vrátím", "zpět", "po návratu", "od "],
    stand_in: &[
        "v naléhavých", "v případě naléhav", "v urgentních", "naléhav", "urgentní", "kontaktujte", "obraťte se", "obracejte se", "moje kolegyně",
        "můj kolega", "zastupuje", "v době mé nepřítomnosti",
    ],
    unread: &[
        "omezený přístup", "nemám přístup", "bez přístupu", "odpovím", "ozvu se", "nebude přeposlán", "děkuji za zprávu", "děkuji za váš",
        "děkuji za vaši", "děkujeme za",
    ],
    received: &["obdrželi jsme", "číslo požadavku", "neodpovídejte na"],
    receipts: &["přečteno", "přečtené", "nepřečteno"],
    prefixes: &[],
    quotes: QuoteWords {
        wrote: &["napsal", "napsal(a)", "píše"],
        openings: &["dne ", "od ", "v ", "dne\u{a0}"],
        dates: &["led", "úno", "bře", "dub", "kvě", "čer", "srp", "zář", "říj", "pro"],
        originals: &["původní zpráva", "původní e-mail"],
        forwards: &["přeposlaná zpráva"],
        apple_forwards: &["přeposlaná zpráva", "začátek přeposílané zprávy"],
        quoting: &["cituji "],
        labels: &[("odesílatel", Label::From), ("příjemce", Label::To), ("odesláno", Label::Date), ("komu", Label::To), ("předmět", Label::Subject)],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["s úctou", "s přátelským pozdravem", "hezký den", "s pozdravem"],
        devices: &["stáhnout outlook", "odesláno ze", "odesláno z"],
        ..NO_SIGNATURES
    },
    bounces: BounceWords {
        subjects: &["nedoručiteln"],
        sayings: &["neexistuje", "nepodařilo se doručit"],
        of_mail: &["vaše zpráva"],
        reasons: &[("neexistuje", "5.1.1")],
        ..NO_BOUNCES
    },
};
