//! Sends wake-ups to Redis in batches, without holding up whoever has them.

use std::sync::Arc;

use domain::flows::Queue;
use storage::runs::Wake;
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};

use super::link::Link;
use crate::engine::workers::lane::Lane;

/// Wake-ups pushed at once.
const BATCH_LIMIT: usize = 256;
/// Sweepers fill a queue up to this depth, so that what waits in it is drawn before it is due again.
const SWEEP_DEPTH: usize = 500;

/// Takes wake-ups for Redis. The task behind it ends when the last copy is dropped.
#[derive(Clone)]
pub(in crate::engine::workers) struct Pusher {
    link: Arc<Link>,
    wakes: UnboundedSender<Wake>,
}

impl Pusher {
    /// A pusher, and the task that pushes; wake-ups that Redis does not take go to the lanes.
    pub(super) fn new(link: Arc<Link>, lanes: Vec<Arc<Lane>>) -> (Self, impl Future<Output = ()> + Send) {
        let (wakes, waiting) = mpsc::unbounded_channel();
        (
            Self {
                link: link.clone(),
                wakes,
            },
            push_batches(link, waiting, lanes),
        )
    }

    /// Whether Redis takes wake-ups.
    pub(in crate::engine::workers) fn is_up(&self) -> bool {
        self.link.is_up()
    }

    /// Takes a wake-up.
    pub(in crate::engine::workers) fn push(&self, wake: Wake) {
        // The task ends with the process; then the sweeper of another finds the run.
        let _stopping = self.wakes.send(wake);
    }

    /// Due runs that a sweep may bring.
    pub(in crate::engine::workers) async fn appetite(&self, queue: Queue) -> usize {
        match self.link.depth(queue).await {
            Ok(depth) => SWEEP_DEPTH.saturating_sub(depth),
            Err(error) => {
                self.link.lost(&error);
                0
            }
        }
    }
}

async fn push_batches(link: Arc<Link>, mut waiting: UnboundedReceiver<Wake>, lanes: Vec<Arc<Lane>>) {
    let mut batch = Vec::with_capacity(BATCH_LIMIT);
    while waiting.recv_many(&mut batch, BATCH_LIMIT).await > 0 {
        for &queue in Queue::ALL {
            let wakes: Vec<Wake> = batch.iter().filter(|wake| wake.queue == queue).copied().collect();
            if !wakes.is_empty() && !is_pushed(&link, queue, &wakes).await {
                let lane = lanes.iter().find(|lane| lane.queue() == queue);
                wakes
                    .into_iter()
                    .for_each(|wake| lane.into_iter().for_each(|lane| lane.push(wake)));
            }
        }
        batch.clear();
    }
}

async fn is_pushed(link: &Link, queue: Queue, wakes: &[Wake]) -> bool {
    if !link.is_up() {
        return false;
    }
    match link.push(queue, wakes).await {
        Ok(()) => true,
        Err(error) => {
            link.lost(&error);
            false
        }
    }
}
