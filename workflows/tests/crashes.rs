//! Being durable, as a property: every story ends the same when each effect is done twice, and when the process dies
//! before, inside and after every step.

mod world;

use std::pin::Pin;
use std::sync::Arc;

use chrono::TimeDelta;
use domain::flows::{DELETION, FOLLOW_UP, PROCESS_EMAIL, Signal};
use storage::accounts::AccountChanges;
use workflows::engine::Interference;
use workflows::flows::registry;
use world::{CrashAt, Recorder, Repeat, Snapshot, World, answer, mail};

const QUESTION: &str = "Hello Mara,\n\nhow long does the trial last, and can we see a demo?\n\nBest,\nLena";

type Story = for<'w> fn(&'w World) -> Pin<Box<dyn Future<Output = ()> + 'w>>;

#[tokio::test]
async fn an_answered_email_survives_every_crash() {
    survives(|world| {
        Box::pin(async {
            world.receive(&mail("one", "Demo request", QUESTION)).await;
        })
    })
    .await;
}

#[tokio::test]
async fn an_email_answered_by_a_draft_of_the_provider_survives_every_crash() {
    survives(|world| {
        Box::pin(async {
            world.mailbox.send_by_drafts();
            world.receive(&mail("one", "Demo request", QUESTION)).await;
            assert_eq!((world.mailbox.drafts_made(), world.mailbox.open_drafts()), (1, 0));
        })
    })
    .await;
}

#[tokio::test]
async fn emails_that_share_their_commits_survive_every_crash_of_one() {
    survives(|world| {
        Box::pin(async {
            for (name, subject) in [("one", "Demo request"), ("two", "A question"), ("three", "Trial")] {
                let raw = mail(name, subject, QUESTION).replace("lena@", &format!("{name}@"));
                world.mailbox.push_inbound(raw.replace('\n', "\r\n"), world.now());
            }
            world.sync().await;
        })
    })
    .await;
}

#[tokio::test]
async fn a_decided_email_survives_every_crash() {
    survives(|world| {
        Box::pin(async {
            world
                .set_account(AccountChanges {
                    auto_send_enabled: Some(false),
                    ..Default::default()
                })
                .await;
            let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
            world
                .signal(PROCESS_EMAIL, email.0, Signal::Regenerate { instruction: None })
                .await;
            world.approve(email).await;
        })
    })
    .await;
}

#[tokio::test]
async fn follow_ups_survive_every_crash() {
    survives(|world| {
        Box::pin(async {
            world.receive(&mail("one", "Demo request", QUESTION)).await;
            world.advance(TimeDelta::days(3)).await;
            let ours = world.mailbox.handed_over()[0].message_id.clone();
            world
                .receive(&answer("two", &ours, "Re: Demo request", "Thank you, that helps."))
                .await;
            world.advance(TimeDelta::days(9)).await;
        })
    })
    .await;
}

#[tokio::test]
async fn a_decided_follow_up_survives_every_crash() {
    survives(|world| {
        Box::pin(async {
            let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
            world
                .set_account(AccountChanges {
                    auto_send_enabled: Some(false),
                    ..Default::default()
                })
                .await;
            world.advance(TimeDelta::days(2)).await;
            let resting = world.follow_ups(email).await.remove(0).id;
            let approved = || Signal::Approved {
                draft_version: 0,
                follow_up: true,
            };
            world.signal(FOLLOW_UP, resting, approved()).await;
            world.signal(FOLLOW_UP, resting, Signal::Recalled).await;
            world.signal(FOLLOW_UP, resting, approved()).await;
            world.advance(TimeDelta::seconds(10)).await;
        })
    })
    .await;
}

#[tokio::test]
async fn a_meeting_and_its_reminder_survive_every_crash() {
    survives(|world| {
        Box::pin(async {
            let body = "Hello Mara,\n\ncan we meet on Thursday at 2pm for half an hour to talk?\n\nLena";
            world.receive(&mail("meet", "Meeting", body)).await;
            world
                .advance(TimeDelta::days(3) + TimeDelta::hours(3) + TimeDelta::minutes(10))
                .await;
        })
    })
    .await;
}

#[tokio::test]
async fn a_meeting_picked_from_offers_survives_every_crash() {
    survives(|world| {
        Box::pin(async {
            let body = "Hello Mara,\n\ncan we meet on Friday for half an hour to talk about the schedule?\n\nLena";
            world.receive(&mail("one", "Meeting", body)).await;
            let ours = world.mailbox.handed_over()[0].message_id.clone();
            world
                .receive(&answer("two", &ours, "Re: Meeting", "The second one suits me.\n\nLena"))
                .await;
        })
    })
    .await;
}

#[tokio::test]
async fn a_deleted_mailbox_survives_every_crash() {
    survives(|world| {
        Box::pin(async {
            world.receive(&mail("one", "Demo request", QUESTION)).await;
            world
                .set_account(AccountChanges {
                    auto_send_enabled: Some(false),
                    ..Default::default()
                })
                .await;
            world.receive(&mail("two", "Another question", QUESTION)).await;
            world.delete_account().await;
            world.assert_only_runs_remain(&[DELETION]).await;
        })
    })
    .await;
}

/// Tells the story undisturbed, with every effect done twice, and with a crash at every point it passes.
async fn survives(story: Story) {
    let recorder = Arc::new(Recorder::default());
    let expected = tell(story, recorder.clone()).await;
    let points = recorder.points();
    assert!(points.len() > 10, "the story has few steps: {points:?}");

    assert_eq!(tell(story, Arc::new(Repeat)).await, expected, "every effect done twice");
    for point in points {
        assert_eq!(
            tell(story, Arc::new(CrashAt::new(point))).await,
            expected,
            "crash at {point:?}"
        );
    }
}

async fn tell(story: Story, interference: Arc<dyn Interference>) -> Snapshot {
    let world = World::with(registry(), Some(interference)).await;
    story(&world).await;
    world.run_to_rest().await;
    world.assert_nothing_left_twice();
    world.snapshot().await
}
