//! The hand-off: the only place that gives a message to a provider.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use connectors::Error;
use connectors::mailbox::{Prepared, Receipt, Reconciled, Trace};
use domain::accounts::Health;
use domain::flows::FILING;
use domain::ids::OutboundId;
use domain::ledger::{self, OutboundState};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::accounts::Account;
use storage::journal::{DomainRecord, RecordFuture, Recorded, Recording};
use storage::ledger::{Begin, Issued, Move, Outbound, mark_sent};
use storage::runs::NewRun;

use crate::{Activity, ActivityError, Context, Kept, StepFacts, accounts, letter};

/// Hands one message of the ledger to its provider, or finds out whether it left.
#[derive(Debug)]
pub struct Deliver {
    /// The message.
    pub message: OutboundId,
    /// Version of the draft it was made from; `None` for what is no reply.
    pub version: Option<i32>,
    /// Hand-offs that were put off before; the wait grows with them.
    pub put_offs: u32,
    /// How often the provider could not say yet what became of it; the wait grows with that.
    pub lookups: u32,
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
    /// It may have left, and the provider is asked again.
    Unsettled {
        /// When.
        at: DateTime<Utc>,
        /// Why it cannot be told yet.
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
    /// What it was admitted under holds no longer: it was called back, and the same may ask for admission anew.
    Withdrawn,
}

/// What the provider said.
#[derive(Debug)]
pub struct HandOff {
    message: Outbound,
    end: Delivered,
    /// What becomes of the message in the ledger; `None` where it stays as it was found.
    to: Option<OutboundState>,
    receipt: Receipt,
    /// Why the mailbox must be connected anew, where it must.
    reconnect: Option<String>,
}

/// How long a hand-off waits for its run to hear what it was told meanwhile.
const LISTEN: TimeDelta = TimeDelta::seconds(1);
/// How long one question to the provider may take: less than a step, so that its end is recorded.
const LOOKUP: Duration = Duration::from_secs(20);

impl Activity for Deliver {
    type Performed = HandOff;
    type Output = Delivered;

    /// A mail server may read a message for ten minutes before it answers.
    const TIMEOUT: Duration = Duration::from_secs(13 * 60);

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<HandOff, ActivityError> {
        // What this claim has queued it has charged just now, and it is what leaves; anything else has a past.
        let fresh = facts.memory.message_and_account(self.message);
        let fresh = fresh.filter(|_| self.put_offs == 0 && self.lookups == 0);
        let is_charged = fresh.is_some() || self.is_charged(context, facts).await?;
        let begun = self.begin(facts, is_charged).await?;
        let (message, account) = match fresh {
            Some(fresh) if begun.state == OutboundState::Queued => fresh,
            _ => self.read(context, facts).await?,
        };
        let why = message.error.clone().unwrap_or_default();
        match begun.state {
            OutboundState::Queued if begun.is_told => Ok(HandOff::unchanged(message, listen(facts))),
            OutboundState::Queued if !begun.may_leave => {
                discard(context, &account, &message).await;
                Ok(HandOff::ended(message, Delivered::Withdrawn))
            }
            OutboundState::Queued => self.hand_over(context, facts, &account, message).await,
            OutboundState::HandingOver => Ok(self.reconcile(context, facts, &account, message).await),
            OutboundState::Sent => Ok(HandOff::unchanged(message, Delivered::Sent)),
            OutboundState::Cancelled => {
                discard(context, &account, &message).await;
                Ok(HandOff::unchanged(message, Delivered::CalledBack))
            }
            OutboundState::Failed => Ok(HandOff::unchanged(message, Delivered::Failed { why })),
            OutboundState::Uncertain => Ok(HandOff::unchanged(message, Delivered::Uncertain { why })),
        }
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c StepFacts,
        performed: &'c HandOff,
    ) -> storage::Result<Kept<Delivered>> {
        let Some(state) = performed.to else {
            return Ok(performed.end.clone().into());
        };
        if let Some(why) = &performed.reconnect {
            let account = performed.message.email_account_id.into();
            storage::accounts::mark_unhealthy(recording.conn, account, Health::ReconnectNeeded, why).await?;
        }
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
                let message = &performed.message;
                let details = json!({ "message": message.id, "automatic": message.is_automatic });
                mark_sent(recording, message, details).await?;
                if performed.receipt.is_unfiled {
                    return performed.file_later(recording, facts).await;
                }
            }
        }
        Ok(performed.end.clone().into())
    }
}

