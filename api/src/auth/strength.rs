//! Least strength of a password.

use crate::problem::FieldChecks;

const LEAST_CHARACTERS: usize = 10;
/// bcrypt reads 72 bytes, of which the last ends the password.
pub(super) const MOST_BYTES: usize = 71;
const LEAST_DIFFERENT: usize = 5;

/// Beginnings and words of the passwords that are tried first.
const COMMON: &[&str] = &[
    "password",
    "passw0rd",
    "qwerty",
    "azerty",
    "qwertz",
    "123456",
    "654321",
    "111111",
    "letmein",
    "welcome",
    "iloveyou",
    "admin@123",
    "administrator",
    "changeme",
    "trustno1",
    "football",
    "baseball",
    "superman",
    "sunshine",
    "princess",
    "abc123",
    "1q2w3e4r",
    "mailroom",
    "monkey",
    "dragon",
    "secret",
];

/// Requires a password that is not guessed within the attempts the throttle allows.
pub(crate) fn require_strong(checks: &mut FieldChecks, field: &str, password: &str, email: &str) {
    let lower = password.to_lowercase();
    let local_part = email.split('@').next().unwrap_or_default();
    let mut different: Vec<char> = lower.chars().collect();
    different.sort_unstable();
    different.dedup();
    let length = password.chars().count();
    let rest_after = |part: &str| lower.replace(part, "").chars().count();
    let has_core = |part: &str| !part.is_empty() && lower.contains(part) && rest_after(part) < LEAST_CHARACTERS / 2;
    checks.require(
        length >= LEAST_CHARACTERS,
        field,
        format!("must have at least {LEAST_CHARACTERS} characters"),
    );
    checks.require(
        password.len() <= MOST_BYTES,
        field,
        format!("must have at most {MOST_BYTES} bytes"),
    );
    checks.require(
        different.len() >= LEAST_DIFFERENT,
        field,
        "must not repeat the same few characters",
    );
    checks.require(
        !COMMON.iter().any(|word| has_core(word)),
        field,
        "is among the passwords that are tried first",
    );
    checks.require(
        !has_core(&local_part.to_lowercase()),
        field,
        "must not be made of the email address",
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weak_passwords_are_refused_with_a_reason() {
        for (password, is_strong) in [
            ("", false),
            ("short1!", false),
            ("aaaaaaaaaaaa", false),
            ("password123", false),
            ("Admin@1234", false),
            ("annika2026", false),
            ("correct horse battery", true),
            ("password of my grandmother", true),
            ("Tr0ub4dor&3x", true),
            (&"äö".repeat(40), false),
        ] {
            let mut checks = FieldChecks::default();

            require_strong(&mut checks, "password", password, "annika@example.org");

            assert_eq!(checks.done().is_ok(), is_strong, "{password}");
        }
    }
}
