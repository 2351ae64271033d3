//! Reads new mail of one account, turn after turn.

use std::time::Duration;

use activities::fetch_mail::{BATCH, FetchMail, Fetched, Portion};
use chrono::TimeDelta;
use domain::accounts::Health;
use domain::backoff::Backoff;
use domain::flows::{FlowKind, SYNC_MAILBOX};
use domain::ids::AccountId;
use storage::changes::ChangeKind;
use storage::journal::Recording;
use storage::runs::{NewRun, RunFacts, Wake};

use crate::engine::{End, Flow, Run, Settling, Stop, Tells};

/// Batches of one turn, so that a huge mailbox shares its worker.
const BATCHES: usize = 20;

/// Time until refused credentials are tried again, where nobody gives others before: providers lock out who knocks.
const AFTER_REFUSAL: TimeDelta = TimeDelta::hours(1);

/// The flow; its subject is the account.
#[derive(Clone, Copy, Debug)]
pub struct SyncMailbox {
    /// Time between turns.
    pub every: TimeDelta,
    /// Time until a mailbox that failed is tried again.
    pub after_failure: Backoff,
    /// Time until a fresh run tries the mailbox whose run has failed.
    pub after_failed_run: TimeDelta,
}

impl Default for SyncMailbox {
    fn default() -> Self {
        Self {
            every: TimeDelta::seconds(60),
            after_failure: Backoff::new(Duration::from_secs(30), Duration::from_secs(15 * 60)),
            after_failed_run: TimeDelta::minutes(15),
        }
    }
}

impl SyncMailbox {
    /// Grows with the failures, and differs by up to a quarter between mailboxes, so that not all of them return
    /// to a server at once.
    fn after_failures(&self, account: AccountId, failures: u32) -> TimeDelta {
        let wait = self.after_failure.after(failures);
        let spread = u32::from(account.0.as_bytes()[15]);
        TimeDelta::from_std(wait + wait * spread / 1_024).unwrap_or(AFTER_REFUSAL)
    }
}

/// Takes in what comes before a message that cannot be stored, and what can be kept of that one.
async fn one_by_one(run: &mut Run, account: AccountId) -> Result<Fetched, Stop> {
    for _ in 0..BATCH {
        let portion = Portion::One;
        match run.step("fetch_one", FetchMail { account, portion }).await {
            Err(Stop::Failed { causes, .. }) => {
                tracing::warn!(%account, ?causes, "a message cannot be stored as it was read");
                let why = causes.join(": ");
                let portion = Portion::Remains { why };
                return run.step("fetch_remains", FetchMail { account, portion }).await;
            }
            Ok(Fetched::Read { has_more: true, .. }) => {}
            ended => return ended,
        }
    }
    Ok(Fetched::Read {
        taken: 0,
        has_more: true,
    })
}

impl Flow for SyncMailbox {
    const KIND: FlowKind = SYNC_MAILBOX;
    const TELLS: Tells = Tells {
        subject: Some(ChangeKind::EmailAccounts),
        end: None,
    };

    async fn run(&self, run: &mut Run) -> Result<End, Stop> {
        let account = AccountId(run.facts().subject);
        for _ in 0..BATCHES {
            let portion = Portion::Batch;
            let fetched = match run.step("fetch", FetchMail { account, portion }).await {
                Err(Stop::Failed { .. }) => one_by_one(run, account).await?,
                fetched => fetched?,
            };
            let wait = match fetched {
                Fetched::Read { has_more: true, .. } => continue,
                Fetched::Read { .. } => self.every,
                Fetched::Failing { needs_person: true, .. } => AFTER_REFUSAL,
                Fetched::Failing {
                    failures, not_before, ..
                } => {
                    let asked = not_before.map(|at| at - run.now()).unwrap_or_default();
                    self.after_failures(account, failures).max(asked)
                }
                Fetched::Inactive => self.every * 10,
            };
            return Ok(End::Again { at: run.now() + wait });
        }
        Ok(End::Again { at: run.now() })
    }

    async fn settle<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c RunFacts,
        settling: &'c Settling,
    ) -> storage::Result<Vec<Wake>> {
        let Recording { conn, now, .. } = recording;
        let account = facts.subject.into();
        let wait = match settling {
            Settling::Failed { causes, .. } => {
                let why = causes.join(": ");
                storage::accounts::mark_unhealthy(conn, account, Health::Failing, &why).await?;
                self.after_failed_run
            }
            Settling::Cancelled { .. } => self.every,
            Settling::NeedsPerson { .. } => return Ok(Vec::new()),
        };
        // Whoever removes the account cancels its run.
        if !storage::accounts::exists(conn, account).await? {
            return Ok(Vec::new());
        }
        // Nobody else starts it: without a fresh run the mailbox would never be read again.
        let fresh = NewRun::new(facts.workspace, facts.user, SYNC_MAILBOX, facts.subject, now);
        storage::runs::start(conn, &fresh.at(now + wait)).await?;
        Ok(Vec::new())
    }
}
