//! Executes runs in this process: wake-ups by a channel, and a sweeper for what is due or was lost.

use std::time::Duration;

use activities::Context;
use domain::flows::Queue;
use storage::runs::Wake;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;
use workflows::engine::{Dispatch, Engine, EngineOptions, Registry};

const SWEEP: Duration = Duration::from_millis(500);
const BATCH: i64 = 100;

/// A running worker.
#[derive(Debug)]
pub(super) struct Workers {
    engine: Engine,
    wakes: UnboundedSender<Wake>,
    tasks: Vec<JoinHandle<()>>,
}

impl Workers {
    /// Starts to execute.
    pub(super) fn start(context: Context, registry: Registry, queues: &[Queue]) -> Self {
        let (dispatches, inbox) = unbounded_channel();
        let engine = Engine::new(context, registry, dispatches.clone(), EngineOptions::default());
        let (wakes, mut woken) = unbounded_channel();
        let names = queues.iter().map(|queue| queue.as_str()).collect();
        let forward = tokio::spawn(async move {
            while let Some(wake) = woken.recv().await {
                if dispatches.send(Dispatch::Wake(wake)).is_err() {
                    return;
                }
            }
        });
        let tasks = vec![
            forward,
            tokio::spawn(execute_all(engine.clone(), inbox)),
            tokio::spawn(sweep(engine.clone(), names, wakes.clone())),
        ];
        Self { engine, wakes, tasks }
    }

    /// Takes runs that are to be executed.
    #[must_use]
    pub(super) fn wakes(&self) -> UnboundedSender<Wake> {
        self.wakes.clone()
    }

    /// Lets what is being done end.
    pub(super) async fn stop(self) {
        self.engine.stop();
        self.tasks.iter().for_each(JoinHandle::abort);
        for _ in 0..300 {
            if self.engine.in_flight() == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}

async fn execute_all(engine: Engine, mut inbox: UnboundedReceiver<Dispatch>) {
    while let Some(dispatch) = inbox.recv().await {
        let engine = engine.clone();
        tokio::spawn(async move {
            match dispatch {
                Dispatch::Wake(wake) => engine.execute(wake).await,
                Dispatch::Leased(claimed) => engine.drive(*claimed).await,
            }
        });
    }
}

async fn sweep(engine: Engine, queues: Vec<&'static str>, wakes: UnboundedSender<Wake>) {
    let context = engine.context().clone();
    loop {
        let swept = async {
            let connection = context.database.connection().await?;
            let now = context.clock.now();
            let mut due = storage::runs::sweep_due(&connection, &queues, BATCH, now).await?;
            due.extend(storage::runs::sweep_lost(&connection, BATCH, now).await?);
            Ok::<_, storage::Error>(due)
        };
        match swept.await {
            Ok(due) => due.into_iter().for_each(|wake| {
                let _stopping = wakes.send(wake);
            }),
            Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "sweep failed"),
        }
        tokio::time::sleep(SWEEP).await;
    }
}
