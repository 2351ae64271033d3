//! Slovene.

use super::words::{Label, MailWords, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["samodejni odgovor", "avtomatski odgovor", "samodejno sporočilo"],
    away_subjects: &["odsotnost", "odsoten", "odsotna", "na dopustu", "dopust", "zunaj pisarne"],
    third_person: &["je odsoten", "je odsotna", "je na dopustu"],
    automatic: &["to je samodejni", "to je samodejno", "to je avtomatsko"],
    away: &["odsoten", "odsotna", "na dopustu", "nisem v pisarni", "ne bom v pisarni", "zunaj pisarne", "na službeni poti", "na porodniškem"],
    back: &["do ", "vrnem", "vrnitvi", "od "],
    stand_in: &["v nujnih", "nujn", "obrnite", "kontaktirajte", "pokličite", "sodelavk", "sodelavc"],
    unread: &["omejen dostop", "nimam dostopa", "odgovoril", "hvala za"],
    receipts: &["prebrano"],
    quotes: QuoteWords {
        originals: &["izvirno sporočilo", "izvorna pošta"],
        forwards: &["posredovano sporočilo"],
        labels: &[("pošiljalec", Label::From), ("zadeva", Label::Subject)],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["lep pozdrav"],
        ..NO_SIGNATURES
    },
    ..NO_MAIL
};
