//! One line of a mail and what can be said of it alone.

use super::words;

const DASHES: [char; 6] = ['-', '_', '=', '*', '—', '–'];

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
    pub(super) fn opens_history(&self) -> bool {
        self.opens_forward()
            || self.separator().is_some_and(|said| {
                words::ORIGINAL_SEPARATORS.contains(&said.as_str()) || starts_with_any(&said, &words::ORIGINAL_OPENINGS)
            })
    }

    /// A separator that says that what follows is forwarded.
    pub(super) fn opens_forward(&self) -> bool {
        if self.depth == 0 && self.content.ends_with(':') && starts_with_any(self.content, &words::APPLE_FORWARDS) {
            return true;
        }
        let says_so = |said: String| {
            words::FORWARD_SEPARATORS.contains(&said.as_str()) || starts_with_any(&said, &words::FORWARD_OPENINGS)
        };
        self.separator().is_some_and(says_so)
    }

    /// A help desk's line such as `##- Please type your reply above this line -##`.
    pub(super) fn asks_for_answers_above(&self) -> bool {
        const LONGEST: usize = 160;
        self.depth == 0 && self.content.len() <= LONGEST && {
            let lower = self.content.to_lowercase();
            words::ANSWERS_ABOVE.iter().any(|words| lower.contains(words))
        }
    }

    /// What stands between dashes and their like, in lower case.
    fn separator(&self) -> Option<String> {
        const LONGEST: usize = 160;
        if self.depth > 0 || self.content.len() > LONGEST || !self.content.starts_with(DASHES) {
            return None;
        }
        let bare = self
            .content
            .trim_matches(|c: char| DASHES.contains(&c) || c.is_whitespace());
        // A program that lost its line breaks goes on behind the dashes.
        let said = bare.split("---").next().unwrap_or(bare);
        (bare.len() + 2 <= self.content.len()).then(|| said.trim_end_matches(':').trim_end().to_lowercase())
    }

    /// The words of such a separator without its dashes.
    pub(super) fn names_original(&self) -> bool {
        const LONGEST: usize = 60;
        let is_phrase = self.depth == 0 && self.content.len() <= LONGEST && self.content.contains(' ');
        is_phrase && words::ORIGINAL_SEPARATORS.contains(&self.content.trim_end_matches(':').to_lowercase().as_str())
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
