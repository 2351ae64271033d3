//! Versions of a reply: each takes the place of the one before, and of no other.

use domain::ids::{DraftId, EmailId};
use serde_json::json;
use storage::drafts::{self, NewDraft};
use storage::{Error, emails};
use testkit::database::TestDatabase;

use crate::mailbox::{Mailbox, noon};

fn version(email: EmailId, version: i32, body: &str) -> NewDraft {
    NewDraft {
        id: DraftId::new(),
        email,
        version,
        body: body.to_owned(),
        model: "person".to_owned(),
        user: None,
        instruction: None,
        citations: Vec::new(),
        retries: 0,
        answers: json!({}),
        issues: json!([]),
    }
}

#[tokio::test]
async fn a_version_takes_the_place_of_the_one_before() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let mailbox = Mailbox::open(&connection, "ann").await;
    let email = mailbox.take_one(&connection, "Hello").await;

    for (number, body) in [(1, "First"), (2, "Second")] {
        let draft = version(email, number, body);
        drafts::insert(&connection, &draft, noon()).await.unwrap();
    }

    let current = emails::get(&connection, mailbox.workspace, email).await.unwrap();
    assert_eq!(
        (current.draft_version, current.draft_content.as_deref()),
        (2, Some("Second"))
    );
    let first = drafts::find(&connection, email, 1).await.unwrap().unwrap();
    assert_eq!(first.body, "First");
}

#[tokio::test]
async fn a_version_written_for_another_than_the_current_one_is_refused() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let mailbox = Mailbox::open(&connection, "ann").await;
    let email = mailbox.take_one(&connection, "Hello").await;
    drafts::insert(&connection, &version(email, 1, "First"), noon())
        .await
        .unwrap();

    for outdated in [
        version(email, 1, "Late"),
        version(email, 3, "Early"),
        version(EmailId::new(), 1, "Lost"),
    ] {
        let refused = drafts::insert(&connection, &outdated, noon()).await;

        assert!(matches!(refused, Err(Error::Outdated("draft"))), "{refused:?}");
    }
    let versions = drafts::list(&connection, mailbox.workspace, email).await.unwrap();
    assert_eq!(versions.len(), 1);
}

#[tokio::test]
async fn of_two_who_write_the_same_version_at_once_one_is_refused() {
    let test = TestDatabase::new().await;
    let database = test.database();
    let connection = database.connection().await.unwrap();
    let mailbox = Mailbox::open(&connection, "ann").await;
    let email = mailbox.take_one(&connection, "Hello").await;
    let (first, second) = (database.begin().await.unwrap(), database.begin().await.unwrap());

    let (one, other) = (version(email, 1, "One"), version(email, 1, "Other"));
    drafts::insert(first.conn(), &one, noon()).await.unwrap();
    let (late, committed) = futures::join!(drafts::insert(second.conn(), &other, noon()), first.commit());

    committed.unwrap();
    assert!(matches!(late, Err(Error::Outdated("draft"))), "{late:?}");
    let current = emails::get(&connection, mailbox.workspace, email).await.unwrap();
    assert_eq!(current.draft_content.as_deref(), Some("One"));
}
