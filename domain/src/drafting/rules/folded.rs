//! Folded text for the fact readers: small unaccented letters let their patterns stay plain and fast,
//! and a place found there is led back to the words as they are written.

use std::ops::Range;

use crate::intents::folding::letters;

/// A text after folding, with the way back.
pub(super) struct Folded {
    pub(super) text: String,
    /// For each folded letter: its first byte here, and its bytes in the original.
    places: Vec<(usize, Range<usize>)>,
}

impl Folded {
    pub(super) fn new(original: &str) -> Self {
        let letters = letters(original);
        let mut text = String::with_capacity(original.len());
        let mut places = Vec::with_capacity(letters.len());
        for letter in letters {
            places.push((text.len(), letter.start..letter.end));
            text.push(letter.value);
        }
        Self { text, places }
    }

    /// The bytes of the original that a place in the folded text came from.
    pub(super) fn original(&self, span: &Range<usize>) -> Range<usize> {
        let first = self
            .places
            .partition_point(|(at, _)| *at <= span.start)
            .saturating_sub(1);
        let last = self.places.partition_point(|(at, _)| *at < span.end).saturating_sub(1);
        match (self.places.get(first), self.places.get(last)) {
            (Some((_, first)), Some((_, last))) if first.start < last.end => first.start..last.end,
            _ => 0..0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_leads_back_to_its_words() {
        let original = "Für 1.200 € am 4. Août";
        let folded = Folded::new(original);

        let at = folded.text.find("aout").expect("a month");

        assert_eq!(&original[folded.original(&(at..at + 4))], "Août");
        assert_eq!(folded.original(&(0..folded.text.len())), 0..original.len());
    }
}
