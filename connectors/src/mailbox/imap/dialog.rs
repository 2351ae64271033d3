//! Commands to an IMAP server, each read to its end: a refusal or a cut never passes for an empty answer.

use std::io;
use std::time::Duration;

use async_channel::Receiver;
use async_imap::extensions::idle::IdleResponse;
use async_imap::imap_proto::{Capability, MailboxDatum, Outcome, Response, ResponseCode, Status};
use async_imap::types::UnsolicitedResponse;
use async_imap::{Authenticator, Client};
use secrecy::ExposeSecret;
use tokio::io::AsyncWriteExt;
use tokio::time::timeout;

use super::settings::{Auth, Login};
use crate::Error;
use crate::mailbox::auth::{Mechanism, Proof};
use crate::mailbox::net::{Fault, Protocol, Server, Stream, Trust, connect};
use crate::mailbox::sessions::Session;

const COMMAND_LIMIT: Duration = Duration::from_secs(30);

/// A session with an IMAP server.
#[derive(Debug)]
pub(in crate::mailbox) struct Dialog {
    session: async_imap::Session<Stream>,
    server: Server,
    capabilities: Vec<String>,
}

/// A folder as it is now.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Opened {
    pub(super) exists: u32,
    pub(super) uid_validity: u32,
    pub(super) uid_next: Option<u32>,
    pub(super) modseq: Option<u64>,
}

impl Session for Dialog {
    /// Reading, filing, waiting: providers allow ten to fifteen in all.
    const AT_ONCE: usize = 3;
    const KEPT: Duration = Duration::from_secs(90);

    async fn start(server: &Server, trust: &Trust, login: &Login) -> Result<Self, Error> {
        let mut client = Client::new(connect(server, trust, Protocol::Imap).await?);
        let offers = within(COMMAND_LIMIT, offers(&mut client))
            .await
            .map_err(|error| lost(server, &error.to_string()))?;
        let way = Way::of(login, &offers).ok_or_else(|| {
            let offered: Vec<&str> = offers.iter().filter_map(|offer| offer.strip_prefix("AUTH=")).collect();
            let offered = format!("it offers {}", offered.join(", "));
            Fault::NoCommonMechanism.at(Protocol::Imap, server, offered)
        })?;
        let session = within(COMMAND_LIMIT, log_in(client, login, way))
            .await
            .map_err(|error| refused_login(server, login.auth, error))?;
        let mut dialog = Self {
            session,
            server: server.clone(),
            capabilities: Vec::new(),
        };
        let mut capabilities = Vec::new();
        let read = |response: &Response<'_>| {
            if let Response::Capabilities(found) = response {
                capabilities.extend(found.iter().map(|capability| format!("{capability:?}").to_uppercase()));
            }
        };
        dialog.ask("CAPABILITY", read).await?;
        dialog.capabilities = capabilities;
        Ok(dialog)
    }

    async fn answers(&mut self) -> bool {
        self.ask("NOOP", |_| ()).await.is_ok()
    }
}

impl Dialog {
    /// Whether the server has an extension.
    pub(super) fn can(&self, extension: &str) -> bool {
        let quoted = format!("\"{extension}\"");
        self.capabilities.iter().any(|capability| capability.contains(&quoted))
    }

    /// Sends a command and hands every answer but the last to `read`.
    pub(super) async fn ask(&mut self, command: &str, read: impl FnMut(&Response<'_>)) -> Result<(), Error> {
        match timeout(COMMAND_LIMIT, self.exchange(command, read)).await {
            Ok(answered) => answered,
            Err(_) => Err(self.lost("it does not answer")),
        }
    }

    /// Opens a folder. Some servers keep the UIDs they give only where a session may write, and file nothing while a
    /// folder is open read-only, so none is.
    pub(super) async fn select(&mut self, folder: &str) -> Result<Opened, Error> {
        let mut opened = Opened::default();
        let read = |response: &Response<'_>| match response {
            Response::MailboxData(MailboxDatum::Exists(count)) => opened.exists = *count,
            Response::Data { outcome, .. } => match outcome.code {
                Some(ResponseCode::UidValidity(value)) => opened.uid_validity = value,
                Some(ResponseCode::UidNext(value)) => opened.uid_next = Some(value),
                Some(ResponseCode::HighestModSeq(value)) => opened.modseq = Some(value),
                _ => {}
            },
            _ => {}
        };
        self.ask(&format!("SELECT {}", quoted(folder)), read).await?;
        Ok(opened)
    }

