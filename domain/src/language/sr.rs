//! Serbian.

use super::words::{Label, MailWords, NO_MAIL, NO_QUOTES, QuoteWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["automatski odgovor", "аутоматски одговор", "аутоматска порука"],
    away_subjects: &["van kancelarije", "ван канцеларије", "na godišnjem odmoru", "на годишњем одмору", "odsustvo"],
    third_person: &["je van kancelarije", "није у канцеларији"],
    automatic: &["ovo je automatski", "ово је аутоматски", "ово је аутоматска"],
    away: &[
        "van kancelarije", "nisam u kancelariji", "ван канцеларије", "нисам у канцеларији", "на годишњем", "na godišnjem", "на одмору", "odsutan",
        "odsutna", "одсутан", "одсутна",
    ],
    back: &["do ", "до ", "vraćam se", "враћам се"],
    stand_in: &["hitn", "хитн", "kontaktirajte", "контактирајте", "obratite se", "обратите се"],
    unread: &["odgovoriću", "одговорићу", "hvala na", "хвала на", "ограничен приступ"],
    quotes: QuoteWords {
        wrote: &["написао", "је написао/ла"],
        forwards: &["прослеђена порука"],
        labels: &[("послато", Label::Date), ("наслов", Label::Subject)],
        ..NO_QUOTES
    },
    ..NO_MAIL
};
