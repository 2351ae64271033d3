//! Folding: text reduced to what a reader takes for the same letters, so that `RÉUNION`, `réunion` and `reunion` agree.
//! Each folded letter keeps its place in the original, so that a match can be shown where it stands.

use std::ops::Range;

/// One letter after folding, with the bytes of the original it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    pub(crate) value: char,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Folds text letter by letter; a combining mark joins the letter before it.
pub(crate) fn letters(text: &str) -> Vec<Letter> {
    let mut folded: Vec<Letter> = Vec::with_capacity(text.len());
    for (start, original) in text.char_indices() {
        let end = start + original.len_utf8();
        if original.is_ascii() {
            let value = original.to_ascii_lowercase();
            folded.push(Letter { value, start, end });
            continue;
        }
        if is_mark(original) {
            if let Some(last) = folded.last_mut() {
                last.end = end;
            }
            continue;
        }
        if is_invisible(original) {
            continue;
        }
        for lower in original.to_lowercase().filter(|lower| !is_mark(*lower)) {
            match expansion(lower) {
                Some(pair) => folded.extend(pair.chars().map(|value| Letter { value, start, end })),
                None => folded.push(Letter {
                    value: base(lower),
                    start,
                    end,
                }),
            }
        }
    }
    folded
}

/// Folds text to a string, for comparing whole words.
pub(crate) fn fold(text: &str) -> String {
    letters(text).into_iter().map(|letter| letter.value).collect()
}

/// The words of a text, folded, with their places; an apostrophe inside a word belongs to it.
pub(crate) fn words(text: &str) -> Vec<(String, Range<usize>)> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut span = 0..0;
    let folded = letters(text);
    for (index, letter) in folded.iter().enumerate() {
        let joins = letter.value == '\''
            && !word.is_empty()
            && folded.get(index + 1).is_some_and(|next| next.value.is_alphabetic());
        if letter.value.is_alphanumeric() || joins {
            if word.is_empty() {
                span.start = letter.start;
            }
            span.end = letter.end;
            word.push(letter.value);
        } else if !word.is_empty() {
            words.push((std::mem::take(&mut word), span.clone()));
        }
    }
    if !word.is_empty() {
        words.push((word, span));
    }
    words
}

/// Whether a letter belongs to a script written without spaces, where a word has no visible edge.
pub(crate) fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{2FFFF}')
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{0300}'..='\u{036F}' | '\u{FE00}'..='\u{FE0F}')
}

/// Letters that show nothing: joiners, direction marks, and tags that can spell whole sentences unseen.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{00AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

fn expansion(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        _ => return None,
    })
}

fn base(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ'..='ặ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ'..='ị' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ'..='ợ' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ŧ' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' | 'ỳ'..='ỹ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' => 'е',
        'й' => 'и',
        '‘' | '’' | 'ʼ' | '＇' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‐' | '‑' | '–' | '—' => '-',
        '！'..='～' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_word_written_differently_folds_the_same() {
        for (left, right) in [
            ("RÉUNION", "re\u{301}union"),
            ("Straße", "STRASSE"),
            ("Müller", "mu\u{308}ller"),
            ("İstanbul", "istanbul"),
            ("ｄｅｍｏ", "demo"),
            ("Cuộc họp", "cuoc hop"),
            ("ΛΌΓΟΣ", "λογος"),
            ("l’offre", "l'offre"),
            ("meet\u{AD}ing", "meeting"),
        ] {
            assert_eq!(fold(left), fold(right), "{left} and {right}");
        }
    }

    #[test]
    fn words_keep_their_place_in_the_original() {
        let text = "Can’t é\u{301}te — 50%";

        let words = words(text);

        let shown: Vec<_> = words
            .iter()
            .map(|(word, span)| (word.as_str(), &text[span.clone()]))
            .collect();
        assert_eq!(shown, [("can't", "Can’t"), ("ete", "é\u{301}te"), ("50", "50")]);
    }

    proptest! {
        #[test]
        fn any_text_folds_and_every_span_lies_on_characters(text in "\\PC{0,80}") {
            for letter in letters(&text) {
                prop_assert!(text.get(letter.start..letter.end).is_some());
            }
            for (_, span) in words(&text) {
                prop_assert!(text.get(span).is_some());
            }
        }
    }
}
