//! Polish.

use super::words::{BounceWords, Label, MailWords, NO_BOUNCES, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords};

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
    prefixes: &["odp", "pd"],
    quotes: QuoteWords {
        wrote: &["napisał", "napisał(a)", "napisal", "napisala", "pisze", "wiadomość napisana"],
        openings: &["wiadomość napisana ", "na ", "dnia ", "w dniu "],
        dates: &["sty", "lut", "kwi", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"],
        originals: &["wiadomość oryginalna", "oryginalna wiadomość"],
        forwards: &["wiadomość przekazana", "treść przekazanej wiadomości"],
        forward_openings: &["przekazane przez "],
        apple_forwards: &["początek przekazywanej wiadomości"],
        answers_above: &["odpowiedz powyżej tej linii"],
        quoting: &["cytowanie ", "cytat "],
        labels: &[
            ("od", Label::From), ("nadawca", Label::From), ("data wysłania", Label::Date), ("odbiorca", Label::To), ("wysłano", Label::Date),
            ("wysłane", Label::Date), ("do", Label::To), ("temat", Label::Subject),
        ],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["pozdrowienia", "serdecznie pozdrawiam", "z wyrazami szacunku", "pozdrawiam", "z poważaniem"],
        devices: &["pobierz aplikację outlook", "wysłane przez", "wysłane za pomocą", "wysłane z", "wysłano z", "pobierz outlook"],
        ..NO_SIGNATURES
    },
    bounces: BounceWords {
        subjects: &["nie dostarczono", "niedostarcz", "nie można dostarczyć"],
        sayings: &["nie istnieje", "nie można dostarczyć", "nie mogła zostać dostarczona"],
        of_mail: &["twoja wiadomość"],
        reasons: &[("skrzynka jest pełna", "5.2.2"), ("nie istnieje", "5.1.1"), ("nieznany", "5.1.1")],
        ..NO_BOUNCES
    },
};
