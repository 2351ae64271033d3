//! The words that emails are found by.

use std::collections::BTreeSet;

/// Longer words are cut, so that no message can fill the index with one.
const LONGEST_WORD: usize = 40;

/// The words of a text in small letters. Whatever is no letter and no digit parts words, so that an address is found by
/// its parts too.
#[must_use]
pub fn words(text: &str) -> BTreeSet<String> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric());
    let small = |word: &str| word.chars().flat_map(char::to_lowercase).take(LONGEST_WORD).collect();
    parts.filter(|word| !word.is_empty()).map(small).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_come_apart_and_case_is_left_behind() {
        let found: Vec<_> = words("Ann <Ann.Smith@shop-4.example> schrieb: ÜBER 100%")
            .into_iter()
            .collect();

        assert_eq!(
            found,
            ["100", "4", "ann", "example", "schrieb", "shop", "smith", "über"]
        );
    }

    #[test]
    fn a_long_word_is_cut_and_signs_alone_are_none() {
        assert_eq!(words(&"x".repeat(100_000)).pop_first().unwrap().len(), LONGEST_WORD);
        assert_eq!(words("%_ -- !"), BTreeSet::new());
    }
}
