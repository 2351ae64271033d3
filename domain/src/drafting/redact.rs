//! Redaction: card numbers, account numbers and secrets are taken out before a model, or anybody, reads a text on.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Match, Regex};
use serde::{Deserialize, Serialize};

use super::patterns::ascii_pattern;

/// A kind of secret that never reaches a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecretKind {
    /// A payment card number with a valid check digit.
    CardNumber,
    /// An international bank account number with valid check digits.
    Iban,
    /// A key, token or private key by its well-known shape.
    AccessKey,
    /// What follows a word such as "password:".
    Password,
}

const NOTES: [SecretKind; 4] = [
    SecretKind::CardNumber,
    SecretKind::Iban,
    SecretKind::AccessKey,
    SecretKind::Password,
];

/// A secret and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secret {
    /// What it is.
    pub kind: SecretKind,
    /// Bytes of the text.
    pub span: Range<usize>,
}

impl SecretKind {
    fn replacement(self) -> &'static str {
        match self {
            Self::CardNumber => "[card number removed]",
            Self::Iban => "[account number removed]",
            Self::AccessKey => "[key removed]",
            Self::Password => "[password removed]",
        }
    }
}

/// The text with every secret replaced by a note of what stood there.
pub fn redact(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut at = 0;
    for Secret { kind, span } in find(text) {
        clean.push_str(text.get(at..span.start).unwrap_or_default());
        clean.push_str(kind.replacement());
        at = span.end;
    }
    clean.push_str(text.get(at..).unwrap_or_default());
    clean
}

/// The secrets of a text in order, without overlaps.
pub fn find(text: &str) -> Vec<Secret> {
    let mut secrets: Vec<Secret> = Vec::new();
    let mut add = |kind, span: Range<usize>| {
        if secrets
            .iter()
            .all(|known| known.span.end <= span.start || span.end <= known.span.start)
        {
            secrets.push(Secret { kind, span });
        }
    };
    ACCESS_KEY
        .find_iter(text)
        .for_each(|found| add(SecretKind::AccessKey, found.range()));
    for found in IBAN.find_iter(text) {
        if let Some(length) = iban_length(found.as_str()) {
            add(SecretKind::Iban, found.start()..found.start() + length);
        }
    }
    for found in CARD.find_iter(text) {
        if is_card(found.as_str()) && stands_alone(text, &found.range()) {
            add(SecretKind::CardNumber, found.range());
        }
    }
    for pattern in [&*PASSWORD, &*PASSWORD_SENTENCE] {
        for captures in pattern.captures_iter(text) {
            let told = captures.get(1).or_else(|| captures.get(2));
            let is_remark = |found: &Match<'_>| NO_SECRET.contains(&found.as_str().to_lowercase().as_str());
            if let Some(found) = told.filter(|found| !is_note(text, found.start()) && !is_remark(found)) {
                add(SecretKind::Password, found.range());
            }
        }
    }
    secrets.sort_by_key(|secret| secret.span.start);
    secrets
}

static CARD: LazyLock<Regex> = LazyLock::new(|| ascii_pattern(r"\d(?:[ .\-\u{a0}\u{202f}]?\d){12,18}"));

static IBAN: LazyLock<Regex> = LazyLock::new(|| ascii_pattern(r"(?i)\b[A-Z]{2}\d{2}(?:[ \u{a0}\-]?[A-Z0-9]){11,30}"));

static ACCESS_KEY: LazyLock<Regex> = LazyLock::new(|| {
    ascii_pattern(concat!(
        r"(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\z)",
        r"|\bsk-[A-Za-z0-9_\-]{16,}",
        r"|\b(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{10,}",
        r"|\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}|\bglpat-[A-Za-z0-9_\-]{16,}",
        r"|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bAIza[A-Za-z0-9_\-]{30,}|\bxox[abeprs]-[A-Za-z0-9\-]{10,}",
        r"|\bgsk_[A-Za-z0-9]{20,}|\bSG\.[A-Za-z0-9_\-]{16,}\.[A-Za-z0-9_\-]{16,}|\bhf_[A-Za-z0-9]{20,}|\bnpm_[A-Za-z0-9]{30,}",
        r"|\beyJ[A-Za-z0-9_\-]{10,}\.[A-Za-z0-9_\-]{10,}\.[A-Za-z0-9_\-]*",
        r"|\bya29\.[A-Za-z0-9_\-]{20,}|\bGOCSPX-[A-Za-z0-9_\-]{20,}|\bwhsec_[A-Za-z0-9+/=]{16,}|\bshp(?:at|ss|ca)_[a-fA-F0-9]{20,}",
        r"|\bAGE-SECRET-KEY-1[A-Z0-9]{50,}|\bAccountKey=[A-Za-z0-9+/=]{20,}|\bdop_v1_[a-f0-9]{20,}|\b\d{8,10}:AA[A-Za-z0-9_\-]{30,}",
        r"|\bhooks\.slack\.com/services/[A-Za-z0-9/]{20,}",
        r"|\bBearer [A-Za-z0-9_\-.=+/]{20,}",
        r"|\b[a-z]+://[^\s:/@]+:[^\s:/@]+@",
    ))
});

