//! Runs of the version before: their journals are replayed, and nothing is written that code of their time cannot read.

mod world;

use chrono::TimeDelta;
use domain::emails::Status;
use domain::flows::PROCESS_EMAIL;
use serde_json::json;
use storage::accounts::AccountChanges;
use storage::runs::view;
use world::{Snapshot, World, mail};

const QUESTION: &str = "Hello Mara,\n\nhow long does the trial last, and can we see a demo?\n\nBest,\nLena";
const MEETING: &str = "Hello Mara,\n\ncan we meet on Friday at 9am for half an hour to talk?\n\nLena";

/// Makes the unfinished runs those of version 1.
const OLDER: &str = "UPDATE runs SET version = 1 WHERE finished_at IS NULL";

async fn decided(makes_older: bool) -> Snapshot {
    let world = World::new().await;
    world
        .set_account(AccountChanges {
            auto_send_enabled: Some(false),
            ..AccountChanges::default()
        })
        .await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    if makes_older {
        world.test_database.execute(OLDER).await;
    }
    world.approve(email).await;
    world.advance(TimeDelta::days(3)).await;
    world.snapshot().await
}

#[tokio::test]
async fn runs_of_the_version_before_end_as_those_of_this_one() {
    assert_eq!(decided(true).await, decided(false).await);
}

#[tokio::test]
async fn a_run_of_version_1_does_not_say_that_a_time_is_free_again() {
    let world = World::new().await;
    world.receive(&mail("one", "Meeting", MEETING)).await;
    let email = world
        .receive(&mail("two", "Meeting", &MEETING.replace("Lena", "Nora")))
        .await;
    world.test_database.execute(OLDER).await;
    world.test_database.execute("DELETE FROM events").await;

    world.approve(email).await;

    let rests = world.email(email).await;
    assert_eq!((rests.status.0, rests.draft_version), (Status::DraftReady, 1));
    let why = rests.status_reason.unwrap();
    assert!(why.contains("calendar has changed"), "a person looks at it: {why}");
    let run = world.run_of(PROCESS_EMAIL, email.0).await;
    let connection = world.database.connection().await.unwrap();
    let steps = view::list_steps(&connection, run.id.into()).await.unwrap();
    let booked = steps.iter().find(|step| step.name == "book").unwrap();
    assert_eq!(booked.output, json!("conflict"));
}
