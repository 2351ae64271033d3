//! Croatian.

use super::words::{MailWords, NO_MAIL};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["automatski odgovor", "automatska poruka"],
    away_subjects: &["izvan ureda", "na godišnjem odmoru", "godišnji odmor", "odsutnost"],
    third_person: &["je izvan ureda", "nije u uredu"],
    automatic: &["ovo je automatski", "ovo je automatska"],
    away: &["izvan ureda", "nisam u uredu", "na godišnjem", "na odmoru", "odsutan", "odsutna", "na službenom putu", "na porodiljnom"],
    back: &["do ", "vraćam se", "vratit ću", "povratka", "od "],
    stand_in: &["u hitnim", "za hitne", "hitn", "obratite se", "kontaktirajte", "molim kontaktirajte", "kolegici", "kolegi"],
    unread: &["ograničen pristup", "nemam pristup", "odgovorit ću", "hvala na"],
    receipts: &["pročitano"],
    ..NO_MAIL
};
