//! A language model by the chat completions API that says what a script tells it to, and fails when the script says so.

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Longer than any client waits.
const FOR_EVER: Duration = Duration::from_secs(600);

/// What becomes of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is answered with this document.
    Says(String),
    /// The answer breaks off in the middle of this document.
    BreaksOff(String),
    /// 429: the client is to come back after so many seconds.
    Limited {
        /// Value of `Retry-After`.
        seconds: u32,
    },
    /// 500.
    Broken,
    /// Nothing comes until the client gives up.
    Hangs,
}

type Script = dyn Fn(&str) -> Answer + Send + Sync;

/// Answers on a port of its own; ends with this value.
#[derive(Debug)]
pub struct ScriptedModel {
    port: u16,
    task: JoinHandle<()>,
}

impl ScriptedModel {
    /// Starts a model; `script` is asked with the body of each request.
    ///
    /// # Panics
    /// If there is no free port.
    pub async fn start(script: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("some port is free");
        let port = listener.local_addr().expect("a bound port").port();
        let script: Arc<Script> = Arc::new(script);
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let script = Arc::clone(&script);
                tokio::spawn(async move {
                    let _ended_by_either_side = serve(client, &*script).await;
                });
            }
        });
        Self { port, task }
    }

    /// The address before `/chat/completions`.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}/v1", self.port)
    }
}

impl Drop for ScriptedModel {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Answers one request after the other until either side has enough.
async fn serve(client: TcpStream, script: &Script) -> io::Result<()> {
    let mut client = BufStream::new(client);
    loop {
        let request = request(&mut client).await?;
        let (head, body, goes_on) = match script(&request) {
            Answer::Says(body) => (head("200 OK", body.len(), ""), body, true),
            Answer::BreaksOff(body) => {
                let half = body.chars().take(body.chars().count() / 2).collect();
                (head("200 OK", body.len(), ""), half, false)
            }
            Answer::Limited { seconds } => {
                let after = format!("Retry-After: {seconds}\r\n");
                (head("429 Too Many Requests", 0, &after), String::new(), true)
            }
            Answer::Broken => (head("500 Internal Server Error", 0, ""), String::new(), true),
            Answer::Hangs => {
                tokio::time::sleep(FOR_EVER).await;
                return Ok(());
            }
        };
        client.write_all(head.as_bytes()).await?;
        client.write_all(body.as_bytes()).await?;
        client.flush().await?;
        if !goes_on {
            return Ok(());
        }
    }
}

fn head(status: &str, length: usize, more: &str) -> String {
    format!("HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n{more}\r\n")
}

/// The body of the next request.
async fn request(client: &mut BufStream<TcpStream>) -> io::Result<String> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if client.read_line(&mut line).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let line = line.trim().to_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().map_err(io::Error::other)?;
        }
    }
    let mut body = vec![0; length];
    client.read_exact(&mut body).await?;
    String::from_utf8(body).map_err(io::Error::other)
}
