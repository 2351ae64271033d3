//! A mailbox in memory. It does not stop a message from leaving twice, so that tests can see a double send.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use domain::guard::Standing;
use serde_json::{Value, json};
use tokio::sync::Notify;

use super::gate::Gate;
use super::lock;
use crate::Error;
use crate::mailbox::{
    Batch, Connection, FetchedMessage, Mailbox, Mailboxes, OutgoingMessage, Place, Prepared, Receipt, Reconciled,
    Trace, Watch,
};

/// A mailbox that a test fills, reads and breaks.
#[derive(Debug, Default)]
pub struct FakeMailbox {
    state: Mutex<State>,
    preparations: Gate,
    hand_overs: Gate,
    arrivals: Arc<Notify>,
}

/// Tells of what arrives in a fake mailbox.
#[derive(Debug)]
struct Arrivals(Arc<Notify>);

#[async_trait]
impl Watch for Arrivals {
    async fn changed(&mut self) -> Result<(), Error> {
        self.0.notified().await;
        Ok(())
    }
}

#[derive(Debug, Default)]
struct State {
    inbound: Vec<FetchedMessage>,
    left: Vec<OutgoingMessage>,
    attempts: usize,
    fetch_errors: VecDeque<Error>,
    hand_overs: VecDeque<Next>,
    filed: Vec<OutgoingMessage>,
    filing_errors: VecDeque<Error>,
    cannot_tell: bool,
    unsettled: usize,
    /// Every draft ever made, with what became of it; `None` where the provider makes none.
    drafts: Option<Vec<(OutgoingMessage, DraftState)>>,
    delay: Option<Duration>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DraftState {
    Open,
    Sent,
    Discarded,
}

#[derive(Debug)]
enum Next {
    Fail(Error),
    CutAfterLeaving,
    CutBeforeLeaving,
}

impl FakeMailbox {
    /// Lets a message arrive; answers its provider message id.
    pub fn push_inbound(&self, raw: impl Into<Vec<u8>>, received_at: DateTime<Utc>) -> String {
        self.push_in_thread(raw, received_at, None)
    }

    /// Lets a message arrive in a conversation that the provider knows.
    pub fn push_in_thread(
        &self,
        raw: impl Into<Vec<u8>>,
        received_at: DateTime<Utc>,
        provider_thread_id: Option<String>,
    ) -> String {
        let mut state = lock(&self.state);
        let provider_message_id = format!("fake-{}", state.inbound.len() + 1);
        let message = FetchedMessage {
            provider_message_id: provider_message_id.clone(),
            provider_thread_id,
            received_at,
            raw: raw.into(),
            is_cut: false,
            place: Place::Inbox(Standing::Open),
        };
        state.inbound.push(message);
        self.arrivals.notify_one();
        provider_message_id
    }

    /// Lets a message arrive of which only the beginning is read.
    pub fn push_beginning(&self, raw: impl Into<Vec<u8>>, received_at: DateTime<Utc>) -> String {
        let id = self.push_inbound(raw, received_at);
        if let Some(message) = lock(&self.state).inbound.last_mut() {
            message.is_cut = true;
        }
        id
    }

    /// Lets a message arrive that its owner sent from another program.
    pub fn push_sent(&self, raw: impl Into<Vec<u8>>, sent_at: DateTime<Utc>) -> String {
        let id = self.push_inbound(raw, sent_at);
        if let Some(message) = lock(&self.state).inbound.last_mut() {
            message.place = Place::Sent;
        }
        id
    }

    /// Lets the owner answer or remove a message that lies in the inbox.
    pub fn mark(&self, provider_message_id: &str, standing: Standing) {
        let mut state = lock(&self.state);
        let found = state
            .inbound
            .iter_mut()
            .find(|message| message.provider_message_id == provider_message_id);
        if let Some(message) = found {
            message.place = Place::Inbox(standing);
        }
    }

    /// Everything that left, in order, a message twice where it left twice.
    #[must_use]
    pub fn handed_over(&self) -> Vec<OutgoingMessage> {
        lock(&self.state).left.clone()
    }

    /// How often a hand-over was tried, failures included.
    #[must_use]
    pub fn hand_over_attempts(&self) -> usize {
        lock(&self.state).attempts
    }

    /// Fails the next fetch that no earlier error is queued for.
    pub fn fail_next_fetch(&self, error: Error) {
        lock(&self.state).fetch_errors.push_back(error);
    }

    /// Fails the next hand-over that nothing is queued for; the message does not leave.
    pub fn fail_next_hand_over(&self, error: Error) {
        lock(&self.state).hand_overs.push_back(Next::Fail(error));
    }

    /// Fails the next filing of a copy that no earlier error is queued for: with the hand-over, and each one after it.
    pub fn fail_next_filing(&self, error: Error) {
        lock(&self.state).filing_errors.push_back(error);
    }

