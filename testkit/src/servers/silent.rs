//! A relay before a server that can fall silent, as a network does whose packets are taken and lead nowhere.

use std::io;
use std::net::Ipv4Addr;
use std::path::PathBuf;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Passes TCP connections on to a unix socket; ends with this value.
#[derive(Debug)]
pub struct SilentRelay {
    port: u16,
    /// How often it fell silent: connections from before stay silent for ever.
    silences: watch::Sender<u32>,
    task: JoinHandle<()>,
}

impl SilentRelay {
    /// Starts before the server at a unix socket.
    ///
    /// # Panics
    /// If there is no free port.
    pub async fn start(socket: PathBuf) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("some port is free");
        let port = listener.local_addr().expect("a bound port").port();
        let silences = watch::Sender::new(0);
        let silent = silences.subscribe();
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (socket, silent) = (socket.clone(), silent.clone());
                tokio::spawn(async move {
                    let _ended_by_either_side = pass(client, socket, silent).await;
                });
            }
        });
        Self { port, silences, task }
    }

    /// Port it listens at.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// From here on nothing passes on the connections there are; new ones work.
    pub fn fall_silent(&self) {
        self.silences.send_modify(|silences| *silences += 1);
    }
}

impl Drop for SilentRelay {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn pass(client: TcpStream, socket: PathBuf, mut silent: watch::Receiver<u32>) -> io::Result<()> {
    silent.mark_unchanged();
    let server = UnixStream::connect(socket).await?;
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    tokio::try_join!(
        copy(from_client, to_server, silent.clone()),
        copy(from_server, to_client, silent)
    )?;
    Ok(())
}

async fn copy(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    mut silent: watch::Receiver<u32>,
) -> io::Result<()> {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = tokio::select! {
            biased;
            _ = silent.changed() => break,
            count = from.read(&mut buffer) => count?,
        };
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        to.write_all(&buffer[..count]).await?;
    }
    // Takes whatever comes, so that the sender sees its packets acknowledged.
    while from.read(&mut buffer).await? > 0 {}
    std::future::pending().await
}
