//! An engine with one flow that a test tells, on a real database, with a clock that moves when told.

#![allow(dead_code, clippy::allow_attributes, reason = "each test binary uses a part")]

use std::pin::Pin;
use std::sync::{Arc, Mutex};

use activities::{ActivityError, Computation, Context, StepFacts};
use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use connectors::clock::Clock;
use connectors::fakes::{FakeMailboxes, FakeModel, ManualClock};
use connectors::sealing::{Sealer, SealingKey};
use domain::flows::{FlowKind, Queue, Signal};
use domain::ids::{UserId, WorkspaceId};
use storage::journal::Recording;
use storage::runs::view::{self, RunView, StepView};
use storage::runs::{Claim, Claimed, NewRun, RunFacts, Wake};
use testkit::database::TestDatabase;
use tokio::sync::mpsc;
use uuid::Uuid;
use workflows::engine::{Dispatch, End, Engine, EngineOptions, Flow, Registry, Run, Settling, Stop};

/// The flow as it is registered; runs of version 1 are older.
pub(crate) const TOLD: FlowKind = FlowKind {
    name: "told",
    version: 2,
    queue: Queue::Inbound,
};

type Running<'r> = Pin<Box<dyn Future<Output = Result<End, Stop>> + Send + 'r>>;
type Tale = Box<dyn for<'r> Fn(&'r mut Run, Effects) -> Running<'r> + Send + Sync>;

/// Every effect and settlement there was, in order.
#[derive(Clone)]
pub(crate) struct Effects {
    noted: Arc<Mutex<Vec<String>>>,
    clock: Arc<ManualClock>,
}

impl Effects {
    pub(crate) fn note(&self, what: impl Into<String>) {
        self.noted.lock().unwrap().push(what.into());
    }

    pub(crate) fn all(&self) -> Vec<String> {
        self.noted.lock().unwrap().clone()
    }

    /// A step that succeeds.
    pub(crate) fn step(&self, name: &str) -> Effect {
        self.failing(name, || Ok(()))
    }

    /// A step that takes its time.
    pub(crate) fn lasting(&self, name: &str, lasts: TimeDelta) -> Effect {
        Effect {
            lasts,
            ..self.step(name)
        }
    }

    /// A step that ends as told.
    pub(crate) fn failing(&self, name: &str, end: fn() -> Result<(), ActivityError>) -> Effect {
        Effect {
            effects: self.clone(),
            name: name.to_owned(),
            lasts: TimeDelta::zero(),
            end,
        }
    }
}

pub(crate) struct Effect {
    effects: Effects,
    name: String,
    lasts: TimeDelta,
    end: fn() -> Result<(), ActivityError>,
}

impl Computation for Effect {
    type Output = ();

    async fn perform(&self, _context: &Context, _facts: &StepFacts) -> Result<(), ActivityError> {
        self.effects.note(&self.name);
        self.effects.clock.advance(self.lasts);
        (self.end)()
    }
}

struct Told {
    tale: Tale,
    effects: Effects,
}

impl Flow for Told {
    const KIND: FlowKind = TOLD;

    async fn run(&self, run: &mut Run) -> Result<End, Stop> {
        (self.tale)(run, self.effects.clone()).await
    }

    async fn settle<'c>(
        &'c self,
        _recording: Recording<'c>,
        _facts: &'c RunFacts,
        settling: &'c Settling,
    ) -> storage::Result<Vec<Wake>> {
        let word = match settling {
            Settling::Failed { .. } => "failed",
            Settling::Cancelled { .. } => "cancelled",
            Settling::NeedsPerson { .. } => "needs person",
        };
        self.effects.note(format!("settled: {word}"));
        Ok(Vec::new())
    }
}

pub(crate) struct Stage {
    pub(crate) database: TestDatabase,
    pub(crate) engine: Engine,
    pub(crate) effects: Effects,
    pub(crate) subject: Uuid,
    clock: Arc<ManualClock>,
    workspace: WorkspaceId,
    _dispatches: mpsc::UnboundedReceiver<Dispatch>,
}

