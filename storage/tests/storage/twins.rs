//! The same message in several mailboxes of a workspace, taken at the same time; and twice in one of them.

use std::time::Duration;

use storage::Database;
use storage::Transaction;
use storage::deletion::{self, Removal};
use storage::emails::NewEmail;
use testkit::database::TestDatabase;

use crate::mailbox::{Mailbox, mail};

/// Two mailboxes of one workspace, and two open transactions.
struct Office {
    test: TestDatabase,
    database: Database,
    sales: Mailbox,
    desk: Mailbox,
}

impl Office {
    async fn new() -> Self {
        let test = TestDatabase::new().await;
        let database = test.database();
        let connection = database.connection().await.unwrap();
        let sales = Mailbox::open(&connection, "sales").await;
        let desk = sales.beside(&connection, "desk").await;
        drop(connection);
        Self {
            test,
            database,
            sales,
            desk,
        }
    }

    async fn begin(&self) -> Transaction {
        self.database.begin().await.unwrap()
    }

    /// So many runs handle so many emails.
    async fn assert_handled(&self, runs: usize, emails: usize) {
        let check = format!(
            "DO $$ BEGIN
                ASSERT (SELECT count(*) FROM runs WHERE flow = 'process_email') = {runs}, 'runs';
                ASSERT (SELECT count(*) FROM emails) = {emails}, 'emails';
             END $$"
        );
        self.test.execute(&check).await;
    }
}

/// What a mailbox gets of the same mail.
fn copies(message_ids: &[&str]) -> Vec<NewEmail> {
    let copy = |id: &&str| NewEmail {
        message_id: Some((*id).to_owned()),
        content_hash: "same".to_owned(),
        ..mail("Hello", 0)
    };
    message_ids.iter().map(copy).collect()
}

/// A message without a Message-ID.
fn nameless(content_hash: &str) -> NewEmail {
    NewEmail {
        message_id: None,
        content_hash: content_hash.to_owned(),
        ..mail("Hello", 0)
    }
}

/// Lets what waits for another transaction wait, and go on after that one's end.
async fn after<T>(waiting: impl Future<Output = T>, end: impl Future<Output = ()>) -> T {
    tokio::pin!(waiting);
    let early = tokio::time::timeout(Duration::from_millis(200), &mut waiting).await;
    assert!(early.is_err(), "it does not wait for the other transaction");
    end.await;
    waiting.await
}

#[tokio::test]
async fn of_two_open_transactions_with_the_same_mail_one_handles_it() {
    let office = Office::new().await;
    let (first, second) = (office.begin().await, office.begin().await);

    office.sales.take(first.conn(), &copies(&["a@x", "b@x"])).await;
    let to_desk = copies(&["b@x", "a@x"]);
    let commit = async { first.commit().await.unwrap() };
    let taken = after(office.desk.take(second.conn(), &to_desk), commit).await;
    second.commit().await.unwrap();

    assert_eq!(taken.taken, 2);
    assert!(taken.wakes.is_empty());
    office.assert_handled(2, 4).await;
}

#[tokio::test]
async fn mail_that_another_transaction_took_and_gave_up_is_handled() {
    let office = Office::new().await;
    let (first, second) = (office.begin().await, office.begin().await);

    office.sales.take(first.conn(), &copies(&["a@x"])).await;
    let to_desk = copies(&["a@x"]);
    let roll_back = async { drop(first) };
    let taken = after(office.desk.take(second.conn(), &to_desk), roll_back).await;
    second.commit().await.unwrap();

    assert_eq!(taken.taken, 1);
    office.assert_handled(1, 1).await;
}

#[tokio::test]
async fn of_two_records_of_one_transaction_with_the_same_mail_one_handles_it() {
    let office = Office::new().await;
    let tx = office.begin().await;

    let (to_sales, to_desk) = (copies(&["a@x", "b@x"]), copies(&["b@x", "a@x"]));
    tokio::join!(
        office.sales.take(tx.conn(), &to_sales),
        office.desk.take(tx.conn(), &to_desk)
    );
    tx.commit().await.unwrap();

    office.assert_handled(2, 4).await;
}

#[tokio::test]
async fn the_other_copies_stay_when_the_mailbox_that_handled_the_mail_is_removed() {
    let office = Office::new().await;
    let connection = office.database.connection().await.unwrap();
    let third = office.sales.beside(&connection, "third").await;
    for mailbox in [&office.sales, &office.desk, &third] {
        mailbox.take(&connection, &copies(&["a@x"])).await;
    }

    let Mailbox { workspace, account, .. } = office.sales;
    deletion::delete_account(&connection, workspace, account, testkit::now())
        .await
        .unwrap();
    while deletion::remove_some(&connection, account.0).await.unwrap() == Removal::Some {}

    let left = "DO $$ BEGIN ASSERT (SELECT count(*) FROM emails) = 2; END $$";
    office.test.execute(left).await;
}

#[tokio::test]
async fn the_same_bytes_without_a_message_id_come_in_once_whatever_the_provider_calls_them() {
    let office = Office::new().await;
    let connection = office.database.connection().await.unwrap();

    office.sales.take(&connection, &[nameless("bytes")]).await;
    let again = office.sales.take(&connection, &[nameless("bytes")]).await;
    let other = office.sales.take(&connection, &[nameless("other bytes")]).await;

    assert_eq!((again.taken, other.taken), (0, 1));
}
