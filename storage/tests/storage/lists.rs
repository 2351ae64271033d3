//! Lists find what few emails have in common, however many newer ones there are.

use domain::emails::Status;
use domain::ids::{UserId, WorkspaceId};
use storage::Conn;
use storage::emails::{self, Filter};
use testkit::database::TestDatabase;

use crate::knowledge::workspace;

/// More than a list looks at one by one.
const MANY: i32 = 2_200;

/// So many emails, a minute apart, the oldest of them about a zebra and being worked on; the second is assigned to
/// somebody.
async fn receive(test: &TestDatabase, (workspace, owner): (WorkspaceId, UserId), assignee: UserId) {
    let statement = format!(
        "INSERT INTO email_accounts (id, workspace_id, user_id, provider, email, created_at)
            VALUES ('{workspace}', '{workspace}', '{owner}', 'maildir', 'desk@shop.example', now());
         INSERT INTO conversations (id, workspace_id, user_id, email_account_id, subject_key, participants_key,
                                    last_message_at, created_at)
            VALUES ('{workspace}', '{workspace}', '{owner}', '{workspace}', '', '', now(), now());
         INSERT INTO emails (id, workspace_id, user_id, email_account_id, conversation_id, provider_message_id,
                             content_hash, kind, subject, received_at, status, assignee_id, has_html, has_remote_images,
                             created_at)
            SELECT gen_random_uuid(), '{workspace}', '{owner}', '{workspace}', '{workspace}', n, n, 'human', 'Mail ' || n,
                   now() - interval '1 day' + n * interval '1 minute', CASE n WHEN 1 THEN 'new' ELSE 'sent' END,
                   CASE n WHEN 2 THEN '{assignee}'::uuid END, false, false, now()
            FROM generate_series(1, {MANY}) AS n;
         INSERT INTO email_words (email_id, workspace_id, user_id, received_at, words)
            SELECT id, workspace_id, user_id, received_at,
                   CASE subject WHEN 'Mail 1' THEN 'mail zebra' ELSE 'mail' END::tsvector FROM emails;
         INSERT INTO runs (id, workspace_id, user_id, flow, version, subject, generation, queue, state, wake_at, created_at)
            SELECT gen_random_uuid(), workspace_id, user_id, 'process_email', 1, id, 1, 'inbound', 'ready', now(), now()
            FROM emails WHERE status = 'new'"
    );
    test.execute(&statement).await;
}

async fn subjects(conn: Conn<'_>, workspace: WorkspaceId, filter: Filter) -> Vec<String> {
    let found = emails::list(conn, workspace, &filter, None, 3).await.unwrap();
    found.into_iter().map(|email| email.subject).collect()
}

#[tokio::test]
async fn what_few_emails_have_in_common_is_found_behind_all_newer_ones() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let (ann, bob) = (workspace(&connection, "ann").await, workspace(&connection, "bob").await);
    receive(&test, ann, bob.1).await;
    let text = |text: &str| Filter {
        text: Some(text.to_owned()),
        ..Filter::default()
    };
    let status = |status| Filter {
        status: Some(status),
        ..Filter::default()
    };

    assert_eq!(subjects(&connection, ann.0, text("ZEB")).await, ["Mail 1"]);
    assert_eq!(subjects(&connection, ann.0, text("mail zebra")).await, ["Mail 1"]);
    assert_eq!(subjects(&connection, ann.0, text("ebra")).await, [""; 0]);
    assert_eq!(
        subjects(&connection, ann.0, text("mail")).await,
        ["Mail 2200", "Mail 2199", "Mail 2198"]
    );
    assert_eq!(subjects(&connection, ann.0, status(Status::New)).await, ["Mail 1"]);
    assert_eq!(
        subjects(&connection, ann.0, status(Status::Classifying)).await,
        ["Mail 1"]
    );
    assert_eq!(subjects(&connection, ann.0, status(Status::Drafting)).await, [""; 0]);
}

#[tokio::test]
async fn words_are_found_page_by_page_in_the_order_of_the_list() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let ann = workspace(&connection, "ann").await;
    receive(&test, ann, ann.1).await;
    let filter = Filter {
        text: Some("mail".to_owned()),
        ..Filter::default()
    };

    let (mut after, mut found) = (None, Vec::new());
    loop {
        let page = emails::list(&connection, ann.0, &filter, after, 500).await.unwrap();
        let Some(last) = page.last() else { break };
        after = Some(emails::Cursor {
            received_at: last.received_at,
            id: last.id.into(),
        });
        found.extend(page.into_iter().map(|email| email.subject));
    }

    let expected: Vec<String> = (1..=MANY).rev().map(|n| format!("Mail {n}")).collect();
    assert_eq!(found, expected);
}

#[tokio::test]
async fn people_see_their_own_and_assigned_mail_as_one_list() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let (ann, bob) = (workspace(&connection, "ann").await, workspace(&connection, "bob").await);
    receive(&test, ann, bob.1).await;
    let seen_by = |user| Filter {
        seen_by: Some(user),
        ..Filter::default()
    };

    let own = subjects(&connection, ann.0, seen_by(ann.1)).await;
    let assigned = subjects(&connection, ann.0, seen_by(bob.1)).await;

    assert_eq!(own, ["Mail 2200", "Mail 2199", "Mail 2198"]);
    assert_eq!(assigned, ["Mail 2"]);
}
