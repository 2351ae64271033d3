//! The beginning of a connection: TCP, the greeting, and TLS, at once or after STARTTLS.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::pki_types::ServerName;

use super::{Fault, Lines, Protocol, Security, Server, Trust};
use crate::Error;

const CONNECT_LIMIT: Duration = Duration::from_secs(10);
/// Servers let strangers wait before they greet.
const GREETING_LIMIT: Duration = Duration::from_secs(45);

/// An encrypted connection.
pub(in crate::mailbox) type Stream = TlsStream<TcpStream>;

/// Connects, up to and with the server's greeting; the next word is the client's.
pub(in crate::mailbox) async fn connect(server: &Server, trust: &Trust, protocol: Protocol) -> Result<Stream, Error> {
    let reaching = async {
        let found = trust.egress().resolve(&server.host, server.port).await?;
        TcpStream::connect(found.as_slice()).await
    };
    let tcp = timeout(CONNECT_LIMIT, reaching)
        .await
        .unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
        .map_err(|error| Fault::of_connecting(&error).at(protocol, server, error))?;
    tcp.set_nodelay(true)
        .map_err(|error| Fault::Unreachable.at(protocol, server, error))?;
    let speaking = async {
        match server.security {
            Security::Tls => {
                let mut lines = Lines::new(encrypt(tcp, server, trust, protocol).await?);
                greet(&mut lines, server, protocol).await?;
                lines.finish()
            }
            Security::Starttls => {
                let mut lines = Lines::new(tcp);
                greet(&mut lines, server, protocol).await?;
                ask_for_tls(&mut lines, server, protocol).await?;
                let tcp = lines
                    .finish()
                    .map_err(|error| Fault::NotEncrypted.at(protocol, server, error))?;
                return encrypt(tcp, server, trust, protocol).await;
            }
        }
        .map_err(|error| Fault::WrongPort.at(protocol, server, error))
    };
    let said = timeout(GREETING_LIMIT, speaking).await;
    said.unwrap_or_else(|_| Err(Fault::Silent.at(protocol, server, "it says nothing")))
}

async fn encrypt(tcp: TcpStream, server: &Server, trust: &Trust, protocol: Protocol) -> Result<Stream, Error> {
    let name =
        ServerName::try_from(server.host.clone()).map_err(|error| Fault::Unreachable.at(protocol, server, error))?;
    trust
        .connector()
        .connect(name, tcp)
        .await
        .map_err(|error| Fault::of_handshake(&error).at(protocol, server, error))
}

async fn greet<S: AsyncRead + AsyncWrite + Unpin>(
    lines: &mut Lines<S>,
    server: &Server,
    protocol: Protocol,
) -> Result<(), Error> {
    let wrong_port = |error| Fault::WrongPort.at(protocol, server, error);
    let mut line = lines.read().await.map_err(wrong_port)?;
    while protocol == Protocol::Smtp && line.get(3..4) == Some("-") {
        line = lines.read().await.map_err(wrong_port)?;
    }
    let (good, busy) = match protocol {
        Protocol::Imap => ("* OK", "* BYE"),
        Protocol::Smtp => ("220", "4"),
    };
    if line.starts_with(good) {
        Ok(())
    } else if line.starts_with(busy) {
        Err(Error::Retry {
            after: None,
            source: format!("{server} takes no connections now: {line}").into(),
        })
    } else if protocol == Protocol::Smtp && line.starts_with('5') {
        // RFC 5321 §3.1: a server that takes no mail at all says so in its greeting.
        Err(Fault::TurnedAway.at(protocol, server, line))
    } else {
        Err(Fault::WrongPort.at(protocol, server, "it greets in another protocol"))
    }
}

async fn ask_for_tls(lines: &mut Lines<TcpStream>, server: &Server, protocol: Protocol) -> Result<(), Error> {
    let asked = match protocol {
        Protocol::Imap => exchange(lines, "s STARTTLS", "s ", "s OK").await,
        Protocol::Smtp => match exchange(lines, "EHLO [127.0.0.1]", "250 ", "250 ").await {
            Ok(_) => exchange(lines, "STARTTLS", "", "220").await,
            failed => failed,
        },
    };
    match asked {
        Ok(true) => Ok(()),
        Ok(false) => Err(Fault::NotEncrypted.at(protocol, server, "it refuses STARTTLS")),
        Err(error) => Err(Fault::WrongPort.at(protocol, server, error)),
    }
}

/// Sends a line and reads up to the one that ends the answer, or refuses; says whether it is the good one.
async fn exchange(lines: &mut Lines<TcpStream>, command: &str, end: &str, good: &str) -> io::Result<bool> {
    lines.write(format!("{command}\r\n").as_bytes()).await?;
    loop {
        let line = lines.read().await?;
        if line.starts_with(good) {
            return Ok(true);
        }
        if line.starts_with(end) || line.starts_with(['4', '5']) {
            return Ok(false);
        }
    }
}
