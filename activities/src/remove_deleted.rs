//! Removes what was deleted, batch after batch, each in a transaction of its own.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use storage::deletion::{Removal, remove_some};
use uuid::Uuid;

use crate::{ActivityError, Computation, Context, StepFacts};

/// Batches of one step: enough that its journal entry does not matter, few enough that it ends within seconds.
const BATCHES: usize = 20;
/// Until what a worker holds is looked at again; most hand-offs take less.
const PAUSE: TimeDelta = TimeDelta::seconds(2);

/// Removes the next rows of something that is marked as deleted.
#[derive(Clone, Copy, Debug)]
pub struct RemoveDeleted {
    /// The mailbox, the workspace or the person.
    pub subject: Uuid,
}

/// How far it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "removed", rename_all = "snake_case")]
pub enum Removed {
    /// There may be more.
    Some,
    /// A worker holds what is left.
    Held {
        /// When to look again.
        until: DateTime<Utc>,
    },
    /// Nothing is left.
    All,
}

impl Computation for RemoveDeleted {
    type Output = Removed;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Removed, ActivityError> {
        for _ in 0..BATCHES {
            let tx = context.database.begin().await?;
            let removal = remove_some(tx.conn(), self.subject).await?;
            tx.commit().await?;
            match removal {
                Removal::Some => {}
                Removal::Held => {
                    return Ok(Removed::Held {
                        until: facts.now + PAUSE,
                    });
                }
                Removal::All => return Ok(Removed::All),
            }
        }
        Ok(Removed::Some)
    }
}
