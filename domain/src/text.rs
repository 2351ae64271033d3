//! Cutting text, and counting it as scripts do.

/// The beginning of a text, at most so many bytes, cut between characters.
#[must_use]
pub fn beginning(text: &str, bytes: usize) -> &str {
    text.split_at(text.floor_char_boundary(bytes)).0
}

/// Places of a text in UTF-16 units, as scripts count them. Reading the text costs one pass, asking for a place none.
#[derive(Debug)]
pub struct Utf16Places<'t> {
    text: &'t str,
    /// Units before each block.
    blocks: Vec<usize>,
}

const BLOCK_BYTES: usize = 256;

impl<'t> Utf16Places<'t> {
    /// Counts through a text.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let mut blocks = Vec::with_capacity(text.len() / BLOCK_BYTES + 1);
        let mut units = 0;
        for (at, character) in text.char_indices() {
            while blocks.len() * BLOCK_BYTES <= at {
                blocks.push(units);
            }
            units += character.len_utf16();
        }
        Self { text, blocks }
    }

    /// The text that was counted.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Units before a byte; none within a character or beyond the end.
    #[must_use]
    pub fn units(&self, byte: usize) -> Option<usize> {
        self.text.get(..byte)?;
        let Some(last) = self.blocks.len().checked_sub(1) else {
            return Some(0);
        };
        let block = (byte / BLOCK_BYTES).min(last);
        let start = self.text.ceil_char_boundary(block * BLOCK_BYTES);
        let within = self.text.get(start..byte)?;
        Some(self.blocks.get(block)? + within.encode_utf16().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_as_scripts_count() {
        for text in ["", "plain", "a😀ßé€ 的", &"x😀é的 ".repeat(300)] {
            let places = Utf16Places::of(text);
            for byte in 0..=text.len() + 1 {
                let counted = text.get(..byte).map(|before| before.encode_utf16().count());
                assert_eq!(places.units(byte), counted, "{byte} of {text}");
            }
        }
    }

    #[test]
    fn no_character_is_cut_apart() {
        for (bytes, expected) in [(0, ""), (1, "a"), (2, "a"), (3, "aß"), (9, "aß€"), (5, "aß")] {
            assert_eq!(beginning("aß€", bytes), expected, "{bytes}");
        }
    }
}
