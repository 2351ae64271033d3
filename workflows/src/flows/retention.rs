//! Removes, once a day, what has been kept long enough.

use activities::Context;
use activities::remove_expired::RemoveExpired;
use chrono::TimeDelta;
use domain::flows::{FlowKind, RETENTION};
use domain::ids::{UserId, WorkspaceId};
use domain::retention::Kept;
use storage::journal::Recording;
use storage::runs::{self, NewRun, RunFacts, Wake};
use uuid::Uuid;

use crate::engine::{End, Flow, Run, Settling, Stop};

const EVERY: TimeDelta = TimeDelta::days(1);

/// The flow. There is one run of it for the whole installation: its subject, workspace and user are nil.
#[derive(Clone, Copy, Debug)]
pub struct Retention;

impl Retention {
    /// Starts the run of this installation, unless there is one.
    ///
    /// # Errors
    /// The failure of the query.
    pub async fn ensure_started(context: &Context) -> storage::Result<Option<Wake>> {
        let connection = context.database.connection().await?;
        let nil = Uuid::nil();
        let run = NewRun::new(WorkspaceId(nil), UserId(nil), RETENTION, nil, context.clock.now());
        let started = runs::start(&connection, &run).await?;
        Ok(started.and_then(|_| run.wake()))
    }
}

impl Flow for Retention {
    const KIND: FlowKind = RETENTION;

    async fn run(&self, run: &mut Run) -> Result<End, Stop> {
        for kind in Kept::ALL {
            let mut next = Some(Uuid::nil());
            while let Some(after) = next {
                next = run.compute("remove", RemoveExpired { kind, after }).await?;
            }
        }
        Ok(End::Again { at: run.now() + EVERY })
    }

    async fn settle<'c>(
        &'c self,
        Recording { conn, now, .. }: Recording<'c>,
        facts: &'c RunFacts,
        _settling: &'c Settling,
    ) -> storage::Result<Vec<Wake>> {
        // Nobody else starts it before a process does.
        let fresh = NewRun::new(facts.workspace, facts.user, RETENTION, facts.subject, now);
        runs::start(conn, &fresh.at(now + EVERY)).await?;
        Ok(Vec::new())
    }
}
