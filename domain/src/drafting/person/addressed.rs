//! Several people addressed by name, as the greeting tells: "Dear Anna and Tom".

use std::sync::LazyLock;

use regex::Regex;

use crate::drafting::patterns::pattern;
use crate::intents::folding::fold;

static GREETING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Hh]allo|[Ll]iebe[r]?|[Ss]ehr geehrte[r]?|[Gg]uten (?:Tag|Morgen)|[Bb]este|[Gg]eachte|[Bb]onjour|[Cc]h[eè]re?s?|[Hh]ola|",
        r"[Ee]stimad[oa]s?|[Oo]lá|[Cc]ar[oaie]|[Pp]rezad[oa]s?|[Cc]iao|[Gg]entil[ei]|[Bb]uongiorno),? ",
        r"(?P<first>(?:\p{Lu}\p{Ll}+\.? )?\p{Lu}[\p{L}'’-]+)(?:, | and | und | et | y | e | en )",
        r"(?:(?:dear|liebe[r]?|sehr geehrte[r]?|beste|ch[eè]re?|car[oa]|estimad[oa]) )?(?P<second>(?:\p{Lu}\p{Ll}+\.? )?\p{Lu}[\p{L}'’-]+)",
    ))
});

/// Words that stand where a name would.
const NO_NAMES: [&str; 42] = [
    "sir",
    "madam",
    "sirs",
    "madame",
    "monsieur",
    "messieurs",
    "mesdames",
    "team",
    "all",
    "everybody",
    "everyone",
    "damen",
    "herren",
    "herr",
    "frau",
    "heer",
    "mevrouw",
    "senores",
    "senor",
    "senora",
    "senhor",
    "senhora",
    "senhores",
    "signore",
    "signora",
    "signori",
    "support",
    "there",
    "zusammen",
    "kollegen",
    "colleagues",
    "friends",
    "both",
    "customer",
    "sales",
    "service",
    "kundenservice",
    "tous",
    "todos",
    "tutti",
    "allemaal",
    "mensen",
];

/// The greeting, where it names two people.
pub(super) fn several_people(text: &str) -> Option<&str> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let found = GREETING.captures(line)?;
    let is_name = |group: &str| {
        let name = found.name(group).map_or("", |name| name.as_str());
        let last = name.split_whitespace().next_back().unwrap_or_default();
        !NO_NAMES.contains(&fold(last).as_str())
    };
    let greeting = found.get(0)?;
    // A greeting ends with its line or with a mark; a sentence that goes on is none: "Hi Anna, Tom told me".
    let rest = line.get(greeting.end()..).unwrap_or_default().trim_start();
    let ends = rest.is_empty()
        || rest.starts_with([',', '!', ':', '.', '-', '–'])
        || rest.starts_with("and ")
        || rest.starts_with("und ");
    (is_name("first") && is_name("second") && ends).then(|| greeting.as_str())
}
