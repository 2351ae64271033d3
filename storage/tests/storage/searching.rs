//! What people type is looked for word by word, each from its beginning.

use storage::dashboard::Scope;
use storage::emails::{self, Filter};
use storage::search;
use testkit::database::TestDatabase;

use crate::mailbox::{Mailbox, mail};

#[tokio::test]
async fn signs_part_words_and_mean_nothing_else() {
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
        ("50%", vec!["50 euro off", "50% off"]),
        ("snake_ca", vec!["snake_case"]),
        ("snake", vec!["snakeXcase", "snake_case"]),
        ("temp c", vec!["C:\\temp", "C:temp"]),
        (r":\", vec![]),
        ("EURO", vec!["50 euro off"]),
    ] {
        let filter = Filter {
            text: Some(text.to_owned()),
            ..Filter::default()
        };
        let listed = emails::list(&connection, mailbox.workspace, &filter, None, 10)
            .await
            .unwrap();
        let found = search::search(&connection, &scope, text, 10).await.unwrap();

        let mut listed: Vec<_> = listed.into_iter().map(|email| email.subject).collect();
        let mut found: Vec<_> = found.emails.into_iter().map(|email| email.subject).collect();
        listed.sort();
        found.sort();
        assert_eq!(listed, expected, "{text}");
        assert_eq!(found, expected, "{text}");
    }
}