/// A word that a secret follows; in settings it ends a longer name, as in `DB_PASSWORD`.
const SECRET_WORD: &str = concat!(
    r"(?:\b|_)(?:pg)?(?:password|passwd|passphrase|passcode|pwd|passwort|kennwort|mot de passe|contrase[ñn]a|senha|parola d[’']ordine|wachtwoord|has[łl]o|пароль",
    r"|api[ _\-]?key|api[ _\-]?token|access[ _\-]?token|refresh[ _\-]?token|secret[ _\-]?key|secret[ _\-]?access[ _\-]?key|client[ _\-]?secret|auth[ _\-]?token",
    r"|recovery (?:code|phrase)|seed phrase|(?:verification|security|one-time|login|2fa) code|otp|cvv2?|cvc2?|pin(?: code)?)",
);

static PASSWORD: LazyLock<Regex> =
    LazyLock::new(|| ascii_pattern(&format!(r"(?i){SECRET_WORD}[ \t]*[:=][ \t]*(?:\r?\n[ \t]*)?(\S{{2,}})")));

static PASSWORD_SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
    ascii_pattern(&format!(
        concat!(
            r#"(?i){0} (?:is|ist|est|es|é|è|lautet)[ \t]+([^\s]*[0-9][^\s]*[^\s.,;!?]|[^\s]*[^\s.,;!?][0-9]|["'“„«`][^\s"'”“»`]{{3,}}["'”“»`])"#,
            r"|\b(?:my|mein|mon|mi|minha|la mia|mijn)\s(?:\S+\s)?{0} (?:is|ist|est|es|é|è|lautet):?[ \t]+([^\s.,;!?]{{4,}})[.,;!?]?(?:\s|$)",
        ),
        SECRET_WORD
    ))
});

/// What people say of a password instead of the password.
const NO_SECRET: [&str; 34] = [
    "wrong",
    "correct",
    "incorrect",
    "invalid",
    "expired",
    "rejected",
    "refused",
    "accepted",
    "being",
    "still",
    "always",
    "never",
    "required",
    "lost",
    "gone",
    "locked",
    "blocked",
    "reset",
    "changed",
    "also",
    "working",
    "fine",
    "right",
    "okay",
    "falsch",
    "nicht",
    "abgelaufen",
    "gesperrt",
    "incorrecto",
    "incorrecta",
    "incorrect",
    "expiré",
    "verlopen",
    "errata",
];

/// Whether the place already holds a note, so that redacting twice changes nothing.
fn is_note(text: &str, at: usize) -> bool {
    text.get(at..)
        .is_some_and(|rest| NOTES.iter().any(|kind| rest.starts_with(kind.replacement())))
}

/// Whether no digit or letter touches the number, which would make it part of a longer code.
fn stands_alone(text: &str, span: &Range<usize>) -> bool {
    let before = text.get(..span.start).and_then(|before| before.chars().next_back());
    let after = text.get(span.end..).and_then(|after| after.chars().next());
    let touches = |neighbour: Option<char>| neighbour.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    !touches(before) && !touches(after)
}

/// Issuer ranges by ISO/IEC 7812, then the Luhn check digit.
fn is_card(written: &str) -> bool {
    let digits: Vec<u32> = written.chars().filter_map(|letter| letter.to_digit(10)).collect();
    let prefix = |length: usize| digits.iter().take(length).fold(0, |number, digit| number * 10 + digit);
    let is_issued = match digits.len() {
        13 => prefix(1) == 4,
        14 => matches!(prefix(2), 30 | 36 | 38 | 39),
        15 => matches!(prefix(2), 34 | 37),
        16 => matches!(prefix(1), 4 | 6) || matches!(prefix(2), 35 | 51..=55) || matches!(prefix(4), 2221..=2720),
        17..=19 => matches!(prefix(1), 4 | 6),
        _ => false,
    };
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| if place % 2 == 1 { doubled(*digit) } else { *digit })
        .sum();
    is_issued && sum.is_multiple_of(10)
}

