//! Polish.

use super::MailWords;

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &[
        "automatyczna odpowiedź", "odpowiedź automatyczna", "autoodpowiedź", "autoresponder", "automatyczna odpowiedz", "wiadomość automatyczna",
        "potwierdzenie przeczytania",
    ],
    away_subjects: &["poza biurem", "nieobecność", "nieobecny", "nieobecna", "jestem poza biurem", "urlop", "na urlopie", "nieobecność w biurze"],
    third_person: &["jest poza biurem", "jest nieobecny", "jest nieobecna", "przebywa na urlopie", "jest na urlopie"],
    automatic: &[
        "to jest automatyczna", "to jest wiadomość automatyczna", "wiadomość wygenerowana automatycznie",
        "wiadomość została wygenerowana automatycznie", "jest to automatyczna",
    ],
    away: &[
        "poza biurem", "jestem nieobecny", "jestem nieobecna", "nieobecny w biurze", "nieobecna w biurze", "jestem na urlopie",
        "przebywam na urlopie", "na urlopie", "na zwolnieniu", "w podróży służbowej", "w delegacji", "nie ma mnie w biurze", "nie będzie mnie",
        "nie będę dostępn", "urlopie macierzyńskim", "nasze biuro jest nieczynne", "już nie pracuję",
    ],
    back: &["do dnia", "do ", "wracam", "wrócę", "po powrocie", "od dnia", "ponownie", "będę dostępn"],
    stand_in: &[
        "w pilnych sprawach", "w sprawach pilnych", "pilnych", "w razie pilnej", "w nagłych", "proszę o kontakt", "prosimy o kontakt",
        "proszę kontaktować", "proszę się kontaktować", "zastępuje mnie", "moja koleżanka", "mój kolega", "podczas mojej nieobecności",
    ],
    unread: &[
        "ograniczony dostęp", "nie mam dostępu", "bez dostępu", "odpowiem", "odpiszę", "odpowiedzi udzielę", "nie będzie przekazana",
        "dziękuję za wiadomość", "dziękuję za e-mail", "dziękuję za maila", "dziękujemy za wiadomość",
    ],
    received: &["otrzymaliśmy", "państwa wiadomość", "numer zgłoszenia", "nie odpowiadaj na", "prosimy nie odpowiadać", "proszę nie odpowiadać"],
    receipts: &["przeczytano", "przeczytane", "nie przeczytano", "odczytano"],
};
