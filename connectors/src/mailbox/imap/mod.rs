//! A mailbox by IMAP, with SMTP to hand messages over. It reads without marking anything as read.

mod dialog;
mod fetch;
#[cfg(test)]
mod filing;
mod folders;
mod names;
mod probe;
#[cfg(test)]
mod refusals;
mod sent;
mod settings;
#[cfg(test)]
mod tests;
mod watch;

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use domain::guard::Standing;
use serde_json::Value;
use tokio::time::timeout;

use super::autodetect;
use super::net::Trust;
use super::sessions::{Kept, Loan, Session};
use super::smtp::{self, Smtp};
use super::{Batch, Connection, Mailbox, OutgoingMessage, Prepared, Receipt, Reconciled, Trace, Watch};
use crate::Error;
use crate::egress::Egress;
use dialog::Dialog;
use folders::Since;
pub(super) use settings::Login;
pub use settings::{Auth, ImapSettings};

const READING_LIMIT: Duration = Duration::from_secs(90);
const FILING_LIMIT: Duration = Duration::from_secs(4);

/// The sessions of a process with mail servers, kept for the next call.
#[derive(Clone, Debug, Default)]
pub struct Sessions {
    reading: Arc<Kept<Dialog>>,
    submitting: Arc<Kept<Smtp>>,
}

/// A mailbox on an IMAP server.
#[derive(Clone, Debug)]
pub struct Imap {
    settings: ImapSettings,
    login: Login,
    email: String,
    since: Since,
    trust: Trust,
    sessions: Sessions,
}

impl Imap {
    /// Reads the settings of the connection; sessions are shared with the account's other mailboxes of this process.
    pub fn new(connection: &Connection, trust: &Trust, sessions: &Sessions) -> Result<Self, Error> {
        let settings = ImapSettings::of(connection)?;
        Ok(Self {
            login: settings.login(connection)?,
            email: connection.email.clone(),
            since: Since {
                connected_at: connection.connected_at,
                takes_history: connection.takes_history,
            },
            trust: match settings.reaches_anywhere {
                true => trust.clone().within(Egress::open()),
                false => trust.clone(),
            },
            settings,
            sessions: sessions.clone(),
        })
    }

    async fn session(&self) -> Result<Loan<Dialog>, Error> {
        let reading = &self.sessions.reading;
        reading.lend(&self.settings.imap, &self.trust, &self.login).await
    }

    async fn submit(&self, message: &OutgoingMessage) -> Result<(), Error> {
        let submitting = &self.sessions.submitting;
        smtp::submit(submitting, &self.settings.smtp, &self.trust, &self.login, message).await
    }

    async fn read(&self, cursor: &Value, limit: usize) -> Result<Batch, Error> {
        let mut loan = self.session().await?;
        let (batch, is_usable) = folders::fetch(&mut loan.session, cursor, limit, self.since).await?;
        if is_usable {
            loan.give_back();
        }
        Ok(batch)
    }
}

#[async_trait]
impl Mailbox for Imap {
    async fn fetch(&self, cursor: &Value, limit: usize) -> Result<Batch, Error> {
        let read = timeout(READING_LIMIT, self.read(cursor, limit)).await;
        let slow = || Error::Retry {
            after: None,
            source: format!("{} is too slow", self.settings.imap).into(),
        };
        read.unwrap_or_else(|_| Err(slow())).map_err(Error::in_use)
    }

    async fn standings(&self, provider_message_ids: &[String]) -> Result<Vec<Standing>, Error> {
        let mut loan = self.session().await.map_err(Error::in_use)?;
        let standings = folders::standings(&mut loan.session, provider_message_ids).await?;
        loan.give_back();
        Ok(standings)
    }

    async fn hand_over(&self, message: &OutgoingMessage, _prepared: Option<&Prepared>) -> Result<Receipt, Error> {
        self.submit(message).await.map_err(Error::in_use)?;
        let filed = timeout(FILING_LIMIT, self.file(message)).await;
        if let Ok(Err(error)) = &filed {
            tracing::warn!(%error, "a sent message is not filed yet");
        }
        Ok(Receipt {
            is_unfiled: !matches!(filed, Ok(Ok(()))),
            ..Receipt::default()
        })
    }

    /// Our own copy, and the mark of what it answers; both prove nothing about the hand-off.
    async fn file(&self, message: &OutgoingMessage) -> Result<(), Error> {
        let files_sent = self.settings.files_sent == Some(true);
        if files_sent && message.answers.is_none() {
            return Ok(());
        }
        let mut loan = self.session().await.map_err(Error::in_use)?;
        if !files_sent {
            sent::file(&mut loan.session, message).await?;
        }
        if let Some(answered) = &message.answers {
            folders::mark_answered(&mut loan.session, answered).await?;
        }
        loan.give_back();
        Ok(())
    }

    /// Only a copy that the server filed proves that a message left, and a missing one proves nothing.
    async fn reconcile(&self, trace: &Trace) -> Result<Reconciled, Error> {
        if self.settings.files_sent != Some(true) {
            return Ok(Reconciled::Unknown);
        }
        let mut loan = self.session().await.map_err(Error::in_use)?;
        let Some(folder) = sent::find_folder(&mut loan.session).await? else {
            return Ok(Reconciled::Unknown);
        };
        let found = sent::find(&mut loan.session, &folder, &trace.message_id, None).await?;
        loan.give_back();
        Ok(if found.is_empty() {
            Reconciled::Unknown
        } else {
            Reconciled::Left(Receipt::default())
        })
    }

    async fn check(&self) -> Result<(), Error> {
        let mut dialog = Dialog::start(&self.settings.imap, &self.trust, &self.login).await?;
        dialog.select("INBOX").await?;
        Smtp::start(&self.settings.smtp, &self.trust, &self.login).await?;
        Ok(())
    }

    async fn probe(&self) -> Result<Option<Value>, Error> {
        if self.settings.files_sent.is_some() {
            return Ok(None);
        }
        let files_sent = match autodetect::files_sent(&self.settings.smtp) {
            Some(known) => known,
            // A server that takes no mail to oneself may take it to others.
            None => match Box::pin(probe::files_sent(self)).await {
                Err(Error::Refused { reason }) => {
                    tracing::warn!(reason, "whether the server files what is sent cannot be tried");
                    false
                }
                tried => tried?,
            },
        };
        let settings = ImapSettings {
            files_sent: Some(files_sent),
            ..self.settings.clone()
        };
        let settings = serde_json::to_value(settings).map_err(|error| Error::Invalid {
            what: error.to_string(),
        })?;
        Ok(Some(settings))
    }

    async fn watch(&self) -> Result<Option<Box<dyn Watch>>, Error> {
        let loan = self.session().await.map_err(Error::in_use)?;
        let idle = watch::Idle::start(loan).await?;
        Ok(idle.map(|idle| Box::new(idle) as Box<dyn Watch>))
    }
}