impl Stage {
    pub(crate) async fn telling(
        tale: impl for<'r> Fn(&'r mut Run, Effects) -> Running<'r> + Send + Sync + 'static,
    ) -> Self {
        let database = TestDatabase::new().await;
        let clock = Arc::new(ManualClock::at(Utc.with_ymd_and_hms(2026, 11, 16, 9, 0, 0).unwrap()));
        let key = SealingKey::from_hex_or_base64(&"07".repeat(32)).unwrap();
        let context = Context {
            database: database.database(),
            clock: clock.clone(),
            mailboxes: Arc::new(FakeMailboxes::default()),
            model: Arc::new(FakeModel::default()),
            sealer: Arc::new(Sealer::new(key, Vec::new())),
        };
        let effects = Effects {
            noted: Arc::default(),
            clock: clock.clone(),
        };
        let told = Told {
            tale: Box::new(tale),
            effects: effects.clone(),
        };
        let (sender, dispatches) = mpsc::unbounded_channel();
        let engine = Engine::new(
            context,
            Registry::default().with(told),
            sender,
            EngineOptions::default(),
        );
        Self {
            database,
            engine,
            effects,
            subject: Uuid::now_v7(),
            clock,
            workspace: WorkspaceId::new(),
            _dispatches: dispatches,
        }
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub(crate) fn advance(&self, by: TimeDelta) {
        self.clock.advance(by);
    }

    /// Starts a run about the subject, unless one is unfinished.
    pub(crate) async fn start(&self) -> Option<Wake> {
        self.start_of(TOLD).await
    }

    pub(crate) async fn start_of(&self, flow: FlowKind) -> Option<Wake> {
        let run = NewRun::new(self.workspace, UserId::new(), flow, self.subject, self.now());
        let started = self
            .database
            .with(async |conn| storage::runs::start(conn, &run).await.unwrap())
            .await;
        started.and(run.wake())
    }

    /// Starts a run and executes it as far as one claim goes.
    pub(crate) async fn play(&self) -> Wake {
        let wake = self.start().await.expect("nothing is unfinished");
        self.engine.execute(wake).await;
        wake
    }

    /// Claims a run as a worker of another process does.
    pub(crate) async fn claim(&self, wake: Wake) -> Option<Claimed> {
        let claims = [Claim {
            run: wake.run,
            token: Uuid::new_v4(),
        }];
        let known = vec!["told/1".to_owned(), "told/2".to_owned()];
        let now = self.now();
        let claimed = self
            .database
            .with(async |conn| {
                storage::runs::claim(conn, &claims, "another", &known, now)
                    .await
                    .unwrap()
            })
            .await;
        claimed.into_iter().next()
    }

    /// Lets all leases run out and takes the runs back, as a sweeper does.
    pub(crate) async fn take_back(&self) -> Vec<Wake> {
        self.database
            .execute("UPDATE runs SET lease_until = now() - interval '1 s' WHERE state = 'running'")
            .await;
        let (now, known) = (self.now(), self.engine.known_versions());
        self.database
            .with(async |conn| storage::runs::sweep_lost(conn, known, 10, now).await.unwrap())
            .await
    }

    /// Tells the run something; answers whether it wants a worker.
    pub(crate) async fn signal(&self, wake: Wake, signal: Signal) -> bool {
        let now = self.now();
        let told = self
            .database
            .with(async |conn| storage::runs::signal(conn, wake.run, &signal, now).await.unwrap())
            .await;
        told.is_some()
    }

    /// Asks for another turn at once.
    pub(crate) async fn hurry(&self) {
        let now = self.now();
        let told = self
            .database
            .with(async |conn| {
                storage::runs::hurry_subject(conn, TOLD, self.subject, now)
                    .await
                    .unwrap()
            })
            .await;
        assert!(told.is_some(), "no run to hurry");
    }

    /// The newest run about the subject.
    pub(crate) async fn run(&self) -> RunView {
        let found = self
            .database
            .with(async |conn| {
                view::find_newest(conn, self.workspace, TOLD, self.subject)
                    .await
                    .unwrap()
            })
            .await;
        found.expect("a run was started")
    }

    pub(crate) async fn journal(&self, wake: Wake) -> Vec<StepView> {
        self.database
            .with(async |conn| view::list_steps(conn, wake.run).await.unwrap())
            .await
    }
}
