//! What a person changed in a draft, word by word.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use crate::words;

/// Time after which two texts that have little in common are compared roughly.
const PATIENCE: Duration = Duration::from_millis(300);

words! {
    /// What became of a piece of text.
    PieceKind {
        /// It stands in both.
        Equal = "equal",
        /// It stands in the later text only.
        Insert = "insert",
        /// It stood in the earlier text only.
        Delete = "delete",
    }
}

/// A piece of the two texts laid over each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub kind: PieceKind,
    /// Its words and the space between them.
    pub text: String,
}

/// Two texts laid over each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Equal and deleted pieces are the earlier text, equal and inserted ones the later; what replaces follows what
    /// it replaces.
    pub pieces: Vec<Piece>,
    /// Share of words in common, 0 to 1.
    pub similarity: f64,
}

/// Lays two texts over each other.
#[must_use]
pub fn compare(before: &str, after: &str) -> Comparison {
    let diff = TextDiff::configure().timeout(PATIENCE).diff_words(before, after);
    let mut overlay = Overlay::default();
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal => overlay.keep(change.value()),
            ChangeTag::Delete => overlay.open().deleted.push_str(change.value()),
            ChangeTag::Insert => overlay.open().inserted.push_str(change.value()),
        }
    }
    overlay.close();
    Comparison {
        pieces: overlay.pieces,
        similarity: f64::from(diff.ratio()),
    }
}

/// Collects neighbouring changes, so that a phrase that was replaced is not shown as its single words.
#[derive(Default)]
struct Overlay {
    pieces: Vec<Piece>,
    deleted: String,
    inserted: String,
    /// Space after a replacement that goes on, or not.
    space: String,
}

impl Overlay {
    fn is_replacement(&self) -> bool {
        !self.deleted.is_empty() && !self.inserted.is_empty()
    }

    fn keep(&mut self, text: &str) {
        if self.is_replacement() && text.trim().is_empty() && !text.contains('\n') {
            self.space.push_str(text);
            return;
        }
        self.close();
        self.push(PieceKind::Equal, text.to_owned());
    }

    /// Goes on with the change at hand; the space before it belongs to it.
    fn open(&mut self) -> &mut Self {
        let space = std::mem::take(&mut self.space);
        self.deleted.push_str(&space);
        self.inserted.push_str(&space);
        self
    }

    fn close(&mut self) {
        let (deleted, inserted) = (std::mem::take(&mut self.deleted), std::mem::take(&mut self.inserted));
        let space = std::mem::take(&mut self.space);
        self.push(PieceKind::Delete, deleted);
        self.push(PieceKind::Insert, inserted);
        self.push(PieceKind::Equal, space);
    }

    fn push(&mut self, kind: PieceKind, text: String) {
        match self.pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.kind == kind => last.text.push_str(&text),
            _ => self.pieces.push(Piece { kind, text }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(before: &str, after: &str) -> String {
        let piece = |piece: Piece| match piece.kind {
            PieceKind::Equal => piece.text,
            PieceKind::Insert => format!("{{+{}+}}", piece.text),
            PieceKind::Delete => format!("[-{}-]", piece.text),
        };
        compare(before, after).pieces.into_iter().map(piece).collect()
    }

    #[test]
    fn changes_are_shown_by_words_and_phrases() {
        for (before, after, expected) in [
            ("Hello Bo,\nyes.", "Hello Bo,\nyes.", "Hello Bo,\nyes."),
            ("It costs 9 euros.", "It costs 12 euros.", "It costs [-9-]{+12+} euros."),
            ("Kind regards", "Best wishes", "[-Kind regards-]{+Best wishes+}"),
            ("Thank you.", "Thank you very much.", "Thank [-you.-]{+you very much.+}"),
            ("", "New", "{+New+}"),
            ("Old", "", "[-Old-]"),
        ] {
            assert_eq!(shown(before, after), expected);
        }
    }

    #[test]
    fn similarity_goes_from_nothing_to_all() {
        assert!((compare("a b c", "a b c").similarity - 1.0).abs() < 1e-6);
        assert!(compare("a", "b").similarity < 1e-6);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_the_pieces(before in "[ab \\n.]{0,40}", after in "[ab \\n.]{0,40}") {
            let comparison = compare(&before, &after);
            let without = |kind| {
                let pieces = comparison.pieces.iter().filter(|piece| piece.kind != kind);
                pieces.map(|piece| piece.text.as_str()).collect::<String>()
            };

            prop_assert_eq!(without(PieceKind::Insert), before);
            prop_assert_eq!(without(PieceKind::Delete), after);
        }
    }
}