impl Deliver {
    /// Whether the message is charged to the present day and month: what was put off over midnight is not.
    async fn is_charged(&self, context: &Context, facts: &StepFacts) -> Result<bool, ActivityError> {
        let connection = context.database.connection().await?;
        let message = storage::ledger::get(&connection, facts.run.workspace, self.message).await?;
        let owner = storage::accounts::get_owner(&connection, message.user_id.into()).await?;
        let zone = owner.zone();
        Ok(message.reserved()?.iter().all(|key| key.is_current(zone, facts.now)))
    }

    /// Commits that the hand-off begins, if nothing stands against it.
    async fn begin(&self, facts: &StepFacts, is_charged: bool) -> Result<Begun, ActivityError> {
        let begin = BeginHandOver(Begin {
            message: self.message,
            run: facts.run.id,
            signals_heard: facts.signals_heard,
            version: self.version,
            is_charged,
        });
        let begun = facts.lease.commit(Arc::new(begin)).await?;
        serde_json::from_value(begun).map_err(|error| ActivityError::Permanent(Box::new(error)))
    }

    async fn read(&self, context: &Context, facts: &StepFacts) -> Result<(Outbound, Account), ActivityError> {
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
            Err(error) => {
                let reconnect = matches!(error, ActivityError::Permanent(_)).then(|| cause(&error));
                let later = self.later(facts, message, error.after(), error.to_string());
                return Ok(HandOff { reconnect, ..later });
            }
        };
        let content = letter::compose(context, account, &message).await?;
        if message.draft_id.is_none() {
            match mailbox.prepare(&content).await {
                Ok(Some(prepared)) => keep(facts, &mut message, prepared).await?,
                Ok(None) => {}
                Err(Error::Refused { reason: why }) => return Ok(HandOff::ended(message, Delivered::Failed { why })),
                Err(error) => return Ok(self.not_taken(facts, message, &error)),
            }
        }
        match mailbox.hand_over(&content, prepared(&message).as_ref()).await {
            Ok(receipt) => Ok(HandOff::left(message, receipt)),
            Err(Error::Refused { reason: why }) => {
                discard(context, account, &message).await;
                Ok(HandOff::ended(message, Delivered::Failed { why }))
            }
            Err(Error::Uncertain { .. }) => Ok(self.reconcile(context, facts, account, message).await),
            Err(error) => Ok(self.not_taken(facts, message, &error)),
        }
    }

    /// The provider did not take it.
    fn not_taken(&self, facts: &StepFacts, message: Outbound, error: &Error) -> HandOff {
        let reconnect = matches!(error, Error::ReconnectNeeded { .. }).then(|| error.to_string());
        HandOff {
            reconnect,
            ..self.later(facts, message, error.after(), error.to_string())
        }
    }

    /// A hand-off began and its end is unknown: only the provider can tell.
    async fn reconcile(&self, context: &Context, facts: &StepFacts, account: &Account, message: Outbound) -> HandOff {
        let uncertain = |why: &str| Delivered::Uncertain { why: why.to_owned() };
        match ask(context, facts, account, &message).await {
            Ok(Reconciled::Left(receipt)) => HandOff::left(message, receipt),
            Ok(Reconciled::DidNotLeave) => {
                let why = "the hand-off was cut before the message left".to_owned();
                if self.put_offs == 0 {
                    HandOff::ended(message, Delivered::Later { at: facts.now, why })
                } else {
                    self.later(facts, message, None, why)
                }
            }
            Ok(Reconciled::NotSettled { ask_again }) => {
                let why = "the provider does not say yet whether it has sent the message".to_owned();
                self.unsettled(facts, message, ask_again, why)
            }
            Ok(Reconciled::Unknown) => HandOff::ended(
                message,
                uncertain("the connection was cut while the message was handed over"),
            ),
            Err((why, after)) => self.unsettled(facts, message, after, why),
        }
    }

    /// It did not leave: another try, and none after a day.
    fn later(&self, facts: &StepFacts, message: Outbound, after: Option<Duration>, why: String) -> HandOff {
        let end = match ledger::patience(self.put_offs) {
            Some(usual) => Delivered::Later {
                at: facts.now + at_least(usual, after),
                why,
            },
            None => Delivered::Failed {
                why: format!("it was not taken for a day: {why}"),
            },
        };
        HandOff::ended(message, end)
    }

    /// Nobody knows: another question to the provider, and after a day one to a person.
    fn unsettled(&self, facts: &StepFacts, message: Outbound, after: Option<Duration>, why: String) -> HandOff {
        match ledger::patience(self.lookups) {
            Some(usual) => {
                let at = facts.now + at_least(usual, after);
                HandOff::unchanged(message, Delivered::Unsettled { at, why })
            }
            None => HandOff::ended(message, Delivered::Uncertain { why }),
        }
    }
}

