//! Mail on its way in: each message once, none lost, linked to what it is about.

mod world;

use chrono::TimeDelta;
use connectors::Error;
use domain::accounts::Provider;
use domain::emails::Status;
use domain::flows::SYNC_MAILBOX;
use domain::follow_ups::FollowUpStatus;
use domain::guard::Standing;
use domain::ids::AccountId;
use storage::Word;
use storage::accounts::NewAccount;
use storage::runs::NewRun;
use world::{World, mail};

const QUESTION: &str = "Hello Mara,\n\nhow long does the trial last, and can we see a demo?\n\nBest,\nLena";

fn bytes(raw: &str) -> Vec<u8> {
    raw.replace('\n', "\r\n").into_bytes()
}

/// A second mailbox of the workspace.
async fn add_mailbox(world: &World, address: &str) -> AccountId {
    let account = NewAccount {
        id: AccountId::new().0,
        workspace_id: world.workspace.0,
        user_id: world.user.0,
        provider: Word(Provider::Maildir),
        email: address.to_owned(),
        display_name: "Larkbench".to_owned(),
        settings: serde_json::json!({}),
        secret: None,
        secret_key_id: None,
        token_expiry: None,
        auto_send_enabled: true,
        takes_history: true,
        daily_send_limit: 500,
        send_window: None,
        signature: None,
        created_at: world.now(),
    };
    let connection = world.database.connection().await.unwrap();
    storage::accounts::insert(&connection, &account).await.unwrap();
    AccountId(account.id)
}

#[tokio::test]
async fn a_mail_to_two_mailboxes_that_are_read_at_once_is_answered_once() {
    let world = World::new().await;
    let other = add_mailbox(&world, "desk@larkbench.example").await;
    let to_other = world.mailboxes.mailbox("desk@larkbench.example");
    for number in 0..10 {
        let raw = bytes(&mail(
            &format!("m{number}"),
            &format!("Demo request {number}"),
            QUESTION,
        ));
        let raw = String::from_utf8(raw)
            .unwrap()
            .replace("lena@", &format!("lena{number}@"));
        world.mailbox.push_inbound(raw.clone(), world.now());
        to_other.push_inbound(raw, world.now());
    }

    let connection = world.database.connection().await.unwrap();
    for account in [world.account, other] {
        let run = NewRun::new(world.workspace, world.user, SYNC_MAILBOX, account.0, world.now());
        storage::runs::start(&connection, &run).await.unwrap();
    }
    let due = storage::runs::view::list_claimable(&connection, world.now())
        .await
        .unwrap();
    drop(connection);
    futures::future::join_all(due.into_iter().map(|wake| world.engine.execute(wake))).await;
    world.run_to_rest().await;

    let left = world.mailbox.handed_over().len() + to_other.handed_over().len();
    assert_eq!((left, world.emails().await.len()), (10, 20));
}

#[tokio::test]
async fn a_mailbox_whose_run_an_admin_cancels_is_read_again_by_itself() {
    let world = World::new().await;
    world.sync().await;
    let connection = world.database.connection().await.unwrap();
    storage::runs::cancel_subject(
        &connection,
        SYNC_MAILBOX,
        world.account.0,
        "Cancelled by an admin",
        world.now(),
    )
    .await
    .unwrap();
    drop(connection);
    world.run_to_rest().await;

    world
        .mailbox
        .push_inbound(bytes(&mail("one", "Demo request", QUESTION)), world.now());
    world.advance(TimeDelta::minutes(2)).await;

    assert_eq!(world.mailbox.handed_over().len(), 1);
}

#[tokio::test]
async fn the_run_of_a_mailbox_that_was_removed_does_not_come_back() {
    let world = World::new().await;
    world.sync().await;
    world.delete_account().await;
    world.advance(TimeDelta::hours(1)).await;

    let connection = world.database.connection().await.unwrap();
    let due = storage::runs::view::list_claimable(&connection, world.now() + TimeDelta::days(1)).await;
    assert!(due.unwrap().is_empty());
}

#[tokio::test]
async fn a_mailbox_that_asks_for_patience_is_left_alone_as_long() {
    let world = World::new().await;
    world.mailbox.fail_next_fetch(Error::Retry {
        after: Some(std::time::Duration::from_secs(3_600)),
        source: "too many requests".into(),
    });
    world.sync().await;
    world
        .mailbox
        .push_inbound(bytes(&mail("one", "Demo request", QUESTION)), world.now());

    world.advance(TimeDelta::minutes(59)).await;
    let early = world.emails().await.len();
    world.advance(TimeDelta::minutes(2)).await;

    assert_eq!((early, world.emails().await.len()), (0, 1));
}

