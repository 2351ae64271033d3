//! Removes what was deleted: batches until nothing is left, with a pause where a worker still holds a part.

use activities::remove_deleted::{RemoveDeleted, Removed};
use chrono::TimeDelta;
use domain::flows::{DELETION, FlowKind};
use serde_json::json;
use storage::changes::ChangeKind;
use storage::journal::Recording;
use storage::runs::{NewRun, RunFacts, Wake};

use crate::engine::{End, Flow, Run, Settling, Stop, Tells};

/// Until a run that did not end well is followed by another.
const AFTER_FAILURE: TimeDelta = TimeDelta::hours(1);

/// The flow; its subject is the mailbox, the workspace or the person.
#[derive(Clone, Copy, Debug)]
pub struct Deletion;

impl Flow for Deletion {
    const KIND: FlowKind = DELETION;
    const TELLS: Tells = Tells {
        subject: Some(ChangeKind::Emails),
        end: None,
    };

    async fn run(&self, run: &mut Run) -> Result<End, Stop> {
        let subject = run.facts().subject;
        loop {
            match run.compute("remove", RemoveDeleted { subject }).await? {
                Removed::Some => {}
                Removed::Held { until } => {
                    run.sleep_until("held", until).await?;
                }
                Removed::All => return Ok(End::Done(json!({}))),
            }
        }
    }

    async fn settle<'c>(
        &'c self,
        Recording { conn, now, .. }: Recording<'c>,
        facts: &'c RunFacts,
        _settling: &'c Settling,
    ) -> storage::Result<Vec<Wake>> {
        // What somebody deleted has to go, whoever called the run off.
        let fresh = NewRun::new(facts.workspace, facts.user, DELETION, facts.subject, now);
        storage::runs::start(conn, &fresh.at(now + AFTER_FAILURE)).await?;
        Ok(Vec::new())
    }
}
