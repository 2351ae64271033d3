//! Names: how a sender may be greeted. A company, a role or a doubtful name is greeted without one.

use crate::intents::folding::fold;

const TITLES: [&str; 22] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "madam",
    "herr",
    "frau",
    "ing",
    "dipl",
    "mag",
    "m",
    "mme",
    "mlle",
    "sr",
    "sra",
    "dott",
    "dhr",
];

const COMPANY_WORDS: [&str; 66] = [
    "inc",
    "llc",
    "ltd",
    "gmbh",
    "ag",
    "kg",
    "ug",
    "sa",
    "sas",
    "sarl",
    "srl",
    "spa",
    "bv",
    "nv",
    "plc",
    "corp",
    "co",
    "company",
    "team",
    "support",
    "sales",
    "info",
    "billing",
    "service",
    "services",
    "office",
    "group",
    "solutions",
    "systems",
    "software",
    "labs",
    "technologies",
    "technology",
    "consulting",
    "agency",
    "studio",
    "media",
    "partners",
    "holding",
    "holdings",
    "admin",
    "accounts",
    "accounting",
    "hr",
    "marketing",
    "customer",
    "care",
    "helpdesk",
    "desk",
    "newsletter",
    "notifications",
    "contact",
    "kontakt",
    "vertrieb",
    "hello",
    "noreply",
    "the",
    "university",
    "hotel",
    "clinic",
    "school",
    "bank",
    "store",
    "shop",
    "foundation",
    "department",
];

/// The given name to greet a sender by, from the display name or, failing that, a plainly personal address.
pub fn first_name(display_name: &str, address: &str) -> Option<String> {
    parts(display_name, address).and_then(|parts| parts.into_iter().next())
}

/// Given and family name, for languages in which the given name alone is too close.
pub fn full_name(display_name: &str, address: &str) -> Option<String> {
    parts(display_name, address).map(|parts| parts.join(" "))
}

/// The words of a person's name, given name first; `None` for companies, roles and doubtful names.
fn parts(display_name: &str, address: &str) -> Option<Vec<String>> {
    let name = display_name.trim().trim_matches(['"', '\'', '“', '”']).trim();
    if name.is_empty() || name.contains('@') && !name.contains(' ') {
        return name_of_address(if name.is_empty() { address } else { name });
    }
    let person = without_affiliation(name);
    if is_company(person, address) {
        return None;
    }
    if person.chars().any(is_east_asian) {
        return Some(vec![person.to_owned()]);
    }
    let (family, given_part) = match person.split_once(',') {
        Some((family, given)) if !given.trim().is_empty() => (family, given),
        _ => ("", person),
    };
    let words: Vec<&str> = given_part.split_whitespace().filter(|word| !is_title(word)).collect();
    let had_title = given_part.split_whitespace().count() > words.len();
    let is_lone_surname = had_title && words.len() == 1 && family.is_empty();
    let is_person = words.first().is_some_and(|first| is_given_name(first)) && !is_lone_surname;
    is_person.then(|| {
        words
            .into_iter()
            .chain(family.split_whitespace())
            .map(capitalised)
            .collect()
    })
}

/// The folded words by which the sender may be called.
pub(super) fn known_words(display_name: &str, address: &str) -> Vec<String> {
    let local = address.split('@').next().unwrap_or_default();
    fold(&format!("{display_name} {local}"))
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a folded word is a form of address rather than a name.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(&fold(word).trim_end_matches('.'))
}

/// Whether a folded word names a company, a role or a department.
pub(super) fn is_company_word(word: &str) -> bool {
    COMPANY_WORDS.contains(&word)
}

fn name_of_address(address: &str) -> Option<Vec<String>> {
    let local = address
        .split('@')
        .next()
        .unwrap_or_default()
        .split('+')
        .next()
        .unwrap_or_default();
    let (given, family) = local.split_once(['.', '_'])?;
    let is_personal = |part: &str| part.chars().count() >= 3 && part.chars().all(char::is_alphabetic);
    let is_role = |part: &str| is_company_word(&fold(part)) || ["no", "reply", "not"].contains(&part);
    let is_person = is_personal(given) && is_personal(family) && !is_role(given) && !is_role(family);
    is_person.then(|| vec![capitalised(given), capitalised(family)])
}

