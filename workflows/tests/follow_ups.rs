//! Follow-ups told as stories: when they are scheduled, what a person decides about them, what leaves.

mod world;

use chrono::TimeDelta;
use domain::emails::WaitReason;
use domain::flows::{FOLLOW_UP, Signal};
use domain::follow_ups::FollowUpStatus;
use domain::ids::EmailId;
use storage::accounts::AccountChanges;
use storage::follow_ups::{FollowUp, FollowUpChanges};
use world::{World, answer, mail};

const QUESTION: &str = "Hello Mara,\n\nhow long does the trial last, and can we see a demo?\n\nBest,\nLena";
const APPROVED: Signal = Signal::Approved {
    draft_version: 0,
    follow_up: true,
};

/// A mailbox that sends nothing by itself, an email answered by a person, and its first follow-up, due and resting.
async fn resting() -> (World, EmailId, FollowUp) {
    let world = World::new().await;
    let changes = AccountChanges {
        auto_send_enabled: Some(false),
        ..Default::default()
    };
    world.set_account(changes).await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    world.approve(email).await;
    world.advance(TimeDelta::days(2)).await;
    let first = first(&world, email).await;
    assert_eq!(reason(&first), Some(WaitReason::Approval), "{first:?}");
    (world, email, first)
}

async fn first(world: &World, email: EmailId) -> FollowUp {
    world.follow_ups(email).await.remove(0)
}

fn reason(follow_up: &FollowUp) -> Option<WaitReason> {
    follow_up.wait_reason.map(|word| word.0)
}

#[tokio::test]
async fn none_is_scheduled_where_the_correspondent_wrote_again_meanwhile() {
    let world = World::new().await;
    let second = "One more thing: how long does the trial last?";

    for raw in [
        mail("one", "Demo request", QUESTION),
        answer("two", "one@workshop.example", "Re: Demo request", second),
    ] {
        world.mailbox.push_inbound(raw.replace('\n', "\r\n"), world.now());
    }
    world.sync().await;

    assert_eq!(world.mailbox.handed_over().len(), 2);
    let mut numbers = Vec::new();
    for email in world.emails().await {
        numbers.push((email.subject.clone(), world.follow_ups(email.id.into()).await.len()));
    }
    numbers.sort();
    assert_eq!(
        numbers,
        [("Demo request".to_owned(), 0), ("Re: Demo request".to_owned(), 3)]
    );
}

#[tokio::test]
async fn an_out_of_office_note_leaves_them_as_they_are() {
    let world = World::new().await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    let ours = world.mailbox.handed_over()[0].message_id.clone();

    let note = answer("two", &ours, "Out of office", "I am away.");
    let note = note.replacen("\nContent-Type", "\nAuto-Submitted: auto-replied\nContent-Type", 1);
    world.receive(&note).await;
    world.advance(TimeDelta::days(3)).await;

    assert_eq!(first(&world, email).await.status.0, FollowUpStatus::Sent);
}

#[tokio::test]
async fn an_approved_one_leaves_after_the_undo_window_whatever_else_is_said() {
    let (world, email, resting) = resting().await;

    world.signal(FOLLOW_UP, resting.id, APPROVED).await;
    world.signal(FOLLOW_UP, resting.id, APPROVED).await;
    world.signal(FOLLOW_UP, resting.id, Signal::Unblocked).await;
    let before = world.mailbox.handed_over().len();
    world.advance(TimeDelta::seconds(10)).await;

    assert_eq!((before, world.mailbox.handed_over().len()), (1, 2));
    assert_eq!(first(&world, email).await.status.0, FollowUpStatus::Sent);
}

#[tokio::test]
async fn one_that_was_called_back_leaves_only_by_another_approval() {
    let (world, email, resting) = resting().await;

    world.signal(FOLLOW_UP, resting.id, APPROVED).await;
    world.signal(FOLLOW_UP, resting.id, Signal::Recalled).await;
    world.advance(TimeDelta::minutes(5)).await;
    let called_back = first(&world, email).await;
    let before = world.mailbox.handed_over().len();
    world.signal(FOLLOW_UP, resting.id, APPROVED).await;
    world.advance(TimeDelta::seconds(10)).await;

    assert_eq!(reason(&called_back), Some(WaitReason::Approval));
    assert_eq!(
        called_back.status_reason.as_deref(),
        Some("You called this follow-up back")
    );
    assert_eq!((before, world.mailbox.handed_over().len()), (1, 2));
}

#[tokio::test]
async fn one_that_is_put_off_inside_the_undo_window_waits_for_its_new_time() {
    let (world, email, resting) = resting().await;
    world.signal(FOLLOW_UP, resting.id, APPROVED).await;

    let connection = world.database.connection().await.unwrap();
    let later = FollowUpChanges {
        scheduled_at: Some(world.now() + TimeDelta::hours(30)),
        ..Default::default()
    };
    storage::follow_ups::update(&connection, world.workspace, resting.id.into(), &later)
        .await
        .unwrap();
    drop(connection);
    world.signal(FOLLOW_UP, resting.id, Signal::Changed).await;
    world.advance(TimeDelta::hours(1)).await;

    let put_off = first(&world, email).await;
    assert_eq!((put_off.status.0, reason(&put_off)), (FollowUpStatus::Pending, None));
    assert_eq!(world.mailbox.handed_over().len(), 1);
}

