//! A line through the messages by change time: those before it were there when it was drawn, those after it were not.
//! Close to the line the time alone cannot tell, as timestamps are coarse and a folder changes while it is read; there it knows names.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::scan::Entry;

/// How far timestamps and the time to read a folder can blur the order, in nanoseconds.
pub(super) const BLUR: i64 = 2_000_000_000;
const MOST_NAMES: usize = 64;

/// Divides messages into before and after.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Line {
    at: i64,
    /// Name hashes of the messages just before the line; `None` where there are too many to list.
    near: Option<BTreeSet<u64>>,
}

impl Line {
    /// Has nothing before it.
    pub(super) const fn before_all() -> Self {
        Self {
            at: i64::MIN,
            near: None,
        }
    }

    /// Has all of the messages before it, and is drawn no earlier than this one.
    pub(super) fn after(&self, entries: &[Entry]) -> Self {
        let at = entries.iter().map(|entry| entry.changed_at).fold(self.at, i64::max);
        let near: BTreeSet<u64> = entries
            .iter()
            .filter(|entry| is_near(entry, at))
            .map(|entry| entry.hash)
            .take(MOST_NAMES + 1)
            .collect();
        Self {
            at,
            near: (near.len() <= MOST_NAMES).then_some(near),
        }
    }

    /// Whether the message stands before the line.
    pub(super) fn has_before(&self, entry: &Entry) -> bool {
        let is_unknown = || self.near.as_ref().is_some_and(|near| !near.contains(&entry.hash));
        entry.changed_at <= self.at && !(is_near(entry, self.at) && is_unknown())
    }
}

fn is_near(entry: &Entry, at: i64) -> bool {
    entry.changed_at <= at && entry.changed_at > at.saturating_sub(BLUR)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::guard::Standing;
    use std::path::PathBuf;

    fn entry(hash: u64, changed_at: i64) -> Entry {
        Entry {
            name: hash.to_string(),
            hash,
            path: PathBuf::new(),
            is_new: true,
            changed_at,
            written_at: 0,
            size: 0,
            standing: Standing::Open,
        }
    }

    #[test]
    fn a_message_that_turns_up_near_the_line_was_not_before_it() {
        let line = Line::before_all().after(&[entry(1, 0), entry(2, 9 * BLUR), entry(3, 9 * BLUR)]);

        let before = [entry(1, 0), entry(4, 0), entry(3, 9 * BLUR)];
        let after = [entry(5, 9 * BLUR), entry(6, 9 * BLUR - 1), entry(2, 9 * BLUR + 1)];

        assert!(before.iter().all(|entry| line.has_before(entry)));
        assert!(!after.iter().any(|entry| line.has_before(entry)));
    }

    #[test]
    fn a_crowd_is_told_apart_by_time_alone() {
        let crowd: Vec<Entry> = (0..100).map(|hash| entry(hash, 5)).collect();

        let line = Line::before_all().after(&crowd);

        assert!(line.has_before(&entry(1_000, 5)) && !line.has_before(&entry(1_000, 6)));
    }

    #[test]
    fn a_line_never_moves_back() {
        let line = Line::before_all().after(&[entry(1, 9 * BLUR)]).after(&[]);

        assert!(line.has_before(&entry(2, BLUR)) && !Line::before_all().has_before(&entry(2, BLUR)));
    }
}
