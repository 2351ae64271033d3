//! The contract of every mailbox, run on each client and on the fake.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::{FetchedMessage, Mailbox, OutgoingMessage, Reconciled, Trace};
use crate::Error;

/// A mailbox and the ways to look behind it.
pub(crate) trait Bench {
    fn mailbox(&self) -> &dyn Mailbox;
    fn deliver(&self, raw: &str, received_at: DateTime<Utc>);
    fn left(&self) -> Vec<Vec<u8>>;

    /// Drafts that lie at the provider.
    fn drafts(&self) -> usize {
        0
    }

    /// What the mailbox can say of a message that did not leave.
    fn of_what_stayed(&self) -> Reconciled {
        Reconciled::DidNotLeave
    }
}

/// Runs the whole contract, each behaviour on a bench of its own.
pub(crate) async fn holds_for<B: Bench>(make: impl Fn() -> B) {
    an_empty_mailbox_is_no_error(&make()).await;
    each_message_comes_once_and_oldest_first(&make()).await;
    the_limit_divides_without_loss(&make()).await;
    fetching_again_with_the_old_cursor_repeats(&make()).await;
    what_is_handed_over_leaves_unchanged(&make()).await;
    reconciling_tells_what_left(&make()).await;
    preparing_again_makes_no_second_draft(&make()).await;
    a_prepared_message_leaves_once(&make()).await;
    a_discarded_draft_never_leaves(&make()).await;
}

/// Fetches until nothing is left.
pub(crate) async fn drain(mailbox: &dyn Mailbox, cursor: &mut Value, limit: usize) -> Vec<FetchedMessage> {
    let mut all = Vec::new();
    loop {
        let batch = mailbox.fetch(cursor, limit).await.unwrap();
        assert!(batch.messages.len() <= limit);
        *cursor = serde_json::from_str(&batch.cursor.to_string()).unwrap();
        all.extend(batch.messages);
        if !batch.has_more {
            return all;
        }
    }
}

pub(crate) fn texts(messages: &[FetchedMessage]) -> Vec<&str> {
    messages
        .iter()
        .map(|message| std::str::from_utf8(&message.raw).unwrap())
        .collect()
}

pub(crate) fn outgoing(message_id: &str) -> OutgoingMessage {
    OutgoingMessage {
        message_id: message_id.to_owned(),
        from: "ann@acme.example".to_owned(),
        recipients: vec!["bob@example.org".to_owned()],
        raw: format!("Message-ID: {message_id}\r\n\r\nHello \u{1f44b}\r\n").into_bytes(),
        answers: None,
    }
}

pub(crate) fn trace(message_id: &str) -> Trace {
    Trace {
        message_id: message_id.to_owned(),
        prepared: None,
        begun_at: at(0),
    }
}

pub(crate) fn at(minute: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap() + TimeDelta::minutes(minute)
}

async fn an_empty_mailbox_is_no_error(bench: &dyn Bench) {
    bench.mailbox().check().await.unwrap();

    assert!(drain(bench.mailbox(), &mut Value::Null, 10).await.is_empty());
}

async fn each_message_comes_once_and_oldest_first(bench: &dyn Bench) {
    let mut cursor = Value::Null;
    bench.deliver("one", at(1));
    bench.deliver("two", at(2));
    let first = drain(bench.mailbox(), &mut cursor, 10).await;
    bench.deliver("three", at(3));

    let second = drain(bench.mailbox(), &mut cursor, 10).await;
    let third = drain(bench.mailbox(), &mut cursor, 10).await;

    assert_eq!(
        (texts(&first), texts(&second), texts(&third)),
        (vec!["one", "two"], vec!["three"], vec![])
    );
    assert_eq!(first[0].received_at, at(1));
}

async fn the_limit_divides_without_loss(bench: &dyn Bench) {
    for number in 0..25 {
        bench.deliver(&number.to_string(), at(number));
    }

    let all = drain(bench.mailbox(), &mut Value::Null, 4).await;

    assert_eq!(
        texts(&all),
        (0..25).map(|number| number.to_string()).collect::<Vec<_>>()
    );
}

async fn fetching_again_with_the_old_cursor_repeats(bench: &dyn Bench) {
    bench.deliver("one", at(1));

    let first = bench.mailbox().fetch(&Value::Null, 10).await.unwrap();
    let again = bench.mailbox().fetch(&Value::Null, 10).await.unwrap();

    assert_eq!(first.messages, again.messages);
}

async fn what_is_handed_over_leaves_unchanged(bench: &dyn Bench) {
    let message = outgoing("<a1@acme.example>");

    bench.mailbox().hand_over(&message, None).await.unwrap();

    assert_eq!(bench.left(), [message.raw]);
}

async fn reconciling_tells_what_left(bench: &dyn Bench) {
    let mailbox = bench.mailbox();
    let message = outgoing("<a1@acme.example>");
    let before = mailbox.reconcile(&trace("<a1@acme.example>")).await.unwrap();
    let prepared = mailbox.prepare(&message).await.unwrap();
    let trace = Trace {
        prepared: prepared.clone(),
        ..trace("a1@acme.example")
    };
    let between = mailbox.reconcile(&trace).await.unwrap();
    let receipt = mailbox.hand_over(&message, prepared.as_ref()).await.unwrap();

    let after = mailbox.reconcile(&trace).await.unwrap();

    let stayed = bench.of_what_stayed();
    let nobody_knows = stayed == Reconciled::Unknown && after == Reconciled::Unknown;
    assert_eq!((&before, &between), (&stayed, &stayed));
    assert!(after == Reconciled::Left(receipt) || nobody_knows, "{after:?}");
}

async fn preparing_again_makes_no_second_draft(bench: &dyn Bench) {
    let mailbox = bench.mailbox();
    let message = outgoing("<a1@acme.example>");

    let first = mailbox.prepare(&message).await.unwrap();
    let again = mailbox.prepare(&message).await.unwrap();

    assert_eq!(first, again);
    assert_eq!(bench.drafts(), usize::from(first.is_some()));
    assert!(first.is_none() || bench.left().is_empty());
}

async fn a_prepared_message_leaves_once(bench: &dyn Bench) {
    let mailbox = bench.mailbox();
    let message = outgoing("<a1@acme.example>");
    let Some(prepared) = mailbox.prepare(&message).await.unwrap() else {
        return;
    };
    mailbox.hand_over(&message, Some(&prepared)).await.unwrap();

    let again = mailbox.hand_over(&message, Some(&prepared)).await;

    assert!(matches!(again, Err(Error::Uncertain { .. })), "{again:?}");
    assert_eq!((bench.left().len(), bench.drafts()), (1, 0));
}

async fn a_discarded_draft_never_leaves(bench: &dyn Bench) {
    let mailbox = bench.mailbox();
    let message = outgoing("<a1@acme.example>");
    let Some(prepared) = mailbox.prepare(&message).await.unwrap() else {
        return;
    };
    mailbox.discard(&prepared).await.unwrap();
    mailbox.discard(&prepared).await.unwrap();

    let sent = mailbox.hand_over(&message, Some(&prepared)).await;

    assert!(matches!(sent, Err(Error::Uncertain { .. })), "{sent:?}");
    assert_eq!((bench.left().len(), bench.drafts()), (0, 0));
}