#[tokio::test]
async fn of_a_message_that_is_too_large_the_beginning_is_kept_with_the_reason() {
    let world = World::new().await;
    let large = world
        .mailbox
        .push_beginning(bytes(&mail("large", "All our pictures", QUESTION)), world.now());
    world
        .mailbox
        .push_inbound(bytes(&mail("one", "Demo request", QUESTION)), world.now());
    world.sync().await;

    let email = world.email(world.email_of(&large).await).await;
    assert_eq!(
        (email.status.0, email.subject.as_str()),
        (Status::Error, "All our pictures")
    );
    assert!(email.status_reason.is_some_and(|why| why.contains("too large")));
    assert_eq!(world.mailbox.handed_over().len(), 1);
}

/// A report about our reply, which names it only in what it returns.
fn report(action: &str, status: &str, about: &str) -> String {
    format!(
        "From: MAILER-DAEMON@workshop.example\nTo: hello@larkbench.example\nSubject: Mail delivery\n\
         Date: Mon, 16 Nov 2026 10:10:00 +0100\nMessage-ID: <report-{action}@workshop.example>\nMIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
         --b\nContent-Type: text/plain\n\nYour mail could not be delivered.\n\n\
         --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; workshop.example\n\n\
         Final-Recipient: rfc822; lena@workshop.example\nAction: {action}\nStatus: {status}\n\n\
         --b\nContent-Type: text/rfc822-headers\n\nFrom: hello@larkbench.example\nTo: lena@workshop.example\n\
         Subject: Re: Demo request\nMessage-ID: <{about}>\n\n--b--\n"
    )
}

#[tokio::test]
async fn a_bounce_that_only_quotes_our_reply_ends_the_follow_ups_and_a_delay_does_not() {
    let world = World::new().await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    let ours = world.mailbox.handed_over()[0].message_id.clone();

    let delay = world.receive(&report("delayed", "4.4.1", &ours)).await;
    let after_delay = world.follow_ups(email).await;
    let bounce = world.receive(&report("failed", "5.1.1", &ours)).await;

    let conversation = world.email(email).await.conversation_id;
    assert!(after_delay.iter().all(|one| one.status.0 == FollowUpStatus::Pending));
    for report in [delay, bounce] {
        assert_eq!(world.email(report).await.conversation_id, conversation);
    }
    let follow_ups = world.follow_ups(email).await;
    assert_eq!(follow_ups.len(), 3);
    assert!(follow_ups.iter().all(|one| one.status.0 == FollowUpStatus::Cancelled));
}

#[tokio::test]
async fn a_mailbox_that_disappears_is_shown_and_read_again_when_it_is_back() {
    let world = World::new().await;
    let gone = || connectors::Error::Unavailable {
        what: "the folder /mail".to_owned(),
        source: "gone".into(),
    };
    world.mailbox.fail_next_fetch(gone());
    world.sync().await;
    let connection = world.database.connection().await.unwrap();
    let account = storage::accounts::get(&connection, world.workspace, world.account)
        .await
        .unwrap();
    assert!(account.last_error.is_some_and(|why| why.contains("/mail")));

    world
        .mailbox
        .push_inbound(mail("one", "Demo request", QUESTION).replace('\n', "\r\n"), world.now());
    world.advance(TimeDelta::minutes(2)).await;

    assert_eq!(world.mailbox.handed_over().len(), 1);
}

#[tokio::test]
async fn a_mailbox_whose_run_failed_is_tried_again_by_a_fresh_one() {
    let world = World::new().await;
    let database = &world.test_database;
    database
        .execute("ALTER TABLE emails ADD CONSTRAINT sabotage CHECK (subject <> 'Demo request')")
        .await;
    world
        .mailbox
        .push_inbound(mail("one", "Demo request", QUESTION).replace('\n', "\r\n"), world.now());
    world.sync().await;
    let connection = world.database.connection().await.unwrap();
    let account = storage::accounts::get(&connection, world.workspace, world.account)
        .await
        .unwrap();
    assert!(account.last_error.is_some_and(|why| why.contains("sabotage")));

    database.execute("ALTER TABLE emails DROP CONSTRAINT sabotage").await;
    world.advance(TimeDelta::minutes(15)).await;

    assert_eq!(world.mailbox.handed_over().len(), 1);
}

