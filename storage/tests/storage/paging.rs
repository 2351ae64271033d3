//! Pages by cursor: every row that was there at the start is shown once, whatever arrives meanwhile.

use chrono::{DateTime, TimeDelta, Utc};
use domain::flows::SYNC_MAILBOX;
use domain::ids::{FollowUpId, RunId};
use storage::emails::{self, Cursor, NewEmail};
use storage::runs::{self, NewRun};
use storage::{Conn, follow_ups};
use testkit::database::TestDatabase;
use uuid::Uuid;

use crate::mailbox::{Mailbox, mail, noon};

const PAGE: i64 = 3;

#[tokio::test]
async fn every_email_is_shown_once_while_mail_arrives() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let mailbox = Mailbox::open(&connection, "ann").await;
    // Three of a minute, so that pages end among mail of the same time.
    let mails: Vec<NewEmail> = (0..10).map(|number| mail("Hello", number / 3)).collect();
    mailbox.take(&connection, &mails).await;

    let filter = emails::Filter::default();
    let (mut shown, mut after) = (Vec::new(), None);
    loop {
        let page = emails::list(&connection, mailbox.workspace, &filter, after, PAGE);
        let page = page.await.unwrap();
        let Some(last) = page.last() else { break };
        after = Some(Cursor {
            received_at: last.received_at,
            id: last.id.into(),
        });
        shown.extend(page.iter().map(|email| email.id));
        mailbox.take(&connection, &[mail("Newer", 60)]).await;
    }

    let mut expected = mails.clone();
    expected.sort_by_key(|mail| std::cmp::Reverse((mail.received_at, mail.id.0)));
    assert_eq!(shown, expected.iter().map(|mail| mail.id.0).collect::<Vec<_>>());
}

#[tokio::test]
async fn every_run_is_shown_once_while_runs_start() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let mailbox = Mailbox::open(&connection, "ann").await;
    let run = || NewRun::new(mailbox.workspace, mailbox.user, SYNC_MAILBOX, Uuid::now_v7(), noon());
    let started: Vec<NewRun> = (0..8).map(|_| run()).collect();
    for run in &started {
        runs::start(&connection, run).await.unwrap();
    }

    let (mut shown, mut before) = (Vec::new(), None);
    loop {
        let page = runs::list(&connection, &runs::Filter::default(), before, PAGE)
            .await
            .unwrap();
        let Some(last) = page.last() else { break };
        before = Some(RunId(last.id));
        shown.extend(page.iter().map(|run| run.id));
        runs::start(&connection, &run()).await.unwrap();
    }

    let newest_first: Vec<Uuid> = started.iter().rev().map(|run| run.id.0).collect();
    assert_eq!(shown, newest_first);
}

#[tokio::test]
async fn every_follow_up_is_shown_once_while_others_are_scheduled() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let mailbox = Mailbox::open(&connection, "ann").await;
    for number in 0..3 {
        schedule(&test, &connection, &mailbox, noon() + TimeDelta::hours(number)).await;
    }
    let filter = follow_ups::Filter::default();
    let all = follow_ups::list(&connection, mailbox.workspace, &filter, None, 100);
    let all: Vec<Uuid> = all.await.unwrap().iter().map(|follow_up| follow_up.id).collect();

    let (mut shown, mut after) = (Vec::new(), None);
    loop {
        let page = follow_ups::list(&connection, mailbox.workspace, &filter, after, PAGE);
        let page = page.await.unwrap();
        let Some(last) = page.last() else { break };
        after = Some((last.scheduled_at, FollowUpId(last.id)));
        shown.extend(page.iter().map(|follow_up| follow_up.id));
        schedule(&test, &connection, &mailbox, noon() - TimeDelta::hours(1)).await;
    }

    assert_eq!(all.len(), 9);
    assert_eq!(shown, all);
}

/// Three follow-ups of an email of their own, all due at once.
async fn schedule(test: &TestDatabase, conn: Conn<'_>, mailbox: &Mailbox, due: DateTime<Utc>) {
    let email = mailbox.take_one(conn, "Hello").await;
    test.execute(&format!(
        "INSERT INTO follow_ups (id, workspace_id, user_id, email_id, conversation_id, number, scheduled_at, base_date,
                                 is_automated, created_at)
         SELECT gen_random_uuid(), e.workspace_id, e.user_id, e.id, e.conversation_id, number, '{due}', '{due}', true,
                '{due}'
         FROM emails e, generate_series(1, 3) AS number WHERE e.id = '{email}'",
        due = due.to_rfc3339(),
    ))
    .await;
}
