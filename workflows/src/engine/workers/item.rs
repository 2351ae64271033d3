//! What the queues carry, and what a worker does with it.

use std::sync::Arc;
use std::time::Instant;

use apalis_core::task::data::Data;
use storage::runs::{Claimed, Wake};

use super::gate::Slot;
use super::lane::Lane;

/// An entry of a queue.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// A run wants a worker.
    Wake(Wake),
    /// A run that this process leased as it was born, and when.
    Leased(Box<Claimed>, Instant),
    /// Nothing that this version understands.
    Unreadable,
}

/// Executes an item. Never fails towards apalis, which would decide about retries on its own; and the run goes on
/// where the worker that drew it is dropped, because a broken connection to Redis is none of its business.
pub(super) async fn handle(item: Item, lane: Data<Arc<Lane>>, slot: Data<Slot>) {
    let work = tokio::spawn(async move {
        lane.work(item).await;
        drop(slot);
    });
    if let Err(error) = work.await {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "a flow panicked; its lease will run out"
        );
    }
}
