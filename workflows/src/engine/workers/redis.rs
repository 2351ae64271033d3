//! stub
use super::{Error, lane::Lane};
use domain::flows::Queue;
use std::sync::Arc;
use storage::runs::Wake;
use tokio::sync::mpsc::UnboundedSender;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

#[derive(Clone)]
pub(super) struct Pusher;
impl Pusher {
    pub(super) fn is_up(&self) -> bool {
        false
    }
    pub(super) async fn appetite(&self, _queue: Queue) -> usize {
        0
    }
    pub(super) fn push(&self, _wake: Wake) {}
}
pub(super) struct Redis {
    pub(super) monitor: JoinHandle<()>,
    pub(super) servants: Vec<JoinHandle<()>>,
    pub(super) pusher: Pusher,
}
impl Redis {
    pub(super) fn start(
        _url: &str,
        _lanes: Vec<Arc<Lane>>,
        _worker: &str,
        _stopping: &CancellationToken,
        _stopped: &CancellationToken,
    ) -> Result<Self, Error> {
        Ok(Self {
            monitor: tokio::spawn(async {}),
            servants: Vec::new(),
            pusher: Pusher,
        })
    }
}
/// Stub.
pub async fn redis_wakes(_redis_url: &str) -> Result<UnboundedSender<Wake>, Error> {
    let (sender, mut receiver) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move { while receiver.recv().await.is_some() {} });
    Ok(sender)
}
