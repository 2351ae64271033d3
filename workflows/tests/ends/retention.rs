//! What is kept for a time goes when it is over, and nothing that is still needed goes with it.

use crate::world::{World, mail};
use chrono::TimeDelta;
use domain::flows::{PROCESS_EMAIL, RETENTION};
use domain::ids::{EmailId, UserId};
use serde_json::{Value, json};
use storage::accounts::AccountChanges;
use storage::runs::{NewRun, RunState, view};
use uuid::Uuid;

const QUESTION: &str = "Hello Mara,\n\nhow long does the trial last?\n\nBest,\nLena";

#[tokio::test]
async fn a_finished_run_loses_its_steps_first_and_goes_later() {
    let world = World::new().await;
    let email = world.receive(&mail("one", "Trial", QUESTION)).await;
    let run = world.run_of(PROCESS_EMAIL, email.0).await;
    assert_eq!(run.state.0, RunState::Succeeded);

    world.clock.advance(TimeDelta::days(89));
    tidy(&world).await;
    assert!(steps(&world, email).await > 0);

    world.clock.advance(TimeDelta::days(2));
    tidy(&world).await;
    assert_eq!(steps(&world, email).await, 0);
    assert_eq!(generations(&world, email).await, 1);

    world.clock.advance(TimeDelta::days(275));
    tidy(&world).await;
    assert_eq!(generations(&world, email).await, 0);
    assert_eq!(world.email(email).await.subject, "Trial");
}

#[tokio::test]
async fn a_failed_run_keeps_its_steps_until_it_goes() {
    let world = World::new().await;
    let email = world.receive(&mail("one", "Trial", QUESTION)).await;
    world
        .test_database
        .execute("UPDATE runs SET state = 'failed' WHERE flow = 'process_email'")
        .await;

    world.clock.advance(TimeDelta::days(100));
    tidy(&world).await;

    assert!(steps(&world, email).await > 0);
}

#[tokio::test]
async fn an_original_stays_for_ever_unless_somebody_says_otherwise() {
    let world = World::new().await;
    let email = world.receive(&mail("one", "Trial", QUESTION)).await;

    world.clock.advance(TimeDelta::days(5_000));
    tidy(&world).await;
    assert!(has_original(&world, email).await);

    set(&world, "keep_originals_days", json!(30)).await;
    tidy(&world).await;
    assert!(!has_original(&world, email).await);
}

#[tokio::test]
async fn the_original_of_an_unanswered_email_stays() {
    let world = World::new().await;
    set(&world, "keep_originals_days", json!(30)).await;
    world
        .set_account(AccountChanges {
            auto_send_enabled: Some(false),
            ..Default::default()
        })
        .await;
    let email = world.receive(&mail("one", "Trial", QUESTION)).await;

    world.clock.advance(TimeDelta::days(60));
    tidy(&world).await;
    assert!(has_original(&world, email).await);

    world.approve(email).await;
    tidy(&world).await;
    assert!(!has_original(&world, email).await);
}

#[tokio::test]
async fn an_email_whose_runs_are_gone_is_still_known_to_be_processed_anew() {
    let world = World::new().await;
    let email = world.receive(&mail("one", "Trial", QUESTION)).await;
    world.clock.advance(TimeDelta::days(400));
    tidy(&world).await;
    assert_eq!(generations(&world, email).await, 0);

    let run = NewRun::new(world.workspace, world.user, PROCESS_EMAIL, email.0, world.now()).anew();
    let connection = world.database.connection().await.unwrap();
    storage::runs::start(&connection, &run).await.unwrap();

    assert_eq!(world.run_of(PROCESS_EMAIL, email.0).await.generation, 2);
}

#[tokio::test]
async fn what_is_old_is_looked_for_once_a_day() {
    let world = World::new().await;
    world.run_to_rest().await;

    tidy(&world).await;

    let connection = world.database.connection().await.unwrap();
    let runs = view::list_generations(&connection, RETENTION.name, Uuid::nil())
        .await
        .unwrap();
    assert_eq!(runs.len(), 1);
    assert_eq!(runs[0].wake_at, Some(world.now() + TimeDelta::days(1)));
}

/// Has the daily turn take place now, and nothing else.
async fn tidy(world: &World) {
    let started = workflows::flows::Retention::ensure_started(world.engine.context())
        .await
        .unwrap();
    let connection = world.database.connection().await.unwrap();
    let wake = match started {
        Some(wake) => wake,
        None => storage::runs::hurry_subject(&connection, RETENTION, Uuid::nil(), world.now())
            .await
            .unwrap()
            .flatten()
            .expect("the run rests"),
    };
    drop(connection);
    world.engine.execute(wake).await;
}

async fn steps(world: &World, email: EmailId) -> usize {
    let connection = world.database.connection().await.unwrap();
    let run = world.run_of(PROCESS_EMAIL, email.0).await;
    view::list_steps(&connection, run.id.into()).await.unwrap().len()
}

async fn generations(world: &World, email: EmailId) -> usize {
    let connection = world.database.connection().await.unwrap();
    let runs = view::list_generations(&connection, PROCESS_EMAIL.name, email.0).await;
    runs.unwrap().len()
}

async fn has_original(world: &World, email: EmailId) -> bool {
    let connection = world.database.connection().await.unwrap();
    storage::emails::get_raw(&connection, world.workspace, email)
        .await
        .is_ok()
}

async fn set(world: &World, key: &str, value: Value) {
    let connection = world.database.connection().await.unwrap();
    storage::people::settings::put(&connection, key, &value, UserId(world.user.0), world.now())
        .await
        .unwrap();
}
