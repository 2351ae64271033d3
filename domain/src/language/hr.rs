//! Croatian.

use super::words::{Label, MailWords, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords};

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
    quotes: QuoteWords {
        wrote: &["napisao", "je napisao", "je napisal/a", "napisao je", "napisala je"],
        openings: &["dana "],
        originals: &["izvorna poruka", "originalna poruka"],
        forwards: &["proslijeđena poruka"],
        labels: &[
            ("pošiljatelj", Label::From), ("šalje", Label::From), ("poslano", Label::Date), ("za", Label::To), ("prima", Label::To),
            ("tema", Label::Subject), ("naslov", Label::Subject),
        ],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["lijep pozdrav", "s poštovanjem"],
        devices: &["poslano s", "poslano iz"],
        ..NO_SIGNATURES
    },
    ..NO_MAIL
};