    /// The copies that were filed.
    #[must_use]
    pub fn filed(&self) -> Vec<OutgoingMessage> {
        lock(&self.state).filed.clone()
    }

    /// Cuts the next hand-over after the message left.
    pub fn cut_next_hand_over(&self) {
        lock(&self.state).hand_overs.push_back(Next::CutAfterLeaving);
    }

    /// Cuts the next hand-over before the message left.
    pub fn cut_next_hand_over_before_leaving(&self) {
        lock(&self.state).hand_overs.push_back(Next::CutBeforeLeaving);
    }

    /// Makes reconciling answer [`Reconciled::Unknown`], as a server without a copy in Sent does.
    pub fn cannot_tell_what_left(&self) {
        lock(&self.state).cannot_tell = true;
    }

    /// Makes the next so many reconciliations answer [`Reconciled::NotSettled`].
    pub fn leave_unsettled(&self, times: usize) {
        lock(&self.state).unsettled = times;
    }

    /// Makes it a provider that sends drafts, gives each message its own Message-ID and knows conversations.
    pub fn send_by_drafts(&self) {
        lock(&self.state).drafts.get_or_insert_default();
    }

    /// How many drafts were ever made, sent and discarded ones included.
    #[must_use]
    pub fn drafts_made(&self) -> usize {
        lock(&self.state).drafts.as_ref().map_or(0, Vec::len)
    }

    /// How many drafts wait to be sent.
    #[must_use]
    pub fn open_drafts(&self) -> usize {
        let state = lock(&self.state);
        let drafts = state.drafts.iter().flatten();
        drafts.filter(|(_, state)| *state == DraftState::Open).count()
    }

    /// Holds preparations back after the draft is made, until released.
    pub fn hold_preparations(&self) {
        self.preparations.close();
    }

    /// Lets held preparations go on.
    pub fn release_preparations(&self) {
        self.preparations.open();
    }

    /// Makes every call take as long.
    pub fn slow(&self, delay: Duration) {
        lock(&self.state).delay = Some(delay);
    }

    /// Holds hand-overs back before the message leaves, until released.
    pub fn hold_hand_overs(&self) {
        self.hand_overs.close();
    }

    /// Lets held hand-overs go on.
    pub fn release_hand_overs(&self) {
        self.hand_overs.open();
    }

    async fn wait(&self) {
        let delay = lock(&self.state).delay;
        if let Some(delay) = delay {
            tokio::time::sleep(delay).await;
        }
    }
}

#[async_trait]
impl Mailbox for FakeMailbox {
    async fn fetch(&self, cursor: &Value, limit: usize) -> Result<Batch, Error> {
        self.wait().await;
        let mut state = lock(&self.state);
        if let Some(error) = state.fetch_errors.pop_front() {
            return Err(error);
        }
        let done = cursor
            .get("done")
            .and_then(Value::as_u64)
            .and_then(|done| usize::try_from(done).ok())
            .unwrap_or(0);
        let messages: Vec<_> = state.inbound.iter().skip(done).take(limit).cloned().collect();
        let done = done + messages.len();
        Ok(Batch {
            messages,
            cursor: json!({ "done": done }),
            has_more: done < state.inbound.len(),
        })
    }

    async fn standings(&self, provider_message_ids: &[String]) -> Result<Vec<Standing>, Error> {
        self.wait().await;
        let state = lock(&self.state);
        let standing = |id: &String| {
            let mut inbound = state.inbound.iter();
            match inbound.find(|message| message.provider_message_id == *id)?.place {
                Place::Inbox(standing) => Some(standing),
                Place::Sent => None,
            }
        };
        Ok(provider_message_ids
            .iter()
            .map(|id| standing(id).unwrap_or_default())
            .collect())
    }

    async fn prepare(&self, message: &OutgoingMessage) -> Result<Option<Prepared>, Error> {
        self.wait().await;
        let prepared = lock(&self.state).prepare(message);
        self.preparations.pass().await;
        Ok(prepared)
    }

    async fn hand_over(&self, message: &OutgoingMessage, prepared: Option<&Prepared>) -> Result<Receipt, Error> {
        lock(&self.state).attempts += 1;
        self.wait().await;
        self.hand_overs.pass().await;
        let mut state = lock(&self.state);
        match state.hand_overs.pop_front() {
            Some(Next::Fail(error)) => Err(error),
            Some(Next::CutBeforeLeaving) => Err(uncertain("the connection was cut")),
            Some(Next::CutAfterLeaving) => {
                state.send(message, prepared)?;
                Err(uncertain("the connection was cut"))
            }
            None => state.send(message, prepared),
        }
    }

    async fn file(&self, message: &OutgoingMessage) -> Result<(), Error> {
        self.wait().await;
        lock(&self.state).file(message)
    }

