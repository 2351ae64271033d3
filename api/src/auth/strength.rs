//! Least strength of a password.

use crate::problem::FieldChecks;

const LEAST_CHARACTERS: usize = 8;
/// bcrypt reads 72 bytes, of which the last ends the password.
pub(super) const MOST_BYTES: usize = 71;
/// One sign alone, over and over, is among the first that are tried.
const LEAST_DIFFERENT: usize = 3;

/// The passwords that are tried first, of those that are long enough.
const COMMONEST: &str = "password password1 password12 password123 password1234 password! p@ssword p@ssw0rd passw0rd passw0rd1 \
    pa$$w0rd 12345678 123456789 1234567890 123123123 123321123 12341234 11223344 1122334455 87654321 987654321 \
    9876543210 0987654321 00000000 11111111 22222222 55555555 66666666 77777777 88888888 99999999 1111111111 \
    12121212 13131313 69696969 qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 qwertz123 qwertzui \
    qwertzuiop azertyui azertyuiop azerty123 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz@wsx qazwsxedc zaq12wsx q1w2e3r4 \
    zxcvbnm1 asdfghjk asdfghjkl asdf1234 qwer1234 abcd1234 abc12345 abc123456 abcdefgh abcdefg1 a1b2c3d4 \
    aa123456 a1234567 a12345678 iloveyou iloveyou1 ilovegod sunshine sunshine1 princess princess1 football \
    football1 baseball baseball1 basketball superman superman1 batman123 spiderman starwars trustno1 welcome1 \
    welcome12 welcome123 welcome@123 letmein1 letmein123 changeme changeme1 changeme123 whatever dragon123 \
    monkey123 master123 shadow123 michelle jennifer jessica1 charlie1 computer internet samsung1 liverpool \
    arsenal1 chelsea1 admin123 admin1234 admin12345 admin@123 admin@1234 administrator root1234 rootroot \
    toor1234 guest123 user1234 default1 secret123 secret12 temp1234 testtest test1234 testing123 test12345 \
    hello123 hellohello google123 facebook mailroom mailroom1 mailroom123 summer2023 summer2024 summer2025 \
    summer2026 winter2023 winter2024 winter2025 winter2026 passwort passwort1 passwort123 hallo123 schalke04 \
    motdepasse bonjour1 contraseña contrasena senha123 wachtwoord welkom01";

/// Whose password it is to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bearer<'a> {
    /// The address.
    pub(crate) email: &'a str,
    /// The name.
    pub(crate) full_name: &'a str,
}

/// Requires a password that is not guessed within the attempts the throttle allows.
pub(crate) fn require_strong(checks: &mut FieldChecks, field: &str, password: &str, bearer: Bearer<'_>) {
    let lower = password.trim().to_lowercase();
    let mut different: Vec<char> = lower.chars().collect();
    different.sort_unstable();
    different.dedup();
    let address = bearer.email.trim().to_lowercase();
    let local_part = address.split('@').next().unwrap_or_default();
    let name = bearer.full_name.trim().to_lowercase();
    let is_name = [&address, local_part, &name, &name.replace(char::is_whitespace, "")].contains(&lower.as_str());
    checks.require(
        password.chars().count() >= LEAST_CHARACTERS,
        field,
        format!("must have at least {LEAST_CHARACTERS} characters"),
    );
    checks.require(
        password.len() <= MOST_BYTES,
        field,
        format!("must have at most {MOST_BYTES} bytes"),
    );
    checks.require(
        different.len() >= LEAST_DIFFERENT && !COMMONEST.split(' ').any(|common| common == lower),
        field,
        "is among the passwords that are tried first",
    );
    checks.require(!is_name, field, "must not be the email address or the name");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weak_passwords_are_refused() {
        let annika = Bearer {
            email: "Annika.Berg@example.org",
            full_name: "Annika Berg",
        };
        for (password, is_strong) in [
            ("", false),
            ("short1!", false),
            ("aaaaaaaaaaaa", false),
            ("password123", false),
            ("Admin@123", false),
            ("Qwertyuiop", false),
            ("annika.berg", false),
            ("annika.berg@example.org", false),
            ("Annika Berg", false),
            ("annikaberg", false),
            ("annika2026", true),
            ("Test@123", true),
            ("correct horse battery", true),
            ("Tr0ub4dor&3x", true),
            (&"äöü".repeat(12), false),
        ] {
            let mut checks = FieldChecks::default();

            require_strong(&mut checks, "password", password, annika);

            assert_eq!(checks.done().is_ok(), is_strong, "{password}");
        }
    }
}
