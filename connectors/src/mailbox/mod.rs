//! Mailboxes: mail comes in by [`Mailbox::fetch`] and leaves by [`Mailbox::hand_over`], whichever provider is behind.
//! Only the delivery step of the send ledger may hand a message over.

mod auth;
pub mod autodetect;
#[cfg(test)]
pub(crate) mod contract;
pub mod imap;
pub mod maildir;
pub mod net;
pub mod oauth;
mod providers;
mod sessions;
mod smtp;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use domain::accounts::Provider;
use domain::guard::Standing;
use secrecy::SecretString;
use serde_json::Value;

use crate::Error;

pub use net::Fault;
pub use oauth::Renewed;
pub use providers::Providers;

/// Bytes of the largest message that is taken in whole; providers seldom take larger ones.
pub const LARGEST_MESSAGE: u32 = 64 << 20;
/// Bytes read of a message that is larger: its head, and a part of its text.
const BEGINNING: u32 = 64 << 10;

/// One connected mailbox.
#[async_trait]
pub trait Mailbox: Send + Sync {
    /// Reads messages beyond the cursor, at most `limit`, oldest first.
    ///
    /// The cursor is opaque, [`Value::Null`] at the first sync. It never passes a message that was not returned;
    /// a message may come twice, and is told apart by its provider message id. What the owner sent since a month before
    /// the mailbox was connected comes too, ahead of the rest, where the provider keeps it; what
    /// Mailroom sent may be among it.
    async fn fetch(&self, cursor: &Value, limit: usize) -> Result<Batch, Error>;

    /// What the owner has done by now with messages of the inbox, by their provider message ids, in their order.
    async fn standings(&self, provider_message_ids: &[String]) -> Result<Vec<Standing>, Error> {
        Ok(vec![Standing::Open; provider_message_ids.len()])
    }

    /// Makes a draft of the message at a provider that sends drafts; `None` at every other.
    ///
    /// Called again for the same message it answers the draft that is there already, and makes no second one. What it
    /// answers is stored before the message is handed over.
    async fn prepare(&self, _message: &OutgoingMessage) -> Result<Option<Prepared>, Error> {
        Ok(None)
    }

    /// Hands a composed message to the provider: the prepared draft, where there is one. A draft that has left already,
    /// or is gone, is [`Error::Uncertain`] and never made anew.
    ///
    /// After [`Error::Uncertain`] the message may have left, after every other error it did not.
    async fn hand_over(&self, message: &OutgoingMessage, prepared: Option<&Prepared>) -> Result<Receipt, Error>;

    /// Files the copy of a message that has left, and marks what it answers, where the provider leaves that to us;
    /// called again for the same message it files none twice.
    async fn file(&self, _message: &OutgoingMessage) -> Result<(), Error> {
        Ok(())
    }

    /// Finds out whether a message whose hand-off never ended did leave.
    async fn reconcile(&self, trace: &Trace) -> Result<Reconciled, Error>;

    /// Removes a draft that will not be sent; one that is gone already is no error.
    async fn discard(&self, _prepared: &Prepared) -> Result<(), Error> {
        Ok(())
    }

    /// Proves that the mailbox can be read from and sent with, without sending anything.
    async fn check(&self) -> Result<(), Error>;

    /// Finds out, once, what can be known of the servers only by trying, with a message to the mailbox itself;
    /// answers the settings with what was found, where that changes them.
    async fn probe(&self) -> Result<Option<Value>, Error> {
        Ok(None)
    }

    /// Begins to wait for new mail; `None` where the provider tells nothing by itself.
    async fn watch(&self) -> Result<Option<Box<dyn Watch>>, Error> {
        Ok(None)
    }
}

/// A connection on which a provider tells of new mail.
#[async_trait]
pub trait Watch: Send {
    /// Waits until there may be new mail; after an error the connection is gone.
    async fn changed(&mut self) -> Result<(), Error>;
}

/// Opens mailboxes.
#[async_trait]
pub trait Mailboxes: Send + Sync {
    /// Makes the client of a connection; no I/O happens yet.
    fn open(&self, connection: &Connection) -> Result<Arc<dyn Mailbox>, Error>;

