//! The engine alone: a flow of five steps that leave nothing but their journal entries.

use std::sync::Arc;

use activities::{ActivityError, Computation, Context, StepFacts};
use connectors::clock::{Clock, SystemClock};
use connectors::sealing::{Sealer, SealingKey};
use domain::flows::{FlowKind, Queue};
use domain::ids::{UserId, WorkspaceId};
use serde_json::json;
use storage::Database;
use storage::journal::Recording;
use storage::runs::{NewRun, RunFacts, Wake};
use tokio::sync::mpsc;
use uuid::Uuid;
use workflows::engine::{
    Concurrency, End, EngineOptions, Flow, Registry, Run, Settling, Stop, Workers, WorkersOptions,
};

use super::Amount;
use super::ground::Ground;
use super::instant::{InstantMailboxes, InstantModel};
use super::load::{Load, Measured};

const WARM_UP: usize = 300;
const STEPS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];

struct FiveSteps;

impl Flow for FiveSteps {
    const KIND: FlowKind = FlowKind {
        name: "five_steps",
        version: 1,
        queue: Queue::Inbound,
    };

    async fn run(&self, run: &mut Run) -> Result<End, Stop> {
        for name in STEPS {
            run.compute(name, Nothing).await?;
        }
        Ok(End::Done(json!({ "steps": STEPS.len() })))
    }

    async fn settle<'c>(
        &'c self,
        _recording: Recording<'c>,
        _facts: &'c RunFacts,
        _settling: &'c Settling,
    ) -> storage::Result<Vec<Wake>> {
        Ok(Vec::new())
    }
}

struct Nothing;

impl Computation for Nothing {
    type Output = bool;

    async fn perform(&self, _context: &Context, _facts: &StepFacts) -> Result<bool, ActivityError> {
        Ok(true)
    }
}

pub(super) async fn measure(
    ground: &Ground,
    database: &Database,
    amount: Amount,
) -> anyhow::Result<(Measured, Measured)> {
    let registry = Registry::default().with(FiveSteps);
    let mailboxes = Arc::new(InstantMailboxes::default());
    let (workers, ended) = workers(database, mailboxes, registry, amount.in_flight).await?;
    let mut load = Load {
        ground,
        database,
        engine: workers.engine(),
        ended,
    };
    let (workspace, user) = (WorkspaceId::new(), UserId::new());
    let runs = |count| -> Vec<NewRun> {
        let run = |_| NewRun::new(workspace, user, FiveSteps::KIND, Uuid::now_v7(), SystemClock.now());
        (0..count).map(run).collect()
    };
    load.drive(runs(WARM_UP), amount.in_flight).await?;
    let alone = load.drive(runs(amount.alone), 1).await?;
    let busy = load.drive(runs(amount.runs), amount.in_flight).await?;
    workers.stop().await;
    Ok((alone, busy))
}

/// The workers of a process as `mailroom work` has them, with an instant outside world.
pub(super) async fn workers(
    database: &Database,
    mailboxes: Arc<InstantMailboxes>,
    registry: Registry,
    in_flight: usize,
) -> anyhow::Result<(Workers, mpsc::UnboundedReceiver<Arc<RunFacts>>)> {
    let key = SealingKey::from_hex_or_base64(&"00".repeat(32))?;
    let context = Context {
        database: database.clone(),
        clock: Arc::new(SystemClock),
        mailboxes,
        model: Arc::new(InstantModel),
        sealer: Arc::new(Sealer::new(key, Vec::new())),
    };
    let (tell, ended) = mpsc::unbounded_channel();
    let options = WorkersOptions {
        concurrency: Concurrency {
            inbound: in_flight,
            ..Concurrency::default()
        },
        engine: EngineOptions {
            ended: Some(tell),
            ..EngineOptions::default()
        },
        ..WorkersOptions::default()
    };
    Ok((Workers::start(context, registry, options).await?, ended))
}
