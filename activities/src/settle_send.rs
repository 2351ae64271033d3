//! What a person says of a send that nobody could tell about, and calling back what has not left.

use domain::ids::OutboundId;
use domain::ledger::OutboundState;
use storage::journal::Recording;
use storage::ledger::{self, Move, Outbound};

use crate::{Activity, ActivityError, Context, Kept, StepFacts, deliver};

/// How a message that did not end by itself is ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// It was called back before its hand-off began.
    CalledBack,
    /// A person found that it had left.
    HadLeft,
    /// A person found that it had not left.
    HadNotLeft,
}

/// Ends a message.
#[derive(Debug)]
pub struct SettleSend {
    /// The message.
    pub message: OutboundId,
    /// How.
    pub settlement: Settlement,
}

impl Activity for SettleSend {
    type Performed = Outbound;
    /// Whether it is ended so.
    type Output = bool;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Outbound, ActivityError> {
        let connection = context.database.connection().await?;
        let message = ledger::get(&connection, facts.run.workspace, self.message).await?;
        if self.settlement == Settlement::CalledBack && message.draft_id.is_some() {
            let account = message.email_account_id.into();
            let account = storage::accounts::get(&connection, facts.run.workspace, account).await?;
            drop(connection);
            deliver::discard(context, &account, &message).await;
        }
        Ok(message)
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        _facts: &'c StepFacts,
        message: &'c Outbound,
    ) -> storage::Result<Kept<bool>> {
        let is_settled = match (self.settlement, message.state.0) {
            // Whoever wanted it back has called it back in the ledger, too.
            (Settlement::CalledBack, OutboundState::Cancelled) => true,
            (Settlement::CalledBack, OutboundState::Queued) => {
                let change = Move::to(self.message, OutboundState::Cancelled, None);
                let released = recording.rows.advance(recording.conn, change, recording.now).await?;
                recording.counters.release(released.as_deref().unwrap_or_default());
                released.is_some()
            }
            (Settlement::CalledBack, _) => false,
            (Settlement::HadLeft, _) => ledger::settle(recording, message, true).await?,
            (Settlement::HadNotLeft, _) => ledger::settle(recording, message, false).await?,
        };
        Ok(is_settled.into())
    }
}
