//! What the records of a group write and ask, with one statement for all of them.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use domain::ids::EmailId;
use domain::quota::CounterKey;

use super::together::{Rounds, Together};
use crate::drafts::{self, NewDraft, Verdict};
use crate::emails::{self, Action, Change, Resting, Since, Understood};
use crate::follow_ups::{self, NewFollowUp};
use crate::ledger::{self, Admission, Begin, Begun, Gate, Move, Outbound};
use crate::runs::{self, NewRun};
use crate::{Conn, Result};

/// The rows of a group. What no record reads again is gathered and written at the end; what a record needs the answer
/// of is asked together with the same questions of the others.
#[derive(Debug, Default)]
pub struct Rows {
    gathered: Mutex<Gathered>,
    rounds: Rounds,
    gates: Together<Admission, Gate>,
    begins: Together<Begin, Begun>,
    moves: Together<Move, Option<Vec<CounterKey>>>,
    since: Together<EmailId, Since>,
}

#[derive(Debug, Default)]
struct Gathered {
    emails: BTreeMap<EmailId, Change>,
    drafts: Vec<NewDraft>,
    verdicts: BTreeMap<EmailId, Verdict>,
    messages: Vec<Outbound>,
    actions: Vec<(EmailId, Action)>,
    follow_ups: Vec<NewFollowUp>,
    runs: Vec<NewRun>,
}

impl Rows {
    /// So many records begin to decide what they write.
    pub(super) fn begin(&self, records: usize) {
        self.rounds.begin(records);
    }

    /// One of them has decided.
    pub(super) fn done(&self) {
        self.rounds.done();
    }

    /// Keeps what was understood of an email.
    pub fn understand(&self, email: EmailId, understood: &Understood) {
        self.change(email, |change| change.understood = Some(understood.clone()));
    }

    /// Moves an email to a state.
    pub fn rest(&self, email: EmailId, resting: Resting) {
        self.change(email, |change| change.resting = Some(resting));
    }

    /// Stores a version as the current draft of its email.
    pub fn draft(&self, draft: NewDraft) {
        self.change(draft.email, |change| change.draft = Some(draft.current()));
        self.with(|rows| rows.drafts.push(draft));
    }

    /// Keeps what validation said of a version.
    pub fn judge(&self, email: EmailId, verdict: Verdict) {
        self.change(email, |change| change.verdict = Some(verdict.clone()));
        self.with(|rows| {
            let is_judged = |draft: &&mut NewDraft| draft.email == email && draft.version == verdict.version;
            match rows.drafts.iter_mut().find(is_judged) {
                Some(draft) => draft.issues = verdict.issues,
                None => drop(rows.verdicts.insert(email, verdict)),
            }
        });
    }

    /// Records a message in the ledger; its reservations are made in the same group.
    pub fn queue(&self, message: Outbound) {
        self.with(|rows| rows.messages.push(message));
    }

    /// Adds an entry to the history of an email.
    pub fn act(&self, email: EmailId, action: Action) {
        self.with(|rows| rows.actions.push((email, action)));
    }

    /// Schedules follow-ups, each with its run; those that are scheduled already stay as they are.
    pub fn follow_up(&self, new: &[NewFollowUp]) {
        self.with(|rows| {
            rows.follow_ups.extend_from_slice(new);
            rows.runs.extend(new.iter().map(NewFollowUp::run));
        });
    }

    /// Starts a run that sleeps at first; an unfinished one of the same subject stays as it is.
    pub fn start(&self, run: NewRun) {
        self.with(|rows| rows.runs.push(run));
    }

    /// Reads what decides whether a message may be recorded.
    ///
    /// # Errors
    /// The failure of the query.
    pub async fn read_gate(&self, conn: Conn<'_>, admission: Admission) -> Result<Gate> {
        let subject = admission.subject;
        let put = |asked: Vec<Admission>| async move { ledger::read_gates(conn, &asked).await };
        let mut gate = self.gates.ask(&self.rounds, admission, put).await?;
        // A draft of the same record is stored at the end of the group, if it is still the next one then.
        let is_answer = |draft: &&NewDraft| draft.email.0 == subject;
        let written = self.with(|rows| rows.drafts.iter().rev().find(is_answer).map(|draft| draft.version));
        gate.draft_version = written.or(gate.draft_version);
        Ok(gate)
    }

    /// Notes that the hand-off of a queued message begins, where all that decided on its admission still holds, and
    /// returns what was found: every state but `Queued` means that a hand-off began earlier.
    ///
    /// # Errors
    /// `NotFound` where the message is gone; else the failure of the query.
    pub async fn begin_hand_over(&self, conn: Conn<'_>, begin: Begin, now: DateTime<Utc>) -> Result<Begun> {
        let put = |asked: Vec<Begin>| async move { ledger::begin_hand_overs(conn, &asked, now).await };
        self.begins.ask(&self.rounds, begin, put).await
    }

    /// Moves a message to a state where the rules of the ledger allow it, and returns what was reserved for it;
    /// `None` where they do not.
    ///
    /// # Errors
    /// The failure of the query.
    pub async fn advance(&self, conn: Conn<'_>, change: Move, now: DateTime<Utc>) -> Result<Option<Vec<CounterKey>>> {
        let put = |changes: Vec<Move>| async move { ledger::advance_many(conn, &changes, now).await };
        self.moves.ask(&self.rounds, change, put).await
    }

    /// What came into the conversation of an email after it.
    ///
    /// # Errors
    /// The failure of the query.
    pub async fn since(&self, conn: Conn<'_>, email: EmailId) -> Result<Since> {
        let put = |asked: Vec<EmailId>| async move { emails::since(conn, &asked).await };
        self.since.ask(&self.rounds, email, put).await
    }

    /// Writes everything that was gathered.
    ///
    /// # Errors
    /// The failure of a query.
    pub async fn flush(&self, conn: Conn<'_>, now: DateTime<Utc>) -> Result<()> {
        let rows = self.with(std::mem::take);
        let history = async {
            // The history tells of states and findings that stand.
            emails::change(conn, &rows.emails).await?;
            drafts::insert_many(conn, &rows.drafts, now).await?;
            drafts::judge(conn, &rows.verdicts).await?;
            emails::record_actions(conn, &rows.actions, now).await
        };
        let follow_ups = async {
            follow_ups::insert(conn, &rows.follow_ups).await?;
            runs::start_many(conn, &rows.runs).await
        };
        futures::try_join!(history, follow_ups, ledger::insert_many(conn, &rows.messages))?;
        Ok(())
    }

    fn change<T>(&self, email: EmailId, change: impl FnOnce(&mut Change) -> T) {
        self.with(|rows| change(rows.emails.entry(email).or_default()));
    }

    fn with<T>(&self, change: impl FnOnce(&mut Gathered) -> T) -> T {
        change(&mut self.gathered.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
