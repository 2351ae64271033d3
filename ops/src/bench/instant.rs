//! An outside world that answers at once, so that what is measured is Mailroom.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use connectors::Error;
use connectors::clock::{Clock, SystemClock};
use connectors::mailbox::{
    Batch, Connection, FetchedMessage, Mailbox, Mailboxes, OutgoingMessage, Place, Prepared, Receipt, Reconciled, Trace,
};
use connectors::model::{LanguageModel, Reviewed, Written};
use domain::drafting::{DraftInput, DraftText};
use domain::guard::Standing;
use serde_json::Value;

/// Words every draft alike.
pub(super) struct InstantModel;

#[async_trait]
impl LanguageModel for InstantModel {
    fn name(&self) -> &'static str {
        "instant"
    }

    async fn draft(&self, input: &DraftInput) -> Result<Written, Error> {
        let name = input.sender_name.split(' ').next().unwrap_or_default();
        Ok(Written {
            draft: DraftText {
                body: format!("Hello {name},\n\nthank you for your message. We look into it and come back to you."),
                ..DraftText::default()
            },
            model: self.name().to_owned(),
            usage: None,
        })
    }

    async fn judge(&self, _draft: &DraftText, _input: &DraftInput) -> Result<Reviewed, Error> {
        Ok(Reviewed::default())
    }
}

/// One mailbox that nothing comes into; counts what leaves.
#[derive(Clone, Default)]
pub(super) struct InstantMailboxes {
    sent: Arc<AtomicUsize>,
}

impl InstantMailboxes {
    pub(super) fn sent(&self) -> usize {
        self.sent.load(Ordering::SeqCst)
    }
}

impl Mailboxes for InstantMailboxes {
    fn open(&self, _connection: &Connection) -> Result<Arc<dyn Mailbox>, Error> {
        Ok(Arc::new(self.clone()))
    }
}

#[async_trait]
impl Mailbox for InstantMailboxes {
    async fn fetch(&self, cursor: &Value, _limit: usize) -> Result<Batch, Error> {
        Ok(Batch {
            messages: Vec::new(),
            cursor: cursor.clone(),
            has_more: false,
        })
    }

    async fn hand_over(&self, _message: &OutgoingMessage, _prepared: Option<&Prepared>) -> Result<Receipt, Error> {
        self.sent.fetch_add(1, Ordering::SeqCst);
        Ok(Receipt::default())
    }

    async fn reconcile(&self, _trace: &Trace) -> Result<Reconciled, Error> {
        Ok(Reconciled::Unknown)
    }

    async fn check(&self) -> Result<(), Error> {
        Ok(())
    }
}

/// A short letter, each from somebody else.
pub(super) fn letter(number: usize) -> FetchedMessage {
    let received_at = SystemClock.now();
    let date = received_at.to_rfc2822();
    let text = format!(
        "From: Kim Person{number} <person{number}@customer.example>\r\nTo: desk@shop.example\r\n\
         Subject: Problem with order {number}\r\nDate: {date}\r\nMessage-ID: <{number}@customer.example>\r\n\
         MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
         Hello,\r\n\r\nmy order {number} has not arrived yet. Could you please help and tell me where it is?\r\n\r\n\
         Thank you\r\nKim\r\n"
    );
    FetchedMessage {
        provider_message_id: number.to_string(),
        provider_thread_id: None,
        received_at,
        raw: text.into_bytes(),
        is_cut: false,
        place: Place::Inbox(Standing::Open),
    }
}
