//! Handing a message over by SMTP submission (RFC 6409), knowing at every moment whether it can have left.

#[cfg(test)]
mod tests;

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use secrecy::ExposeSecret;
use tokio::time::timeout;

use super::OutgoingMessage;
use super::auth::{Mechanism, Proof};
use super::imap::{Auth, Login};
use super::net::{Fault, Lines, Protocol, Server, Stream, Trust, connect};
use super::sessions::{Kept, Session};
use crate::Error;

/// From the greeting to the leave to send the message.
const PREPARATION_LIMIT: Duration = Duration::from_secs(90);
/// One answer.
const ANSWER_LIMIT: Duration = Duration::from_secs(60);
/// The message on its way, and the answer to its end (RFC 5321 §4.5.3.2): filters read it meanwhile.
const ACCEPTANCE_LIMIT: Duration = Duration::from_secs(10 * 60);

/// A session with a submission server, logged in.
#[derive(Debug)]
pub(super) struct Smtp {
    lines: Lines<Stream>,
    server: Server,
    extensions: Vec<String>,
}

struct Reply {
    code: u16,
    text: String,
}

impl Reply {
    fn is_good(&self) -> bool {
        (200..400).contains(&self.code)
    }
}

/// Hands a message over: the server has it, or an error says whether it may have it. A kept session that has ended
/// meanwhile shows so before anything is handed over.
pub(super) async fn submit(
    kept: &Kept<Smtp>,
    server: &Server,
    trust: &Trust,
    login: &Login,
    message: &OutgoingMessage,
) -> Result<(), Error> {
    let prepare = async {
        let mut loan = kept.lend(server, trust, login).await?;
        loan.session.address(message).await?;
        Ok(loan)
    };
    let prepared = timeout(PREPARATION_LIMIT, prepare).await;
    let mut loan = prepared.unwrap_or_else(|_| Err(lost(server, "it does not answer")))?;
    loan.session.give(&message.raw).await?;
    loan.give_back();
    Ok(())
}

impl Session for Smtp {
    const AT_ONCE: usize = 4;
    const KEPT: Duration = Duration::from_secs(60);

    async fn start(server: &Server, trust: &Trust, login: &Login) -> Result<Self, Error> {
        let stream = connect(server, trust, Protocol::Smtp).await?;
        let name = own_name(stream.get_ref().0.local_addr().ok());
        let mut smtp = Self {
            lines: Lines::new(stream),
            server: server.clone(),
            extensions: Vec::new(),
        };
        let hello = smtp.ask(&format!("EHLO {name}")).await?;
        smtp.expect(&hello, "EHLO")?;
        smtp.extensions = hello.text.lines().map(str::to_uppercase).collect();
        smtp.log_in(login).await?;
        Ok(smtp)
    }

    async fn answers(&mut self) -> bool {
        self.ask("NOOP").await.is_ok_and(|reply| reply.is_good())
    }
}

impl Smtp {
    async fn log_in(&mut self, login: &Login) -> Result<(), Error> {
        let (name, secret) = (login.username.as_str(), login.secret.expose_secret());
        let reply = match login.auth {
            Auth::Xoauth2 => {
                let token = STANDARD.encode(format!("user={name}\x01auth=Bearer {secret}\x01\x01"));
                let reply = self.ask(&format!("AUTH XOAUTH2 {token}")).await?;
                // The reason comes as one more challenge.
                if reply.code == 334 { self.ask("").await? } else { reply }
            }
            Auth::Password => self.prove(login).await?,
        };
        match reply.code {
            200..300 => Ok(()),
            300..500 => Err(retry(&self.server, &reply)),
            _ if login.auth == Auth::Xoauth2 => Err(Fault::WrongPassword.at(Protocol::Smtp, &self.server, reply.text)),
            _ => Err(Fault::of_login(&self.server, &reply.text).at(Protocol::Smtp, &self.server, reply.text)),
        }
    }

    /// Proves the password by a mechanism that the server offers; one that says nothing of it is tried with the usual.
    async fn prove(&mut self, login: &Login) -> Result<Reply, Error> {
        let offered = self.mechanisms();
        let mechanism = match offered.as_slice() {
            [] => Mechanism::Plain,
            offered => Mechanism::among(|name| offered.iter().any(|word| word == name)).ok_or_else(|| {
                let offered = format!("it offers {}", offered.join(", "));
                Fault::NoCommonMechanism.at(Protocol::Smtp, &self.server, offered)
            })?,
        };
        let server = self.server.clone();
        let gave_up = || Error::Retry {
            after: None,
            source: format!("{server} does not prove that it knows the password").into(),
        };
        let mut proof = Proof::new(mechanism, login).ok_or_else(gave_up)?;
        let command = match mechanism.begins() {
            true => {
                let first = proof.say(b"").ok_or_else(gave_up)?;
                format!("AUTH {} {}", mechanism.name(), STANDARD.encode(first))
            }
            false => format!("AUTH {}", mechanism.name()),
        };
        let mut reply = self.ask(&command).await?;
        while reply.code == 334 {
            let challenge = STANDARD.decode(reply.text.trim()).unwrap_or_default();
            let said = proof.say(&challenge).ok_or_else(gave_up)?;
            reply = self.ask(&STANDARD.encode(said)).await?;
        }
        Ok(reply)
    }

