//! Czech.

use super::MailWords;

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
};
