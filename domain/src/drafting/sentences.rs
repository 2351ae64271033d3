//! Sentences of plain text, with their places. Abbreviations, decimals and addresses do not end one; a list item or an empty line does.

use std::ops::Range;

const ABBREVIATIONS: [&str; 34] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "vs", "etc", "e.g", "i.e", "inc", "ltd", "co", "corp", "no", "nr", "approx",
    "dept", "est", "fig", "z.b", "bzw", "ca", "usw", "d.h", "sr", "sra", "dra", "av", "p.ex", "ecc", "sig", "bijv",
    "dhr",
];

/// Splits text into sentences: byte ranges without surrounding white space.
pub(crate) fn split(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, letter) in text.char_indices() {
        let after = at + letter.len_utf8();
        let rest = text.get(after..).unwrap_or_default();
        let ends = match letter {
            '\n' => breaks_paragraph(text.get(start..at).unwrap_or_default(), rest),
            '。' | '！' | '？' => true,
            '!' | '?' | '…' => {
                !rest.starts_with(['!', '?', '.', ')', '"', '”', '’'])
                    && is_boundary(rest)
                    && !is_mentioned(text.get(start..after).unwrap_or_default(), rest)
            }
            '.' => is_boundary(rest) && !is_abbreviation(text.get(start..at).unwrap_or_default(), rest),
            ')' | '"' | '”' => {
                text.get(start..at)
                    .is_some_and(|before| before.ends_with(['.', '!', '?']))
                    && is_boundary(rest)
            }
            _ => false,
        };
        if ends {
            push_trimmed(text, start..after, &mut sentences);
            start = after;
        }
    }
    push_trimmed(text, start..text.len(), &mut sentences);
    sentences
}

fn is_boundary(rest: &str) -> bool {
    rest.chars().next().is_none_or(char::is_whitespace)
}

/// Marks that stand alone inside a sentence are what it speaks of: "the names are shown as ??? in the list".
fn is_mentioned(before: &str, rest: &str) -> bool {
    let marks = before.rsplit(' ').next().unwrap_or_default();
    let goes_on = rest.trim_start().starts_with(char::is_lowercase);
    marks.len() > 1 && marks.bytes().all(|mark| mark == b'?' || mark == b'!') && goes_on
}

/// A line break ends a sentence before an empty line, a list item, or after a short line such as a greeting.
fn breaks_paragraph(line_so_far: &str, rest: &str) -> bool {
    let next = rest.lines().next().unwrap_or_default().trim_start();
    let is_item = next.starts_with(['-', '*', '•', '>', '#', '|'])
        || next.split_once(['.', ')']).is_some_and(|(number, _)| {
            !number.is_empty() && number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit())
        });
    let last_line = line_so_far.rsplit('\n').next().unwrap_or_default().trim_end();
    let is_short_opening = last_line.ends_with([',', ':']) && last_line.chars().count() <= 40;
    next.is_empty() || is_item || is_short_opening
}

fn is_abbreviation(before: &str, rest: &str) -> bool {
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default()
        .trim_start_matches(['(', '"', '“']);
    let next = rest.trim_start().chars().next();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let is_month = next_word_is_month(rest);
    let is_list_number = !word.is_empty() && word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    is_initial
        || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
        || (is_list_number && (before.trim() == word || is_month || next.is_some_and(char::is_lowercase)))
}

/// A German day is written with a dot: "am 14. August".
fn next_word_is_month(rest: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez",
    ];
    let next: String = rest.trim_start().chars().take(3).flat_map(char::to_lowercase).collect();
    MONTHS.iter().any(|month| next.starts_with(month))
}

fn push_trimmed(text: &str, span: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let Some(piece) = text.get(span.clone()) else { return };
    let start = span.start + (piece.len() - piece.trim_start().len());
    let end = span.end - (piece.len() - piece.trim_end().len());
    if start < end {
        sentences.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sentences(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_stops() {
        for (text, expected) in [
            ("One. Two! Three?", vec!["One.", "Two!", "Three?"]),
            (
                "It shows ??? in the list. Why?",
                vec!["It shows ??? in the list.", "Why?"],
            ),
            ("What is that??? please help", vec!["What is that???", "please help"]),
            ("It costs $4.50. Fine.", vec!["It costs $4.50.", "Fine."]),
            (
                "Mr. Smith of Acme Inc. called. Really?!",
                vec!["Mr. Smith of Acme Inc. called.", "Really?!"],
            ),
            (
                "See https://a.example/x.html. Bye.",
                vec!["See https://a.example/x.html.", "Bye."],
            ),
            (
                "Hi Anna,\nthanks for\nthe news.",
                vec!["Hi Anna,", "thanks for\nthe news."],
            ),
            (
                "Steps:\n1. Open it.\n2. Close it.",
                vec!["Steps:", "1. Open it.", "2. Close it."],
            ),
            ("- one\n- two", vec!["- one", "- two"]),
            ("He said \"stop.\" Then left.", vec!["He said \"stop.\"", "Then left."]),
            ("質問です。元気ですか？", vec!["質問です。", "元気ですか？"]),
            (
                "Am 14. August um 15 Uhr. Gut.",
                vec!["Am 14. August um 15 Uhr.", "Gut."],
            ),
            ("", vec![]),
        ] {
            assert_eq!(sentences(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_splits_into_ordered_pieces_that_lose_no_letter(text in "[a-zA-Z .,!?\n0-9ß。()-]{0,120}") {
            let spans = split(&text);

            prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
            let kept: String = spans.iter().map(|span| &text[span.clone()]).collect();
            let solid = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
            prop_assert_eq!(solid(&kept), solid(&text));
        }
    }
}
