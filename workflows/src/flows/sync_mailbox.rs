//! Reads new mail of one account, turn after turn.

use activities::fetch_mail::{FetchMail, Fetched};
use chrono::TimeDelta;
use domain::accounts::Health;
use domain::flows::{FlowKind, SYNC_MAILBOX};
use domain::ids::AccountId;
use storage::journal::Recording;
use storage::runs::{NewRun, RunFacts, Wake};

use crate::engine::{End, Flow, Run, Settling, Stop};

/// Batches of one turn, so that a huge mailbox shares its worker.
const BATCHES: usize = 20;

/// The flow; its subject is the account.
#[derive(Clone, Copy, Debug)]
pub struct SyncMailbox {
    /// Time between turns.
    pub every: TimeDelta,
    /// Time until a mailbox that failed is tried again.
    pub after_failure: TimeDelta,
    /// Time until a fresh run tries the mailbox whose run has failed.
    pub after_failed_run: TimeDelta,
}

impl Default for SyncMailbox {
    fn default() -> Self {
        Self {
            every: TimeDelta::seconds(60),
            after_failure: TimeDelta::seconds(30),
            after_failed_run: TimeDelta::minutes(15),
        }
    }
}

impl Flow for SyncMailbox {
    const KIND: FlowKind = SYNC_MAILBOX;

    async fn run(&self, run: &mut Run) -> Result<End, Stop> {
        let account = AccountId(run.facts().subject);
        for _ in 0..BATCHES {
            let wait = match run.step("fetch", FetchMail { account }).await? {
                Fetched::Read { has_more: true, .. } => continue,
                Fetched::Read { .. } => self.every,
                Fetched::Failing => self.after_failure,
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
        let Settling::Failed { causes, .. } = settling else {
            return Ok(Vec::new());
        };
        let Recording { conn, now, .. } = recording;
        let why = causes.join(": ");
        storage::accounts::mark_unhealthy(conn, facts.subject.into(), Health::Failing, &why).await?;
        // Nobody else starts it: without a fresh run the mailbox would never be read again.
        let fresh = NewRun::new(facts.workspace, facts.user, SYNC_MAILBOX, facts.subject, now);
        storage::runs::start(conn, &fresh.at(now + self.after_failed_run)).await?;
        Ok(Vec::new())
    }
}
