//! Admission to the send ledger: every message that leaves passes here.

use chrono::{DateTime, TimeDelta, Utc};
use domain::drafting::reply::ReplyBody;
use domain::emails::WaitReason;
use domain::ids::{ConversationId, OutboundId};
use domain::ledger::{self, OutboundKind, OutboundState};
use domain::meeting::Offered;
use domain::quota::{self, AUTOMATIC_REPLIES_PER_SENDER, CounterKey, Scope};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use storage::accounts::{Account, Owner};
use storage::emails::Resting;
use storage::journal::Recording;
use storage::journal::counters::Exhausted;
use storage::ledger::{Admission, Gate, Limits, Move, Outbound, hold_limits};
use storage::{Error, Result};
use uuid::Uuid;

use crate::StepFacts;

/// How long a person can call back what they approved.
pub const UNDO_WINDOW: TimeDelta = TimeDelta::seconds(10);

/// Why a version that was approved does not leave.
pub const DRAFT_HAS_CHANGED: &str = "The draft has changed since it was approved";

/// How long a message waits for a limit that somebody is changing.
const LIMIT_IS_CHANGING: TimeDelta = TimeDelta::seconds(5);

/// What the ledger said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Queued {
    /// It is recorded and charged.
    Queued {
        /// The message.
        message: OutboundId,
        /// End of the undo window.
        not_before: DateTime<Utc>,
    },
    /// A limit is reached; it waits.
    OverLimit {
        /// Which limit.
        scope: Scope,
        /// When it counts anew.
        until: DateTime<Utc>,
    },
    /// It must not leave, or not without a person.
    Refused {
        /// A sentence for the person.
        why: String,
    },
}

/// A message that asks for admission.
#[derive(Debug)]
pub struct Request {
    /// What is sent.
    pub kind: OutboundKind,
    /// The email answered, the conversation acknowledged, the follow-up, or the event reminded of.
    pub subject_id: Uuid,
    /// Mailbox it leaves from.
    pub account: Account,
    /// The mailbox's owner.
    pub owner: Owner,
    /// Thread it belongs to.
    pub conversation: Option<ConversationId>,
    /// Recipients; decided by code only.
    pub to: Vec<String>,
    /// Display name of the only recipient.
    pub to_name: Option<String>,
    /// Subject.
    pub subject: String,
    /// Both bodies.
    pub body: ReplyBody,
    /// Message-ID it answers.
    pub in_reply_to: Option<String>,
    /// References header, oldest first.
    pub references: Vec<String>,
    /// Times that it offers for a meeting.
    pub offers: Option<Offered>,
    /// Version of the draft it was made from; another one by now refuses it. `None` for what is no reply.
    pub version: Option<i32>,
    /// Whether no person approved it.
    pub is_automatic: bool,
    /// When it was asked for; the periods it is charged to are those of this instant.
    pub asked_at: DateTime<Utc>,
}

impl Request {
    /// Counters it is charged to.
    #[must_use]
    pub fn counters(&self) -> Vec<CounterKey> {
        let now = self.asked_at;
        let account = self.account.id.into();
        let zone = self.owner.zone();
        let mut counters = vec![
            CounterKey::quota(self.owner.id.into(), now),
            CounterKey::mailbox(account, zone, now),
        ];
        let is_answer = matches!(self.kind, OutboundKind::Reply | OutboundKind::Acknowledgement);
        if self.is_automatic && is_answer {
            let digest = self.to.first().map(|address| digest(address)).unwrap_or_default();
            counters.push(CounterKey::sender(account, &digest, zone, now));
        }
        counters
    }

    fn until(&self, key: &CounterKey, now: DateTime<Utc>) -> DateTime<Utc> {
        match key.scope {
            Scope::Quota => quota::quota_reset_at(now),
            Scope::Mailbox | Scope::Sender => quota::next_day(self.owner.zone(), now),
        }
    }

