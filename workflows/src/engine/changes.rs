//! What a commit of a run changed for those who watch.

use storage::changes::{Change, ChangeKind};
use storage::runs::RunFacts;

use super::Engine;

/// What those who watch are told of a flow's runs, beside the run itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tells {
    /// What its subject is shown as; told of with each commit.
    pub subject: Option<ChangeKind>,
    /// What else the end of a run leaves.
    pub end: Option<ChangeKind>,
}

impl Engine {
    /// Tells of a commit: the run, its subject, and what its end leaves.
    pub(super) fn announce(&self, facts: &RunFacts, tells: Tells, is_end: bool) {
        let Some(changes) = &self.inner.changes else { return };
        let change = |kind, id| Change {
            workspace: facts.workspace,
            kind,
            id,
            user: Some(facts.user),
        };
        changes.announce(change(ChangeKind::Runs, Some(facts.id.0)));
        if let Some(kind) = tells.subject {
            changes.announce(change(kind, Some(facts.subject)));
        }
        if let Some(kind) = tells.end.filter(|_| is_end) {
            changes.announce(change(kind, None));
        }
    }
}
