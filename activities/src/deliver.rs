//! The hand-off: the only place that gives a message to a provider.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use connectors::mailbox::{Mailbox, OutgoingMessage, Prepared, Receipt, Reconciled, Trace};
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
use storage::ledger::{Issued, Move, Outbound};

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
    /// It did not leave, or the provider cannot tell yet; it is tried, or asked, again.
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
    /// What becomes of the message in the ledger; `None` where it stays as it was found.
    to: Option<OutboundState>,
    receipt: Receipt,
}

/// Longest wait before a hand-off is tried again.
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(1);
/// How long a provider may be sending a message before a person is asked.
const SETTLING_LIMIT: TimeDelta = TimeDelta::minutes(15);

impl Activity for Deliver {
    type Performed = HandOff;
    type Output = Delivered;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<HandOff, ActivityError> {
        let begin = Arc::new(BeginHandOver { message: self.message });
        let found: OutboundState = serde_json::from_value(facts.lease.commit(begin).await?)
            .map_err(|error| ActivityError::Permanent(Box::new(error)))?;
        let (message, account) = self.read(context, facts, found).await?;
        let why = message.error.clone().unwrap_or_default();
        match found {
            OutboundState::Queued => self.hand_over(context, facts, &account, message).await,
            OutboundState::HandingOver => {
                let mailbox = accounts::open(context, &account).await?;
                self.reconcile(facts, &*mailbox, message).await
            }
            OutboundState::Sent => Ok(HandOff::unchanged(message, Delivered::Sent)),
            OutboundState::Cancelled => {
                discard(context, &account, &message).await;
                Ok(HandOff::unchanged(message, Delivered::CalledBack))
            }
            OutboundState::Failed => Ok(HandOff::unchanged(message, Delivered::Failed { why })),
            OutboundState::Uncertain => Ok(HandOff::unchanged(message, Delivered::Uncertain { why })),
        }
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
        let Some(state) = performed.to else {
            return Ok(performed.end.clone().into());
        };
        let receipt = performed.receipt.clone();
        let change = Move {
            message: self.message,
            to: state,
            issued: Issued {
                provider_id: receipt.provider_id,
                provider_thread_id: receipt.provider_thread_id,
                message_id: receipt.message_id,
            },
            error: performed.end.why().map(str::to_owned),
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
        let is_fresh = found == OutboundState::Queued && self.put_offs == 0;
        let remembered = is_fresh.then(|| facts.memory.message_and_account(self.message));
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
        mut message: Outbound,
    ) -> Result<HandOff, ActivityError> {
        let mailbox = match accounts::open(context, account).await {
            Ok(mailbox) => mailbox,
            Err(error) => return Ok(self.later(facts, message, &error, error.after())),
        };
        let content = outgoing(account, &message);
        if message.draft_id.is_none() {
            match mailbox.prepare(&content).await {
                Ok(Some(prepared)) => keep(facts, &mut message, prepared).await?,
                Ok(None) => {}
                Err(connectors::Error::Refused { reason: why }) => {
                    return Ok(HandOff::ended(message, Delivered::Failed { why }));
                }
                Err(error) => return Ok(self.later(facts, message, &error, error.after())),
            }
        }
        match mailbox.hand_over(&content, prepared(&message).as_ref()).await {
            Ok(receipt) => Ok(HandOff::left(message, receipt)),
            Err(connectors::Error::Refused { reason: why }) => {
                discard(context, account, &message).await;
                Ok(HandOff::ended(message, Delivered::Failed { why }))
            }
            Err(connectors::Error::Uncertain { .. }) => self.reconcile(facts, &*mailbox, message).await,
            Err(error) => Ok(self.later(facts, message, &error, error.after())),
        }
    }

    /// A hand-off began and its end is unknown: only the provider can tell.
    async fn reconcile(
        &self,
        facts: &StepFacts,
        mailbox: &dyn Mailbox,
        message: Outbound,
    ) -> Result<HandOff, ActivityError> {
        let begun_at = message.handing_over_at.unwrap_or(facts.now);
        let trace = Trace {
            message_id: message.message_id.clone(),
            prepared: prepared(&message),
            begun_at,
        };
        let uncertain = |why: &str| Delivered::Uncertain { why: why.to_owned() };
        Ok(match mailbox.reconcile(&trace).await? {
            Reconciled::Left(receipt) => HandOff::left(message, receipt),
            Reconciled::DidNotLeave => HandOff::ended(
                message,
                Delivered::Later {
                    at: facts.now,
                    why: "the hand-off was cut before the message left".to_owned(),
                },
            ),
            Reconciled::NotSettled { ask_again } if facts.now - begun_at < SETTLING_LIMIT => HandOff::unchanged(
                message,
                Delivered::Later {
                    at: facts.now + self.wait(ask_again),
                    why: "the provider is still sending the message".to_owned(),
                },
            ),
            Reconciled::NotSettled { .. } => {
                HandOff::ended(message, uncertain("the provider does not say whether it has sent it"))
            }
            Reconciled::Unknown => HandOff::ended(
                message,
                uncertain("the connection was cut while the message was handed over"),
            ),
        })
    }

    fn later(
        &self,
        facts: &StepFacts,
        message: Outbound,
        error: &dyn std::error::Error,
        after: Option<Duration>,
    ) -> HandOff {
        HandOff::ended(
            message,
            Delivered::Later {
                at: facts.now + self.wait(after),
                why: error.to_string(),
            },
        )
    }

    /// Grows with the put-offs, and is never shorter than what the provider asks for.
    fn wait(&self, asked: Option<Duration>) -> TimeDelta {
        let growing = TimeDelta::seconds(5 << self.put_offs.min(10)).min(LONGEST_WAIT);
        let asked = asked.and_then(|asked| TimeDelta::from_std(asked).ok());
        growing.max(asked.unwrap_or_default())
    }
}

impl Delivered {
    fn why(&self) -> Option<&str> {
        match self {
            Self::Later { why, .. } | Self::Failed { why } | Self::Uncertain { why } => Some(why),
            Self::Sent | Self::CalledBack => None,
        }
    }

