//! Workers with a flow that does nothing but pass a door, which tests close to hold runs in the middle of a step.

#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    clippy::allow_attributes,
    reason = "each test binary uses a part"
)]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use activities::{ActivityError, Computation, Context, StepFacts};
use chrono::{TimeZone, Utc};
use connectors::clock::Clock;
use connectors::fakes::{FakeMailboxes, FakeModel, ManualClock};
use connectors::sealing::{Sealer, SealingKey};
use domain::flows::{FlowKind, Queue};
use domain::ids::{RunId, UserId, WorkspaceId};
use storage::journal::Recording;
use storage::runs::view::RunView;
use storage::runs::{NewRun, RunFacts, RunState, Wake};
use testkit::database::TestDatabase;
use tokio::sync::watch;
use uuid::Uuid;
use workflows::engine::{Concurrency, End, Flow, Registry, Run, Settling, Stop, Workers, WorkersOptions};

/// The flow of these tests.
pub const PASS: FlowKind = FlowKind {
    name: "pass",
    version: 1,
    queue: Queue::Inbound,
};

/// Stands in the first step of every run; counts who passes.
pub struct Door {
    open: watch::Sender<bool>,
    bell: watch::Sender<usize>,
    pub entered: AtomicUsize,
    inside: AtomicUsize,
    pub most_inside: AtomicUsize,
}

impl Door {
    pub fn close(&self) {
        self.open.send_replace(false);
    }

    pub fn open(&self) {
        self.open.send_replace(true);
    }

    pub fn entered(&self) -> usize {
        self.entered.load(Ordering::SeqCst)
    }

    /// Waits until so many have entered.
    pub async fn wait_for(&self, entered: usize) {
        self.bell.subscribe().wait_for(|count| *count >= entered).await.unwrap();
    }

    async fn pass(&self) {
        let entered = self.entered.fetch_add(1, Ordering::SeqCst) + 1;
        self.bell.send_replace(entered);
        let inside = self.inside.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_inside.fetch_max(inside, Ordering::SeqCst);
        self.open.subscribe().wait_for(|is_open| *is_open).await.unwrap();
        self.inside.fetch_sub(1, Ordering::SeqCst);
    }
}

struct Pass(Arc<Door>);

impl Flow for Pass {
    const KIND: FlowKind = PASS;

    async fn run(&self, run: &mut Run) -> Result<End, Stop> {
        run.compute("door", Through(self.0.clone())).await?;
        run.compute("exit", Through(Arc::new(open_door()))).await?;
        Ok(End::Done(serde_json::Value::Null))
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

struct Through(Arc<Door>);

impl Computation for Through {
    type Output = ();

    async fn perform(&self, _context: &Context, _facts: &StepFacts) -> Result<(), ActivityError> {
        self.0.pass().await;
        Ok(())
    }
}

fn open_door() -> Door {
    Door {
        open: watch::Sender::new(true),
        bell: watch::Sender::new(0),
        entered: AtomicUsize::new(0),
        inside: AtomicUsize::new(0),
        most_inside: AtomicUsize::new(0),
    }
}

/// A database, a door and a clock that stands still, so that sweepers find what was lost only when told.
pub struct Workshop {
    pub database: TestDatabase,
    pub clock: Arc<ManualClock>,
    pub door: Arc<Door>,
    workspace: WorkspaceId,
    subjects: Mutex<Vec<(FlowKind, Uuid)>>,
}

impl Workshop {
    pub async fn new() -> Self {
        let clock = Arc::new(ManualClock::at(Utc.with_ymd_and_hms(2026, 11, 16, 9, 0, 0).unwrap()));
        let (door, workspace) = (Arc::new(open_door()), WorkspaceId::new());
        Self {
            database: TestDatabase::new().await,
            clock,
            door,
            workspace,
            subjects: Mutex::default(),
        }
    }

    /// Starts workers that execute so many runs of each queue at once.
    pub async fn workers(&self, concurrency: usize, redis_url: Option<String>) -> Workers {
        let key = SealingKey::from_hex_or_base64(&"07".repeat(32)).unwrap();
        let context = Context {
            database: self.database.database(),
            clock: self.clock.clone(),
            mailboxes: Arc::new(FakeMailboxes::default()),
            model: Arc::new(FakeModel::default()),
            sealer: Arc::new(Sealer::new(key, Vec::new())),
        };
        let runs = concurrency;
        let options = WorkersOptions {
            concurrency: Concurrency {
                inbound: runs,
                timer: runs,
                sync: runs,
                campaign: runs,
            },
            redis_url,
            sweep_every: Duration::from_millis(100),
            ..WorkersOptions::default()
        };
        let registry = Registry::default().with(Pass(self.door.clone()));
        Workers::start(context, registry, options).await.unwrap()
    }

    pub fn new_run(&self, flow: FlowKind) -> NewRun {
        let subject = Uuid::now_v7();
        self.subjects.lock().unwrap().push((flow, subject));
        NewRun::new(self.workspace, UserId::new(), flow, subject, self.clock.now())
    }

    /// Records runs and tells nobody.
    pub async fn start_runs(&self, count: usize) -> Vec<Wake> {
        self.start_runs_of(PASS, count).await
    }

    pub async fn start_runs_of(&self, flow: FlowKind, count: usize) -> Vec<Wake> {
        let runs: Vec<NewRun> = (0..count).map(|_| self.new_run(flow)).collect();
        self.database
            .with(async |conn| storage::runs::start_many(conn, &runs).await.unwrap())
            .await;
        runs.iter().filter_map(NewRun::wake).collect()
    }

    pub async fn count(&self, state: RunState) -> usize {
        self.runs().await.iter().filter(|run| run.state.0 == state).count()
    }

    pub async fn run(&self, run: RunId) -> RunView {
        self.runs().await.into_iter().find(|view| view.id == run.0).unwrap()
    }

    async fn runs(&self) -> Vec<RunView> {
        let subjects = self.subjects.lock().unwrap().clone();
        let connection = self.database.database().connection().await.unwrap();
        let mut runs = Vec::new();
        for (flow, subject) in subjects {
            runs.extend(
                storage::runs::view::find_newest(&connection, self.workspace, flow, subject)
                    .await
                    .unwrap(),
            );
        }
        runs
    }

    /// Waits until so many runs have succeeded.
    pub async fn succeeded(&self, count: usize) {
        eventually("the runs succeed", async || {
            self.count(RunState::Succeeded).await == count
        })
        .await;
    }

    /// Lets the time come at which sweepers look for runs whose wake-up was lost.
    pub fn let_lost_wake_ups_be_due(&self) {
        self.clock.advance(chrono::TimeDelta::seconds(11));
    }
}

/// Looks until it is so; fails after half a minute.
pub async fn eventually(what: &str, is_so: impl AsyncFn() -> bool) {
    let looking = async {
        while !is_so().await {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    assert!(
        tokio::time::timeout(Duration::from_secs(30), looking).await.is_ok(),
        "it never happens that {what}"
    );
}
