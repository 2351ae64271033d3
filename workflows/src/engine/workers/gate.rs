//! The limit that a queue's backends share: nothing is drawn from either before there is a slot to execute it in.

use std::sync::Arc;
use std::task::{Context, Poll, ready};

use apalis_core::backend::{Backend, BackendConfig, WireFormatBackend};
use apalis_core::task::Task;
use apalis_core::worker::context::WorkerContext;
use apalis_core::{delegate_codec, delegate_config};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::PollSemaphore;

/// The right to execute one run; free again when the last copy is dropped.
pub(super) type Slot = Arc<OwnedSemaphorePermit>;

/// A backend that yields a task only together with a slot. It holds none while it has no task.
pub(super) struct Gated<B> {
    backend: B,
    slots: PollSemaphore,
}

impl<B> Gated<B> {
    pub(super) fn new(backend: B, slots: Arc<Semaphore>) -> Self {
        Self {
            backend,
            slots: PollSemaphore::new(slots),
        }
    }
}

impl<B, Args> Backend for Gated<B>
where
    B: Backend<Task = Task<Args>>,
{
    type Task = B::Task;
    type Error = B::Error;

    fn poll_ready(&mut self, cx: &mut Context<'_>, worker: &WorkerContext) -> Poll<Result<(), Self::Error>> {
        self.backend.poll_ready(cx, worker)
    }

    fn poll_next(
        &mut self,
        cx: &mut Context<'_>,
        worker: &WorkerContext,
    ) -> Poll<Option<Result<Self::Task, Self::Error>>> {
        let Some(slot) = ready!(self.slots.poll_acquire(cx)) else {
            return Poll::Ready(None);
        };
        let mut next = ready!(self.backend.poll_next(cx, worker));
        if let Some(Ok(task)) = &mut next {
            task.inject_data::<Slot>(Arc::new(slot));
        }
        Poll::Ready(next)
    }

    fn poll_close(&mut self, cx: &mut Context<'_>, worker: &WorkerContext) -> Poll<Result<(), Self::Error>> {
        self.backend.poll_close(cx, worker)
    }
}

delegate_config!(Gated<B>, backend);

delegate_codec!(Gated<B>, backend);