    /// The UIDs that a search finds, in the folder that is open.
    pub(super) async fn search(&mut self, query: &str) -> Result<Vec<u32>, Error> {
        let mut uids = Vec::new();
        let read = |response: &Response<'_>| {
            if let Response::MailboxData(MailboxDatum::Search(found)) = response {
                uids.extend(found);
            }
        };
        self.ask(&format!("UID SEARCH {query}"), read).await?;
        Ok(uids)
    }

    /// Adds a read message to a folder.
    pub(super) async fn append(&mut self, folder: &str, raw: &[u8]) -> Result<(), Error> {
        let appended = within(COMMAND_LIMIT, self.session.append(folder, Some("(\\Seen)"), None, raw)).await;
        appended.map_err(|error| match error {
            async_imap::error::Error::No(said) | async_imap::error::Error::Bad(said) => Error::Refused {
                reason: format!("{} says: {said}", self.server),
            },
            error => self.lost(&error.to_string()),
        })
    }

    /// Waits for the server to say something by itself; the folder to be told of is open.
    pub(super) async fn idle(self, limit: Duration) -> Result<(Self, bool), Error> {
        let Self {
            session,
            server,
            capabilities,
        } = self;
        let lost = |error: async_imap::error::Error| lost(&server, &error.to_string());
        let aside = session.unsolicited_responses.clone();
        let mut idle = session.idle();
        within(COMMAND_LIMIT, idle.init()).await.map_err(lost)?;
        let mut is_new = tells_of_mail(&aside);
        if !is_new {
            let (heard, _stop) = idle.wait_with_timeout(limit);
            is_new = match heard.await.map_err(lost)? {
                IdleResponse::NewData(response) => is_about_mail(response.parsed()),
                IdleResponse::Timeout | IdleResponse::ManualInterrupt => false,
            };
        }
        let session = within(COMMAND_LIMIT, idle.done()).await.map_err(lost)?;
        is_new |= tells_of_mail(&aside);
        Ok((
            Self {
                session,
                server,
                capabilities,
            },
            is_new,
        ))
    }

    async fn exchange(&mut self, command: &str, mut read: impl FnMut(&Response<'_>)) -> Result<(), Error> {
        let sent = self.session.run_command(command).await;
        let id = sent.map_err(|error| self.lost(&error.to_string()))?;
        loop {
            let response = match self.session.read_response().await {
                Ok(Some(response)) => response,
                Ok(None) => return Err(self.lost("it cut the connection")),
                Err(error) => return Err(self.lost(&readable(&error))),
            };
            match response.parsed() {
                Response::Done { tag, status, outcome } if *tag == id => {
                    return match status {
                        Status::Ok => Ok(()),
                        _ => Err(self.refused(outcome)),
                    };
                }
                Response::Data {
                    status: Status::Bye,
                    outcome,
                } => return Err(self.lost(outcome.information.as_deref().unwrap_or("it ended the session"))),
                other => read(other),
            }
        }
    }

    fn refused(&self, outcome: &Outcome<'_>) -> Error {
        let said = outcome.information.as_deref().unwrap_or("no reason given");
        Error::Refused {
            reason: format!("{} says: {said}", self.server),
        }
    }

    fn lost(&self, why: &str) -> Error {
        lost(&self.server, why)
    }
}

async fn within<T>(
    limit: Duration,
    act: impl Future<Output = async_imap::error::Result<T>>,
) -> async_imap::error::Result<T> {
    timeout(limit, act)
        .await
        .unwrap_or(Err(async_imap::error::Error::ConnectionLost))
}

fn is_about_mail(response: &Response<'_>) -> bool {
    matches!(response, Response::MailboxData(MailboxDatum::Exists(_)))
}

/// The text of this kind quotes what could not be read, which may be mail.
fn readable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::Other => "its answer cannot be read".to_owned(),
        _ => error.to_string(),
    }
}

/// What the server said while it was not asked, up to now.
fn tells_of_mail(aside: &Receiver<UnsolicitedResponse>) -> bool {
    let said = std::iter::from_fn(|| aside.try_recv().ok());
    said.filter(|said| matches!(said, UnsolicitedResponse::Exists(_)))
        .count()
        > 0
}

fn lost(server: &Server, why: &str) -> Error {
    Error::Unavailable {
        what: server.to_string(),
        source: why.into(),
    }
}

