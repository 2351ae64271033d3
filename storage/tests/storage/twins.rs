//! The same message in several mailboxes of a workspace, taken at the same time.

use domain::accounts::Provider;
use domain::ids::{AccountId, EmailId, UserId, WorkspaceId};
use domain::mail::Kind;
use serde_json::json;
use storage::accounts::{self, NewAccount};
use storage::emails::{Ingested, NewEmail, ingest};
use storage::{Conn, Database, Word};
use testkit::database::TestDatabase;

use crate::knowledge::workspace;

struct Office {
    test: TestDatabase,
    database: Database,
    workspace: WorkspaceId,
    user: UserId,
}

impl Office {
    async fn new() -> Self {
        let test = TestDatabase::new().await;
        let database = test.database();
        let connection = database.connection().await.unwrap();
        let (workspace, user) = workspace(&connection, "ann").await;
        drop(connection);
        Self {
            test,
            database,
            workspace,
            user,
        }
    }

    async fn mailbox(&self, address: &str) -> AccountId {
        let id = AccountId::new();
        let account = NewAccount {
            id: id.0,
            workspace_id: self.workspace.0,
            user_id: self.user.0,
            provider: Word(Provider::Maildir),
            email: address.to_owned(),
            display_name: String::new(),
            settings: json!({}),
            secret: None,
            secret_key_id: None,
            token_expiry: None,
            auto_send_enabled: true,
            takes_history: true,
            daily_send_limit: 500,
            send_window: None,
            signature: None,
            created_at: testkit::now(),
        };
        let connection = self.database.connection().await.unwrap();
        accounts::insert(&connection, &account).await.unwrap();
        id
    }

    async fn take(&self, conn: Conn<'_>, mailbox: AccountId, messages: &[NewEmail]) -> Ingested {
        ingest(conn, self.workspace, self.user, mailbox, messages, testkit::now())
            .await
            .unwrap()
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

fn message(message_id: Option<&str>, provider_message_id: &str, content_hash: &str) -> NewEmail {
    NewEmail {
        id: EmailId::new(),
        provider_message_id: provider_message_id.to_owned(),
        provider_thread_id: None,
        message_id: message_id.map(str::to_owned),
        content_hash: content_hash.to_owned(),
        references: Vec::new(),
        subject_key: "hello".to_owned(),
        participants_key: "bob".to_owned(),
        kind: Kind::Human,
        guard_reason: None,
        from_email: "bob@example.org".to_owned(),
        from_name: "Bob".to_owned(),
        reply_to: None,
        to_email: Vec::new(),
        cc: Vec::new(),
        subject: "Hello".to_owned(),
        body: "Hello".to_owned(),
        visible_text: "Hello".to_owned(),
        has_html: false,
        has_remote_images: false,
        sent_at: None,
        utc_offset_seconds: None,
        received_at: testkit::now(),
        attachments: Vec::new(),
        is_delay_notice: false,
        unreadable: None,
        raw: content_hash.as_bytes().to_vec(),
    }
}

/// What a mailbox gets of the same mail.
fn copies(of: &[&str]) -> Vec<NewEmail> {
    let copy = |id: &&str| message(Some(id), &format!("provider-{id}"), "same");
    of.iter().map(copy).collect()
}

#[tokio::test]
async fn of_two_open_transactions_with_the_same_mail_one_handles_it() {
    let office = Office::new().await;
    let (sales, desk) = (office.mailbox("sales@x.org").await, office.mailbox("desk@x.org").await);
    let first = office.database.begin().await.unwrap();
    let second = office.database.begin().await.unwrap();

    office.take(first.conn(), sales, &copies(&["a@x", "b@x"])).await;
    let (to_desk, waits) = (copies(&["b@x", "a@x"]), std::time::Duration::from_millis(200));
    let overtaken = office.take(second.conn(), desk, &to_desk);
    tokio::pin!(overtaken);
    let early = tokio::time::timeout(waits, &mut overtaken).await;
    assert!(early.is_err(), "it does not wait for the other transaction");
    first.commit().await.unwrap();
    let taken = overtaken.await;
    second.commit().await.unwrap();

    assert_eq!(taken.taken, 2);
    assert!(taken.wakes.is_empty());
    office.assert_handled(2, 4).await;
}

#[tokio::test]
async fn mail_that_another_transaction_took_and_gave_up_is_handled() {
    let office = Office::new().await;
    let (sales, desk) = (office.mailbox("sales@x.org").await, office.mailbox("desk@x.org").await);
    let first = office.database.begin().await.unwrap();
    let second = office.database.begin().await.unwrap();

    office.take(first.conn(), sales, &copies(&["a@x"])).await;
    let to_desk = copies(&["a@x"]);
    let taken = office.take(second.conn(), desk, &to_desk);
    tokio::pin!(taken);
    let early = tokio::time::timeout(std::time::Duration::from_millis(200), &mut taken).await;
    assert!(early.is_err(), "it does not wait for the other transaction");
    drop(first);
    let taken = taken.await;
    second.commit().await.unwrap();

    assert_eq!(taken.taken, 1);
    office.assert_handled(1, 1).await;
}

#[tokio::test]
async fn of_two_records_of_one_transaction_with_the_same_mail_one_handles_it() {
    let office = Office::new().await;
    let (sales, desk) = (office.mailbox("sales@x.org").await, office.mailbox("desk@x.org").await);
    let tx = office.database.begin().await.unwrap();

    let (to_sales, to_desk) = (copies(&["a@x", "b@x"]), copies(&["b@x", "a@x"]));
    tokio::join!(
        office.take(tx.conn(), sales, &to_sales),
        office.take(tx.conn(), desk, &to_desk)
    );
    tx.commit().await.unwrap();

    office.assert_handled(2, 4).await;
}

#[tokio::test]
async fn the_other_copies_stay_when_the_mailbox_that_handled_the_mail_is_removed() {
    let office = Office::new().await;
    let mut mailboxes = Vec::new();
    for name in ["a", "b", "c"] {
        mailboxes.push(office.mailbox(&format!("{name}@x.org")).await);
    }
    let connection = office.database.connection().await.unwrap();
    for mailbox in &mailboxes {
        office.take(&connection, *mailbox, &copies(&["a@x"])).await;
    }

    accounts::delete(&connection, office.workspace, mailboxes[0])
        .await
        .unwrap();

    office.assert_handled(1, 2).await;
}

#[tokio::test]
async fn the_same_bytes_without_a_message_id_come_in_once_whatever_they_are_called() {
    let office = Office::new().await;
    let mailbox = office.mailbox("sales@x.org").await;
    let connection = office.database.connection().await.unwrap();

    office
        .take(&connection, mailbox, &[message(None, "INBOX/1/7", "bytes")])
        .await;
    let again = office
        .take(&connection, mailbox, &[message(None, "INBOX/2/1", "bytes")])
        .await;
    let other = office
        .take(&connection, mailbox, &[message(None, "INBOX/2/2", "other bytes")])
        .await;

    assert_eq!((again.taken, other.taken), (0, 1));
}
