//! Removes what was deleted, batch after batch, each in a transaction of its own.

use storage::deletion::{Removal, remove_some};
use uuid::Uuid;

use crate::{ActivityError, Computation, Context, StepFacts};

/// Batches of one step: enough that its journal entry does not matter, few enough that it ends within seconds.
const BATCHES: usize = 20;

/// Removes the next rows of something that is marked as deleted.
#[derive(Clone, Copy, Debug)]
pub struct RemoveDeleted {
    /// The mailbox, the workspace or the person.
    pub subject: Uuid,
}

impl Computation for RemoveDeleted {
    type Output = Removal;

    async fn perform(&self, context: &Context, _facts: &StepFacts) -> Result<Removal, ActivityError> {
        for _ in 0..BATCHES {
            let tx = context.database.begin().await?;
            let removal = remove_some(tx.conn(), self.subject).await?;
            tx.commit().await?;
            if removal != Removal::Some {
                return Ok(removal);
            }
        }
        Ok(Removal::Some)
    }
}
