//! Hungarian.

use super::words::{BounceWords, Label, MailWords, NO_BOUNCES, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["automatikus válasz", "automatikus üzenet", "automata válasz", "házon kívül", "távolléti üzenet", "olvasási visszaigazolás"],
    away_subjects: &["irodán kívül", "távollét", "szabadság", "szabadságon", "nem vagyok az irodában"],
    third_person: &["házon kívül van", "szabadságon van"],
    automatic: &["ez egy automatikus", "ez automatikus", "automatikusan generált"],
    away: &[
        "házon kívül", "irodán kívül", "nem vagyok az irodában", "nem tartózkodom az irodában", "szabadságon vagyok", "szabadságon",
        "szabadságomat töltöm", "távol vagyok", "távol leszek", "nem vagyok elérhető", "nem leszek elérhető", "üzleti úton", "gyed",
        "szülési szabadság",
    ],
    back: &["-ig", "ig ", "visszatér", "vissza", "legközelebb", "utána", "tól", "től"],
    stand_in: &[
        "sürgős esetben", "sürgős", "halaszthatatlan", "keresse", "keressék", "forduljon", "forduljanak", "kollégám", "kolléganőm", "helyettesít",
    ],
    unread: &[
        "válaszolok", "válaszolni fogok", "korlátozottan", "nem olvasom", "nem férek hozzá", "köszönöm levelét", "köszönöm üzenetét",
        "köszönöm a levelét", "köszönjük levelét",
    ],
    received: &["megkaptuk", "ne válaszoljon erre"],
    receipts: &["elolvasva", "olvasott", "olvasatlan"],
    prefixes: &["továbbítás", "vá", "továbbá"],
    quotes: QuoteWords {
        wrote: &["írta", "ezt írta", "írja"],
        dates: &["szept", "márc", "ápr", "máj", "jún", "júl", "febr"],
        originals: &["eredeti üzenet"],
        forwards: &["továbbított üzenet"],
        apple_forwards: &["továbbított levél kezdete"],
        quoting: &["idézet "],
        labels: &[
            ("feladó", Label::From), ("tárgya", Label::Subject), ("elküldve", Label::Date), ("dátum", Label::Date), ("címzett", Label::To),
            ("tárgy", Label::Subject),
        ],
        any_dates: &["dátum"],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["üdvözlettel", "tisztelettel"],
        devices: &["küldve ", "az iphone-omról küldve", "elküldve az"],
        ..NO_SIGNATURES
    },
    bounces: BounceWords {
        subjects: &["kézbesíthetetlen"],
        sayings: &["nem létezik", "nem sikerült kézbesíteni"],
        reasons: &[("nem létezik", "5.1.1")],
        ..NO_BOUNCES
    },
};
