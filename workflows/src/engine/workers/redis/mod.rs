//! Wake-ups between processes, by Redis. It may be down, slow, restarted or emptied at any time: then wake-ups stay
//! in their process, and sweepers find the runs whose wake-ups were lost.

mod bell;
mod care;
mod codec;
mod link;
mod pusher;

use std::sync::Arc;

use apalis::prelude::WorkerBuilderExt;
use apalis_core::backend::ext::BackendExt;
use apalis_core::monitor::Monitor;
use apalis_core::worker::builder::WorkerBuilder;
use storage::runs::Wake;
use tokio::sync::mpsc::{self, UnboundedSender};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::Error;
use super::item::handle;
use super::lane::Lane;
use super::service::keep_working;
use bell::{Bells, Ticker};
use link::Link;
pub(super) use pusher::Pusher;

/// What a process runs to take part.
pub(super) struct Redis {
    /// The workers; they end when what they execute has ended.
    pub(super) monitor: JoinHandle<()>,
    /// Tasks that serve them.
    pub(super) servants: Vec<JoinHandle<()>>,
    /// Sends wake-ups.
    pub(super) pusher: Pusher,
}

impl Redis {
    /// Starts to take part; Redis need not be reachable yet.
    pub(super) fn start(
        url: &str,
        lanes: Vec<Arc<Lane>>,
        worker: &str,
        stopping: &CancellationToken,
        stopped: &CancellationToken,
    ) -> Result<Self, Error> {
        let link = Arc::new(Link::open(url)?);
        let bells = Arc::new(Bells::new(lanes.iter().map(|lane| lane.queue())));
        let (pusher, pushing) = Pusher::new(link.clone(), lanes.clone());
        let servants = vec![
            tokio::spawn(pushing),
            tokio::spawn(care::keep(link.clone(), stopped.clone())),
            tokio::spawn(bells.clone().listen(link.clone(), stopping.clone())),
        ];
        let worker = worker.to_owned();
        let register = move |monitor, lane| register(monitor, lane, &link, &bells, &worker);
        let monitor = tokio::spawn(keep_working(lanes, stopping.clone(), register));
        Ok(Self {
            monitor,
            servants,
            pusher,
        })
    }
}

/// Adds the worker of a queue. Each restart has a name of its own, because Redis refuses the old one for a while, and
/// begins when Redis answers.
fn register(monitor: Monitor, lane: Arc<Lane>, link: &Arc<Link>, bells: &Bells, worker: &str) -> Monitor {
    let (link, worker, bell) = (link.clone(), worker.to_owned(), bells.of(lane.queue()));
    monitor.register(move |restarts| {
        let queue = lane.queue();
        let name = format!("{worker}-{queue}-{restarts}");
        link.enlist(queue, name.clone());
        let waiting = link.clone();
        let backend = link
            .storage(queue, lane.concurrency())
            .before_start(move |_| waiting.clone().pause_before_start(restarts))
            .poll_with_strategy(Ticker::new(bell.clone()));
        WorkerBuilder::new(name)
            .backend(lane.gated(backend))
            .data(lane.clone())
            .concurrency(link::tasks_at_once(lane.concurrency()))
            .build(handle)
    })
}

/// Sends wake-ups for a process without workers. While Redis is down they are dropped, and the sweepers of the
/// workers find the runs.
///
/// # Errors
/// `RedisUrl` where the address cannot be read.
pub async fn redis_wakes(redis_url: &str) -> Result<UnboundedSender<Wake>, Error> {
    let link = Arc::new(Link::open(redis_url)?);
    care::look_once(&link).await;
    let (sender, mut wakes) = mpsc::unbounded_channel();
    let (pusher, pushing) = Pusher::new(link.clone(), Vec::new());
    let ended = CancellationToken::new();
    tokio::spawn(pushing);
    tokio::spawn(care::keep(link, ended.clone()));
    tokio::spawn(async move {
        while let Some(wake) = wakes.recv().await {
            pusher.push(wake);
        }
        ended.cancel();
    });
    Ok(sender)
}
