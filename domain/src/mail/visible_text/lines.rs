//! One line of a mail and what can be said of it alone.

use super::words;

/// A line as written and what stands in it without quote marks and blanks around.
pub(super) struct Line<'x> {
    pub(super) written: &'x str,
    pub(super) content: &'x str,
    depth: usize,
}

impl<'x> Line<'x> {
    pub(super) fn new(written: &'x str) -> Self {
        let mut content = written.trim();
        let mut depth = 0;
        while let Some(inner) = content.strip_prefix('>') {
            depth += 1;
            content = inner.trim_start();
        }
        Self {
            written,
            content,
            depth,
        }
    }

    pub(super) fn is_quote(&self) -> bool {
        self.depth > 0
    }

    pub(super) fn is_blank(&self) -> bool {
        self.content.is_empty() && self.depth == 0
    }

    /// A separator such as `-----Original Message-----`, in whatever language.
    pub(super) fn opens_forward(&self) -> bool {
        const LONGEST: usize = 160;
        if self.depth > 0 || self.content.len() > LONGEST {
            return false;
        }
        let bare = self
            .content
            .trim_matches(|c: char| matches!(c, '-' | '_' | '=' | '*' | '—' | '–') || c.is_whitespace());
        if bare.len() + 2 > self.content.len() || !self.content.starts_with(['-', '_', '=', '*', '—', '–']) {
            return self.content.ends_with(':') && starts_with_any(self.content, words::APPLE_FORWARDS);
        }
        let lower = bare.to_lowercase();
        words::FORWARD_SEPARATORS.iter().any(|known| lower == *known)
            || words::FORWARD_OPENINGS.iter().any(|known| lower.starts_with(known))
    }

    /// Whether a mail program broke this line off the quoted one above.
    pub(super) fn continues(&self, previous: &Line<'_>) -> bool {
        const WRAPPED: usize = 70;
        let starts_small = self.content.chars().next().is_some_and(char::is_lowercase);
        !self.is_blank() && previous.is_quote() && (starts_small || previous.written.chars().count() >= WRAPPED)
    }
}

pub(super) fn starts_with_any(text: &str, openings: &[&str]) -> bool {
    let lower = text.to_lowercase();
    openings.iter().any(|opening| lower.starts_with(opening))
}

/// A line of dashes, underscores or the like and nothing else.
pub(super) fn is_decoration(content: &str) -> bool {
    content.len() >= 3
        && content
            .chars()
            .all(|character| matches!(character, '-' | '_' | '=' | '*' | '~' | '—' | '–'))
}