    /// Fetches a fresh access token for a connection that has a refresh token; `None` for every other.
    async fn renew(&self, _connection: &Connection) -> Result<Option<Renewed>, Error> {
        Ok(None)
    }
}

/// What is needed to reach a mailbox.
#[derive(Clone, Debug)]
pub struct Connection {
    /// How it is reached.
    pub provider: Provider,
    /// Its address.
    pub email: String,
    /// What the provider needs beside the secret, such as servers or a folder.
    pub settings: Value,
    /// Password or token.
    pub secret: Option<SecretString>,
    /// Mail from before is history.
    pub connected_at: DateTime<Utc>,
    /// Whether the first sync reads history too.
    pub takes_history: bool,
}

/// Some messages, and where the next fetch begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// Oldest first.
    pub messages: Vec<FetchedMessage>,
    /// To be stored in the transaction that stores the messages.
    pub cursor: Value,
    /// Whether another fetch would bring more at once.
    pub has_more: bool,
}

/// A message as the provider keeps it.
#[derive(Clone, PartialEq, Eq)]
pub struct FetchedMessage {
    /// Stable and unique within the mailbox.
    pub provider_message_id: String,
    /// The provider's own idea of the conversation.
    pub provider_thread_id: Option<String>,
    /// When it arrived in the mailbox, which may differ from its Date header.
    pub received_at: DateTime<Utc>,
    /// The message as bytes (RFC 5322).
    pub raw: Vec<u8>,
    /// Whether it is larger than [`LARGEST_MESSAGE`], or takes too long to read, so that `raw` is only its beginning.
    pub is_cut: bool,
    /// Where it lies.
    pub place: Place,
}

/// Where a message lies in a mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Among the mail that came in, and what its owner has done with it.
    Inbox(Standing),
    /// Among the mail that its owner sent, from whichever program.
    Sent,
}

/// A message ready to leave.
#[derive(Clone, PartialEq, Eq)]
pub struct OutgoingMessage {
    /// Its final Message-ID, the same in `raw`, with or without angle brackets.
    pub message_id: String,
    /// The envelope's sender.
    pub from: String,
    /// The envelope's recipients.
    pub recipients: Vec<String>,
    /// The message as bytes (RFC 5322).
    pub raw: Vec<u8>,
    /// Provider message id of the mail of the inbox that it answers, which counts as answered from then on.
    pub answers: Option<String>,
}

/// A draft at the provider, ready to be sent: sending it twice fails instead of duplicating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// The provider's id of the draft.
    pub provider_id: String,
    /// The Message-ID that the provider gave it, without angle brackets, where it is known and differs from ours.
    pub message_id: Option<String>,
}

/// What the provider said when it took a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// The provider's id of the sent message, where it has one.
    pub provider_id: Option<String>,
    /// The provider's id of the conversation, where it has one.
    pub provider_thread_id: Option<String>,
    /// The Message-ID that the provider gave it, without angle brackets, where it is known and differs from ours.
    pub message_id: Option<String>,
    /// Whether its copy is still to be filed, or what it answers to be marked, by [`Mailbox::file`].
    pub is_unfiled: bool,
}

/// What is known of a message whose hand-off never ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Its Message-ID as we wrote it, with or without angle brackets.
    pub message_id: String,
    /// Its draft; where a provider sends drafts and none is known, nothing can have left.
    pub prepared: Option<Prepared>,
    /// When the hand-off began.
    pub begun_at: DateTime<Utc>,
}

/// What became of a message whose hand-off never ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reconciled {
    /// The provider has sent it.
    Left(Receipt),
    /// It did not leave, and may be handed over again.
    DidNotLeave,
    /// The provider may still be sending it: it is asked again, and nothing is handed over meanwhile.
    NotSettled {
        /// How long it asks to be left alone.
        ask_again: Option<Duration>,
    },
    /// The provider cannot tell: a person decides.
    Unknown,
}

impl fmt::Debug for FetchedMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            provider_message_id,
            received_at,
            raw,
            ..
        } = self;
        write!(
            f,
            "FetchedMessage({provider_message_id}, {received_at}, {} bytes)",
            raw.len()
        )
    }
}

impl fmt::Debug for OutgoingMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OutgoingMessage({}, {} bytes)", self.message_id, self.raw.len())
    }
}