/// The bytes at the start that are an IBAN with valid check digits (ISO 13616, modulo 97).
fn iban_length(written: &str) -> Option<usize> {
    let ends = written
        .char_indices()
        .filter(|(_, letter)| letter.is_ascii_alphanumeric());
    let ends: Vec<usize> = ends.map(|(at, letter)| at + letter.len_utf8()).collect();
    ends.iter()
        .skip(14)
        .rev()
        .copied()
        .find(|end| written.get(..*end).is_some_and(has_valid_check_digits))
}

fn has_valid_check_digits(written: &str) -> bool {
    let solid: Vec<char> = written.chars().filter(char::is_ascii_alphanumeric).collect();
    let turned = solid.iter().skip(4).chain(solid.iter().take(4));
    let remainder = turned
        .filter_map(|letter| letter.to_digit(36))
        .fold(0, |remainder, value| {
            if value < 10 {
                (remainder * 10 + value) % 97
            } else {
                (remainder * 100 + value) % 97
            }
        });
    (15..=34).contains(&solid.len()) && remainder == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn secrets_are_replaced_by_a_note() {
        for (text, expected) in [
            (
                "Card 4111 1111 1111 1111, exp 12/27",
                "Card [card number removed], exp 12/27",
            ),
            ("amex 3782-822463-10005.", "amex [card number removed]."),
            (
                "IBAN: DE89 3704 0044 0532 0130 00 please",
                "IBAN: [account number removed] please",
            ),
            ("to GB82WEST12345698765432.", "to [account number removed]."),
            ("Password: hunter2\nthanks", "Password: [password removed]\nthanks"),
            ("password = \"s3cret!\"", "password = [password removed]"),
            ("My password is Tr0ub4dor&3.", "My password is [password removed]."),
            ("My password is swordfish.", "My password is [password removed]."),
            (
                "Mein Passwort lautet Sommerregen",
                "Mein Passwort lautet [password removed]",
            ),
            ("the password is “correct-horse”", "the password is [password removed]"),
            ("DB_PASSWORD=hunter", "DB_PASSWORD=[password removed]"),
            (
                "AWS_SECRET_ACCESS_KEY = wJalrXUtnFEMIbPxRfi",
                "AWS_SECRET_ACCESS_KEY = [password removed]",
            ),
            (
                "Your verification code: 482913",
                "Your verification code: [password removed]",
            ),
            ("card 4111.1111.1111.1111", "card [card number removed]"),
            (
                "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0aaa.c2lnbmF0dXJl ok",
                "token [key removed] ok",
            ),
            ("whsec_0123456789abcdefXYZ", "[key removed]"),
            ("Mot de passe : azerty", "Mot de passe : [password removed]"),
            ("the key sk-proj-abcdEFGH12345678 works", "the key [key removed] works"),
            ("AKIAIOSFODNN7EXAMPLE", "[key removed]"),
            ("postgres://bob:pw123@db.example/x", "[key removed]db.example/x"),
            (
                "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\nok",
                "[key removed]\nok",
            ),
        ] {
            assert_eq!(redact(text), expected);
        }
    }

    #[test]
    fn redacting_twice_changes_nothing() {
        let once = redact("Password: hunter2, card 4111111111111111");

        assert_eq!(redact(&once), once);
    }

    #[test]
    fn ordinary_numbers_and_words_stay() {
        for text in [
            "Order 4111 1111 1111 1112 is late",
            "Call +49 30 1234567890 or 0800 123 456 789",
            "Tracking 00340434161094021501",
            "My password is not working, the password reset mail never came",
            "My password is wrong. My password is still refused, although my new password is correct.",
            "Mein Passwort ist falsch",
            "Your version is 10.0.19041.1234 and the plan costs 4.111 per year",
            "DE89 3704 0044 0532 0130 01 has a typo",
            "Which API key do I need? See https://x.example/keys",
            "",
        ] {
            assert_eq!(redact(text), text);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_redacted_once_and_for_all(text in "\\PC{0,120}") {
            prop_assert!(find(&text).iter().all(|secret| text.get(secret.span.clone()).is_some()));
            prop_assert!(!redact(&text).contains("4111111111111111"));
        }

        #[test]
        fn numbers_of_every_length_can_be_looked_at(text in "[A-Z]{0,2}[0-9 -]{0,60}") {
            redact(&text);
        }
    }
}
