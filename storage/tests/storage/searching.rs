//! What people type is looked for word by word, each from its beginning.

use chrono::TimeDelta;
use storage::dashboard::Scope;
use storage::emails::{self, Filter};
use storage::search;
use testkit::database::TestDatabase;

use crate::mailbox::{Mailbox, mail, noon};

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
        let found = search::search(&connection, &scope, text, 10, noon() + TimeDelta::days(1))
            .await
            .unwrap();

        let mut listed: Vec<_> = listed.into_iter().map(|email| email.subject).collect();
        let mut found: Vec<_> = found.emails.into_iter().map(|email| email.subject).collect();
        listed.sort();
        found.sort();
        assert_eq!(listed, expected, "{text}");
        assert_eq!(found, expected, "{text}");
    }
}

#[tokio::test]
async fn a_follow_up_behind_a_thousand_others_is_found_by_the_words_of_its_email() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let mailbox = Mailbox::open(&connection, "ann").await;
    let mails = [mail("Quarterly figures", 0), mail("Pineapple", 0)];
    mailbox.take(&connection, &mails).await;
    test.execute(
        "INSERT INTO follow_ups (id, workspace_id, user_id, email_id, conversation_id, number, scheduled_at, base_date,
                                 is_automated, created_at)
         SELECT gen_random_uuid(), e.workspace_id, e.user_id, e.id, e.conversation_id, number,
                now() + number * interval '1 min', now(), true, now()
         FROM emails e, generate_series(1, 1001) AS number
         WHERE (e.subject = 'Pineapple') = (number = 1001)",
    )
    .await;
    let scope = Scope {
        workspace: mailbox.workspace,
        seen_by: None,
    };

    let search = search::search(&connection, &scope, "pineapple", 10, noon() + TimeDelta::days(1));

    let subjects: Vec<_> = search
        .await
        .unwrap()
        .follow_ups
        .into_iter()
        .map(|hit| hit.subject)
        .collect();
    assert_eq!(subjects, ["Pineapple"]);
}
