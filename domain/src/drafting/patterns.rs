//! Compiling the constant patterns of this room.

use regex::Regex;

/// Compiles a constant pattern.
#[expect(clippy::expect_used, reason = "the patterns are constants that the tests compile")]
pub(super) fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a constant pattern compiles")
}

/// Compiles a constant pattern whose digits and word edges are those of ASCII: many times faster, and enough where
/// the text is folded or the words sought begin and end in plain letters.
pub(super) fn ascii_pattern(source: &str) -> Regex {
    pattern(&source.replace(r"\b", r"(?-u:\b)").replace(r"\d", "[0-9]"))
}
