//! Opening connections: every one of them has its time-outs, on both sides.

use std::ops::Deref;
use std::time::Duration;

use diesel::{ConnectionError, ConnectionResult};
use diesel_async::pooled_connection::PoolableConnection;
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use futures::StreamExt;
use socket2::{SockRef, TcpKeepalive};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, UnixStream};
use tokio::sync::{mpsc, oneshot};
use tokio_postgres::config::{Config, Host};
use tokio_postgres::tls::NoTlsStream;
use tokio_postgres::{AsyncMessage, NoTls};

use super::watch::{Owed, Watched};

/// How long anything on a connection may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// Until the connection stands.
    pub connect: Duration,
    /// Until the server ends a statement, or a transaction in which nothing happens; `None` for work that takes as long
    /// as it takes, such as a migration.
    pub statement: Option<Duration>,
}

impl Default for Patience {
    /// Below the 30 s of a request, and of the lease under which a worker records.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            statement: Some(Duration::from_secs(15)),
        }
    }
}

impl Patience {
    /// For work that takes as long as it takes.
    #[must_use]
    pub fn endless() -> Self {
        Self {
            statement: None,
            ..Self::default()
        }
    }

    /// When the server should at the latest have said that it ended the statement.
    fn silence(self) -> Option<Duration> {
        self.statement.map(|statement| statement + GRACE)
    }

    /// The server looks each second whether anybody waits for the statement it works on, where it knows how to
    /// (PostgreSQL 14).
    fn session(self) -> String {
        let ms = self.statement.unwrap_or_default().as_millis();
        format!(
            "SET statement_timeout = {ms}; SET idle_in_transaction_session_timeout = {ms};
             SELECT set_config(name, '1s', false) FROM pg_settings WHERE name = 'client_connection_check_interval'"
        )
    }
}

/// Between the end of a statement by its time-out and the word of it.
const GRACE: Duration = Duration::from_secs(2);
/// Without traffic the peer is asked whether it is there after so long, and a few times more.
const KEEPALIVE: Duration = Duration::from_secs(5);
const PROBE: Duration = Duration::from_secs(1);
const PROBES: u32 = 4;
/// How long what was sent may stay unacknowledged.
const UNACKNOWLEDGED: Duration = Duration::from_secs(8);
const USUAL_PORT: u16 = 5432;

/// A connection of one's own. Dropping it closes it, and with it ends the statement it may be in the middle of.
pub struct Connection {
    inner: AsyncPgConnection,
    owed: Owed,
    notifications: mpsc::UnboundedReceiver<String>,
    open: oneshot::Sender<()>,
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Connection")
    }
}

impl Deref for Connection {
    type Target = AsyncPgConnection;

    fn deref(&self) -> &AsyncPgConnection {
        &self.inner
    }
}

impl Connection {
    pub(super) async fn open(url: &str, session: &str, patience: Patience) -> ConnectionResult<Self> {
        let config: Config = url.parse().map_err(bad)?;
        let owed = Owed::new();
        let opening = async {
            let socket = Watched::new(reach(&config).await?, owed.clone(), patience.silence());
            config.connect_raw(socket, NoTls).await.map_err(bad)
        };
        let (client, driver) = tokio::time::timeout(patience.connect, opening).await.map_err(bad)??;
        let (heard, notifications) = mpsc::unbounded_channel();
        let (open, closed) = oneshot::channel();
        tokio::spawn(drive(driver, heard, closed));
        let mut inner = AsyncPgConnection::try_from(client).await?;
        let set_up = inner.batch_execute(&format!("{session}; {}", patience.session())).await;
        set_up.map_err(ConnectionError::CouldntSetupConfiguration)?;
        Ok(Self {
            inner,
            owed,
            notifications,
            open,
        })
    }

    /// What the next notification carries; `None` when the connection is lost.
    pub(crate) async fn next_notification(&mut self) -> Option<String> {
        self.notifications.recv().await
    }

    /// Whether another may go on with it: it stands, nothing that was asked is still to be answered, and it holds no
    /// more memory than any other.
    pub(super) fn is_at_rest(&mut self) -> bool {
        self.owed.is_nothing() && !self.is_swollen() && !self.inner.is_broken()
    }

    /// Whether it carried a message so large that its buffers had better be given back by closing it.
    #[must_use]
    pub fn is_swollen(&self) -> bool {
        self.owed.is_swollen()
    }

    /// The connection for whoever needs to own it, and what keeps it open.
    pub(super) fn into_parts(self) -> (AsyncPgConnection, impl Send + 'static) {
        (self.inner, self.open)
    }
}

trait Socket: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Socket for S {}

/// Reaches the first host that answers.
async fn reach(config: &Config) -> ConnectionResult<Box<dyn Socket>> {
    let ports = config.get_ports();
    let mut refused = bad("the address of the database names no host");
    for (at, host) in config.get_hosts().iter().enumerate() {
        let port = ports.get(at).or(ports.first()).copied().unwrap_or(USUAL_PORT);
        let reached = match host {
            Host::Tcp(name) => reach_tcp(name, port).await,
            Host::Unix(folder) => UnixStream::connect(folder.join(format!(".s.PGSQL.{port}")))
                .await
                .map(|socket| Box::new(socket) as Box<dyn Socket>),
        };
        match reached {
            Ok(socket) => return Ok(socket),
            Err(error) => refused = bad(format!("error connecting to server: {error}")),
        }
    }
    Err(refused)
}

async fn reach_tcp(name: &str, port: u16) -> std::io::Result<Box<dyn Socket>> {
    let socket = TcpStream::connect((name, port)).await?;
    socket.set_nodelay(true)?;
    let handle = SockRef::from(&socket);
    let keepalive = TcpKeepalive::new()
        .with_time(KEEPALIVE)
        .with_interval(PROBE)
        .with_retries(PROBES);
    handle.set_tcp_keepalive(&keepalive)?;
    #[cfg(target_os = "linux")]
    handle.set_tcp_user_timeout(Some(UNACKNOWLEDGED))?;
    Ok(Box::new(socket))
}

type Driver = tokio_postgres::Connection<Watched<Box<dyn Socket>>, NoTlsStream>;

/// Carries what the connection says until it breaks or is closed; those who wait then hear that it is closed.
async fn drive(mut driver: Driver, heard: mpsc::UnboundedSender<String>, mut closed: oneshot::Receiver<()>) {
    let mut messages = futures::stream::poll_fn(move |cx| driver.poll_message(cx));
    loop {
        let message = tokio::select! {
            message = messages.next() => message,
            _ = &mut closed => return,
        };
        match message {
            Some(Ok(AsyncMessage::Notification(notification))) => {
                // Only a listener wants to know, and only while it is there.
                let _gone = heard.send(notification.payload().to_owned());
            }
            Some(Ok(_)) => {}
            Some(Err(error)) => {
                tracing::debug!(
                    error = &error as &dyn std::error::Error,
                    "connection to the database lost"
                );
                return;
            }
            None => return,
        }
    }
}

fn bad(error: impl ToString) -> ConnectionError {
    ConnectionError::BadConnection(error.to_string())
}
