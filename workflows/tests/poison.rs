//! Messages that the database refuses, whatever the reason.

mod world;

use chrono::TimeDelta;
use domain::emails::Status;
use domain::flows::PROCESS_EMAIL;
use storage::runs::RunState;
use world::{World, mail};

const QUESTION: &str = "Hello Mara,\n\nhow long does the trial last, and can we see a demo?\n\nBest,\nLena";

#[tokio::test]
async fn a_message_that_cannot_be_stored_rests_with_its_cause_and_delays_no_other() {
    let world = World::new().await;
    world
        .test_database
        .execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                 $$ BEGIN RAISE EXCEPTION 'poison'; END $$;
             CREATE TRIGGER refuse BEFORE INSERT ON emails FOR EACH ROW WHEN (NEW.body LIKE '%poison%')
                 EXECUTE FUNCTION refuse()",
        )
        .await;
    let arrive = |name: &str, body: &str| {
        let raw = mail(name, &format!("Demo request {name}"), body).replace('\n', "\r\n");
        world.mailbox.push_inbound(raw, world.now())
    };
    let before = arrive("one", QUESTION);
    let poison = arrive("two", &QUESTION.replace("trial", "poison"));
    let after = arrive("three", QUESTION);

    world.sync().await;

    for name in [before, after] {
        let email = world.email_of(&name).await;
        assert_eq!(world.email(email).await.status.0, Status::Sent, "{name}");
    }
    let remains = world.email(world.email_of(&poison).await).await;
    assert_eq!(
        (remains.status.0, remains.subject.as_str()),
        (Status::Error, "Demo request two")
    );
    assert!(remains.status_reason.is_some_and(|why| why.contains("poison")));
    let connection = world.database.connection().await.unwrap();
    let raw = storage::emails::get_raw(&connection, world.workspace, remains.id.into()).await;
    assert!(raw.unwrap().ends_with(b"Lena\r\n"), "the message is kept as it came");
}

#[tokio::test]
async fn a_run_whose_failure_the_database_refuses_to_write_down_fails_alone_and_says_why() {
    let world = World::new().await;
    world
        .test_database
        .execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                 $$ BEGIN RAISE EXCEPTION 'poison'; END $$;
             CREATE TRIGGER refuse_drafts BEFORE INSERT ON drafts FOR EACH ROW EXECUTE FUNCTION refuse();
             CREATE TRIGGER refuse BEFORE UPDATE ON emails FOR EACH ROW WHEN (NEW.status = 'error')
                 EXECUTE FUNCTION refuse()",
        )
        .await;

    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    for _ in 0..12 {
        world.advance(TimeDelta::minutes(16)).await;
    }

    let run = world.run_of(PROCESS_EMAIL, email.0).await;
    assert_eq!((run.state.0, run.lost_leases), (RunState::Failed, 0));
    assert!(run.error.unwrap().to_string().contains("poison"));
    assert_eq!(world.email(email).await.status.0, Status::New);
}