    const fn state(&self) -> OutboundState {
        match self {
            Self::Sent => OutboundState::Sent,
            Self::Later { .. } => OutboundState::Queued,
            Self::Failed { .. } => OutboundState::Failed,
            Self::Uncertain { .. } => OutboundState::Uncertain,
            Self::CalledBack => OutboundState::Cancelled,
        }
    }
}

impl HandOff {
    fn left(message: Outbound, receipt: Receipt) -> Self {
        Self {
            receipt,
            ..Self::ended(message, Delivered::Sent)
        }
    }

    /// The ledger follows.
    fn ended(message: Outbound, end: Delivered) -> Self {
        Self {
            to: Some(end.state()),
            ..Self::unchanged(message, end)
        }
    }

    /// The ledger says so already, or cannot say yet.
    fn unchanged(message: Outbound, end: Delivered) -> Self {
        Self {
            message,
            end,
            to: None,
            receipt: Receipt::default(),
        }
    }
}

/// The draft that the provider holds of the message.
fn prepared(message: &Outbound) -> Option<Prepared> {
    message.draft_id.clone().map(|provider_id| Prepared {
        provider_id,
        message_id: message.sent_message_id.clone(),
    })
}

/// Stores the draft before anything is handed over.
async fn keep(facts: &StepFacts, message: &mut Outbound, prepared: Prepared) -> Result<(), ActivityError> {
    let keep = KeepDraft {
        message: message.id.into(),
        prepared: prepared.clone(),
    };
    facts.lease.commit(Arc::new(keep)).await?;
    message.draft_id = Some(prepared.provider_id);
    message.sent_message_id = prepared.message_id;
    Ok(())
}

/// Removes the draft of a message that will not leave; one that stays behind harms nobody.
pub(crate) async fn discard(context: &Context, account: &Account, message: &Outbound) {
    let Some(prepared) = prepared(message) else { return };
    let discarded = match accounts::open(context, account).await {
        Ok(mailbox) => mailbox.discard(&prepared).await.map_err(ActivityError::from),
        Err(error) => Err(error),
    };
    if let Err(error) = discarded {
        let error = &error as &dyn std::error::Error;
        tracing::warn!(message = %message.id, error, "a draft that will not be sent stays at the provider");
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

/// Commits which draft of the message the provider holds.
struct KeepDraft {
    message: OutboundId,
    prepared: Prepared,
}

impl DomainRecord for KeepDraft {
    fn record<'c>(&'c self, recording: Recording<'c>) -> RecordFuture<'c> {
        Box::pin(async move {
            let Prepared {
                provider_id,
                message_id,
            } = &self.prepared;
            storage::ledger::keep_draft(recording.conn, self.message, provider_id, message_id.as_deref()).await?;
            Ok(Recorded::default())
        })
    }
}
