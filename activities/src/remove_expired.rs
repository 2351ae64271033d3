//! Removes what has been kept long enough, batch after batch.

use domain::retention::Kept;
use storage::retention;
use uuid::Uuid;

use crate::{ActivityError, Computation, Context, StepFacts};

/// Batches of one step: enough that its journal entry does not matter, few enough that it ends within seconds.
const BATCHES: usize = 20;

/// Removes what is too old of a kind.
#[derive(Clone, Copy, Debug)]
pub struct RemoveExpired {
    /// Of what.
    pub kind: Kept,
    /// Where the step before came to; nil at the beginning.
    pub after: Uuid,
}

impl Computation for RemoveExpired {
    /// Where to go on; `None` when nothing is left that is old.
    type Output = Option<Uuid>;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Self::Output, ActivityError> {
        let connection = context.database.connection().await?;
        let kept = retention::load(&connection).await?;
        let Some(before) = kept.removes_before(self.kind, facts.now) else {
            return Ok(None);
        };
        let mut after = self.after;
        for _ in 0..BATCHES {
            match retention::remove_some(&connection, self.kind, before, after).await? {
                Some(next) => after = next,
                None => return Ok(None),
            }
        }
        Ok(Some(after))
    }
}
