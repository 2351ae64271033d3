//! A local folder in Maildir format: for the demo, tests and machines without a network.
//! It reads `new/` and `cur/` and never changes or deletes what lies there; sent mail goes to `.Sent/`.

mod fetch;
mod line;
mod scan;
mod seen;
mod sent;
#[cfg(test)]
mod tests;
#[cfg(target_os = "linux")]
mod watch;

use std::collections::HashMap;
use std::path::PathBuf;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use domain::guard::Standing;
use serde::Deserialize;
use serde_json::Value;
use tokio::task::spawn_blocking;

use super::{Batch, Connection, Mailbox, OutgoingMessage, Prepared, Receipt, Reconciled, Trace, Watch};
use crate::Error;
use crate::error::Source;
use fetch::View;
use scan::Entry;

/// The time a delivery may take between writing a message and moving it into `new/`.
const SLOWEST_DELIVERY: i64 = 24 * 3_600 * 1_000_000_000;
/// File times lag behind the clock by up to one tick of the kernel.
const CLOCK_TICK: i64 = 10_000_000;

/// A mailbox in a folder of this machine.
#[derive(Clone, Debug)]
pub struct Maildir {
    folder: PathBuf,
    history_ends_at: Option<i64>,
}

#[derive(Deserialize)]
struct Settings {
    path: PathBuf,
}

impl Maildir {
    /// Takes the folder from the setting `path`.
    pub fn new(connection: &Connection) -> Result<Self, Error> {
        let settings = Settings::deserialize(&connection.settings).ok();
        let folder = settings
            .map(|settings| settings.path)
            .filter(|path| !path.as_os_str().is_empty());
        let folder = folder.ok_or_else(|| Error::Invalid {
            what: "the mailbox settings name no folder, give it as `path`".to_owned(),
        })?;
        let history_ends_at = (!connection.takes_history).then(|| nanoseconds(connection.connected_at) - CLOCK_TICK);
        Ok(Self {
            folder,
            history_ends_at,
        })
    }

    /// Whether a message was there before the mailbox was connected, and history is not wanted.
    fn is_history(&self, entry: &Entry) -> bool {
        self.history_ends_at.is_some_and(|ends_at| {
            let is_delivery = entry.is_new
                && entry.changed_at >= ends_at
                && entry.written_at >= ends_at.saturating_sub(SLOWEST_DELIVERY);
            entry.written_at < ends_at && !is_delivery
        })
    }

    /// Runs blocking work on a thread of its own; `interrupted` names the failure of that thread.
    async fn block<T: Send + 'static>(
        &self,
        interrupted: fn(Source) -> Error,
        work: impl FnOnce(Self) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let this = self.clone();
        spawn_blocking(move || work(this))
            .await
            .unwrap_or_else(|error| Err(interrupted(Box::new(error))))
    }
}

#[async_trait]
impl Mailbox for Maildir {
    async fn fetch(&self, cursor: &Value, limit: usize) -> Result<Batch, Error> {
        let cursor = cursor.clone();
        self.block(retry, move |this| {
            let is_history = |entry: &Entry| this.is_history(entry);
            let view = View {
                folder: &this.folder,
                is_history: &is_history,
                read: &fetch::read,
            };
            fetch::fetch(&view, &cursor, limit)
        })
        .await
    }

    async fn standings(&self, provider_message_ids: &[String]) -> Result<Vec<Standing>, Error> {
        let ids = provider_message_ids.to_vec();
        self.block(retry, move |this| {
            let entries = scan::list(&this.folder)?;
            let found: HashMap<&str, Standing> = entries
                .iter()
                .map(|entry| (entry.name.as_str(), entry.standing))
                .collect();
            let standing = |id: &String| found.get(id.as_str()).copied().unwrap_or(Standing::Removed);
            Ok(ids.iter().map(standing).collect())
        })
        .await
    }

    async fn hand_over(&self, message: &OutgoingMessage, _prepared: Option<&Prepared>) -> Result<Receipt, Error> {
        let message = message.clone();
        let stored = self.block(
            |source| Error::Uncertain { source },
            move |this| sent::store(&this.folder, &message.message_id, &message.raw),
        );
        Ok(receipt(stored.await?))
    }

    async fn reconcile(&self, trace: &Trace) -> Result<Reconciled, Error> {
        let message_id = trace.message_id.clone();
        let found = self
            .block(retry, move |this| sent::find(&this.folder, &message_id))
            .await?;
        Ok(found.map_or(Reconciled::DidNotLeave, |name| Reconciled::Left(receipt(name))))
    }

    async fn check(&self) -> Result<(), Error> {
        self.block(retry, |this| {
            scan::places_changed_at(&this.folder)?;
            scan::list(&this.folder)?;
            sent::check(&this.folder)
        })
        .await
    }

    async fn watch(&self) -> Result<Option<Box<dyn Watch>>, Error> {
        #[cfg(target_os = "linux")]
        return Ok(Some(Box::new(watch::Deliveries::watch(&self.folder)?)));
        #[cfg(not(target_os = "linux"))]
        return Ok(None);
    }
}

fn receipt(name: String) -> Receipt {
    Receipt {
        provider_id: Some(name),
        ..Receipt::default()
    }
}

fn retry(source: Source) -> Error {
    Error::Retry { after: None, source }
}

fn nanoseconds(at: DateTime<Utc>) -> i64 {
    at.timestamp_nanos_opt().unwrap_or(i64::MIN)
}