#[tokio::test]
async fn one_that_nobody_can_tell_about_is_settled_by_a_person() {
    for (was_sent, status) in [(true, FollowUpStatus::Sent), (false, FollowUpStatus::Pending)] {
        let (world, email, resting) = resting().await;
        world.mailbox.cut_next_hand_over();
        world.mailbox.cannot_tell_what_left();
        world.signal(FOLLOW_UP, resting.id, APPROVED).await;
        world.advance(TimeDelta::hours(3)).await;
        let unclear = first(&world, email).await;
        assert_eq!(reason(&unclear), Some(WaitReason::Uncertain));
        assert!(unclear.status_reason.is_some());

        world.signal(FOLLOW_UP, resting.id, Signal::Settled { was_sent }).await;

        let settled = first(&world, email).await;
        assert_eq!(settled.status.0, status);
        assert_eq!(reason(&settled), (!was_sent).then_some(WaitReason::Approval));
    }
}

#[tokio::test]
async fn an_absence_with_a_day_of_return_moves_them_behind_it() {
    let world = World::new().await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    let ours = world.mailbox.handed_over()[0].message_id.clone();

    let note = answer(
        "two",
        &ours,
        "Out of office",
        "I am out of office until 25 November 2026 and will answer when I am back.",
    );
    let note = note.replacen("\nContent-Type", "\nAuto-Submitted: auto-replied\nContent-Type", 1);
    world.receive(&note).await;

    let due: Vec<String> = world
        .follow_ups(email)
        .await
        .iter()
        .map(|one| one.scheduled_at.format("%-d %H:%M").to_string())
        .collect();
    assert_eq!(due, ["26 09:00", "30 08:00", "1 08:00"]);
    world.advance(TimeDelta::days(8)).await;
    assert_eq!(world.mailbox.handed_over().len(), 1, "nothing leaves meanwhile");
    world.advance(TimeDelta::days(3)).await;
    assert_eq!(first(&world, email).await.status.0, FollowUpStatus::Sent);
}

#[tokio::test]
async fn those_that_are_scheduled_during_an_absence_come_behind_it_too() {
    let world = World::new().await;
    let changes = AccountChanges {
        auto_send_enabled: Some(false),
        ..Default::default()
    };
    world.set_account(changes).await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    let note = answer(
        "two",
        "one@workshop.example",
        "Out of office",
        "I am out of office until 25 November 2026.",
    );
    let note = note.replacen("\nContent-Type", "\nAuto-Submitted: auto-replied\nContent-Type", 1);
    world.receive(&note).await;

    world.approve(email).await;

    let first = first(&world, email).await;
    assert_eq!(first.scheduled_at.format("%-d").to_string(), "26");
}

#[tokio::test]
async fn what_the_owner_writes_by_hand_ends_them() {
    let world = World::new().await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    let ours = world.mailbox.handed_over()[0].message_id.clone();

    let by_hand = answer("two", &ours, "Re: Demo request", "I have called Lena, all is said.");
    let by_hand = by_hand.replacen("Lena Brandt <lena@workshop.example>", world::ADDRESS, 1);
    world.receive(&by_hand).await;

    let follow_ups = world.follow_ups(email).await;
    assert_eq!(follow_ups.len(), 3);
    for one in follow_ups {
        assert_eq!(one.status.0, FollowUpStatus::Cancelled);
        assert_eq!(
            one.cancellation_reason.as_deref(),
            Some("You have written in the thread yourself")
        );
    }
}

#[tokio::test]
async fn a_cancellation_ends_them() {
    let world = World::new().await;
    let body = "Hello Mara,\n\ncan we meet on Thursday at 2pm for half an hour to talk about the schedule?\n\nLena";
    let email = world.receive(&mail("one", "Meeting", body)).await;
    let ours = world.mailbox.handed_over()[0].message_id.clone();

    let words = "Hello Mara,\n\nI have to cancel our meeting on Thursday, sorry.\n\nLena";
    let cancelled = world.receive(&answer("two", &ours, "Re: Meeting", words)).await;

    let follow_ups = world.follow_ups(email).await;
    assert!(follow_ups.iter().all(|one| one.status.0 == FollowUpStatus::Cancelled));
    assert!(world.follow_ups(cancelled).await.is_empty());
}

#[tokio::test]
async fn a_follow_up_says_that_a_machine_made_it_and_the_history_tells_of_it() {
    let world = World::new().await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;

    world.advance(TimeDelta::days(3)).await;
    let sent = world.mailbox.handed_over();
    let follow_up = domain::mail::parse(&sent[1].raw);
    assert_eq!(follow_up.header("Auto-Submitted"), Some("auto-generated"));
    assert_eq!(
        follow_up.to.first().and_then(|to| to.name.as_deref()),
        Some("Lena Brandt")
    );

    let ours = sent[0].message_id.clone();
    world
        .receive(&answer("two", &ours, "Re: Demo request", "Thank you, that helps."))
        .await;
    let connection = world.database.connection().await.unwrap();
    let history = storage::emails::list_actions(&connection, world.workspace, email)
        .await
        .unwrap();
    let told: Vec<&str> = history.iter().map(|entry| entry.action.as_str()).collect();
    for expected in ["follow_ups_scheduled", "follow_up_sent", "follow_ups_cancelled"] {
        assert!(told.contains(&expected), "{expected}: {told:?}");
    }
    let states: Vec<_> = history.iter().map(|entry| entry.status.map(|word| word.0)).collect();
    assert_eq!(states.last(), Some(&Some(domain::emails::Status::Sent)), "{states:?}");
}
