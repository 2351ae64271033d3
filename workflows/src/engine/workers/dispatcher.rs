//! Decides where wake-ups go: here where there is room, else to whoever listens on Redis, else here after all.

use std::sync::Arc;

use domain::flows::Queue;
use storage::runs::{Claimed, Wake};
use tokio::sync::mpsc::UnboundedReceiver;
use tokio_util::sync::CancellationToken;

use super::lane::{Lane, give_back};
use super::redis::Pusher;
use crate::engine::{Dispatch, Engine};

/// Wake-ups taken from a channel at once.
const GROUP_LIMIT: usize = 256;

/// The ways that wake-ups can take from this process.
pub(super) struct Dispatcher {
    engine: Engine,
    lanes: Vec<Arc<Lane>>,
    redis: Option<Pusher>,
}

impl Dispatcher {
    pub(super) fn new(engine: Engine, lanes: Vec<Arc<Lane>>, redis: Option<Pusher>) -> Self {
        Self { engine, lanes, redis }
    }

    pub(super) fn lanes(&self) -> &[Arc<Lane>] {
        &self.lanes
    }

    fn lane(&self, queue: Queue) -> Option<&Arc<Lane>> {
        self.lanes.iter().find(|lane| lane.queue() == queue)
    }

    fn redis(&self) -> Option<&Pusher> {
        self.redis.as_ref().filter(|redis| redis.is_up())
    }

    /// How many due runs of a queue a sweep should bring.
    pub(super) async fn appetite(&self, lane: &Lane) -> usize {
        match self.redis() {
            Some(redis) => lane.free_slots() + redis.appetite(lane.queue()).await,
            None => lane.appetite(),
        }
    }

    /// Sends a wake-up on its way. Where there is none it is dropped, and a sweeper finds the run.
    pub(super) fn wake(&self, wake: Wake) {
        match (self.lane(wake.queue), self.redis()) {
            (Some(lane), _) if lane.has_room() => lane.push(wake),
            (_, Some(redis)) => redis.push(wake),
            (Some(lane), None) => lane.push(wake),
            (None, None) => {}
        }
    }

    /// Executes a run that this process leased, here in any case unless there are too many before it.
    fn execute_leased(&self, claimed: Box<Claimed>) {
        let engine = self.engine.clone();
        let Some(lane) = self.lane(claimed.facts.queue) else {
            tokio::spawn(async move { Box::pin(engine.drive(*claimed)).await });
            return;
        };
        if let Err(claimed) = lane.try_push_leased(claimed) {
            let wake = Wake {
                run: claimed.facts.id,
                queue: claimed.facts.queue,
            };
            let (lane, redis) = (lane.clone(), self.redis().cloned());
            tokio::spawn(async move {
                if give_back(&engine, &claimed).await {
                    redis.map_or_else(|| lane.push(wake), |redis| redis.push(wake));
                }
            });
        }
    }

    /// Dispatches what comes through the channels until `ended`, and then what is left in them.
    pub(super) async fn run(
        self: Arc<Self>,
        mut dispatches: UnboundedReceiver<Dispatch>,
        mut wakes: UnboundedReceiver<Wake>,
        ended: CancellationToken,
    ) {
        let (mut from_engine, mut from_outside) = (Vec::new(), Vec::new());
        loop {
            tokio::select! {
                _ = dispatches.recv_many(&mut from_engine, GROUP_LIMIT) => {}
                count = wakes.recv_many(&mut from_outside, GROUP_LIMIT), if !wakes.is_closed() => {
                    if count == 0 {
                        wakes.close();
                    }
                }
                () = ended.cancelled() => break,
            }
            self.dispatch(&mut from_engine, &mut from_outside);
        }
        while let Ok(dispatch) = dispatches.try_recv() {
            from_engine.push(dispatch);
        }
        while let Ok(wake) = wakes.try_recv() {
            from_outside.push(wake);
        }
        self.dispatch(&mut from_engine, &mut from_outside);
    }

    fn dispatch(&self, from_engine: &mut Vec<Dispatch>, from_outside: &mut Vec<Wake>) {
        for dispatch in from_engine.drain(..) {
            match dispatch {
                Dispatch::Wake(wake) => self.wake(wake),
                Dispatch::Leased(claimed) => self.execute_leased(claimed),
            }
        }
        for wake in from_outside.drain(..) {
            self.wake(wake);
        }
    }
}