/// A string as IMAP quotes it; line ends, which nothing legitimate has, are dropped.
pub(super) fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .filter(|character| !matches!(character, '\r' | '\n' | '\0'))
        .flat_map(|character| {
            let escape = matches!(character, '"' | '\\').then_some('\\');
            escape.into_iter().chain([character])
        })
        .collect();
    format!("\"{escaped}\"")
}

/// How to log in.
#[derive(Clone, Copy, Debug)]
enum Way {
    Token,
    /// By the command of its own.
    Login,
    By(Mechanism),
}

impl Way {
    fn of(login: &Login, offers: &[String]) -> Option<Self> {
        let offers = |offer: &str| offers.iter().any(|other| other == offer);
        // A quoted string is ASCII; the other command takes any bytes.
        let is_quotable = login.username.is_ascii() && login.secret.expose_secret().is_ascii();
        match login.auth {
            Auth::Xoauth2 => Some(Self::Token),
            Auth::Password if is_quotable && !offers("LOGINDISABLED") => Some(Self::Login),
            Auth::Password => Mechanism::among(|name| offers(&format!("AUTH={name}"))).map(Self::By),
        }
    }
}

/// What the server offers before it knows who asks, in capitals.
async fn offers(client: &mut Client<Stream>) -> async_imap::error::Result<Vec<String>> {
    const TAG: &str = "offers";
    let stream = client.get_mut();
    stream.write_all(format!("{TAG} CAPABILITY\r\n").as_bytes()).await?;
    stream.flush().await?;
    let mut offers = Vec::new();
    while let Some(response) = client.read_response().await? {
        match response.parsed() {
            Response::Done { tag, .. } if tag.0 == TAG => return Ok(offers),
            Response::Capabilities(found) => offers.extend(found.iter().map(|offer| match offer {
                Capability::Imap4rev1 => "IMAP4REV1".to_owned(),
                Capability::Auth(name) => format!("AUTH={}", name.to_uppercase()),
                Capability::Atom(name) => name.to_uppercase(),
            })),
            _ => {}
        }
    }
    Err(async_imap::error::Error::ConnectionLost)
}

type LoggedIn = async_imap::error::Result<async_imap::Session<Stream>>;

async fn log_in(client: Client<Stream>, login: &Login, way: Way) -> LoggedIn {
    let (name, secret) = (login.username.as_str(), login.secret.expose_secret());
    let answered = match way {
        Way::Token => {
            let token = format!("user={name}\x01auth=Bearer {secret}\x01\x01");
            client.authenticate("XOAUTH2", Once(Some(token))).await
        }
        Way::Login => client.login(name, secret).await,
        Way::By(mechanism) => {
            let Some(proof) = Proof::new(mechanism, login) else {
                return Err(async_imap::error::Error::ConnectionLost);
            };
            client.authenticate(mechanism.name(), proof).await
        }
    };
    answered.map_err(|(error, _client)| error)
}

/// Where the server cannot prove that it knows the password, what is said is no answer to it (RFC 3501 §6.2.2).
impl Authenticator for Proof<'_> {
    type Response = Vec<u8>;

    fn process(&mut self, challenge: &[u8]) -> Vec<u8> {
        self.say(challenge).unwrap_or_else(|| b"*".to_vec())
    }
}

/// Answers the first challenge; a second one tells why the first answer was not good, and gets nothing.
struct Once(Option<String>);

impl Authenticator for Once {
    type Response = String;

    fn process(&mut self, _challenge: &[u8]) -> String {
        self.0.take().unwrap_or_default()
    }
}

fn refused_login(server: &Server, auth: Auth, error: async_imap::error::Error) -> Error {
    let said = error.to_string();
    let passes = [
        "unavailable",
        "temporar",
        "try again",
        "too many",
        "maximum number",
        "inuse",
    ];
    match error {
        async_imap::error::Error::No(_) if passes.iter().any(|word| said.to_lowercase().contains(word)) => {
            Error::Retry {
                after: None,
                source: format!("{server} takes no logins now: {said}").into(),
            }
        }
        async_imap::error::Error::No(_) | async_imap::error::Error::Bad(_) => {
            let fault = match auth {
                Auth::Password => Fault::of_login(server, &said),
                Auth::Xoauth2 => Fault::WrongPassword,
            };
            fault.at(Protocol::Imap, server, said)
        }
        _ => lost(server, "it cut the connection at login"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_string_ends_where_it_should() {
        assert_eq!(quoted("a\"b\\c\r\nd"), r#""a\"b\\cd""#);
    }
}
