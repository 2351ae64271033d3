//! What a commit of a run changed for those who watch.

use domain::flows::{FOLLOW_UP, MEETING_REMINDER, PROCESS_EMAIL, SYNC_MAILBOX};
use storage::changes::{Change, ChangeKind};
use storage::runs::RunFacts;

use super::Engine;

impl Engine {
    /// Tells of a commit: the run, its subject, and the follow-ups that the end of an answered email leaves.
    pub(super) fn announce(&self, facts: &RunFacts, is_end: bool) {
        let Some(changes) = &self.inner.changes else { return };
        let change = |kind, id| Change {
            workspace: facts.workspace,
            kind,
            id,
            user: Some(facts.user),
        };
        changes.announce(change(ChangeKind::Runs, Some(facts.id.0)));
        if let Some(kind) = kind_of_subject(&facts.flow) {
            changes.announce(change(kind, Some(facts.subject)));
        }
        if is_end && facts.flow == PROCESS_EMAIL.name {
            changes.announce(change(ChangeKind::FollowUps, None));
        }
    }
}

fn kind_of_subject(flow: &str) -> Option<ChangeKind> {
    let kinds = [
        (PROCESS_EMAIL, ChangeKind::Emails),
        (SYNC_MAILBOX, ChangeKind::EmailAccounts),
        (FOLLOW_UP, ChangeKind::FollowUps),
        (MEETING_REMINDER, ChangeKind::Meetings),
    ];
    kinds
        .into_iter()
        .find(|(kind, _)| kind.name == flow)
        .map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flow_tells_of_its_subject() {
        for flow in domain::flows::ALL {
            assert!(kind_of_subject(flow.name).is_some(), "{}", flow.name);
        }
    }
}
