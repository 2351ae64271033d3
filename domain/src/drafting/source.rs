//! The part of a knowledge entry that a draft rests on, for people who want to see why.

use std::cmp::Reverse;

use super::sentences;
use super::terms::terms;

/// Letters of a part that is shown.
const LENGTH_LIMIT: usize = 400;

/// The paragraph of the entry that shares most with the draft; of a long one, from its best sentence on.
#[must_use]
pub fn closest_passage(content: &str, draft: &str) -> String {
    let matter = terms(draft);
    let shared = |text: &str| terms(text).intersection(&matter).count();
    let paragraphs = content.split("\n\n").map(str::trim);
    let told = paragraphs.filter(|paragraph| !paragraph.is_empty() && !is_heading(paragraph));
    let paragraph = told.max_by_key(|paragraph| (shared(paragraph), Reverse(paragraph.len())));
    let paragraph = paragraph.unwrap_or(content.trim());
    if paragraph.chars().count() <= LENGTH_LIMIT {
        return paragraph.to_owned();
    }
    let sentences = sentences::split(paragraph);
    let best = sentences.iter().max_by_key(|span| {
        let text = paragraph.get(span.start..span.end).unwrap_or_default();
        (shared(text), Reverse(span.start))
    });
    let from = best.and_then(|span| paragraph.get(span.start..)).unwrap_or(paragraph);
    let mut shown: String = from.chars().take(LENGTH_LIMIT).collect();
    if shown.len() < from.len() {
        shown.push('…');
    }
    shown
}

fn is_heading(paragraph: &str) -> bool {
    paragraph.starts_with('#') && !paragraph.contains('\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paragraph_about_the_matter_is_found() {
        let content =
            "# Prices\n\nThe starter plan costs 9 euros a month.\n\nSupport answers on weekdays from nine to five.";

        let passage = closest_passage(content, "Our support team answers you on weekdays.");

        assert_eq!(passage, "Support answers on weekdays from nine to five.");
    }

    #[test]
    fn a_long_paragraph_is_shown_from_its_best_sentence_on() {
        let filler = "Nothing of interest stands in this sentence. ".repeat(20);
        let content = format!("{filler}The warranty lasts three years. {filler}");

        let passage = closest_passage(&content, "Your warranty lasts three years.");

        assert!(passage.starts_with("The warranty lasts three years."), "{passage}");
        assert_eq!(passage.chars().count(), LENGTH_LIMIT + 1);
    }

    #[test]
    fn an_entry_without_anything_in_common_shows_its_shortest_paragraph_and_an_empty_one_nothing() {
        assert_eq!(closest_passage("One two three.\n\nFour.", "zebra"), "Four.");
        assert_eq!(closest_passage(" ", "zebra"), "");
    }
}
