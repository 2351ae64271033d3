//! The listening end: API and dashboard on one address. Whoever keeps a connection open without asking anything, or says
//! its request by the drop, is cut off: a few hundred of them must not take what others need.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use anyhow::Context as _;
use api::Live;
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tower::ServiceExt as _;

/// Streams that are still open then are cut off.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long the head of a request may take, from the end of the answer before it. What a body may take the API limits.
const HEAD_PATIENCE: Duration = Duration::from_secs(20);
/// Where no connection can be taken, as when this process has opened all it may.
const PAUSE: Duration = Duration::from_millis(100);

/// A server that answers requests.
#[derive(Debug)]
pub struct Web {
    address: SocketAddr,
    live: Live,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
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
        Self::start_patient(listener, router, live, HEAD_PATIENCE)
    }

    fn start_patient(listener: TcpListener, router: Router, live: Live, patience: Duration) -> anyhow::Result<Self> {
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(serve(listener, router, patience, stopped));
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

async fn serve(listener: TcpListener, router: Router, patience: Duration, stopped: oneshot::Receiver<()>) {
    let open = GracefulShutdown::new();
    let mut stopped = pin!(stopped);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            // A sender that is gone wants the same as one that sends.
            _ = &mut stopped => break,
        };
        match accepted {
            Ok((stream, peer)) => answer(stream, peer, router.clone(), patience, &open),
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "no connection can be taken");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    drop(listener);
    open.shutdown().await;
}

fn answer(stream: TcpStream, peer: SocketAddr, router: Router, patience: Duration, open: &GracefulShutdown) {
    // Without it small answers wait for the acknowledgement of those before; a socket that refuses is closed already.
    let _closed = stream.set_nodelay(true);
    let service = service_fn(move |request| respond(router.clone(), peer, request));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience)
        .serve_connection(TokioIo::new(stream), service);
    let connection = open.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::trace!(error = &error as &dyn std::error::Error, "connection ended");
        }
    });
}

async fn respond(router: Router, peer: SocketAddr, request: hyper::Request<Incoming>) -> Result<Response, Infallible> {
    let mut request: Request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    router.oneshot(request).await
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use storage::Database;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    const SHORT: Duration = Duration::from_millis(200);

    async fn start() -> Web {
        let database = Database::new("postgres://nobody@localhost:1/none", 1).unwrap();
        let router = Router::new().route(
            "/",
            get(async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.to_string()),
        );
        let listener = listen("127.0.0.1:0".parse().unwrap()).await.unwrap();
        Web::start_patient(listener, router, Live::new(database), SHORT).unwrap()
    }

    /// What comes back for what is said, until the server ends the connection.
    async fn said(web: &Web, words: &str) -> String {
        let mut stream = TcpStream::connect(web.address()).await.unwrap();
        stream.write_all(words.as_bytes()).await.unwrap();
        let mut answer = String::new();
        let reading = stream.read_to_string(&mut answer);
        tokio::time::timeout(Duration::from_secs(20), reading)
            .await
            .expect("the server ends the connection")
            .unwrap();
        answer
    }

    #[tokio::test]
    async fn whoever_does_not_finish_a_request_is_cut_off() {
        let web = start().await;

        for words in ["", "GET / HT", "GET / HTTP/1.1\r\nHost: a\r\nX-Slow:"] {
            let answer = said(&web, words).await;
            assert!(!answer.starts_with("HTTP/1.1 200"), "{words:?}: {answer}");
        }
        web.stop().await;
    }

    #[tokio::test]
    async fn whoever_asks_is_answered_and_may_ask_again_for_a_while() {
        let web = start().await;

        let answer = said(
            &web,
            "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        )
        .await;

        assert_eq!(answer.matches("HTTP/1.1 200").count(), 2, "{answer}");
        assert!(
            answer.contains("127.0.0.1:"),
            "the address of the client is known: {answer}"
        );
        web.stop().await;
    }
}
