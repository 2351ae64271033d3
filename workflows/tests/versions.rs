//! Runs of the version before: their journals are replayed, and nothing is written that code of their time cannot read.

mod world;

use chrono::TimeDelta;
use domain::emails::Status;
use domain::flows::{FlowKind, PROCESS_EMAIL};
use domain::ids::EmailId;
use serde_json::json;
use storage::accounts::AccountChanges;
use storage::journal::Recording;
use storage::runs::{RunFacts, Wake, view};
use tokio::sync::mpsc;
use workflows::engine::{End, Engine, EngineOptions, Flow, Registry, Run, Settling, Stop, Tells};
use workflows::flows::ProcessEmail;
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

/// What a worker of the version before answers emails with.
struct Before;

impl Flow for Before {
    const KIND: FlowKind = FlowKind {
        version: PROCESS_EMAIL.version - 1,
        ..PROCESS_EMAIL
    };
    const TELLS: Tells = ProcessEmail::TELLS;

    async fn run(&self, run: &mut Run) -> Result<End, Stop> {
        Flow::run(&ProcessEmail, run).await
    }

    async fn settle<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c RunFacts,
        settling: &'c Settling,
    ) -> storage::Result<Vec<Wake>> {
        Flow::settle(&ProcessEmail, recording, facts, settling).await
    }
}

/// Wakes everything that could be executed in each engine at the same time, until nothing can be.
async fn work_together(world: &World, engines: &[&Engine]) {
    for _ in 0..50 {
        let connection = world.database.connection().await.unwrap();
        let due = view::list_claimable(&connection, world.now()).await.unwrap();
        drop(connection);
        let woken = due
            .iter()
            .flat_map(|wake| engines.iter().map(|engine| engine.execute(*wake)));
        futures::future::join_all(woken).await;
    }
}

#[tokio::test]
async fn old_and_new_workers_side_by_side_answer_each_email_once() {
    let world = World::new().await;
    let (wakes, _kept) = mpsc::unbounded_channel();
    let registry = Registry::default().with(Before);
    let old = Engine::new(
        world.engine.context().clone(),
        registry,
        wakes,
        EngineOptions::default(),
    );
    world
        .mailbox
        .push_inbound(mail("one", "Demo request", QUESTION).replace('\n', "\r\n"), world.now());
    world
        .start_receiving(&mail("two", "Another demo request", &QUESTION.replace("Lena", "Nora")))
        .await;
    let [two, one] = &world.emails().await[..] else {
        panic!("two emails came in")
    };
    let (one, two): (EmailId, EmailId) = (one.id.into(), two.id.into());
    world
        .test_database
        .execute(&format!("{OLDER} AND subject = '{one}'"))
        .await;

    work_together(&world, &[&old]).await;
    world.clock.advance(TimeDelta::seconds(10));
    work_together(&world, &[&old]).await;

    let left_alone = world.run_of(PROCESS_EMAIL, two.0).await;
    assert_eq!(
        (left_alone.step, left_alone.attempts, left_alone.lost_leases),
        (None, 0, 0)
    );
    assert_eq!(world.email(one).await.status.0, Status::Sent);

    work_together(&world, &[&old, &world.engine]).await;
    world.clock.advance(TimeDelta::seconds(10));
    work_together(&world, &[&world.engine, &old]).await;

    assert_eq!(world.email(two).await.status.0, Status::Sent);
    assert_eq!(world.mailbox.handed_over().len(), 2);
}