/// Cuts what follows the person: `Anna (Acme)`, `Anna | Acme`, `Anna from Acme`, `Anna - Acme`.
fn without_affiliation(name: &str) -> &str {
    [
        " (", " [", " | ", " @ ", " at ", " from ", " via ", " von ", " - ", " – ", " / ",
    ]
    .iter()
    .filter_map(|mark| name.find(mark))
    .filter(|at| *at > 0)
    .min()
    .and_then(|at| name.get(..at))
    .unwrap_or(name)
    .trim()
}

fn is_company(name: &str, address: &str) -> bool {
    let folded = fold(name);
    let words: Vec<&str> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let domain = address.rsplit('@').next().map(fold).unwrap_or_default();
    let is_domain = domain.split('.').any(|label| label == words.concat());
    is_domain || name.contains('&') || words.iter().any(|word| is_company_word(word))
}

fn is_given_name(word: &str) -> bool {
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    letters >= 2
        && !word.ends_with('.')
        && word
            .chars()
            .all(|letter| letter.is_alphabetic() || "-'’\u{301}".contains(letter))
}

/// Gives `anna` and `ANNA-LENA` their usual capitals; a name in mixed case stays as its owner writes it.
fn capitalised(name: &str) -> String {
    let is_mixed = name.chars().any(char::is_lowercase) && name.chars().any(char::is_uppercase);
    if is_mixed {
        return name.to_owned();
    }
    let mut at_start = true;
    let mut result = String::with_capacity(name.len());
    for letter in name.chars() {
        if at_start {
            result.extend(letter.to_uppercase());
        } else {
            result.extend(letter.to_lowercase());
        }
        at_start = !letter.is_alphabetic();
    }
    result
}

fn is_east_asian(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_are_greeted_by_their_given_name() {
        for (name, address, expected) in [
            ("Anna Schmidt", "a@x.com", "Anna"),
            ("Schmidt, Anna", "a@x.com", "Anna"),
            ("Dr. Anna Schmidt", "a@x.com", "Anna"),
            ("Schmidt, Dr. Anna", "a@x.com", "Anna"),
            ("ANNA SCHMIDT", "a@x.com", "Anna"),
            ("anna", "a@x.com", "Anna"),
            ("Jean-Luc Picard", "a@x.com", "Jean-Luc"),
            ("Anna Schmidt (Acme GmbH)", "a@acme.com", "Anna"),
            ("Anna from Acme", "anna@acme.com", "Anna"),
            ("'Bob Jones' ", "b@x.com", "Bob"),
            ("", "anna.schmidt@x.com", "Anna"),
            ("maria.rossi@x.it", "maria.rossi@x.it", "Maria"),
            ("DeShawn Miller", "d@x.com", "DeShawn"),
            ("田中 太郎", "t@x.jp", "田中 太郎"),
            ("Łukasz Żak", "l@x.pl", "Łukasz"),
        ] {
            assert_eq!(
                first_name(name, address).as_deref(),
                Some(expected),
                "{name} <{address}>"
            );
        }
    }

    #[test]
    fn full_names_put_the_given_name_first() {
        for (name, expected) in [
            ("Schmidt, Dr. Anna", "Anna Schmidt"),
            ("JÜRGEN MÜLLER", "Jürgen Müller"),
            ("Anna", "Anna"),
        ] {
            assert_eq!(full_name(name, "a@x.com").as_deref(), Some(expected));
        }
    }

    #[test]
    fn companies_roles_and_doubtful_names_are_greeted_without_one() {
        for (name, address) in [
            ("Acme", "hello@acme.com"),
            ("Acme Support", "s@x.com"),
            ("Müller GmbH", "m@x.de"),
            ("Smith & Sons", "s@x.com"),
            ("The Growth Team", "g@x.com"),
            ("", "jsmith@x.com"),
            ("", "info@x.com"),
            ("", "no.reply@x.com"),
            ("", "customer.support@x.com"),
            ("J. Smith", "j@x.com"),
            ("Mr. Smith", "j@x.com"),
            ("4711", "x@x.com"),
            ("", ""),
        ] {
            assert_eq!(first_name(name, address), None, "{name} <{address}>");
        }
    }

    proptest! {
        #[test]
        fn any_sender_can_be_looked_at(name in "\\PC{0,40}", address in "\\PC{0,40}") {
            first_name(&name, &address);
            known_words(&name, &address);
        }
    }
}
