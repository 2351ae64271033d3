//! Sessions with mail servers, kept for the next call: few per account at a time, each for a short while.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use secrecy::ExposeSecret;
use sha2::{Digest, Sha256};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout};

use super::imap::Login;
use super::net::{Server, Trust};
use crate::Error;

const QUEUE_LIMIT: Duration = Duration::from_secs(10);
/// Connections that routers have forgotten say nothing at all.
const ANSWER_LIMIT: Duration = Duration::from_secs(3);

/// A connection to a server, logged in.
pub(super) trait Session: Send + Sized {
    /// How many one account has in one process; providers count them.
    const AT_ONCE: usize;
    /// How long one is kept unused; below the patience of servers.
    const KEPT: Duration;

    /// Connects and logs in.
    fn start(server: &Server, trust: &Trust, login: &Login) -> impl Future<Output = Result<Self, Error>> + Send;

    /// Whether the server still listens.
    fn answers(&mut self) -> impl Future<Output = bool> + Send;
}

/// The sessions of one kind, of all accounts of a process.
#[derive(Debug)]
pub(super) struct Kept<S>(Mutex<HashMap<Key, Arc<Account<S>>>>);

/// A changed secret makes another key, so that sessions opened with the old one are not reused.
type Key = (Server, String, [u8; 32]);

#[derive(Debug)]
struct Account<S> {
    permits: Arc<Semaphore>,
    idle: Mutex<Vec<(S, Instant)>>,
}

/// A session on loan; it ends with this value unless it is given back.
#[derive(Debug)]
pub(super) struct Loan<S> {
    pub(super) session: S,
    account: Arc<Account<S>>,
    permit: OwnedSemaphorePermit,
}

impl<S> Default for Kept<S> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<S: Session> Kept<S> {
    /// Lends a session, a kept one where it still answers.
    pub(super) async fn lend(&self, server: &Server, trust: &Trust, login: &Login) -> Result<Loan<S>, Error> {
        let account = self.account(server, login);
        let permit = timeout(QUEUE_LIMIT, Arc::clone(&account.permits).acquire_owned()).await;
        let Ok(Ok(permit)) = permit else {
            return Err(Error::Retry {
                after: None,
                source: format!("{server} has as many connections of {} as it may", login.username).into(),
            });
        };
        let session = match account.take().await {
            Some(session) => session,
            None => S::start(server, trust, login).await?,
        };
        Ok(Loan {
            session,
            account,
            permit,
        })
    }

    fn account(&self, server: &Server, login: &Login) -> Arc<Account<S>> {
        let secret = Sha256::digest(login.secret.expose_secret()).into();
        let mut accounts = lock(&self.0);
        accounts.retain(|_, account| Arc::strong_count(account) > 1 || account.has_kept());
        let key = (server.clone(), login.username.clone(), secret);
        Arc::clone(accounts.entry(key).or_insert_with(|| Arc::new(Account::new())))
    }
}

impl<S: Session> Account<S> {
    fn new() -> Self {
        Self {
            permits: Arc::new(Semaphore::new(S::AT_ONCE)),
            idle: Mutex::default(),
        }
    }

    async fn take(&self) -> Option<S> {
        self.has_kept();
        let (mut session, _) = lock(&self.idle).pop()?;
        let answered = timeout(ANSWER_LIMIT, session.answers()).await;
        answered.unwrap_or(false).then_some(session)
    }

    /// Whether any session is left, once those kept for too long are gone.
    fn has_kept(&self) -> bool {
        let mut idle = lock(&self.idle);
        idle.retain(|(_, since)| since.elapsed() < S::KEPT);
        !idle.is_empty()
    }
}

impl<S> Loan<S> {
    /// Takes the session for one call.
    pub(super) async fn through<T, C>(self, call: impl FnOnce(S) -> C + Send) -> Result<(Self, T), Error>
    where
        C: Future<Output = Result<(S, T), Error>> + Send,
    {
        let Self {
            session,
            account,
            permit,
        } = self;
        let (session, result) = call(session).await?;
        let loan = Self {
            session,
            account,
            permit,
        };
        Ok((loan, result))
    }

    /// Keeps the session for the next call.
    pub(super) fn give_back(self) {
        lock(&self.account.idle).push((self.session, Instant::now()));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