    fn mechanisms(&self) -> Vec<String> {
        let lines = self.extensions.iter().filter(|line| line.starts_with("AUTH"));
        let words = lines.flat_map(|line| line.split([' ', '=']).skip(1));
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    fn has(&self, extension: &str) -> bool {
        self.extensions
            .iter()
            .any(|line| line.split(' ').next() == Some(extension))
    }

    /// The envelope; the message leaves to all recipients or to none.
    async fn address(&mut self, message: &OutgoingMessage) -> Result<(), Error> {
        let addresses = || std::iter::once(&message.from).chain(&message.recipients);
        if let Some(wrong) = addresses().find(|address| !is_path(address)) {
            return Err(Error::Refused {
                reason: format!("{wrong:?} is no address that mail can be sent to"),
            });
        }
        let mut parameters = String::new();
        if !addresses().all(|address| address.is_ascii()) {
            if !self.has("SMTPUTF8") {
                return Err(Error::Refused {
                    reason: format!("{} does not take addresses beyond ASCII", self.server),
                });
            }
            parameters.push_str(" SMTPUTF8");
        }
        if self.has("8BITMIME") && !message.raw.is_ascii() {
            parameters.push_str(" BODY=8BITMIME");
        }
        if self.has("SIZE") {
            parameters.push_str(&format!(" SIZE={}", message.raw.len()));
        }
        let reply = self.ask(&format!("MAIL FROM:<{}>{parameters}", message.from)).await?;
        self.expect(&reply, &message.from)?;
        for recipient in &message.recipients {
            let reply = self.ask(&format!("RCPT TO:<{recipient}>")).await?;
            self.expect(&reply, recipient)?;
        }
        let reply = self.ask("DATA").await?;
        self.expect(&reply, "the message")
    }

    /// The message itself. Until its last line is on its way it cannot have left, from then on only the answer tells.
    async fn give(&mut self, raw: &[u8]) -> Result<(), Error> {
        let given = timeout(ACCEPTANCE_LIMIT, self.lines.write(&stuffed(raw))).await;
        given
            .unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
            .map_err(|error| lost(&self.server, &error.to_string()))?;
        let accepted = timeout(ACCEPTANCE_LIMIT, async {
            self.lines.write(b".\r\n").await?;
            self.read().await
        });
        let reply = accepted
            .await
            .unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
            .map_err(|error| Error::Uncertain {
                source: Box::new(error),
            })?;
        self.expect(&reply, "the message")
    }

    async fn ask(&mut self, command: &str) -> Result<Reply, Error> {
        let asked = async {
            self.lines.write(format!("{command}\r\n").as_bytes()).await?;
            self.read().await
        };
        let answered = timeout(ANSWER_LIMIT, asked).await;
        answered
            .unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
            .map_err(|error| lost(&self.server, &error.to_string()))
    }

    async fn read(&mut self) -> io::Result<Reply> {
        let mut text = String::new();
        loop {
            let line = self.lines.read().await?;
            let code = line.get(..3).and_then(|code| code.parse().ok());
            let code = code.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "an answer without a code"))?;
            text.push_str(line.get(4..).unwrap_or_default());
            if line.get(3..4) != Some("-") {
                return Ok(Reply { code, text });
            }
            text.push('\n');
        }
    }

    fn expect(&self, reply: &Reply, what: &str) -> Result<(), Error> {
        match reply.code {
            _ if reply.is_good() => Ok(()),
            400..500 => Err(retry(&self.server, reply)),
            code => Err(Error::Refused {
                reason: format!(
                    "{} refuses {what}: {code} {}",
                    self.server,
                    reply.text.replace('\n', " ")
                ),
            }),
        }
    }
}

/// An address literal (RFC 5321 §4.1.3): a machine behind a router has no name that its provider knows.
fn own_name(address: Option<SocketAddr>) -> String {
    match address {
        Some(SocketAddr::V4(address)) => format!("[{}]", address.ip()),
        Some(SocketAddr::V6(address)) => format!("[IPv6:{}]", address.ip()),
        None => "[127.0.0.1]".to_owned(),
    }
}

fn is_path(address: &str) -> bool {
    let is_plain = |character: char| !character.is_control() && !matches!(character, ' ' | '<' | '>');
    address.contains('@') && address.chars().all(is_plain)
}

/// The message with every line ended and no line that would end it (RFC 5321 §4.5.2).
fn stuffed(raw: &[u8]) -> Vec<u8> {
    let mut stuffed = Vec::with_capacity(raw.len() + 64);
    for line in raw.split_inclusive(|&byte| byte == b'\n') {
        if line.starts_with(b".") {
            stuffed.push(b'.');
        }
        let bare = line.strip_suffix(b"\n").unwrap_or(line);
        stuffed.extend_from_slice(bare.strip_suffix(b"\r").unwrap_or(bare));
        stuffed.extend_from_slice(b"\r\n");
    }
    stuffed
}

fn retry(server: &Server, reply: &Reply) -> Error {
    Error::Retry {
        after: None,
        source: format!("{server} says: {} {}", reply.code, reply.text.replace('\n', " ")).into(),
    }
}

fn lost(server: &Server, why: &str) -> Error {
    Error::Unavailable {
        what: server.to_string(),
        source: why.into(),
    }
}
