//! A relay before the submission port of a mail host that cuts connections where it hurts.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufStream};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, ServerConfig};
use tokio_rustls::{TlsAcceptor, TlsConnector};

use super::MailHost;

/// How a hand-off goes wrong; each time both sides of the connection are cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cut {
    /// The client is told to come back later (451), and the host nothing.
    Refused,
    /// The host has read all of the message but its end.
    BeforeTheEnd,
    /// The host has read the end, and nobody knows what it makes of that.
    AtTheEnd,
    /// The host has taken the message and said so to the relay alone.
    BeforeTheAnswer,
}

/// Speaks TLS with the host's own certificate; ends with this value.
#[derive(Debug)]
pub struct CuttingRelay {
    port: u16,
    cuts: Arc<Mutex<Vec<Cut>>>,
    task: JoinHandle<()>,
}

type Decide = dyn Fn(&str) -> Option<Cut> + Send + Sync;

struct Relay {
    acceptor: TlsAcceptor,
    connector: TlsConnector,
    host_port: u16,
    decide: Box<Decide>,
    /// A message that has been cut once passes the next time.
    cut_once: Mutex<HashSet<String>>,
    cuts: Arc<Mutex<Vec<Cut>>>,
}

impl CuttingRelay {
    /// Starts before a host; `decide` says of the text of a message where its connection is cut, once.
    ///
    /// # Panics
    /// If there is no free port.
    pub async fn start(host: &MailHost, decide: impl Fn(&str) -> Option<Cut> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("some port is free");
        let port = listener.local_addr().expect("a bound port").port();
        let cuts: Arc<Mutex<Vec<Cut>>> = Arc::default();
        let relay = Arc::new(Relay {
            acceptor: acceptor(host.folder()),
            connector: connector(&host.authority()),
            host_port: host.smtp_port(),
            decide: Box::new(decide),
            cut_once: Mutex::default(),
            cuts: Arc::clone(&cuts),
        });
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let relay = Arc::clone(&relay);
                tokio::spawn(async move {
                    let _ended_by_either_side = relay.pass(client).await;
                });
            }
        });
        Self { port, cuts, task }
    }

    /// Port for submission by TLS.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The cuts there were, in order.
    ///
    /// # Panics
    /// If the relay has panicked.
    #[must_use]
    pub fn cuts(&self) -> Vec<Cut> {
        self.cuts.lock().expect("the relay does not panic").clone()
    }
}

impl Drop for CuttingRelay {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Relay {
    /// Passes one connection on, line by line, until either side ends it or it is cut.
    async fn pass(&self, client: TcpStream) -> io::Result<()> {
        let mut client = BufStream::new(self.acceptor.accept(client).await?);
        let host = TcpStream::connect((Ipv4Addr::LOCALHOST, self.host_port)).await?;
        let name = ServerName::try_from("localhost").map_err(io::Error::other)?;
        let mut host = BufStream::new(self.connector.connect(name, host).await?);
        pass_answer(&mut host, &mut client).await?;
        loop {
            let command = line(&mut client).await?;
            host.write_all(&command).await?;
            host.flush().await?;
            if pass_answer(&mut host, &mut client).await?.starts_with(b"354") {
                let message = message(&mut client).await?;
                host.write_all(&message).await?;
                if !self.end(&message, &mut host, &mut client).await? {
                    return Ok(());
                }
            }
        }
    }

    /// Passes the end of a message and its answer on, unless it is cut.
    async fn end<H: Side, C: Side>(&self, message: &[u8], host: &mut H, client: &mut C) -> io::Result<bool> {
        let cut = self.cut_of(message);
        if !matches!(cut, Some(Cut::BeforeTheEnd | Cut::Refused)) {
            host.write_all(b".\r\n").await?;
        }
        host.flush().await?;
        match cut {
            None => {
                pass_answer(host, client).await?;
            }
            Some(Cut::BeforeTheAnswer) => while line(host).await?.get(3) == Some(&b'-') {},
            Some(Cut::BeforeTheEnd | Cut::AtTheEnd) => {}
            Some(Cut::Refused) => {
                client.write_all(b"451 4.3.0 Try again later\r\n").await?;
                client.flush().await?;
            }
        }
        Ok(cut.is_none())
    }

    fn cut_of(&self, message: &[u8]) -> Option<Cut> {
        let text = String::from_utf8_lossy(message);
        let id = text.lines().find(|line| line.starts_with("Message-ID:"))?;
        let cut = (self.decide)(&text)?;
        let is_first = self.cut_once.lock().ok()?.insert(id.to_owned());
        if is_first {
            self.cuts.lock().ok()?.push(cut);
        }
        is_first.then_some(cut)
    }
}

trait Side: AsyncBufReadExt + AsyncRead + AsyncWrite + Unpin + Send {}

impl<S: AsyncBufReadExt + AsyncRead + AsyncWrite + Unpin + Send> Side for S {}

/// A line with its end.
async fn line(side: &mut impl Side) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    if side.read_until(b'\n', &mut line).await? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(line)
}

/// Passes an answer of one or more lines on.
async fn pass_answer(host: &mut impl Side, client: &mut impl Side) -> io::Result<Vec<u8>> {
    loop {
        let answer = line(host).await?;
        client.write_all(&answer).await?;
        if answer.get(3) != Some(&b'-') {
            client.flush().await?;
            return Ok(answer);
        }
    }
}

/// A message up to the line that ends it.
async fn message(client: &mut impl Side) -> io::Result<Vec<u8>> {
    let mut message = Vec::new();
    loop {
        let next = line(client).await?;
        if next == b".\r\n" {
            return Ok(message);
        }
        message.extend(next);
    }
}

fn acceptor(folder: &Path) -> TlsAcceptor {
    let read = |name| fs::read(folder.join(name)).expect("the host has a certificate and its key");
    let certificate = CertificateDer::from_pem_slice(&read("certificate.pem")).expect("a certificate in PEM");
    let key = PrivateKeyDer::from_pem_slice(&read("key.pem")).expect("a key in PEM");
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(vec![certificate], key))
        .expect("a certificate that can be shown");
    TlsAcceptor::from(Arc::new(config))
}

fn connector(authority: &str) -> TlsConnector {
    let mut roots = RootCertStore::empty();
    let authority = CertificateDer::from_pem_slice(authority.as_bytes()).expect("a certificate in PEM");
    roots.add(authority).expect("an authority");
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("usual versions of TLS");
    TlsConnector::from(Arc::new(config.with_root_certificates(roots).with_no_client_auth()))
}
