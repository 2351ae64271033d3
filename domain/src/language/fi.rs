//! Finnish.

use super::words::{MailWords, NO_MAIL};

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
    ..NO_MAIL
};
