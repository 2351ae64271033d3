//! When a worker looks into its queue: as soon as another process announces a push, and each second in any case.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use apalis_core::backend::ext::poll_strategy::{PollSnapshot, PollStrategy};
use domain::flows::Queue;
use futures::StreamExt;
use futures::task::AtomicWaker;
use tokio::time::{Interval, MissedTickBehavior, Sleep};
use tokio_util::sync::CancellationToken;

use super::link::{Failure, Link, channel};

const TICK: Duration = Duration::from_secs(1);
/// A bell that rings while the worker is looking already may be about what it no longer sees: it looks again when that
/// look should be over, and once more where it took its time.
const FURTHER_LOOKS: [Duration; 2] = [Duration::from_millis(1), Duration::from_millis(5)];
const PATIENCE: Duration = Duration::from_secs(5);
const RESUBSCRIBE_PAUSE: Duration = Duration::from_secs(1);

/// Wakes the worker of a queue.
#[derive(Default)]
pub(super) struct Bell {
    rings: AtomicU64,
    worker: AtomicWaker,
}

impl Bell {
    fn ring(&self) {
        self.rings.fetch_add(1, Ordering::SeqCst);
        self.worker.wake();
    }
}

/// The bells of the queues this process works on.
pub(super) struct Bells(Vec<(Queue, Arc<Bell>)>);

impl Bells {
    pub(super) fn new(queues: impl Iterator<Item = Queue>) -> Self {
        Self(queues.map(|queue| (queue, Arc::default())).collect())
    }

    /// That of a queue; one that never rings where this process does not work on it.
    pub(super) fn of(&self, queue: Queue) -> Arc<Bell> {
        self.0
            .iter()
            .find(|(of, _)| *of == queue)
            .map(|(_, bell)| bell.clone())
            .unwrap_or_default()
    }

    /// Rings the bells of announced queues until the process stops.
    pub(super) async fn listen(self: Arc<Self>, link: Arc<Link>, stopping: CancellationToken) {
        let listening = async {
            loop {
                if let Err(error) = self.subscribe(&link).await {
                    tracing::debug!(error = &*error as &dyn std::error::Error, "announcements not heard");
                }
                tokio::time::sleep(RESUBSCRIBE_PAUSE).await;
            }
        };
        stopping.run_until_cancelled(listening).await;
    }

    /// Returns when the connection ends.
    async fn subscribe(&self, link: &Link) -> Result<(), Failure> {
        let channels: Vec<String> = self.0.iter().map(|(queue, _)| channel(*queue)).collect();
        let subscribing = async {
            let mut announcements = link.client().get_async_pubsub().await?;
            announcements.subscribe(&channels).await?;
            Ok::<_, redis::RedisError>(announcements)
        };
        let mut announcements = tokio::time::timeout(PATIENCE, subscribing).await??.into_on_message();
        self.0.iter().for_each(|(_, bell)| bell.ring());
        while let Some(announcement) = announcements.next().await {
            let at = channels
                .iter()
                .position(|channel| channel == announcement.get_channel_name());
            if let Some((_, bell)) = at.and_then(|at| self.0.get(at)) {
                bell.ring();
            }
        }
        Ok(())
    }
}

/// Makes a worker look when its bell rings or a second has passed. Its waker stays armed whatever happens.
pub(super) struct Ticker {
    bell: Arc<Bell>,
    heard: u64,
    ticks: Interval,
    look: Option<Pin<Box<Sleep>>>,
    further_looks: std::array::IntoIter<Duration, 2>,
}

impl Ticker {
    pub(super) fn new(bell: Arc<Bell>) -> Self {
        let mut ticks = tokio::time::interval(TICK);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self {
            bell,
            heard: 0,
            ticks,
            look: None,
            further_looks: FURTHER_LOOKS.into_iter(),
        }
    }

    fn set_next_look(&mut self) {
        let next = self.further_looks.next();
        self.look = next.map(|after| Box::pin(tokio::time::sleep(after)));
    }
}

impl PollStrategy for Ticker {
    fn poll_drive(&mut self, cx: &mut Context<'_>, _: &PollSnapshot) -> Poll<Option<()>> {
        self.bell.worker.register(cx.waker());
        let rings = self.bell.rings.load(Ordering::SeqCst);
        if rings != self.heard {
            self.heard = rings;
            self.further_looks = FURTHER_LOOKS.into_iter();
            self.set_next_look();
        }
        while self.look.as_mut().is_some_and(|look| look.as_mut().poll(cx).is_ready()) {
            self.set_next_look();
        }
        while self.ticks.poll_tick(cx).is_ready() {}
        Poll::Ready(Some(()))
    }
}
