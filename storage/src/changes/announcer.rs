//! Tells of changes, many at a time.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use diesel::sql_types::{Array, Text};
use diesel_async::RunQueryDsl;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::{CHANNEL, Change};
use crate::statement::statement;
use crate::{Database, Result};

/// Least time between two notifications of a process.
const PAUSE: Duration = Duration::from_millis(150);
/// Changes of a kind that are named one by one; more of them become one without an id.
const NAMED: usize = 30;
/// PostgreSQL carries at most 8,000 bytes at once; a change has up to 180.
const PER_PAYLOAD: usize = 40;
const GROUP_LIMIT: usize = 4096;

statement! {
    /// One notification per payload, in one commit.
    Notify<'a> { channel: str => Text, payloads: Vec<String> => Array<Text> } -> (),
    "SELECT pg_notify(c.name, p.payload) FROM (SELECT $ AS name) c, unnest($) AS p(payload)"
}

/// Takes changes after their commit. Cheap to clone; the task behind it ends with the last copy.
#[derive(Clone, Debug)]
pub struct Announcer {
    changes: UnboundedSender<Change>,
}

impl Announcer {
    /// Starts the task; it has no connection while there is nothing to tell.
    #[must_use]
    pub fn start(database: Database) -> Self {
        let (changes, waiting) = unbounded_channel();
        tokio::spawn(announce(database, waiting));
        Self { changes }
    }

    /// Tells of a change, soon; costs the caller nothing.
    pub fn announce(&self, change: Change) {
        // The task ends with the process; whoever watches then reads anew.
        let _stopping = self.changes.send(change);
    }
}

async fn announce(database: Database, mut waiting: UnboundedReceiver<Change>) {
    let mut changes = Vec::new();
    while waiting.recv_many(&mut changes, GROUP_LIMIT).await > 0 {
        let payloads = payloads(&gathered(changes.drain(..)));
        if let Err(error) = notify(&database, &payloads).await {
            tracing::debug!(error = &error as &dyn std::error::Error, "changes not told");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn notify(database: &Database, payloads: &Vec<String>) -> Result<()> {
    let connection = database.connection().await?;
    let notify = Notify {
        channel: CHANNEL,
        payloads,
    };
    notify.execute(&mut &*connection).await?;
    Ok(())
}

/// Each change once; too many of a kind as one.
fn gathered(changes: impl Iterator<Item = Change>) -> Vec<Change> {
    let mut kinds: HashMap<_, HashSet<Change>> = HashMap::new();
    for change in changes {
        kinds.entry((change.workspace, change.kind)).or_default().insert(change);
    }
    let named = |((workspace, kind), changes): (_, HashSet<Change>)| {
        if changes.len() <= NAMED {
            return changes.into_iter().collect();
        }
        vec![Change {
            workspace,
            kind,
            id: None,
            user: None,
        }]
    };
    kinds.into_iter().flat_map(named).collect()
}

fn payloads(changes: &[Change]) -> Vec<String> {
    let payload = |part| serde_json::to_string(part).ok();
    changes.chunks(PER_PAYLOAD).filter_map(payload).collect()
}

#[cfg(test)]
mod tests {
    use domain::ids::{EmailId, UserId, WorkspaceId};

    use super::super::ChangeKind;
    use super::*;

    fn change(workspace: WorkspaceId) -> Change {
        Change {
            workspace,
            kind: ChangeKind::EmailAccounts,
            id: Some(EmailId::new().0),
            user: Some(UserId::new()),
        }
    }

    #[test]
    fn payloads_fit_into_a_notification() {
        let workspace = WorkspaceId::new();
        let changes: Vec<Change> = (0..PER_PAYLOAD + 1).map(|_| change(workspace)).collect();

        let payloads = payloads(&changes);

        assert_eq!(payloads.len(), 2);
        assert!(payloads[0].len() < 8000, "{} bytes", payloads[0].len());
    }

    #[test]
    fn a_change_is_told_once_and_a_flood_as_one() {
        let (calm, flooded) = (change(WorkspaceId::new()), WorkspaceId::new());
        let flood = (0..=NAMED).map(|_| change(flooded));

        let told = gathered([calm, calm].into_iter().chain(flood));

        assert_eq!(told.len(), 2);
        assert!(
            told.contains(&calm)
                && told
                    .iter()
                    .any(|change| change.workspace == flooded && change.id.is_none())
        );
    }
}
