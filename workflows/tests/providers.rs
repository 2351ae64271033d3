//! Handing over to a provider that sends drafts, gives messages ids of its own and takes its time.

mod world;

use std::time::Duration;

use chrono::TimeDelta;
use domain::emails::{Status, WaitReason};
use domain::flows::PROCESS_EMAIL;
use domain::follow_ups::FollowUpStatus;
use domain::ids::EmailId;
use domain::ledger::OutboundKind;
use world::{World, answer, mail};

const QUESTION: &str = "Hello Mara,\n\nhow long does the trial last, and can we see a demo?\n\nBest,\nLena";

/// A world whose mailbox is at a provider that sends drafts.
async fn with_drafts() -> World {
    let world = World::new().await;
    world.mailbox.send_by_drafts();
    world
}

async fn ask(world: &World) -> EmailId {
    world.receive(&mail("one", "Demo request", QUESTION)).await
}

/// Lets the process die as soon as `is_reached`, and another take over.
async fn die_when(world: &World, is_reached: impl Fn() -> bool) {
    world
        .mailbox
        .push_inbound(mail("one", "Demo request", QUESTION).replace('\n', "\r\n"), world.now());
    let reached = async {
        while !is_reached() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    tokio::select! {
        () = world.sync() => panic!("nothing was held"),
        () = reached => {}
    }
    world.mailbox.release_preparations();
    world.mailbox.release_hand_overs();
    world
        .test_database
        .execute("UPDATE runs SET lease_until = now() - interval '1 s' WHERE state = 'running'")
        .await;
    world.run_to_rest().await;
}

fn assert_one_draft_left_once(world: &World) {
    let mailbox = &world.mailbox;
    assert_eq!(
        (
            mailbox.drafts_made(),
            mailbox.open_drafts(),
            mailbox.handed_over().len()
        ),
        (1, 0, 1)
    );
}

#[tokio::test]
async fn dying_before_the_draft_is_stored_makes_neither_a_second_draft_nor_a_second_mail() {
    let world = with_drafts().await;
    world.mailbox.hold_preparations();

    die_when(&world, || world.mailbox.drafts_made() == 1).await;

    assert_one_draft_left_once(&world);
}

#[tokio::test]
async fn dying_before_the_draft_is_sent_makes_neither_a_second_draft_nor_a_second_mail() {
    let world = with_drafts().await;
    world.mailbox.hold_hand_overs();

    die_when(&world, || world.mailbox.hand_over_attempts() == 1).await;

    assert_one_draft_left_once(&world);
}

#[tokio::test]
async fn a_hand_off_that_is_put_off_sends_the_draft_it_has() {
    let world = with_drafts().await;
    world.mailbox.fail_next_hand_over(connectors::Error::Retry {
        after: Some(Duration::from_secs(600)),
        source: "busy".into(),
    });

    let email = ask(&world).await;
    world.advance(TimeDelta::minutes(9)).await;
    assert_eq!(world.mailbox.hand_over_attempts(), 1, "asked for ten minutes");
    world.advance(TimeDelta::minutes(2)).await;

    assert_eq!(world.email(email).await.status.0, Status::Sent);
    assert_one_draft_left_once(&world);
}

#[tokio::test]
async fn the_draft_of_a_message_that_is_called_back_is_discarded() {
    let world = with_drafts().await;
    world.mailbox.fail_next_hand_over(connectors::Error::Retry {
        after: None,
        source: "busy".into(),
    });
    let email = ask(&world).await;
    let connection = world.database.connection().await.unwrap();
    assert_eq!(world.mailbox.open_drafts(), 1);

    let reply = (OutboundKind::Reply, email.0);
    storage::ledger::call_back(&connection, world.workspace, reply, "undone", world.now())
        .await
        .unwrap();
    world.advance(TimeDelta::minutes(1)).await;

    assert_eq!((world.mailbox.open_drafts(), world.mailbox.handed_over().len()), (0, 0));
}

#[tokio::test]
async fn a_hand_off_that_is_not_settled_is_asked_about_until_it_is() {
    let world = World::new().await;
    world.mailbox.cut_next_hand_over();
    world.mailbox.leave_unsettled(3);

    let email = ask(&world).await;
    assert_ne!(world.email(email).await.status.0, Status::Sent);
    world.advance(TimeDelta::seconds(5)).await;
    world.advance(TimeDelta::seconds(10)).await;
    world.advance(TimeDelta::seconds(20)).await;

    assert_eq!(world.email(email).await.status.0, Status::Sent);
    assert_eq!(world.mailbox.hand_over_attempts(), 1);
}

#[tokio::test]
async fn a_hand_off_that_is_never_settled_is_left_to_a_person() {
    let world = World::new().await;
    world.mailbox.cut_next_hand_over();
    world.mailbox.leave_unsettled(usize::MAX);

    let email = ask(&world).await;
    for _ in 0..40 {
        world.advance(TimeDelta::hours(1)).await;
    }

    let found = world.email(email).await;
    assert_eq!(found.wait_reason.map(|word| word.0), Some(WaitReason::Uncertain));
    assert_eq!(world.mailbox.hand_over_attempts(), 1);
    assert_eq!(
        world.run_of(PROCESS_EMAIL, email.0).await.state.0,
        storage::runs::RunState::Waiting
    );
}

#[tokio::test]
async fn an_answer_is_linked_by_the_message_id_that_the_provider_wrote() {
    let world = with_drafts().await;
    let email = ask(&world).await;
    let ours = world.mailbox.handed_over()[0].message_id.clone();

    let to = format!("by-provider-{ours}");
    world
        .receive(&answer("two", &to, "Another subject", "Thank you."))
        .await;

    assert_follow_ups_ended(&world, email).await;
}

#[tokio::test]
async fn an_answer_is_linked_by_the_conversation_it_has_at_the_provider() {
    let world = with_drafts().await;
    let email = ask(&world).await;

    let raw = mail("two", "Another subject", "Thank you.").replace('\n', "\r\n");
    world
        .mailbox
        .push_in_thread(raw, world.now(), Some("thread-1".to_owned()));
    world.sync().await;

    assert_follow_ups_ended(&world, email).await;
}

async fn assert_follow_ups_ended(world: &World, email: EmailId) {
    let follow_ups = world.follow_ups(email).await;
    assert_eq!(follow_ups.len(), 3);
    for follow_up in follow_ups {
        assert_eq!(follow_up.status.0, FollowUpStatus::Cancelled);
    }
}
