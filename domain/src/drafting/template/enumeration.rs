//! Sentences that list values by name, "weekdays 9 €, weekends 12 €": told only as far as they were asked for.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::drafting::language::Language;
use crate::drafting::matter;
use crate::drafting::patterns::pattern;

/// A head with a colon, then at least two names that each carry a figure, then the end of the sentence.
static ENUMERATION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<head>[^:.]{3,60}: )(?P<items>\p{L}[^,;:.\d]{0,30} [€$£]?\d[^,;:]{0,20}(?:[,;] (?:and |und )?\p{L}[^,;:.\d]{0,30} [€$£]?\d[^,;:]{0,20})+)\.$",
    )
});

/// The sentence with those items alone whose names were asked for; the whole of it where none was, or all were.
pub(super) fn reduced(sentence: &str, asked: &HashSet<String>, language: Language) -> Option<String> {
    let found = ENUMERATION.captures(sentence)?;
    let (head, items) = (found.name("head")?.as_str(), found.name("items")?.as_str());
    let items: Vec<&str> = items.split(", ").flat_map(|part| part.split("; ")).collect();
    let name = |item: &str| {
        item.find(|letter: char| letter.is_ascii_digit())
            .and_then(|at| item.get(..at))
            .unwrap_or(item)
            .to_owned()
    };
    let is_asked = |item: &&&str| {
        matter::keys(&name(item), language)
            .iter()
            .any(|key| asked.contains(key))
    };
    let kept: Vec<&str> = items.iter().filter(is_asked).copied().collect();
    (!kept.is_empty() && kept.len() < items.len()).then(|| format!("{head}{}.", kept.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_asked_for_is_told() {
        let sentence = "Deposit per bicycle: tandem 150 €, tricycle 200 €, scooter 20.5 €.";
        let told = |question: &str| reduced(sentence, &matter::keys(question, Language::En), Language::En);

        assert_eq!(
            told("the tricycle").as_deref(),
            Some("Deposit per bicycle: tricycle 200 €.")
        );
        assert_eq!(told("what about helmets"), None);
        assert_eq!(
            reduced(
                "We open at 9, close at 5.",
                &matter::keys("open", Language::En),
                Language::En
            ),
            None
        );
    }
}