    async fn reconcile(&self, trace: &Trace) -> Result<Reconciled, Error> {
        self.wait().await;
        let mut state = lock(&self.state);
        if state.cannot_tell {
            return Ok(Reconciled::Unknown);
        }
        if state.unsettled > 0 {
            state.unsettled -= 1;
            return Ok(Reconciled::NotSettled { ask_again: None });
        }
        let found = state
            .left
            .iter()
            .position(|message| bare(&message.message_id) == bare(&trace.message_id));
        Ok(found.map_or(Reconciled::DidNotLeave, |index| {
            Reconciled::Left(state.receipt(index + 1))
        }))
    }

    async fn discard(&self, prepared: &Prepared) -> Result<(), Error> {
        self.wait().await;
        if let Some((_, state @ DraftState::Open)) = lock(&self.state).draft(prepared) {
            *state = DraftState::Discarded;
        }
        Ok(())
    }

    async fn check(&self) -> Result<(), Error> {
        self.wait().await;
        Ok(())
    }

    async fn watch(&self) -> Result<Option<Box<dyn Watch>>, Error> {
        Ok(Some(Box::new(Arrivals(self.arrivals.clone()))))
    }
}

impl State {
    /// The draft of the message, made where there is none.
    fn prepare(&mut self, message: &OutgoingMessage) -> Option<Prepared> {
        let drafts = self.drafts.as_mut()?;
        let found = drafts
            .iter()
            .position(|(draft, _)| draft.message_id == message.message_id);
        let number = found.unwrap_or_else(|| {
            drafts.push((message.clone(), DraftState::Open));
            drafts.len() - 1
        });
        Some(Prepared {
            provider_id: number.to_string(),
            message_id: Some(own_message_id(message)),
        })
    }

    fn draft(&mut self, prepared: &Prepared) -> Option<&mut (OutgoingMessage, DraftState)> {
        let number: usize = prepared.provider_id.parse().ok()?;
        self.drafts.as_mut()?.get_mut(number)
    }

    fn send(&mut self, message: &OutgoingMessage, prepared: Option<&Prepared>) -> Result<Receipt, Error> {
        if let Some(prepared) = prepared {
            let Some((_, state @ DraftState::Open)) = self.draft(prepared) else {
                return Err(uncertain("the draft was sent already, or is gone"));
            };
            *state = DraftState::Sent;
        }
        self.left.push(message.clone());
        Ok(Receipt {
            is_unfiled: self.file(message).is_err(),
            ..self.receipt(self.left.len())
        })
    }

    fn file(&mut self, message: &OutgoingMessage) -> Result<(), Error> {
        if let Some(error) = self.filing_errors.pop_front() {
            return Err(error);
        }
        self.filed.push(message.clone());
        self.flag(message);
        Ok(())
    }

    /// What a message answers is answered.
    fn flag(&mut self, message: &OutgoingMessage) {
        let answered = |found: &&mut FetchedMessage| message.answers.as_ref() == Some(&found.provider_message_id);
        if let Some(found) = self.inbound.iter_mut().find(answered) {
            found.place = Place::Inbox(Standing::Answered);
        }
    }

    /// The receipt of a message that left; the first is number one.
    fn receipt(&self, number: usize) -> Receipt {
        let own = self.left.get(number - 1).filter(|_| self.drafts.is_some());
        Receipt {
            provider_id: Some(format!("sent-{number}")),
            provider_thread_id: own.map(|_| format!("thread-{number}")),
            message_id: own.map(own_message_id),
            is_unfiled: false,
        }
    }
}

/// The Message-ID that a provider writes in place of ours.
fn own_message_id(message: &OutgoingMessage) -> String {
    format!("by-provider-{}", bare(&message.message_id))
}

fn bare(id: &str) -> &str {
    id.trim_matches(['<', '>'])
}

fn uncertain(why: &str) -> Error {
    Error::Uncertain { source: why.into() }
}

/// Opens one fake mailbox per address, the same each time.
#[derive(Debug, Default)]
pub struct FakeMailboxes {
    by_address: Mutex<HashMap<String, Arc<FakeMailbox>>>,
    refusal: Mutex<Option<String>>,
}

impl FakeMailboxes {
    /// The mailbox of an address, made where there is none.
    pub fn mailbox(&self, email: &str) -> Arc<FakeMailbox> {
        lock(&self.by_address).entry(email.to_lowercase()).or_default().clone()
    }

    /// Makes opening fail with [`Error::ReconnectNeeded`] until called with `None`.
    pub fn refuse(&self, reason: Option<&str>) {
        *lock(&self.refusal) = reason.map(str::to_owned);
    }
}

impl Mailboxes for FakeMailboxes {
    fn open(&self, connection: &Connection) -> Result<Arc<dyn Mailbox>, Error> {
        if let Some(reason) = lock(&self.refusal).clone() {
            return Err(Error::ReconnectNeeded { reason });
        }
        Ok(self.mailbox(&connection.email))
    }
}

#[cfg(test)]
mod tests;
