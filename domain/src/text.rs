//! Cutting text.

/// The beginning of a text, at most so many bytes, cut between characters.
#[must_use]
pub fn beginning(text: &str, bytes: usize) -> &str {
    text.split_at(text.floor_char_boundary(bytes)).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_cut_apart() {
        for (bytes, expected) in [(0, ""), (1, "a"), (2, "a"), (3, "aß"), (9, "aß€"), (5, "aß")] {
            assert_eq!(beginning("aß€", bytes), expected, "{bytes}");
        }
    }
}
