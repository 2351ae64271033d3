//! Durable execution: the only place that knows how runs survive. See `STATE_MACHINE.md`.
//!
//! A worker claims a run, calls its flow function, and answers finished steps from the journal until it reaches
//! what is new. Every step is recorded under the lease; a run that waits holds no worker.

mod changes;
mod claimer;
mod driver;
mod flow;
mod interference;
mod leases;
mod pending;
mod record;
mod recorder;
mod registry;
mod retry;
mod run;
mod workers;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use activities::Context;
use domain::flows::Queue;
use storage::Reader;
use storage::changes::Announcer;
use storage::runs::{NewRun, RunFacts, Wake};
use tokio::sync::mpsc::UnboundedSender;
use uuid::Uuid;

pub use changes::Tells;
pub use flow::{End, Flow, Settling};
pub use interference::{Interference, Moment, StepPoint};
pub use registry::Registry;
pub use run::{Run, Stop};
pub use workers::{Concurrency, Error, Workers, WorkersOptions, redis_wakes};

use claimer::Claimer;
use leases::Leases;
use recorder::Recorder;

/// Executes runs. One per process; cheap to clone.
#[derive(Clone)]
pub struct Engine {
    inner: Arc<Inner>,
}

struct Inner {
    context: Context,
    registry: Registry,
    known: Vec<String>,
    recorders: Vec<Recorder>,
    /// For the queues nobody waits for: their records are large, and would hold up replies.
    bulk_recorder: Recorder,
    claimer: Claimer,
    reader: Reader,
    leases: Leases,
    worker: String,
    wakes: UnboundedSender<Dispatch>,
    changes: Option<Announcer>,
    interference: Option<Arc<dyn Interference>>,
    ended: Option<UnboundedSender<Arc<RunFacts>>>,
    is_stopping: AtomicBool,
}

/// Something for the queues to carry.
#[derive(Debug)]
pub enum Dispatch {
    /// A run wants a worker.
    Wake(Wake),
    /// A run was born leased by this process and wants to be executed here.
    Leased(Box<storage::runs::Claimed>),
}

/// How an engine is set up.
#[derive(Clone)]
pub struct EngineOptions {
    /// Name of this worker, unique among all processes.
    pub worker: String,
    /// Recorders, each with a connection of its own.
    pub recorders: usize,
    /// Takes what runs changed, for live updates.
    pub changes: Option<Announcer>,
    /// Test hook that crashes or repeats steps.
    pub interference: Option<Arc<dyn Interference>>,
    /// Told of each run whose claim has ended, after that is recorded.
    pub ended: Option<UnboundedSender<Arc<RunFacts>>>,
}

impl Default for EngineOptions {
    fn default() -> Self {
        let host = gethostname();
        let worker = format!(
            "{host}-{}-{}",
            std::process::id(),
            &Uuid::new_v4().simple().to_string()[..8]
        );
        Self {
            worker,
            recorders: 2,
            changes: None,
            interference: None,
            ended: None,
        }
    }
}

fn gethostname() -> String {
    std::fs::read_to_string("/proc/sys/kernel/hostname")
        .map_or_else(|_| "host".to_owned(), |name| name.trim().to_owned())
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine")
            .field("worker", &self.inner.worker)
            .finish_non_exhaustive()
    }
}

impl Engine {
    /// Sets an engine up; wake-ups of other runs go into `wakes`.
    #[must_use]
    pub fn new(context: Context, registry: Registry, wakes: UnboundedSender<Dispatch>, options: EngineOptions) -> Self {
        let database = context.database.clone();
        let clock = context.clock.clone();
        let recorders = (0..options.recorders.max(1))
            .map(|_| Recorder::spawn(database.clone(), clock.clone()))
            .collect();
        let bulk_recorder = Recorder::spawn(database.clone(), clock.clone());
        let known = registry.known_versions();
        let claimer = Claimer::spawn(database.clone(), clock, options.worker.clone(), known.clone());
        let reader = Reader::spawn(&database);
        let leases = Leases::spawn(database, options.worker.clone());
        let inner = Inner {
            context,
            registry,
            known,
            recorders,
            bulk_recorder,
            claimer,
            reader,
            leases,
            worker: options.worker,
            wakes,
            changes: options.changes,
            interference: options.interference,
            ended: options.ended,
            is_stopping: AtomicBool::new(false),
        };
        Self { inner: Arc::new(inner) }
    }

    /// Services the activities use.
    #[must_use]
    pub fn context(&self) -> &Context {
        &self.inner.context
    }

    /// Name of this worker.
    #[must_use]
    pub fn worker(&self) -> &str {
        &self.inner.worker
    }

    /// `flow/version` of everything that it can execute.
    #[must_use]
    pub fn known_versions(&self) -> &Vec<String> {
        &self.inner.known
    }

    /// Starts a run without creating a subject with it, born leased by this process; `false` where an unfinished one
    /// is there already.
    ///
    /// # Errors
    /// Why it could not be recorded.
    pub async fn start(&self, run: NewRun) -> storage::Result<bool> {
        let run = if run.starts_at.is_none() {
            run.leased(Uuid::new_v4())
        } else {
            run
        };
        let Some(generation) = self.recorder(run.id, run.flow.queue).start(run.clone()).await? else {
            return Ok(false);
        };
        if let Some(token) = run.lease {
            let claimed = storage::runs::Claimed::born(run.facts(generation), token);
            // A closed channel means the process stops; the lease runs out and the sweeper takes over.
            let _stopping = self.inner.wakes.send(Dispatch::Leased(Box::new(claimed)));
        }
        Ok(true)
    }

    /// Claims a run and executes it until it ends, waits, or has had its time. Does nothing where the run is not to
    /// be executed now.
    pub async fn execute(&self, wake: Wake) {
        match self.inner.claimer.claim(wake.run).await {
            Ok(Some(claimed)) => self.drive(claimed).await,
            Ok(None) => {}
            Err(error) => tracing::warn!(run = %wake.run, error = &error as &dyn std::error::Error, "run not claimed"),
        }
    }

    /// Starts no further steps: runs go back to their queues as soon as the step at hand is recorded.
    pub fn stop(&self) {
        self.inner.is_stopping.store(true, Ordering::SeqCst);
    }

    /// Leases held right now.
    #[must_use]
    pub fn in_flight(&self) -> usize {
        self.inner.leases.len()
    }

    fn is_stopping(&self) -> bool {
        self.inner.is_stopping.load(Ordering::SeqCst)
    }

    fn recorder(&self, run: domain::ids::RunId, queue: Queue) -> &Recorder {
        if matches!(queue, Queue::Sync | Queue::Campaign) {
            return &self.inner.bulk_recorder;
        }
        let shard = usize::from(run.0.as_bytes()[15]) % self.inner.recorders.len();
        &self.inner.recorders[shard]
    }

    fn wake(&self, wakes: Vec<Wake>) {
        for wake in wakes {
            // A closed channel means the process stops; the sweeper of another finds the run.
            let _stopping = self.inner.wakes.send(Dispatch::Wake(wake));
        }
    }
}
