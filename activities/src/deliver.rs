//! The hand-off: the only place that gives a message to a provider.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use connectors::mailbox::{OutgoingMessage, Reconciled};
use domain::emails::Status;
use domain::follow_ups::FollowUpStatus;
use domain::ids::OutboundId;
use domain::ledger::{OutboundKind, OutboundState};
use domain::mail::{self, Address, Outgoing};
use domain::quota::CounterKey;
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::accounts::Account;
use storage::emails::{Action, Resting};
use storage::journal::{DomainRecord, RecordFuture, Recorded, Recording};
use storage::ledger::{Move, Outbound};

use crate::{Activity, ActivityError, Context, Kept, StepFacts, accounts};

/// Hands one message of the ledger to its provider, or finds out whether it left.
#[derive(Debug)]
pub struct Deliver {
    /// The message.
    pub message: OutboundId,
    /// Hand-offs that were put off before; the wait grows with them.
    pub put_offs: u32,
}

/// What became of the message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivered {
    /// The provider has it.
    Sent,
    /// It did not leave and is tried again.
    Later {
        /// When.
        at: DateTime<Utc>,
        /// Why not now.
        why: String,
    },
    /// It did not leave and will not.
    Failed {
        /// Why.
        why: String,
    },
    /// It may have left.
    Uncertain {
        /// What is known.
        why: String,
    },
    /// It was called back before the hand-off.
    CalledBack,
}

/// What the provider said.
#[derive(Debug)]
pub struct HandOff {
    message: Outbound,
    end: Delivered,
    provider_id: Option<String>,
}

/// Longest wait before a hand-off is tried again.
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(1);

impl Activity for Deliver {
    type Performed = HandOff;
    type Output = Delivered;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<HandOff, ActivityError> {
        let begin = Arc::new(BeginHandOver { message: self.message });
        let found: OutboundState = serde_json::from_value(facts.lease.commit(begin).await?)
            .map_err(|error| ActivityError::Permanent(Box::new(error)))?;
        let (message, account) = self.read(context, facts, found).await?;
        let (end, provider_id) = match found {
            OutboundState::Queued => self.hand_over(context, facts, &account, &message).await?,
            OutboundState::HandingOver => self.reconcile(context, facts, &account, &message).await?,
            OutboundState::Sent => (Delivered::Sent, None),
            OutboundState::Cancelled => (Delivered::CalledBack, None),
            OutboundState::Failed => (
                Delivered::Failed {
                    why: message.error.clone().unwrap_or_default(),
                },
                None,
            ),
            OutboundState::Uncertain => (
                Delivered::Uncertain {
                    why: message.error.clone().unwrap_or_default(),
                },
                None,
            ),
        };
        Ok(HandOff {
            message,
            end,
            provider_id,
        })
    }

    fn output(&self, performed: &HandOff) -> Option<Delivered> {
        // Whoever hands over again finds that the hand-off began, and asks the provider what came of it.
        (performed.end == Delivered::Sent).then_some(Delivered::Sent)
    }

    fn counters(&self, performed: &HandOff) -> Vec<CounterKey> {
        match performed.end {
            Delivered::Failed { .. } => performed.message.reserved().unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        _facts: &'c StepFacts,
        performed: &'c HandOff,
    ) -> storage::Result<Kept<Delivered>> {
        let (state, error) = match &performed.end {
            Delivered::Sent => (OutboundState::Sent, None),
            Delivered::Later { why, .. } => (OutboundState::Queued, Some(why)),
            Delivered::Failed { why } => (OutboundState::Failed, Some(why)),
            Delivered::Uncertain { why } => (OutboundState::Uncertain, Some(why)),
            Delivered::CalledBack => return Ok(performed.end.clone().into()),
        };
        let change = Move {
            message: self.message,
            to: state,
            provider_id: performed.provider_id.clone(),
            error: error.cloned(),
        };
        let moved = recording.rows.advance(recording.conn, change, recording.now).await?;
        if let Some(reserved) = moved {
            if state.releases_reservation() {
                recording.counters.release(&reserved);
            }
            if state == OutboundState::Sent {
                mark_subject_sent(recording, &performed.message).await?;
            }
        }
        Ok(performed.end.clone().into())
    }
}

impl Deliver {
    async fn read(
        &self,
        context: &Context,
        facts: &StepFacts,
        found: OutboundState,
    ) -> Result<(Outbound, Account), ActivityError> {
        // What this claim queued is what leaves; anything else has a past.
        let remembered = (found == OutboundState::Queued).then(|| facts.memory.message_and_account(self.message));
        if let Some(remembered) = remembered.flatten() {
            return Ok(remembered);
        }
        let connection = context.database.connection().await?;
        let message = storage::ledger::get(&connection, facts.run.workspace, self.message).await?;
        let account = storage::accounts::get(&connection, facts.run.workspace, message.email_account_id.into()).await?;
        Ok((message, account))
    }