#[tokio::test]
async fn the_same_message_filed_twice_is_answered_once() {
    let world = World::new().await;

    for _ in 0..2 {
        world
            .mailbox
            .push_inbound(mail("one", "Demo request", QUESTION).replace('\n', "\r\n"), world.now());
    }
    world.sync().await;

    assert_eq!(world.mailbox.handed_over().len(), 1);
}

/// The owner's own answer to a message, written in another program.
fn by_hand(id: &str, to: &str) -> Vec<u8> {
    let raw = format!(
        "From: Mara <{}>\nTo: Lena Brandt <lena@workshop.example>\nSubject: Re: Demo request\n\
         Date: Mon, 16 Nov 2026 10:05:00 +0100\nMessage-ID: <{id}@mail.example>\nIn-Reply-To: <{to}@workshop.example>\n\
         Content-Type: text/plain; charset=utf-8\n\nIt lasts two weeks, and Thursday is fine.\n",
        world::ADDRESS
    );
    bytes(&raw)
}

/// A world whose mailbox sends nothing by itself, with an email that waits for a person.
async fn waiting() -> (World, domain::ids::EmailId, String) {
    let world = World::new().await;
    let changes = storage::accounts::AccountChanges {
        auto_send_enabled: Some(false),
        ..Default::default()
    };
    world.set_account(changes).await;
    let raw = bytes(&mail("one", "Demo request", QUESTION));
    let id = world.mailbox.push_inbound(raw, world.now());
    world.sync().await;
    let email = world.email_of(&id).await;
    assert_eq!(world.email(email).await.status.0, Status::DraftReady);
    (world, email, id)
}

#[tokio::test]
async fn an_email_that_the_owner_answers_by_hand_ends_with_its_draft() {
    let (world, email, _) = waiting().await;

    world
        .mailbox
        .push_sent(by_hand("own", "one"), world.now() + TimeDelta::seconds(30));
    world.advance(TimeDelta::minutes(2)).await;

    let ended = world.email(email).await;
    assert_eq!(
        (ended.status.0, ended.status_reason.as_deref()),
        (Status::Rejected, Some("You answered this by hand."))
    );
    let connection = world.database.connection().await.unwrap();
    let conversation = ended.conversation_id.into();
    let sent = storage::ledger::list_in_conversation(&connection, world.workspace, conversation, 10)
        .await
        .unwrap();
    let texts: Vec<&str> = sent.iter().map(|message| message.text.trim()).collect();
    assert_eq!(texts, ["It lasts two weeks, and Thursday is fine."]);
}

#[tokio::test]
async fn a_letter_of_the_owner_to_somebody_else_answers_nothing() {
    let (world, email, _) = waiting().await;

    let forwarded = String::from_utf8(by_hand("own", "one")).unwrap();
    let forwarded = forwarded.replace("lena@workshop.example>\r\nSubject", "tim@larkbench.example>\r\nSubject");
    world.mailbox.push_sent(forwarded, world.now() + TimeDelta::seconds(30));
    world.advance(TimeDelta::minutes(2)).await;

    assert_eq!(world.email(email).await.status.0, Status::DraftReady);
}

#[tokio::test]
async fn an_email_that_the_owner_removes_ends_with_its_draft_and_can_be_processed_anew() {
    let (world, email, id) = waiting().await;

    world.mailbox.mark(&id, Standing::Removed);
    world.advance(TimeDelta::minutes(2)).await;

    assert_eq!(world.email(email).await.status.0, Status::Rejected);
    world.process_anew(email).await;
    world.run_to_rest().await;
    assert_eq!(world.email(email).await.status.0, Status::DraftReady);
}

#[tokio::test]
async fn mail_that_was_answered_before_it_came_here_is_left_alone() {
    let world = World::new().await;
    let flagged = world
        .mailbox
        .push_inbound(bytes(&mail("one", "Demo request", QUESTION)), world.now());
    world.mailbox.mark(&flagged, Standing::Answered);
    world.mailbox.push_sent(by_hand("own", "two"), world.now());
    let late = mail("two", "Demo request", QUESTION).replace("lena@", "Lena@");
    let late = world
        .mailbox
        .push_inbound(bytes(&late), world.now() - TimeDelta::minutes(5));
    world.sync().await;

    for id in [flagged, late] {
        let email = world.email(world.email_of(&id).await).await;
        assert_eq!(
            (email.status.0, email.guard_reason.as_deref()),
            (Status::Ignored, Some("answered_by_hand"))
        );
    }
    assert!(world.mailbox.handed_over().is_empty());
}

