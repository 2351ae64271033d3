//! The workers of a process, from start to stop.

use std::sync::Arc;
use std::time::Duration;

use activities::Context;
use apalis_core::monitor::Monitor;
use apalis_core::worker::builder::WorkerBuilder;
use domain::flows::Queue;
use storage::changes::Announcer;
use storage::runs::Wake;
use tokio::sync::Notify;
use tokio::sync::mpsc::{self, UnboundedSender};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, timeout_at};
use tokio_util::sync::CancellationToken;

use super::Error;
use super::dispatcher::Dispatcher;
use super::item::handle;
use super::lane::Lane;
use super::options::WorkersOptions;
use super::presence::Presence;
use super::redis::Redis;
use super::sweeper::Sweeper;
use crate::engine::{Engine, Registry};

/// How long runs have to reach the end of their step when the process stops.
const GRACE: Duration = Duration::from_secs(25);
/// How long the tasks that serve the workers have after that.
const FAREWELL: Duration = Duration::from_secs(3);
const RESTART_PAUSE: Duration = Duration::from_secs(1);

/// The engine of a process, its queues and the workers on them.
pub struct Workers {
    engine: Engine,
    lanes: Vec<Arc<Lane>>,
    wakes: UnboundedSender<Wake>,
    stopping: CancellationToken,
    stopped: CancellationToken,
    /// Workers; they end when what they execute has ended.
    monitors: Vec<JoinHandle<()>>,
    /// Tasks that serve them.
    servants: Vec<JoinHandle<()>>,
}

impl std::fmt::Debug for Workers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workers")
            .field("engine", &self.engine)
            .field("depths", &self.depths())
            .finish_non_exhaustive()
    }
}

impl Workers {
    /// Starts an engine with its workers and sweeper. Neither the database nor Redis has to be reachable yet.
    ///
    /// # Errors
    /// `RedisUrl` where the address of Redis cannot be read.
    pub async fn start(context: Context, registry: Registry, options: WorkersOptions) -> Result<Self, Error> {
        let (stopping, stopped) = (CancellationToken::new(), CancellationToken::new());
        let hunger = Arc::new(Notify::new());
        let (dispatch_sender, dispatches) = mpsc::unbounded_channel();
        let (wakes, outside) = mpsc::unbounded_channel();
        let presence_database = context.database.clone();
        let mut engine = options.engine;
        engine
            .changes
            .get_or_insert_with(|| Announcer::start(context.database.clone()));
        let engine = Engine::new(context, registry, dispatch_sender, engine);
        let mut queues = options.queues;
        queues.sort();
        queues.dedup();
        let lane = |&queue: &Queue| {
            let concurrency = options.concurrency.of(queue);
            Arc::new(Lane::new(
                queue,
                concurrency,
                engine.clone(),
                hunger.clone(),
                stopping.clone(),
            ))
        };
        let lanes: Vec<Arc<Lane>> = queues.iter().map(lane).collect();

        let mut monitors = vec![tokio::spawn(keep_working(lanes.clone(), stopping.clone(), register))];
        let mut servants = Vec::new();
        let mut pusher = None;
        if let Some(url) = &options.redis_url {
            let redis = Redis::start(url, lanes.clone(), engine.worker(), &stopping, &stopped)?;
            monitors.push(redis.monitor);
            servants.extend(redis.servants);
            pusher = Some(redis.pusher);
        }
        let dispatcher = Arc::new(Dispatcher::new(engine.clone(), lanes.clone(), pusher));
        let presence = Presence::new(presence_database, engine.worker(), &queues);
        servants.push(tokio::spawn(presence.keep(stopped.clone())));
        servants.push(tokio::spawn(dispatcher.clone().run(
            dispatches,
            outside,
            stopped.clone(),
        )));
        let sweeper = Sweeper {
            engine: engine.clone(),
            dispatcher,
            every: options.sweep_every,
            hunger,
        };
        servants.push(tokio::spawn(sweeper.run(stopping.clone())));
        Ok(Self {
            engine,
            lanes,
            wakes,
            stopping,
            stopped,
            monitors,
            servants,
        })
    }

    /// The engine, to start runs with.
    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Takes runs to wake from whoever started or signalled them.
    #[must_use]
    pub fn wakes(&self) -> UnboundedSender<Wake> {
        self.wakes.clone()
    }

    /// Wake-ups waiting in this process, by queue.
    #[must_use]
    pub fn depths(&self) -> Vec<(Queue, usize)> {
        self.lanes.iter().map(|lane| (lane.queue(), lane.depth())).collect()
    }

    /// Stops in good order: claims nothing more, lets each run finish the step at hand and gives it back.
    pub async fn stop(self) {
        let deadline = Instant::now() + GRACE;
        self.stopping.cancel();
        self.engine.stop();
        for mut monitor in self.monitors {
            if timeout_at(deadline, &mut monitor).await.is_err() {
                tracing::warn!("workers did not stop in time");
                monitor.abort();
            }
        }
        for lane in &self.lanes {
            lane.give_back_leases().await;
        }
        while self.engine.in_flight() > 0 && Instant::now() < deadline {
            sleep(Duration::from_millis(10)).await;
        }
        self.stopped.cancel();
        let farewell = Instant::now() + FAREWELL;
        for mut servant in self.servants {
            if timeout_at(farewell, &mut servant).await.is_err() {
                servant.abort();
            }
        }
    }
}

/// Works on the queue inside this process.
fn register(monitor: Monitor, lane: Arc<Lane>) -> Monitor {
    monitor.register(move |restarts| {
        WorkerBuilder::new(format!("{}-{restarts}", lane.queue()))
            .backend(lane.gated(lane.backlog()))
            .data(lane.clone())
            .build(handle)
    })
}

/// Keeps a worker on each queue until the process stops, and then until they have ended.
pub(super) async fn keep_working(
    lanes: Vec<Arc<Lane>>,
    stopping: CancellationToken,
    register: impl Fn(Monitor, Arc<Lane>) -> Monitor,
) {
    while !stopping.is_cancelled() {
        let restarting = stopping.clone();
        let monitor = Monitor::new().should_restart(move |_, _| !restarting.is_cancelled());
        let monitor = lanes.iter().cloned().fold(monitor, &register);
        let signal = stopping.clone();
        let ended = monitor.run_with_signal(async move {
            signal.cancelled().await;
            Ok(())
        });
        if let Err(error) = ended.await {
            tracing::warn!(error = &error as &dyn std::error::Error, "workers ended");
            let _stopping = stopping.run_until_cancelled(sleep(RESTART_PAUSE)).await;
        }
    }
}
