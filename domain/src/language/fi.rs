//! Finnish.

use super::words::{
    BounceWords, Label, MailWords, NO_BOUNCES, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords,
};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &[
        "automaattinen vastaus", "automaattivastaus", "poissaoloviesti", "poissaoloilmoitus", "automaattinen poissaoloviesti", "lukukuittaus",
    ],
    away_subjects: &["poissa", "poissaolo", "poissa toimistosta", "lomalla", "loma", "en ole toimistossa"],
    third_person: &["on poissa", "on lomalla"],
    automatic: &["tämä on automaattinen", "tämä viesti on automaattinen"],
    away: &[
        "olen poissa", "poissa toimistosta", "olen lomalla", "lomalla", "olen vapaalla", "en ole toimistossa", "en ole paikalla",
        "vanhempainvapaalla", "olen matkoilla", "työmatkalla", "en ole tavoitettavissa",
    ],
    back: &["asti", "saakka", "takaisin", "palaan", "alkaen", "seuraavan kerran"],
    stand_in: &["kiireellisissä", "kiireisissä", "kiireelliset", "ota yhteyttä", "ottakaa yhteyttä", "yhteyttä", "sijaiseni", "kollegani"],
    unread: &["en lue", "vastaan", "kiitos viestistäsi", "kiitos viestistänne", "kiitos sähköpostistasi", "viestiäsi ei välitetä"],
    receipts: &["luettu", "lukematta"],
    prefixes: &["vl", "tl"],
    quotes: QuoteWords {
        wrote: &["kirjoitti"],
        openings: &["ti ", "ke ", "to ", "pe ", "la ", "su ", "ma "],
        dates: &["maa", "huh", "tou", "kes", "hei", "elo", "syy", "lok", "jou", "kuuta"],
        originals: &["alkuperäinen viesti", "alkuperäinen sähköposti"],
        forwards: &["välitetty viesti", "edelleenlähetetty viesti"],
        apple_forwards: &["välitetty viesti", "välitetty viesti alkaa"],
        quoting: &["lainaus ", "lainaan "],
        labels: &[
            ("lähettäjä", Label::From), ("asia", Label::Subject), ("otsikko", Label::Subject), ("lähetetty", Label::Date),
            ("päivämäärä", Label::Date), ("vastaanottaja", Label::To), ("aihe", Label::Subject),
        ],
        any_dates: &["päivämäärä"],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["terveisin", "parhain terveisin", "ystävällisesti", "terv", "ystävällisin terveisin"],
        devices: &["lähetetty ", "hanki outlook"],
        ..NO_SIGNATURES
    },
    bounces: BounceWords {
        subjects: &["toimitus ei onnistu", "ei voi toimittaa", "ei voitu toimittaa"],
        sayings: &["ei voitu toimittaa", "ei ole olemassa"],
        reasons: &[("ei ole olemassa", "5.1.1")],
        ..NO_BOUNCES
    },
    ..NO_MAIL
};
