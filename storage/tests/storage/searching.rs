//! What people type is looked for letter by letter.

use storage::dashboard::Scope;
use storage::emails::{self, Filter};
use storage::search;
use testkit::database::TestDatabase;

use crate::mailbox::{Mailbox, mail};

#[tokio::test]
async fn letters_with_a_meaning_in_patterns_stand_for_themselves() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let mailbox = Mailbox::open(&connection, "ann").await;
    let subjects = [
        "50% off",
        "50 euro off",
        "snake_case",
        "snakeXcase",
        r"C:\temp",
        "C:temp",
    ];
    let mails: Vec<_> = subjects.iter().map(|subject| mail(subject, 0)).collect();
    mailbox.take(&connection, &mails).await;
    let scope = Scope {
        workspace: mailbox.workspace,
        seen_by: None,
    };

    for (text, expected) in [
        ("50%", "50% off"),
        ("snake_", "snake_case"),
        (r":\", r"C:\temp"),
        ("EURO", "50 euro off"),
    ] {
        let filter = Filter {
            text: Some(text.to_owned()),
            ..Filter::default()
        };
        let listed = emails::list(&connection, mailbox.workspace, &filter, None, 10)
            .await
            .unwrap();
        let found = search::search(&connection, &scope, text, 10).await.unwrap();

        let listed: Vec<_> = listed.into_iter().map(|email| email.subject).collect();
        let found: Vec<_> = found.emails.into_iter().map(|email| email.subject).collect();
        assert_eq!(listed, [expected], "{text}");
        assert_eq!(found, [expected], "{text}");
    }
}
