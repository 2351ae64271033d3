//! What a person says of a send that nobody could tell about, and calling back what has not left.

use domain::emails::Status;
use domain::follow_ups::FollowUpStatus;
use domain::ids::OutboundId;
use domain::ledger::{OutboundKind, OutboundState};
use domain::quota::CounterKey;
use serde_json::json;
use storage::emails::{Action, Resting};
use storage::journal::Recording;
use storage::ledger::{Issued, Move, Outbound};

use crate::{Activity, ActivityError, Context, Kept, StepFacts, deliver};

/// How a message that did not end by itself is ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// It was called back inside the undo window.
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
    /// Whether the state allowed it.
    type Output = bool;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Outbound, ActivityError> {
        let connection = context.database.connection().await?;
        let message = storage::ledger::get(&connection, facts.run.workspace, self.message).await?;
        if self.settlement == Settlement::CalledBack && message.draft_id.is_some() {
            let account = message.email_account_id.into();
            let account = storage::accounts::get(&connection, facts.run.workspace, account).await?;
            drop(connection);
            deliver::discard(context, &account, &message).await;
        }
        Ok(message)
    }

    fn counters(&self, message: &Outbound) -> Vec<CounterKey> {
        message.reserved().unwrap_or_default()
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        _facts: &'c StepFacts,
        message: &'c Outbound,
    ) -> storage::Result<Kept<bool>> {
        let Recording {
            conn,
            counters,
            rows,
            now,
        } = recording;
        let state = match self.settlement {
            Settlement::HadLeft => OutboundState::Sent,
            Settlement::CalledBack | Settlement::HadNotLeft => OutboundState::Cancelled,
        };
        let change = Move {
            message: self.message,
            to: state,
            issued: Issued::default(),
            error: None,
        };
        let Some(reserved) = rows.advance(conn, change, now).await? else {
            return Ok(false.into());
        };
        if state.releases_reservation() {
            counters.release(&reserved);
        } else {
            match message.kind.0 {
                OutboundKind::Reply => {
                    let action = Action::new("sent", json!({ "message": message.id, "settled_by": "person" }));
                    rows.rest(message.subject_id.into(), Resting::at(Status::Sent, None));
                    rows.act(message.subject_id.into(), action);
                }
                OutboundKind::FollowUp => {
                    storage::follow_ups::mark(conn, message.subject_id.into(), FollowUpStatus::Sent, None, now).await?;
                }
                OutboundKind::Reminder | OutboundKind::Test => {}
            }
        }
        Ok(true.into())
    }
}