    async fn hand_over(
        &self,
        context: &Context,
        facts: &StepFacts,
        account: &Account,
        message: &Outbound,
    ) -> Result<(Delivered, Option<String>), ActivityError> {
        let mailbox = match accounts::open(context, account).await {
            Ok(mailbox) => mailbox,
            Err(error) => return Ok((self.later(facts, &error), None)),
        };
        match mailbox.hand_over(&outgoing(account, message)).await {
            Ok(receipt) => Ok((Delivered::Sent, receipt.provider_id)),
            Err(connectors::Error::Refused { reason }) => Ok((Delivered::Failed { why: reason }, None)),
            Err(connectors::Error::Uncertain { .. }) => self.reconcile(context, facts, account, message).await,
            Err(error) => Ok((self.later(facts, &error), None)),
        }
    }

    /// A hand-off began and its end is unknown: only the provider can tell.
    async fn reconcile(
        &self,
        context: &Context,
        facts: &StepFacts,
        account: &Account,
        message: &Outbound,
    ) -> Result<(Delivered, Option<String>), ActivityError> {
        let mailbox = accounts::open(context, account).await?;
        Ok(
            match mailbox
                .reconcile(&message.message_id, message.provider_id.as_deref())
                .await?
            {
                Reconciled::Left { provider_id } => (Delivered::Sent, provider_id),
                Reconciled::DidNotLeave => (
                    Delivered::Later {
                        at: facts.now,
                        why: "the hand-off was cut before the message left".to_owned(),
                    },
                    None,
                ),
                Reconciled::Unknown => (
                    Delivered::Uncertain {
                        why: "the connection was cut while the message was handed over".to_owned(),
                    },
                    None,
                ),
            },
        )
    }

    fn later(&self, facts: &StepFacts, error: &dyn std::error::Error) -> Delivered {
        let wait = TimeDelta::seconds(5 << self.put_offs.min(10)).min(LONGEST_WAIT);
        Delivered::Later {
            at: facts.now + wait,
            why: error.to_string(),
        }
    }
}

/// The message as bytes, the same at every attempt.
fn outgoing(account: &Account, message: &Outbound) -> OutgoingMessage {
    let from = Address {
        name: Some(account.display_name.clone()).filter(|name| !name.is_empty()),
        address: account.email.clone(),
    };
    let raw = mail::compose(&Outgoing {
        message_id: message.message_id.clone(),
        from,
        to: message.to_email.iter().map(|address| Address::new(address)).collect(),
        cc: message.cc.iter().map(|address| Address::new(address)).collect(),
        subject: message.subject.clone(),
        date: message.queued_at.fixed_offset(),
        in_reply_to: message.in_reply_to.clone(),
        references: message.references_ids.clone(),
        text: message.text.clone(),
        html: Some(message.html.clone()),
        auto_submitted: message.is_automatic,
        list_unsubscribe: None,
        attachments: Vec::new(),
    });
    OutgoingMessage {
        message_id: message.message_id.clone(),
        from: account.email.clone(),
        recipients: message.to_email.iter().chain(&message.cc).cloned().collect(),
        raw,
    }
}

/// What the message was for is done, in the same transaction.
async fn mark_subject_sent(recording: Recording<'_>, message: &Outbound) -> storage::Result<()> {
    let Recording { conn, rows, now, .. } = recording;
    let subject = message.subject_id;
    match message.kind.0 {
        OutboundKind::Reply => {
            let action = Action::new(
                "sent",
                json!({ "message": message.id, "automatic": message.is_automatic }),
            );
            rows.rest(subject.into(), Resting::at(Status::Sent, None));
            rows.act(subject.into(), action);
            Ok(())
        }
        OutboundKind::FollowUp => {
            storage::follow_ups::mark(conn, subject.into(), FollowUpStatus::Sent, None, now).await
        }
        OutboundKind::Reminder => storage::events::mark_reminded(conn, subject.into()).await,
        OutboundKind::Test => Ok(()),
    }
}

/// Commits that the hand-off begins; says in which state the message was found.
struct BeginHandOver {
    message: OutboundId,
}

impl DomainRecord for BeginHandOver {
    fn record<'c>(&'c self, recording: Recording<'c>) -> RecordFuture<'c> {
        Box::pin(async move {
            let Recording { conn, rows, now, .. } = recording;
            let found = rows.begin_hand_over(conn, self.message, now).await?;
            Ok(Recorded {
                output: json!(found),
                wakes: Vec::new(),
            })
        })
    }
}