#[tokio::test]
async fn mail_more_than_a_day_old_when_it_is_first_seen_waits_for_a_person() {
    let world = World::new().await;
    let old = mail("old", "Demo request", QUESTION);
    let old = world
        .mailbox
        .push_inbound(bytes(&old), world.now() - TimeDelta::hours(25));
    let recent = mail("recent", "Demo request", QUESTION).replace("lena@", "tom@");
    world
        .mailbox
        .push_inbound(bytes(&recent), world.now() - TimeDelta::hours(23));
    world.sync().await;

    assert_eq!(world.mailbox.handed_over().len(), 1);
    let old = world.email(world.email_of(&old).await).await;
    assert_eq!(old.status.0, Status::DraftReady);
    assert!(old.status_reason.unwrap().contains("more than a day old"));
}

#[tokio::test]
async fn the_owners_word_in_a_conversation_ends_its_follow_ups() {
    let world = World::new().await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    assert_eq!(world.follow_ups(email).await.len(), 3);

    world.mailbox.push_sent(by_hand("own", "one"), world.now());
    world.advance(TimeDelta::minutes(2)).await;

    for follow_up in world.follow_ups(email).await {
        assert_eq!(follow_up.status.0, FollowUpStatus::Cancelled);
        assert_eq!(
            follow_up.cancellation_reason.as_deref(),
            Some("You have written in the thread yourself")
        );
    }
}

#[tokio::test]
async fn the_servers_copy_of_our_reply_is_no_word_of_the_owners_even_under_another_id() {
    let world = World::new().await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    let reply = world.mailbox.handed_over().remove(0);

    let copy = String::from_utf8(reply.raw.clone()).unwrap();
    world.mailbox.push_sent(copy.clone(), world.now());
    let renamed = copy.replace(&reply.message_id, "other@server.example");
    assert_ne!(renamed, copy);
    world.mailbox.push_sent(renamed, world.now());
    world.advance(TimeDelta::minutes(2)).await;

    let pending = world.follow_ups(email).await;
    assert!(
        pending
            .iter()
            .all(|follow_up| follow_up.status.0 == FollowUpStatus::Pending)
    );
    let connection = world.database.connection().await.unwrap();
    let conversation = world.email(email).await.conversation_id.into();
    let sent = storage::ledger::list_in_conversation(&connection, world.workspace, conversation, 10).await;
    assert_eq!(sent.unwrap().len(), 1);
}

#[tokio::test]
async fn a_letter_that_comes_under_another_number_or_with_a_footer_is_the_same_letter() {
    let world = World::new().await;
    let letter = mail("one", "Demo request", QUESTION);
    let nameless =
        mail("two", "Opening hours", "When are you open?").replace("Message-ID: <two@workshop.example>\n", "");
    let with_footer = mail(
        "one",
        "Demo request",
        &format!("{QUESTION}\n\n_____\nsales mailing list"),
    );
    for raw in [&letter, &nameless, &with_footer, &letter, &nameless] {
        world.mailbox.push_inbound(bytes(raw), world.now());
        world.sync().await;
        world.advance(TimeDelta::minutes(2)).await;
    }

    assert_eq!(world.emails().await.len(), 2);
    let other = mail(
        "one",
        "Demo request",
        "Hello Mara,\n\nwe need nothing any more.\n\nBest,\nLena",
    );
    world.receive(&other).await;
    assert_eq!(world.emails().await.len(), 3);
}

#[tokio::test]
async fn what_a_sender_repeats_word_for_word_is_answered_automatically_once() {
    let world = World::new().await;
    world.receive(&mail("one", "Demo request", QUESTION)).await;

    let again = world.receive(&mail("two", "Demo request", QUESTION)).await;

    let again = world.email(again).await;
    assert_eq!(again.status.0, Status::DraftReady);
    assert!(again.status_reason.unwrap().contains("written exactly this before"));
    assert_eq!(world.mailbox.handed_over().len(), 1);
}

#[tokio::test]
async fn a_mailbox_whose_letters_multiply_stops_itself_and_says_so() {
    let world = World::new().await;
    for number in 0..8 {
        let copy = mail(&format!("copy-{number}"), "Demo request", QUESTION);
        world.mailbox.push_inbound(bytes(&copy), world.now());
        world.sync().await;
        world.advance(TimeDelta::minutes(2)).await;
    }

    let connection = world.database.connection().await.unwrap();
    let account = storage::accounts::get(&connection, world.workspace, world.account)
        .await
        .unwrap();
    assert!(!account.is_active);
    assert!(account.last_error.unwrap().contains("again and again"));
    assert_eq!((world.mailbox.handed_over().len(), world.emails().await.len()), (1, 6));
}
