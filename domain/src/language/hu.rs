//! Hungarian.

use super::MailWords;

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
};
