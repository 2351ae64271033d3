//! The listening end: API and dashboard on one address.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context as _;
use api::Live;
use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// Streams that are still open then are cut off.
const PATIENCE: Duration = Duration::from_secs(5);

/// A server that answers requests.
#[derive(Debug)]
pub struct Web {
    address: SocketAddr,
    live: Live,
    stop: oneshot::Sender<()>,
    task: JoinHandle<std::io::Result<()>>,
}

/// Takes the address, so that a port in use is told before anything else starts.
///
/// # Errors
/// Who else may have it, and how to choose another.
pub async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| {
        format!("cannot listen at {address}; stop what does, or choose another port with --port or PORT")
    })
}

impl Web {
    /// Answers requests on a socket from now on; `live` holds the streams among the answers.
    ///
    /// # Errors
    /// Where the socket has no address.
    pub fn start(listener: TcpListener, router: Router, live: Live) -> anyhow::Result<Self> {
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        let task = tokio::spawn(async move {
            let served = axum::serve(listener, service).with_graceful_shutdown(async {
                // A sender that is gone wants the same as one that sends.
                let _stop = stopped.await;
            });
            served.await
        });
        Ok(Self {
            address,
            live,
            stop,
            task,
        })
    }

    /// Where it listens, with the port that was really taken.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes no more requests and lets those being answered end.
    pub async fn stop(self) {
        let Self {
            live, stop, mut task, ..
        } = self;
        live.close();
        let _already_gone = stop.send(());
        if tokio::time::timeout(PATIENCE, &mut task).await.is_err() {
            task.abort();
        }
    }
}
