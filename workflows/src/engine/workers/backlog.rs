//! The queue inside this process: the one of apalis, with a depth, and without its chance of a lost wake-up.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use apalis_core::backend::dequeue::{VecDequeBackend, VecDequeError};
use apalis_core::backend::{Backend, BackendConfig};
use apalis_core::task::Task;
use apalis_core::worker::context::WorkerContext;
use futures::Sink;
use futures::task::AtomicWaker;

use super::item::Item;

type Inner = VecDequeBackend<Item>;

/// Items waiting in this process; clones share them. One worker at a time draws.
#[derive(Clone, Default)]
pub(super) struct Backlog {
    inner: Inner,
    depth: Arc<AtomicUsize>,
    worker: Arc<AtomicWaker>,
}

impl Backlog {
    pub(super) fn push(&self, item: Item) {
        self.depth.fetch_add(1, Ordering::SeqCst);
        let mut inner = self.inner.clone();
        if let Err(error) = Sink::start_send(Pin::new(&mut inner), Task::new(item)) {
            self.depth.fetch_sub(1, Ordering::SeqCst);
            tracing::error!(error = &error as &dyn std::error::Error, "wake-up left to the sweeper");
        }
        self.worker.wake();
    }

    pub(super) fn depth(&self) -> usize {
        self.depth.load(Ordering::SeqCst)
    }

    /// Takes what no worker will draw any more.
    pub(super) fn drain(&mut self) -> Vec<Item> {
        let worker = WorkerContext::new("drain");
        let mut cx = Context::from_waker(std::task::Waker::noop());
        let mut items = Vec::new();
        while let Poll::Ready(Some(Ok(task))) = Backend::poll_next(self, &mut cx, &worker) {
            items.push(task.args);
        }
        items
    }
}

impl Backend for Backlog {
    type Task = Task<Item>;
    type Error = VecDequeError;

    /// Registers before it looks, so that an item pushed in between wakes the worker.
    fn poll_ready(&mut self, cx: &mut Context<'_>, worker: &WorkerContext) -> Poll<Result<(), Self::Error>> {
        self.worker.register(cx.waker());
        Backend::poll_ready(&mut self.inner, cx, worker)
    }

    /// An empty queue is never the end of it.
    fn poll_next(
        &mut self,
        cx: &mut Context<'_>,
        worker: &WorkerContext,
    ) -> Poll<Option<Result<Self::Task, Self::Error>>> {
        match Backend::poll_next(&mut self.inner, cx, worker) {
            Poll::Ready(None) => Poll::Pending,
            Poll::Ready(Some(task)) => {
                self.depth.fetch_sub(1, Ordering::SeqCst);
                Poll::Ready(Some(task))
            }
            Poll::Pending => Poll::Pending,
        }
    }

    fn poll_close(&mut self, cx: &mut Context<'_>, worker: &WorkerContext) -> Poll<Result<(), Self::Error>> {
        Backend::poll_close(&mut self.inner, cx, worker)
    }
}

impl BackendConfig for Backlog {
    type Args = Item;
    type Id = <Inner as BackendConfig>::Id;
    type Kind = <Inner as BackendConfig>::Kind;
    type Config = <Inner as BackendConfig>::Config;
    type Layer = <Inner as BackendConfig>::Layer;

    fn config(&self) -> &Self::Config {
        self.inner.config()
    }

    fn middleware(&mut self, worker: &mut WorkerContext) -> Self::Layer {
        self.inner.middleware(worker)
    }
}