/// The usual wait, or what the provider asks for where that is more, up to a day.
fn at_least(usual: Duration, asked: Option<Duration>) -> TimeDelta {
    let asked = asked.and_then(|asked| TimeDelta::from_std(asked).ok());
    let usual = TimeDelta::from_std(usual).unwrap_or_default();
    usual.max(asked.unwrap_or_default()).min(TimeDelta::days(1))
}

/// Asks the provider what became of a message; else says why that cannot be asked, and how long to leave it alone.
async fn ask(
    context: &Context,
    facts: &StepFacts,
    account: &Account,
    message: &Outbound,
) -> Result<Reconciled, (String, Option<Duration>)> {
    let asked = tokio::time::timeout(LOOKUP, async {
        let mailbox = accounts::open(context, account).await?;
        let trace = Trace {
            message_id: message.message_id.clone(),
            prepared: prepared(message),
            begun_at: message.handing_over_at.unwrap_or(facts.now),
        };
        Ok::<_, ActivityError>(mailbox.reconcile(&trace).await?)
    });
    match asked.await {
        Ok(answer) => answer.map_err(|error| (cause(&error), error.after())),
        Err(_) => Err(("the mail server does not answer".to_owned(), None)),
    }
}

/// The innermost cause, in its own words.
fn cause(error: &ActivityError) -> String {
    let mut error: &dyn std::error::Error = error;
    while let Some(source) = error.source() {
        error = source;
    }
    error.to_string()
}

/// Nothing is handed over before the run has heard what it was told.
fn listen(facts: &StepFacts) -> Delivered {
    Delivered::Later {
        at: facts.now + LISTEN,
        why: "the run was told something".to_owned(),
    }
}

impl Delivered {
    fn why(&self) -> Option<&str> {
        match self {
            Self::Later { why, .. } | Self::Unsettled { why, .. } | Self::Failed { why } | Self::Uncertain { why } => {
                Some(why)
            }
            Self::Sent | Self::CalledBack | Self::Withdrawn => None,
        }
    }

    const fn state(&self) -> OutboundState {
        match self {
            Self::Sent => OutboundState::Sent,
            Self::Later { .. } => OutboundState::Queued,
            Self::Unsettled { .. } => OutboundState::HandingOver,
            Self::Failed { .. } => OutboundState::Failed,
            Self::Uncertain { .. } => OutboundState::Uncertain,
            Self::CalledBack | Self::Withdrawn => OutboundState::Cancelled,
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

    /// Its copy gets a run of its own, so that nothing waits for it.
    async fn file_later(&self, recording: Recording<'_>, facts: &StepFacts) -> storage::Result<Kept<Delivered>> {
        let run = &facts.run;
        let filing = NewRun::new(run.workspace, run.user, FILING, self.message.id, recording.now);
        let is_new = storage::runs::start(recording.conn, &filing).await?.is_some();
        Ok(Kept {
            output: self.end.clone(),
            wakes: filing.wake().filter(|_| is_new).into_iter().collect(),
        })
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
            reconnect: None,
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

/// Commits that the hand-off begins; says what was found of the message.
struct BeginHandOver(Begin);

/// The answer of [`BeginHandOver`].
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Begun {
    state: OutboundState,
    may_leave: bool,
    is_told: bool,
}

impl DomainRecord for BeginHandOver {
    fn record<'c>(&'c self, recording: Recording<'c>) -> RecordFuture<'c> {
        Box::pin(async move {
            let Recording { conn, rows, now, .. } = recording;
            let found = rows.begin_hand_over(conn, self.0.clone(), now).await?;
            let begun = Begun {
                state: found.state,
                may_leave: found.may_leave,
                is_told: found.is_told,
            };
            Ok(Recorded {
                output: json!(begun),
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