    /// Why it must not leave at all, or not by itself.
    fn refusal(&self, gate: &Gate) -> Option<&'static str> {
        if !gate.is_active {
            return Some("The mailbox is switched off");
        }
        if self.is_automatic && !gate.auto_send_enabled {
            return Some("This mailbox sends nothing without your approval");
        }
        if self.version.is_some() && self.version != gate.draft_version {
            return Some(DRAFT_HAS_CHANGED);
        }
        gate.is_suppressed.then_some("The recipient is on the suppression list")
    }

    /// Records the message, charged, unless something stands against it. An earlier one for the same subject gives
    /// way where its hand-off has not begun.
    ///
    /// # Errors
    /// The failure of a query.
    pub async fn admit(&self, recording: Recording<'_>, facts: &StepFacts) -> Result<Queued> {
        let Recording { conn, rows, now, .. } = recording;
        let admission = Admission {
            workspace: facts.run.workspace,
            kind: self.kind,
            subject: self.subject_id,
            account: self.account.id.into(),
            to: self.to.clone(),
        };
        let gate = rows.read_gate(conn, admission).await?;
        if let Some(earlier) = gate.live
            && !gives_way(recording, earlier).await?
        {
            return Ok(Queued::Refused {
                why: "An earlier message about this has left, or may have".to_owned(),
            });
        }
        if let Some(why) = self.refusal(&gate) {
            return Ok(Queued::Refused { why: why.to_owned() });
        }
        if let Some(obstacle) = self.charge(recording, gate.limits).await? {
            return Ok(obstacle);
        }
        let row = self.row(facts, now, self.counters())?;
        let queued = Queued::Queued {
            message: row.id.into(),
            not_before: row.not_before,
        };
        facts.memory.keep_message(row.clone());
        rows.queue(row);
        Ok(queued)
    }

    /// Reserves what the message takes; else says what stands in the way. A limit that is reached is looked at again
    /// and held still, so that whoever raises it finds what waits for it.
    async fn charge(&self, recording: Recording<'_>, limits: Limits) -> Result<Option<Queued>> {
        let Recording {
            conn, counters, now, ..
        } = recording;
        let charges = |limits: Limits| {
            let charge = |key: CounterKey| {
                let limit = match key.scope {
                    Scope::Quota => limits.quota,
                    Scope::Mailbox => limits.daily,
                    Scope::Sender => AUTOMATIC_REPLIES_PER_SENDER,
                };
                (key, limit)
            };
            self.counters().into_iter().map(charge).collect::<Vec<_>>()
        };
        let Err(Exhausted(key)) = counters.reserve(&charges(limits)) else {
            return Ok(None);
        };
        if key.scope == Scope::Sender {
            let why = limit_sentence(key.scope).to_owned();
            return Ok(Some(Queued::Refused { why }));
        }
        let until = match hold_limits(conn, self.account.id.into()).await? {
            Some(limits) if counters.reserve(&charges(limits)).is_ok() => return Ok(None),
            Some(_) => self.until(&key, now),
            None => now + LIMIT_IS_CHANGING,
        };
        let scope = key.scope;
        Ok(Some(Queued::OverLimit { scope, until }))
    }

    fn row(&self, facts: &StepFacts, now: DateTime<Utc>, reserved: Vec<CounterKey>) -> Result<Outbound> {
        let id = OutboundId::new();
        let reserved = serde_json::to_value(reserved).map_err(|source| Error::Unreadable {
            what: "reservation",
            source: Box::new(source),
        })?;
        let offers = self.offers.as_ref().map(|offers| json!(offers));
        Ok(Outbound {
            workspace_id: facts.run.workspace.0,
            user_id: self.owner.id,
            email_account_id: self.account.id,
            subject_id: self.subject_id,
            generation: facts.run.generation,
            conversation_id: self.conversation.map(|conversation| conversation.0),
            message_id: ledger::message_id(id, &self.account.email),
            to_email: self.to.clone(),
            to_name: self.to_name.clone(),
            subject: self.subject.clone(),
            text: self.body.text.clone(),
            html: self.body.html.clone(),
            in_reply_to: self.in_reply_to.clone(),
            references_ids: self.references.clone(),
            is_automatic: self.is_automatic,
            not_before: if self.is_automatic { now } else { now + UNDO_WINDOW },
            reserved,
            offers,
            ..Outbound::queued(id, self.kind, now)
        })
    }
}

/// Whether an earlier message for the same subject could be called back.
async fn gives_way(recording: Recording<'_>, (message, state): (OutboundId, OutboundState)) -> Result<bool> {
    if state != OutboundState::Queued {
        return Ok(false);
    }
    let why = Some("Another message takes its place".to_owned());
    let change = Move::to(message, OutboundState::Cancelled, why);
    let released = recording.rows.advance(recording.conn, change, recording.now).await?;
    if let Some(reserved) = &released {
        recording.counters.release(reserved);
    }
    Ok(released.is_some())
}

/// Stands for an address where it need not be kept in clear.
fn digest(address: &str) -> String {
    let hash = Sha256::digest(address.to_lowercase());
    hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

/// What a limit says to the person who waits.
#[must_use]
pub fn limit_sentence(scope: Scope) -> &'static str {
    match scope {
        Scope::Quota => "The month's quota is used up",
        Scope::Mailbox => "The mailbox has sent all it may today",
        Scope::Sender => "This sender has had its automatic replies for today",
    }
}

/// What people see of an email whose reply waits for a limit; whoever raises the limit looks for that.
#[must_use]
pub fn waits_for_limit(queued: &Queued) -> Option<Resting> {
    match queued {
        Queued::OverLimit { scope, until } => {
            let why = Some(limit_sentence(*scope).to_owned());
            Some(Resting::draft_ready(WaitReason::Quota, Some(*until), why))
        }
        _ => None,
    }
}

/// History entry of a message that was queued.
#[must_use]
pub fn queued_action(queued: &Queued) -> Option<storage::emails::Action> {
    match queued {
        Queued::Queued { message, .. } => Some(storage::emails::Action::new("queued", json!({ "message": message }))),
        _ => None,
    }
}
