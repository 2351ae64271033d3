//! The contract, and what only a fake can show.

use super::*;
use crate::mailbox::contract::{Bench, holds_for, outgoing};

impl Bench for FakeMailbox {
    fn mailbox(&self) -> &dyn Mailbox {
        self
    }

    fn deliver(&self, raw: &str, received_at: DateTime<Utc>) {
        self.push_inbound(raw, received_at);
    }

    fn left(&self) -> Vec<Vec<u8>> {
        self.handed_over().into_iter().map(|message| message.raw).collect()
    }

    fn drafts(&self) -> usize {
        self.open_drafts()
    }
}

#[tokio::test]
async fn the_contract_of_mailboxes_holds() {
    holds_for(FakeMailbox::default).await;
}

#[tokio::test]
async fn the_contract_of_mailboxes_holds_for_a_provider_that_sends_drafts() {
    holds_for(|| {
        let mailbox = FakeMailbox::default();
        mailbox.send_by_drafts();
        mailbox
    })
    .await;
}

#[tokio::test]
async fn a_cut_hand_over_is_uncertain_though_the_message_left() {
    let mailbox = FakeMailbox::default();
    mailbox.cut_next_hand_over();

    let error = mailbox.hand_over(&outgoing("a1"), None).await.unwrap_err();

    assert!(matches!(error, Error::Uncertain { .. }));
    assert_eq!(mailbox.handed_over().len(), 1);
}

#[tokio::test]
async fn a_double_send_shows() {
    let mailbox = FakeMailbox::default();

    mailbox.hand_over(&outgoing("a1"), None).await.unwrap();
    mailbox.hand_over(&outgoing("a1"), None).await.unwrap();

    assert_eq!(mailbox.handed_over().len(), 2);
}

#[tokio::test]
async fn a_held_hand_over_leaves_once_released() {
    let mailbox = Arc::new(FakeMailbox::default());
    mailbox.hold_hand_overs();
    let sending = tokio::spawn({
        let mailbox = mailbox.clone();
        async move { mailbox.hand_over(&outgoing("a1"), None).await }
    });
    while mailbox.hand_over_attempts() == 0 {
        tokio::task::yield_now().await;
    }
    assert!(mailbox.handed_over().is_empty());

    mailbox.release_hand_overs();

    sending.await.unwrap().unwrap();
    assert_eq!(mailbox.handed_over().len(), 1);
}
