//! Sessions that are kept for the next call: few per account at a time, each for a short while.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use secrecy::ExposeSecret;
use sha2::{Digest, Sha256};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout};

use super::dialog::Dialog;
use super::settings::Login;
use crate::Error;
use crate::mailbox::net::{Server, Trust};

/// Sessions of one account and process at a time: reading, filing, waiting. Providers allow ten to fifteen in all.
const SESSIONS: usize = 3;
const KEPT: Duration = Duration::from_secs(90);
const QUEUE_LIMIT: Duration = Duration::from_secs(10);

/// The sessions of all accounts of a process.
#[derive(Clone, Debug, Default)]
pub struct Sessions(Arc<Mutex<HashMap<Key, Account>>>);

/// A changed secret is another key, so that nothing opened with the old one serves it.
type Key = (Server, String, [u8; 32]);

#[derive(Clone, Debug)]
struct Account {
    permits: Arc<Semaphore>,
    idle: Arc<Mutex<Vec<(Dialog, Instant)>>>,
}

/// A session on loan; it ends with this value unless it is given back.
#[derive(Debug)]
pub(super) struct Loan {
    pub(super) dialog: Dialog,
    account: Account,
    _permit: OwnedSemaphorePermit,
}

impl Sessions {
    /// Lends a session, a kept one where it still answers.
    pub(super) async fn lend(&self, server: &Server, trust: &Trust, login: &Login) -> Result<Loan, Error> {
        let account = self.account(server, login);
        let permit = timeout(QUEUE_LIMIT, Arc::clone(&account.permits).acquire_owned()).await;
        let Ok(Ok(permit)) = permit else {
            return Err(Error::Retry {
                after: None,
                source: format!("{server} has as many connections of {} as it may", login.username).into(),
            });
        };
        let dialog = match account.take().await {
            Some(dialog) => dialog,
            None => Dialog::start(server, trust, login).await?,
        };
        Ok(Loan {
            dialog,
            account,
            _permit: permit,
        })
    }

    fn account(&self, server: &Server, login: &Login) -> Account {
        let secret = Sha256::digest(login.secret.expose_secret()).into();
        let mut accounts = lock(&self.0);
        accounts.retain(|_, account| account.is_needed());
        let key = (server.clone(), login.username.clone(), secret);
        accounts.entry(key).or_default().clone()
    }
}

impl Default for Account {
    fn default() -> Self {
        Self {
            permits: Arc::new(Semaphore::new(SESSIONS)),
            idle: Arc::default(),
        }
    }
}

impl Account {
    async fn take(&self) -> Option<Dialog> {
        let (mut dialog, _) = lock(&self.idle).pop()?;
        dialog.ask("NOOP", |_| ()).await.ok()?;
        Some(dialog)
    }

    fn is_needed(&self) -> bool {
        let mut idle = lock(&self.idle);
        idle.retain(|(_, since)| since.elapsed() < KEPT);
        !idle.is_empty() || self.permits.available_permits() < SESSIONS || Arc::strong_count(&self.permits) > 1
    }
}

impl Loan {
    /// Waits for news; see [`Dialog::idle`].
    pub(super) async fn idle(self, limit: Duration) -> Result<(Self, bool), Error> {
        let (dialog, is_new) = self.dialog.idle(limit).await?;
        Ok((Self { dialog, ..self }, is_new))
    }

    /// Keeps the session for the next call.
    pub(super) fn give_back(self) {
        lock(&self.account.idle).push((self.dialog, Instant::now()));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
